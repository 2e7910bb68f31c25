using System.CommandLine;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence stats`: how much the base holds.</summary>
internal static class EvidenceStatsVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Option<string?> data = EvidenceVerb.DataOption();
        return new Verb("stats", "Count the figures by source, nation, measure and warning.", ["corridor evidence stats"], (parsed, _) =>
        {
            EvidenceStats stats = EvidenceVerb.Load(parsed.GetValue(data)).Stats();
            if (parsed.GetValue(json))
            {
                Json.Write(screen, new
                {
                    stats.Figures,
                    stats.Sources,
                    stats.Measures,
                    BySource = new Dictionary<string, int>(stats.BySource),
                    ByNation = new Dictionary<string, int>(stats.ByNation),
                    ByMeasure = new Dictionary<string, int>(stats.ByMeasure),
                    ByFlag = new Dictionary<string, int>(stats.ByFlag),
                    stats.Flagged,
                    stats.MarkedContradictions,
                });
                return ExitCode.Done;
            }

            TextTable table = new([new("by", Right: false, Key: true), new("what", Right: false, Key: true), new("figures")]);
            foreach ((string by, IReadOnlyList<KeyValuePair<string, int>> counts) in new[]
            {
                ("source", stats.BySource),
                ("nation", stats.ByNation),
                ("flag", stats.ByFlag),
                ("measure", stats.ByMeasure),
            })
            {
                foreach ((string what, int count) in counts)
                {
                    table.Add(by, what, Numbers.Text(count));
                }
            }

            table.Write(screen);
            screen.Error.WriteLine($"{Numbers.Text(stats.Figures)} figures from {Numbers.Text(stats.Sources)} sources, {Numbers.Text(stats.Measures)} measures; {Numbers.Text(stats.Flagged)} with a warning, {Numbers.Text(stats.MarkedContradictions)} marked contradictions");
            return ExitCode.Done;
        }).With(data);
    }
}
