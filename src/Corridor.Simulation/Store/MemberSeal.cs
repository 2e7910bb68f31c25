using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Corridor.Simulation.Store;

/// <summary>
/// Members are kept with a seal: SHA-256 over the ensemble, the number and the bytes. A byte that was changed or lost, and a member of another ensemble or number,
/// do not have it.
/// </summary>
internal static class MemberSeal
{
    private const int Digits = 16;

    /// <summary>The bytes of a member with their seal behind them.</summary>
    /// <param name="ensemble">Digest of the ensemble, or its first sixteen digits.</param>
    /// <param name="number">Number of the member.</param>
    /// <param name="bytes">The bytes.</param>
    public static byte[] Close(string ensemble, int number, byte[] bytes) => [.. bytes, .. Of(ensemble, number, bytes)];

    /// <summary>The bytes of a member without their seal; null where it is not theirs.</summary>
    /// <param name="ensemble">Digest of the ensemble, or its first sixteen digits.</param>
    /// <param name="number">Number of the member.</param>
    /// <param name="kept">What is kept; null where nothing is.</param>
    public static byte[]? Open(string ensemble, int number, byte[]? kept)
    {
        if (kept is null || kept.Length < SHA256.HashSizeInBytes)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = kept.AsSpan(0, kept.Length - SHA256.HashSizeInBytes);
        return kept.AsSpan(bytes.Length).SequenceEqual(Of(ensemble, number, bytes)) ? bytes.ToArray() : null;
    }

    private static byte[] Of(string ensemble, int number, ReadOnlySpan<byte> bytes)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(ensemble[..Digits]));
        Span<byte> counted = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(counted, number);
        hash.AppendData(counted);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }
}
