using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Corridor.Data;

namespace Corridor.Simulation.Store;

/// <summary>Everything that decides a run's results. Two runs with equal inputs have equal digests and equal results.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="ProgramVersion">Version of the program that computes (see <see cref="Store.ProgramVersion"/>).</param>
/// <param name="DataDigest">Digest of the data folder (see <see cref="FolderDigest"/>).</param>
/// <param name="ScenarioDigest">Digest of the scenario file and of those it builds on.</param>
/// <param name="FirstMonth">First month that is computed.</param>
/// <param name="Until">Last month that is computed.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="Members">Number of ensemble members, 1 for a single run.</param>
/// <param name="Solver">Empty for the macrosimulation; else the kind of microsimulation, such as "micro 1:100 families".</param>
public sealed record RunInputs(
    string Scenario,
    string ProgramVersion,
    string DataDigest,
    string ScenarioDigest,
    Month FirstMonth,
    Month Until,
    long Seed,
    int Members = 1,
    string Solver = "")
{
    /// <summary>SHA-256 over all inputs, 64 lower-case hexadecimal digits. The number of threads is not part of it.</summary>
    public string Digest
    {
        get
        {
            // A line each, with its name: no two different sets of inputs give the same text.
            string text = string.Create(
                CultureInfo.InvariantCulture,
                $"corridor run\nscenario {Scenario}\nprogram {ProgramVersion}\ndata {DataDigest}\nfile {ScenarioDigest}\nfrom {FirstMonth}\nuntil {Until}\nseed {Seed}\nmembers {Members}\n{(Solver.Length > 0 ? $"solver {Solver}\n" : string.Empty)}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }

    /// <summary>Number of months.</summary>
    public int Months => Until - FirstMonth + 1;
}
