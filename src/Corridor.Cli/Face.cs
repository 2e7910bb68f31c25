using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The command line: understands what is asked, lets the verb do it, and turns whatever goes wrong into an error for people.</summary>
internal sealed class Face
{
    private readonly Screen _screen;
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON document instead of tables", Recursive = true };
    private readonly Option<bool> _debug = new("--debug") { Description = "Print the stack trace of a failure", Recursive = true };
    private readonly Verb _root;

    public Face(Rooms rooms, Screen screen)
    {
        _screen = screen;
        _root = new Verb(
            "corridor",
            "An executable model of the Central Asia - Russia migration system, with the evidence it rests on.",
            ["corridor run scenarios/base.yaml", "corridor runs show base --series stock --nation TJK --place RUS --by status"],
            [.. Verbs(rooms)]);
        _root.Add(_json);
        _root.Add(_debug);
        HelpOption help = new("--help", "-h", "-?") { Recursive = true };
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        _root.Add(help);
        _root.Add(new VersionOption { Action = new PrintVersion() });
    }

    /// <summary>Does what the words ask.</summary>
    /// <returns>The exit code.</returns>
    public int Run(IReadOnlyList<string> args, CancellationToken cancellation)
    {
        if (args.Count == 0)
        {
            args = ["--help"];
        }

        ParseResult parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is HelpWithExamples or PrintVersion)
        {
            return parsed.Invoke(new InvocationConfiguration { Output = _screen.Out, Error = _screen.Error, EnableDefaultExceptionHandler = false });
        }

        Verb verb = (Verb)parsed.CommandResult.Command;
        try
        {
            return ParseFaults.Find(parsed) is { } fault ? throw fault : verb.Work!(parsed, cancellation);
        }
        catch (Exception e)
        {
            // Whatever it was, the user gets one clear error and the right exit code.
            ErrorReport report = ErrorReport.Of(e, verb.FullName);
            Tell(report, args.Contains("--json", StringComparer.Ordinal));
            if (args.Contains("--debug", StringComparer.Ordinal))
            {
                _screen.Error.WriteLine(e.ToString());
            }

            return report.Exit;
        }
    }

    /// <summary>Reports an error; to the messages when the results can't be written (a full disk, a closed pipe).</summary>
    private void Tell(ErrorReport report, bool json)
    {
        try
        {
            report.Write(_screen, json);
        }
        catch (IOException) when (json)
        {
            report.Write(_screen, json: false);
        }
    }

    private IEnumerable<Verb> Verbs(Rooms rooms)
    {
        if (rooms.Runner is not null)
        {
            yield return RunVerb.Of(rooms, _screen, _json);
        }

        yield return ScenarioVerb.Of(rooms, _screen, _json);
        yield return CompareVerb.Of(rooms, _screen, _json);
        yield return StressVerb.Of(rooms, _screen, _json);
        yield return SearchVerb.Of(rooms, _screen, _json);
        yield return RunsVerb.Of(rooms, _screen, _json);
        yield return EnsembleVerb.Of(rooms, _screen, _json);
        if (rooms.Check is not null)
        {
            yield return CheckVerb.Of(rooms.Check, _screen, _json);
        }

        yield return EvidenceVerb.Of(_screen, _json);
        yield return ReconcileVerb.Of(rooms, _screen, _json);
        yield return BacktestVerb.Of(_screen, _json);
        yield return SensitivityVerb.Of(_screen, _json);
        yield return CalibrateVerb.Of(rooms, _screen, _json);
        yield return FitVerb.Of(_screen, _json);
        yield return DisplacedVerb.Of(_screen, _json);
        yield return EventsVerb.Of(_screen, _json);
        yield return LifeTableVerb.Of(_screen, _json);
        yield return ProjectVerb.Of(_screen, _json);
        yield return ScheduleVerb.Of(_screen, _json);
        yield return FlowsVerb.Of(_screen, _json);
        yield return NetMigrationVerb.Of(_screen, _json);
        yield return FittingVerb.Of(_screen, _json);
        yield return IndicesVerb.Of(_screen, _json);
        yield return GravityVerb.Of(_screen, _json);
        yield return SobolVerb.Of(_screen, _json);
        yield return RegimeVerb.Of(_screen, _json);
    }

    /// <summary>The help of the library, followed by the verb's examples.</summary>
    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            TextWriter writer = parseResult.InvocationConfiguration.Output;
            int code = help.Invoke(parseResult);
            writer.WriteLine("Examples:");
            foreach (string example in ((Verb)parseResult.CommandResult.Command).Examples)
            {
                writer.WriteLine($"  {example}");
            }

            return code;
        }
    }

    private sealed class PrintVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"corridor {ProgramVersion.Released(typeof(Face).Assembly)}");
            return ExitCode.Done;
        }
    }
}
