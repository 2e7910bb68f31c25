using System.CommandLine;
using Corridor.Experiments.Ensembles;
using Corridor.Simulation;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The members of a run, computed or taken from the store.</summary>
/// <param name="Run">The central run.</param>
/// <param name="About">What is kept beside the members.</param>
/// <param name="Members">The members, from the first on.</param>
/// <param name="ContentDigest">Digest of their bytes.</param>
/// <param name="Computed">How many were computed now.</param>
/// <param name="Seconds">Time that took.</param>
internal sealed record EnsembleAnswer(RunRecord Run, EnsembleAbout About, IReadOnlyList<Member> Members, string ContentDigest, int Computed, double Seconds);

/// <summary>The options that ask for members, and what they do.</summary>
/// <param name="rooms">Rooms.</param>
/// <param name="screen">Screen.</param>
/// <param name="otherwise">How many members there are where none are asked for.</param>
internal sealed class EnsembleRuns(Rooms rooms, Screen screen, string otherwise = "as the scenario says, else none")
{
    private const int MostMembers = 999_999;
    private const string All = "all";
    private const string None = "none";

    private readonly Option<long?> _members = Inputs.Whole("--members", $"Members to compute: futures with a draw of the parameters and paths of the drivers each [default: {otherwise}]", 1, MostMembers);
    private readonly Option<string?> _drivers = Inputs.Text("--drivers", "all|none|A,B", "With --members: drivers that vary, such as exchange_rate,wage [default: all]");
    private readonly Option<bool> _fixed = Inputs.Switch("--fixed-parameters", "With --members: leave the parameters at their central values");
    private readonly Option<bool> _noDiscrepancy = DiscrepancyOption();

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options => [_members, _drivers, _fixed, _noDiscrepancy];

    /// <summary>Leaves out what the model itself misses.</summary>
    public static Option<bool> DiscrepancyOption() => Inputs.Switch("--no-discrepancy", "Leave the model's own discrepancy out of the bands");

    /// <summary>Members asked for, on the command line or by the scenario; 0 for none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="ofScenario">Members that the scenario asks for.</param>
    /// <param name="verb">Who asks.</param>
    /// <exception cref="BadCommandLineException">An option that needs --members stands without it.</exception>
    public int Members(ParseResult parsed, int ofScenario = 1, string verb = "corridor run")
    {
        int members = (int)(parsed.GetValue(_members) ?? (ofScenario > 1 ? ofScenario : 0));
        string? lonely = members > 0 ? null
            : parsed.GetValue(_drivers) is not null ? _drivers.Name
            : parsed.GetValue(_fixed) ? _fixed.Name
            : parsed.GetValue(_noDiscrepancy) ? _noDiscrepancy.Name
            : null;
        return lonely is null ? members : throw new BadCommandLineException("missing_word", $"{lonely} without --members", verb, "add --members 200");
    }

    /// <summary>What is asked of them.</summary>
    public EnsembleRequest Asked(ParseResult parsed) => new(
        (parsed.GetValue(_drivers) ?? All) switch
        {
            All => null,
            None => [],
            string words => words.Split(',', StringSplitOptions.TrimEntries),
        },
        parsed.GetValue(_fixed));

    /// <summary>Whether the model's own discrepancy is wanted in the bands.</summary>
    public bool WithDiscrepancy(ParseResult parsed) => !parsed.GetValue(_noDiscrepancy);

    /// <summary>Computes the members that the store does not have yet.</summary>
    public EnsembleAnswer Of(RunRecord run, PlannedEnsemble ensemble, int count, RunStore store, int threads, CancellationToken cancellation)
    {
        StoredMembers kept = new(store, run.Digest, ensemble.Key.Digest) { About = ensemble.About.Json() };
        long start = rooms.Clock.GetTimestamp();
        int[] numbers = [.. Enumerable.Range(1, count)];
        int computed = Enumerable.All(numbers, kept.Numbers().Contains)
            ? 0
            : MonthsProgress.Show(
                screen,
                $"{run.Inputs.Scenario} members",
                count,
                rooms.Clock,
                progress => Ensemble.Compute(ensemble.Model(), numbers, kept, threads, progress, cancellation),
                "members");
        cancellation.ThrowIfCancellationRequested();
        double seconds = rooms.Clock.GetElapsedTime(start).TotalSeconds;
        return new EnsembleAnswer(run, ensemble.About, kept.First(count), MemberEncoding.ContentDigest(numbers.Select(number => kept.Find(number)!)), computed, seconds);
    }
}
