using System.CommandLine;
using Corridor.Data;
using Corridor.Publishing;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>`corridor runs figure`: one figure of a run's report as an SVG file.</summary>
internal static class FigureOfRunVerb
{
    public static Verb Of(IReportWriter reports, Screen screen, Option<bool> json)
    {
        Argument<string> name = Inputs.Word("RUN", "Scenario id (its newest run) or at least four digits of a digest");
        Argument<string> figure = Inputs.Word("FIGURE", $"One of {string.Join(", ", Figures.Names.Keys)}");
        Option<string?> nation = Inputs.Text("--nation", "CODE", "Citizenship, for figures of one nation");
        Option<string?> output = Inputs.Text("--output", "FILE", "Where the drawing goes [default: FIGURE.svg, or FIGURE-NATION.svg]");
        Option<string?> data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
        Option<string?> file = StoreOption.Create();
        output.Aliases.Add("-o");
        return new Verb(
            "figure",
            "Write one figure of a run's report as a standalone SVG file.",
            ["corridor runs figure base map -o map.svg", "corridor runs figure base russia --nation TJK"],
            (parsed, _) =>
            {
                string what = parsed.GetValue(figure)!;
                string whose = parsed.GetValue(nation) ?? string.Empty;
                Check(what, whose, DataFolder.Find(parsed.GetValue(data)));
                using RunStore store = RunStore.OpenExisting(StoreOption.Path(parsed, file));
                RunRecord run = store.Find(parsed.GetValue(name)!);
                string path = parsed.GetValue(output) ?? (whose.Length > 0 ? $"{what}-{whose}.svg" : $"{what}.svg");
                File.WriteAllText(path, reports.Figure(run, store.LoadSeries(run), what, whose, parsed.GetValue(data)));
                if (parsed.GetValue(json))
                {
                    Json.Write(screen, new { Figure = what, Nation = whose, File = path, Run = run.Short });
                }
                else
                {
                    screen.Out.WriteLine(path);
                }

                return ExitCode.Done;
            }).With(name, figure, nation, output, data, file);
    }

    private static void Check(string figure, string nation, DataFolder folder)
    {
        if (!Figures.Names.TryGetValue(figure, out bool ofNation))
        {
            throw new BadCommandLineException("bad_value", $"there is no figure '{figure}'", "corridor runs figure", NearestWord.Hint(figure, [.. Figures.Names.Keys]));
        }

        Faults faults = new();
        IReadOnlyList<string> nations = Gazetteer.Load(folder, SourceCatalogue.Load(folder, faults), faults).Nations;
        faults.ThrowIfAny();
        if (ofNation && nation.Length == 0)
        {
            throw new BadCommandLineException("missing_word", $"the figure '{figure}' is of one nation", "corridor runs figure", $"add --nation {nations[0]}, or another of {string.Join(", ", nations)}");
        }

        if (nation.Length > 0 && !nations.Contains(nation))
        {
            throw new BadCommandLineException("bad_value", $"there is no nation '{nation}'", "corridor runs figure --nation", NearestWord.Hint(nation, [.. nations]));
        }
    }
}
