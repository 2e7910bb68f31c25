using System.CommandLine;

namespace Corridor.Cli;

/// <summary>`corridor check`: all faults of data and scenarios at once.</summary>
internal static class CheckVerb
{
    public static Verb Of(IDataCheck check, Screen screen, Option<bool> json)
    {
        Option<string?> data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
        Option<string?> scenarios = Inputs.Text("--scenarios", "DIR", "The folder of scenarios [default: beside the data folder]");
        return new Verb(
            "check",
            "Read all data and all scenarios, and list every fault with file, line, column and what is expected.",
            ["corridor check", "corridor check --data my-data --json"],
            (parsed, _) => Check(check.Check(parsed.GetValue(data), parsed.GetValue(scenarios)), screen, parsed.GetValue(json)))
            .With(data, scenarios);
    }

    private static int Check(CheckResult result, Screen screen, bool json)
    {
        if (json)
        {
            Json.Write(screen, new { faults = result.Faults.Select(FaultRow.Of), counts = result.Counts });
        }
        else if (result.Faults.Count > 0)
        {
            ErrorReport.WriteFaults(screen.Out, result.Faults);
            screen.Error.WriteLine($"error: {Numbers.Text(result.Faults.Count)} {(result.Faults.Count == 1 ? "fault" : "faults")}");
        }
        else
        {
            TextTable table = new([new("read", Right: false, Key: true), new("files"), new("entries")]);
            foreach (ReadCount count in result.Counts)
            {
                table.Add(count.What, Numbers.Text(count.Files), Numbers.Text(count.Entries));
            }

            table.Write(screen);
            screen.Error.WriteLine("no faults");
        }

        return result.Faults.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
    }
}
