using System.CommandLine;
using Corridor.Data;
using Corridor.Experiments.Ensembles;

namespace Corridor.Cli;

/// <summary>`corridor ensemble processes`: which drivers vary in the members, and how much.</summary>
internal static class ProcessesVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Option<string?> data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
        return new Verb("processes", "The random processes that drivers follow after observation ends: what was computed from how many months, half-lives, and how far a path strays.", ["corridor ensemble processes", "corridor ensemble processes --json"], (parsed, _) =>
        {
            DriverProcesses processes = new ModelData().Ensembles(DataFolder.Find(parsed.GetValue(data))).Processes;
            if (parsed.GetValue(json))
            {
                Json.Write(screen, new { Processes = processes.All.Select((one, i) => Row(one, processes.Correlation, i)) });
            }
            else
            {
                Print(screen, processes);
            }

            return ExitCode.Done;
        }).With(data);
    }

    private static object Row(VariedDriver one, double[,]? correlation, int i) => new
    {
        one.Driver,
        one.Name,
        one.Places,
        From = one.From.ToString(),
        Fitted = one.Observed > 0,
        one.Observed,
        MonthlySd = one.Process.Volatility,
        one.HalfLifeMonths,
        SdAfter1Year = one.SpreadAfter(1),
        SdAfter5Years = one.SpreadAfter(5),
        SdAfter10Years = one.SpreadAfter(10),
        CorrelationWithFirst = With(correlation, i),
        one.Source,
    };

    private static void Print(Screen screen, DriverProcesses processes)
    {
        TextTable table = new(
        [
            new("driver", Right: false, Key: true), new("of", Right: false, Key: true), new("from", Right: false), new("observed"), new("month's sd %"), new("half-life, months"),
            new("sd % after 1 year"), new("5 years"), new("10 years"), new($"with {(processes.All.Count > 0 ? processes.All[0].Name : "the first")}"),
        ]);
        for (int i = 0; i < processes.All.Count; i++)
        {
            VariedDriver one = processes.All[i];
            table.Add(
                one.Driver,
                one.Name,
                one.From.ToString(),
                one.Observed > 0 ? Numbers.Text(one.Observed) : "judged",
                Numbers.Text(100 * one.Process.Volatility, 1),
                one.HalfLifeMonths is { } months ? Numbers.Text(months) : "never",
                Numbers.Text(100 * one.SpreadAfter(1)),
                Numbers.Text(100 * one.SpreadAfter(5)),
                Numbers.Text(100 * one.SpreadAfter(10)),
                With(processes.Correlation, i) is { } correlation ? Numbers.Text(correlation, 2) : string.Empty);
        }

        table.Write(screen);
        screen.Error.WriteLine("sd: standard deviation of the logarithm; observed: months (wages: years) that a process was fitted to");
    }

    private static double? With(double[,]? correlation, int i) => correlation is not null && i < correlation.GetLength(0) ? correlation[0, i] : null;
}
