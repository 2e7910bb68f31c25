using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Corridor.Experiments.Ensembles;

/// <summary>
/// Everything that decides the members of an ensemble. How many there are is no part of it: an ensemble can grow, and its first members stay.
/// </summary>
/// <param name="Run">Digest of the run whose members they are: program, data, scenario, months and seed.</param>
/// <param name="ProgramVersion">Version of the program that makes members.</param>
/// <param name="Processes">Digest of the plan of the drivers' processes.</param>
/// <param name="Posterior">Digest of the draws and of what they are draws of; empty where no draws are used.</param>
/// <param name="Drivers">Drivers that vary.</param>
public sealed record EnsembleKey(string Run, string ProgramVersion, string Processes, string Posterior, IReadOnlyList<string> Drivers)
{
    /// <summary>SHA-256 over all of it, 64 lower-case hexadecimal digits.</summary>
    public string Digest
    {
        get
        {
            string text = string.Create(
                CultureInfo.InvariantCulture,
                $"corridor ensemble\nrun {Run}\nprogram {ProgramVersion}\nprocesses {Processes}\nposterior {Posterior}\ndrivers {string.Join(',', Drivers.Order(StringComparer.Ordinal))}\n");
            return Hash(text);
        }
    }

    /// <summary>
    /// SHA-256 over all but the run: with the same seed, members of the same number of two ensembles that share it have the same draw and the same paths.
    /// </summary>
    public string Shared => Hash($"corridor ensembles\nprogram {ProgramVersion}\nprocesses {Processes}\nposterior {Posterior}\ndrivers {string.Join(',', Drivers.Order(StringComparer.Ordinal))}\n");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
