using Corridor.Simulation;
using Corridor.Simulation.Displaced;
using Corridor.Simulation.Russia;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>What `run --micro` answers.</summary>
/// <param name="Macro">The run of expected numbers.</param>
/// <param name="Micro">The run of persons.</param>
/// <param name="Alike">The same with persons who are alike, where those of the run differ.</param>
/// <param name="Nations">Nations.</param>
/// <param name="Seconds">Time in all.</param>
/// <param name="Store">The store.</param>
/// <param name="Report">The report.</param>
/// <param name="Tables">Tables of lives and histories.</param>
/// <param name="Changed">Rules that the scenario changes.</param>
/// <param name="Displaced">Displaced people in the years of the headline.</param>
/// <param name="Russia">Russia's population and labour market in them, of the run of expected numbers.</param>
internal sealed record MicroAnswer(
    RunRecord Macro,
    MicroRun Micro,
    MicroRun? Alike,
    IReadOnlyList<string> Nations,
    double Seconds,
    string Store,
    string? Report,
    IReadOnlyList<string> Tables,
    IReadOnlyList<ChangedRule> Changed,
    IReadOnlyList<DisplacedRow> Displaced,
    IReadOnlyList<RussiaRow> Russia);

/// <summary>Prints a microsimulation.</summary>
internal static class MicroPrint
{
    public static void Write(Screen screen, bool json, MicroAnswer answer)
    {
        (RunRecord run, MicroRecord record) = (answer.Micro.Run, answer.Micro.Record);
        if (json)
        {
            Json.Write(screen, new
            {
                Run = run.Short,
                run.Digest,
                run.Inputs.Scenario,
                run.Inputs.Solver,
                record.Scale,
                run.SecondsMacro,
                SecondsMicro = record.Seconds,
                SecondsTotal = answer.Seconds,
                record.Persons,
                record.PersonMonths,
                NsPerPersonMonth = record.NanosecondsPerPersonMonth,
                run.PeakMb,
                run.Inputs.Members,
                FromStore = answer.Micro.FromStore,
                run.ContentDigest,
                FirstMonth = run.Inputs.FirstMonth.ToString(),
                Until = run.Inputs.Until.ToString(),
                run.Inputs.Seed,
                answer.Store,
                answer.Report,
                answer.Tables,
                ChangedRules = answer.Changed,
                run.Headline,
                HeadlineMacro = answer.Macro.Headline,
                record.Lives,
                LivesIfAlike = answer.Alike?.Record.Lives,
                answer.Displaced,
                answer.Russia,
            });
            return;
        }

        HeadlineTable.Write(run.Headline, screen);
        screen.Out.WriteLine();
        LivesSummary.Write(record.Lives, answer.Alike?.Record.Lives, answer.Nations, screen);
        ChangedRule.Write(answer.Changed, screen);
        TextWriter writer = screen.Out;
        writer.WriteLine();
        writer.WriteLine($"run             {run.Inputs.Scenario} {run.Short}, {run.Inputs.Solver}{(answer.Micro.FromStore ? ", from the store" : string.Empty)}");
        writer.WriteLine($"persons         {Numbers.Text(record.Persons)} simulated, each for {Numbers.Text(record.Scale)}; {Numbers.Text(record.PersonMonths)} person-months");
        writer.WriteLine($"microsimulation {Numbers.Text(record.Seconds, 2)} s{(answer.Micro.FromStore ? " when it was computed" : string.Empty)}, {Numbers.Text(record.NanosecondsPerPersonMonth, 3)} ns a person-month; all in all {Numbers.Text(answer.Seconds, 2)} s");
        writer.WriteLine($"macrosimulation {answer.Macro.Short}; the largest difference of its stocks in the headline is {Numbers.Text(LargestDifference(run.Headline, answer.Macro.Headline), 2)} %");
        writer.WriteLine($"peak memory     {Numbers.Text(run.PeakMb)} MB");
        writer.WriteLine($"store           {answer.Store}");
        foreach (string path in answer.Tables)
        {
            writer.WriteLine($"table           {path}");
        }

        if (answer.Report is not null)
        {
            writer.WriteLine($"report          {answer.Report}");
        }
    }

    /// <summary>Largest difference of the persons at home, abroad and in Russia, percent of the expected number.</summary>
    private static double LargestDifference(IReadOnlyList<HeadlineRow> micro, IReadOnlyList<HeadlineRow> macro) => micro.Zip(macro)
        .SelectMany(pair => new[]
        {
            (pair.First.PopulationHome, pair.Second.PopulationHome),
            (pair.First.CitizensAbroad, pair.Second.CitizensAbroad),
            (pair.First.CitizensInRussia, pair.Second.CitizensInRussia),
        })
        .Max(pair => pair.Item2 > 0 ? 100 * Math.Abs(pair.Item1 - pair.Item2) / pair.Item2 : 0);
}
