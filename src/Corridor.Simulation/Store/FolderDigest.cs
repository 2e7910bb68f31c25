using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Corridor.Simulation.Store;

/// <summary>A digest of all files of a folder: their relative names and their contents, nothing else (no dates, no absolute paths).</summary>
public static class FolderDigest
{
    /// <summary>
    /// SHA-256 over the files below <paramref name="root"/> in ordinal order of their relative names, 64 lower-case hexadecimal digits.
    /// Files and folders whose name begins with a dot are left out.
    /// </summary>
    /// <param name="root">The folder.</param>
    /// <param name="without">Subfolders ("evidence") and files that don't matter for the use at hand.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static string Of(string root, params IReadOnlyCollection<string> without) =>
        Of(root, name => !without.Any(part => name == part || name.StartsWith(part + "/", StringComparison.Ordinal)));

    /// <summary>The same over the files whose relative name ("posterior/fitted.csv") matters.</summary>
    public static string Of(string root, Func<string, bool> matters) =>
        OfFiles(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), Path: path))
            .Where(file => !file.Name.Split('/').Any(part => part.StartsWith('.')) && matters(file.Name)));

    /// <summary>SHA-256 over named files in ordinal order of their names.</summary>
    public static string OfFiles(IEnumerable<(string Name, string Path)> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach ((string name, string path) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            foreach (byte[] part in new[] { Encoding.UTF8.GetBytes(name), File.ReadAllBytes(path) })
            {
                // The length first, so that no byte can wander from one file to the next unseen.
                BinaryPrimitives.WriteInt64LittleEndian(length, part.LongLength);
                hash.AppendData(length);
                hash.AppendData(part);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
