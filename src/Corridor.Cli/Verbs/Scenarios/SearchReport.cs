using System.Globalization;
using Corridor.Experiments.Comparing;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Searching;

namespace Corridor.Cli;

/// <summary>What a search tells.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Levers">The levers.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Changes">The changes found, as in a scenario file.</param>
/// <param name="Chance">Share of the members that are to reach the goal; null where there are no members.</param>
/// <param name="Contents">What the members differ in; null where there are none.</param>
/// <param name="File">The scenario file that was written; null for none.</param>
internal sealed record SearchReport(SearchGoal Goal, IReadOnlyList<SearchLever> Levers, SearchAnswer Answer, IReadOnlyList<string> Changes, double? Chance, EnsembleContents? Contents, string? File)
{
    private const string Method = "one lever: nine sizes, then bisection to a thousandth of its bounds; several: the diagonal of the bounds and one lever after another, then pattern search on the sum of the parts";

    private bool HasMembers => Chance is not null;

    /// <summary>The document of `--json`.</summary>
    public object Document() => new
    {
        Goal = new { Text = Goal.ToString(), Indicator = Goal.Indicator.Id, Side = Goal.Below ? "below" : "above", Goal.Threshold, Goal.Year, Goal.Nation },
        Reachable = Answer.Found is not null,
        Levers = Levers.Select((lever, i) => new { Lever = lever.Name, lever.Unit, Size = Answer.Found is { } found ? Size(lever, found.Steps[i]) : (double?)null, PartOfBounds = Answer.Found is { } one ? (double)one.Steps[i] / SearchLever.Steps : (double?)null, lever.From, lever.To, LeadsAway = Answer.Away.Contains(i) }),
        TotalSize = Answer.Found?.Total,
        ValueWithout = Answer.Without.Value,
        Value = Answer.Nearest.Value,
        ShortBy = Answer.Found is null ? Goal.ShortBy(Answer.Nearest.Value) : 0,
        Members = HasMembers ? Answer.Without.Nations.Count : 0,
        Chance,
        Futures = HasMembers ? new { Without = Answer.Without.Chance.Futures, With = Answer.Nearest.Chance.Futures } : null,
        Label = Contents?.ToString(),
        Effects = Effects().Select(one => new { one.Indicator, Without = Shown(one.Without), With = Shown(one.With), Difference = Shown(one.Difference) }),
        Answer.Monotone,
        Answer.Runs,
        Method,
        Changes,
        Scenario = File,
    };

    /// <summary>Lines for people.</summary>
    public void Print(Screen screen)
    {
        TextWriter writer = screen.Out;
        writer.WriteLine($"goal     {Goal}{(HasMembers ? string.Create(CultureInfo.InvariantCulture, $", in at least {Numbers.Percent(Chance!.Value)} % of {Answer.Without.Nations.Count} futures") : string.Empty)}");
        writer.WriteLine($"without  {Said(Answer.Without)}");
        Outcome(writer);
        if (!Answer.Monotone)
        {
            writer.WriteLine("warning  the response is not monotone: among what was tried a larger change led further from the goal, so that a smaller one than this may reach it");
        }

        if (Answer.Nearest.Total > 0)
        {
            TextTable table = new([new($"{Goal.Nation} {Goal.Year.ToString(CultureInfo.InvariantCulture)}", Right: false, Key: true), new("without"), new("with"), new("difference")]);
            foreach ((string indicator, double[] without, double[] with, double[] difference) in Effects())
            {
                table.Add(indicator, Middle(without), Middle(with), HasMembers ? Wide(difference) : Middle(difference));
            }

            table.Write(screen);
        }

        if (Contents is not null)
        {
            writer.WriteLine($"numbers  middle of the members [eight in ten lie between]; differences member by member; they {Contents.ToString().Replace("contains:", "contain", StringComparison.Ordinal)}");
        }

        writer.WriteLine($"runs     {Numbers.Text(Answer.Runs)} of {Goal.Nation}");
        if (File is not null)
        {
            writer.WriteLine($"scenario {File}");
        }
    }

    private void Outcome(TextWriter writer)
    {
        if (Answer.Found is null)
        {
            writer.WriteLine($"not reachable within the bounds: {Said(Answer.Nearest)} at the nearest, short by {Numbers.Sized(Goal.ShortBy(Answer.Nearest.Value))}");
        }
        else if (Answer.Found.Total == 0)
        {
            writer.WriteLine("reached  without any change");
            return;
        }
        else
        {
            writer.WriteLine($"reached  {Said(Answer.Found)}");
        }

        foreach ((int i, SearchLever lever) in Levers.Index())
        {
            int steps = Answer.Nearest.Steps[i];
            writer.WriteLine($"lever    {lever.Name}: {(Answer.Away.Contains(i) ? "not used, since alone it does not lead towards the goal" : steps == 0 ? "not used" : $"{Numbers.Sized(lever.Size(steps))} {lever.Unit}")} ({Numbers.Percent((double)steps / SearchLever.Steps)} % of the way from {Numbers.Sized(lever.From)} to {Numbers.Sized(lever.To)})");
        }
    }

    private string Said(SearchPoint point) => Numbers.Sized(point.Value) + (HasMembers ? $" (goal reached in {point.Chance.Futures.ToString(CultureInfo.InvariantCulture)} of {point.Chance.Members.ToString(CultureInfo.InvariantCulture)} futures)" : string.Empty);

    /// <summary>Every indicator of the goal's nation in the goal's year, a member each.</summary>
    private IEnumerable<(string Indicator, double[] Without, double[] With, double[] Difference)> Effects() => MemberIndicator.All.Select(indicator =>
    {
        double[] Of(SearchPoint point) => [.. point.Nations.Select(nation => indicator.Of(nation, Goal.Year) ?? double.NaN)];
        double[] without = Of(Answer.Without);
        double[] with = Of(Answer.Nearest);
        return (indicator.Id, without, with, without.Zip(with, (a, b) => b - a).ToArray());
    });

    private static double? Size(SearchLever lever, int steps) => steps == 0 ? null : lever.Size(steps);

    private object Shown(double[] values) => HasMembers ? Band.Of(values) : values[0];

    private static string Middle(double[] values) => Numbers.Sized(Band.Of(values).P50);

    private static string Wide(double[] values) => Band.Of(values) is var band ? $"{Numbers.Sized(band.P50)} [{Numbers.Sized(band.P10)}; {Numbers.Sized(band.P90)}]" : string.Empty;
}
