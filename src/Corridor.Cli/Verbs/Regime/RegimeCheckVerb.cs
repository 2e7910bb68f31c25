using System.CommandLine;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>`corridor regime check`: reads the rules and what maps the dated rows of the studies to them, and lists every fault.</summary>
internal static class RegimeCheckVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Option<string?> data = RegimeInputs.Data();
        return new Verb(
            "check",
            "Read all rules and list every fault with file, line, column and what is expected.",
            ["corridor regime check", "corridor regime check --data my-data --json"],
            (parsed, _) => Check(DataFolder.Find(parsed.GetValue(data)), screen, parsed.GetValue(json)))
            .With(data);
    }

    private static int Check(DataFolder folder, Screen screen, bool json)
    {
        Faults faults = new();
        RegimeData data = RegimeData.Load(folder, faults);
        DatedValue[] values = [.. data.Rules.Rules.SelectMany(rule => rule.Values)];
        int ids = data.Rules.Rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count();
        int judged = values.Count(value => SourceCatalogue.IsJudgement(value.Source));
        TimelineMap timeline = TimelineMap.Load(folder, data.Rules, faults);
        FigureMap figures = FiguresOfRules.Load(folder, data.Rules, EvidenceBase.Load(folder, data.Gazetteer, data.Sources, faults), faults);
        IReadOnlyList<Fault> found = faults.Ordered;
        if (json)
        {
            Json.Write(screen, new
            {
                Faults = found.Select(FaultRow.Of),
                Rules = ids,
                Files = data.Rules.Rules.Count,
                Values = values.Length,
                Cited = values.Length - judged,
                Judgements = judged,
                OtherDates = values.Sum(value => value.Also.Count),
                TimelineRows = timeline.Rows.Count,
                RulesCited = data.Rules.Rules.Where(rule => rule.Values.Any(value => !SourceCatalogue.IsJudgement(value.Source))).Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count(),
                Figures = figures.Rows.Count,
                FiguresWithoutRule = figures.Rows.Count(row => row.Rules.Count == 0),
                TimelineWithoutRule = timeline.Rows.Count(row => row.Rules.Count == 0 && row.Events.Count == 0),
            });
        }
        else if (found.Count > 0)
        {
            ErrorReport.WriteFaults(screen.Out, found);
            screen.Error.WriteLine($"error: {Numbers.Text(found.Count)} {(found.Count == 1 ? "fault" : "faults")}");
        }
        else
        {
            screen.Out.WriteLine($"{Numbers.Text(ids)} rules in {Numbers.Text(data.Rules.Rules.Count)} files, {Numbers.Text(values.Length)} dated values: {Numbers.Text(values.Length - judged)} cited, {Numbers.Text(judged)} judgements with their reasons");
            screen.Out.WriteLine($"{Numbers.Text(timeline.Rows.Count)} dated rows of the studies: {Numbers.Text(timeline.Rows.Count(row => row.Rules.Count > 0 || row.Events.Count > 0))} mapped, {Numbers.Text(timeline.Rows.Count(row => row.Rules.Count == 0 && row.Events.Count == 0))} without a rule, with the reason");
            screen.Out.WriteLine($"{Numbers.Text(figures.Rows.Count)} figures that print a rule, a price, a quota or a term: {Numbers.Text(figures.Rows.Count(row => row.Rules.Count > 0))} cited by rules, {Numbers.Text(figures.Rows.Count(row => row.Rules.Count == 0))} without a rule, with the reason");
            screen.Error.WriteLine("no faults");
        }

        return found.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
    }
}
