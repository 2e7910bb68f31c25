using System.Reflection;
using System.Security.Cryptography;

namespace Corridor.Simulation.Store;

/// <summary>
/// Names the code that computes a run: the released version, and a mark of the compiled assemblies. Builds are deterministic, so that
/// the mark is the same wherever the same sources are built the same way, and another one as soon as a line of the model changes;
/// a run that older code stored is then never served for newer code.
/// </summary>
public static class ProgramVersion
{
    private const string House = "Corridor.";

    /// <summary>
    /// "0.1.0-1a2b3c4d5e6f": the version of an assembly, and the mark of it and of all assemblies of this house that it builds on.
    /// </summary>
    public static string Of(Assembly assembly)
    {
        SortedDictionary<string, Guid> builds = new(StringComparer.Ordinal);
        Collect(assembly, builds);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Guid build in builds.Values)
        {
            hash.AppendData(build.ToByteArray());
        }

        return $"{Released(assembly)}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}";
    }

    /// <summary>The released version of an assembly, such as "0.1.0", without build metadata.</summary>
    public static string Released(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? assembly.GetName().Version?.ToString(3)
        ?? "0";

    private static void Collect(Assembly assembly, SortedDictionary<string, Guid> builds)
    {
        if (!builds.TryAdd(assembly.GetName().Name!, assembly.ManifestModule.ModuleVersionId))
        {
            return;
        }

        foreach (AssemblyName reference in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith(House, StringComparison.Ordinal)))
        {
            Collect(Assembly.Load(reference), builds);
        }
    }
}
