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
    /// <summary>"0.1.0-1a2b3c4d5e6f": the version of the first assembly and the mark of all.</summary>
    public static string Of(params IReadOnlyList<Assembly> assemblies)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Guid build in assemblies.OrderBy(a => a.GetName().Name, StringComparer.Ordinal).Select(a => a.ManifestModule.ModuleVersionId))
        {
            hash.AppendData(build.ToByteArray());
        }

        return $"{Released(assemblies[0])}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}";
    }

    /// <summary>The released version of an assembly, such as "0.1.0", without build metadata.</summary>
    public static string Released(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? assembly.GetName().Version?.ToString(3)
        ?? "0";
}
