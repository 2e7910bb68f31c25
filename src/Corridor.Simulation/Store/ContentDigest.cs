using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Corridor.Simulation.Store;

/// <summary>
/// A digest of all results of a run. It depends on keys and values only: not on threads, not on the order in which series were added
/// or stored, and not on whether the table comes from a computation or from the store.
/// </summary>
public static class ContentDigest
{
    /// <summary>SHA-256 over the months, then all series and pyramids in ordinal order of their keys; 64 lower-case hexadecimal digits.</summary>
    public static string Of(SeriesTable table)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, $"{table.Start} {table.End}", string.Empty, []);
        foreach (SeriesKey key in table.Keys)
        {
            (string kind, byte[] bytes) = SeriesEncoding.Encode(key.Series, table.Find(key));
            Append(hash, key.ToString(), kind, bytes);
        }

        foreach (PyramidKey key in table.PyramidKeys)
        {
            (string kind, byte[] bytes) = SeriesEncoding.Encode(string.Empty, table.Find(key));
            Append(hash, FormattableString.Invariant($"pyramid|{key.Nation}|{key.Where}|{key.Sex}|{key.Year}"), kind, bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string key, string kind, byte[] bytes)
    {
        byte[] head = Encoding.UTF8.GetBytes($"{key}\n{kind}\n");
        Span<byte> lengths = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(lengths, head.Length);
        BinaryPrimitives.WriteInt32LittleEndian(lengths[4..], bytes.Length);
        hash.AppendData(lengths);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
