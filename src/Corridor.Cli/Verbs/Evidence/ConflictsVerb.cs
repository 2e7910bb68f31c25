using System.CommandLine;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence conflicts`: pairs of figures that seem to answer one question and do not agree.</summary>
internal static class ConflictsVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Option<string?> data = EvidenceVerb.DataOption();
        return new Verb("conflicts", "List pairs of figures that do not agree, the widest first, and the likely reason.", ["corridor evidence conflicts", "corridor evidence conflicts --json"], (parsed, _) =>
        {
            IReadOnlyList<Conflict> conflicts = ConflictFinder.Find(EvidenceVerb.Load(parsed.GetValue(data)));
            if (parsed.GetValue(json))
            {
                Json.Write(screen, new { Pairs = conflicts.Select(pair => new { A = pair.A.Id, B = pair.B.Id, Reason = pair.ReasonWord, pair.Ratio, pair.Why }) });
                return ExitCode.Done;
            }

            TextTable table = new([new("a", Right: false, Key: true), new("b", Right: false, Key: true), new("ratio"), new("reason", Right: false), new("a says", Right: false), new("b says", Right: false)]);
            foreach (Conflict pair in conflicts.OrderByDescending(pair => double.IsFinite(pair.Ratio) ? pair.Ratio : 0).ThenBy(pair => pair.A.Id, StringComparer.Ordinal).ThenBy(pair => pair.B.Id, StringComparer.Ordinal))
            {
                table.Add(pair.A.Id, pair.B.Id, Numbers.Text(pair.Ratio, 2), pair.ReasonWord.Replace('_', ' '), FigureRow.Value(pair.A), FigureRow.Value(pair.B));
            }

            table.Write(screen);
            screen.Error.WriteLine($"{Numbers.Text(conflicts.Count)} pairs");
            return ExitCode.Done;
        }).With(data);
    }
}
