namespace Corridor.Evidence;

/// <summary>
/// The same number for two things: one of the figures was probably copied under a wrong name. Seen when two figures of one corridor have equal digits,
/// enough of them to exclude chance, and differ in measure, kind or time.
/// </summary>
internal static class SameNumber
{
    /// <summary>Digits from which equality across any two measures of a corridor is no chance.</summary>
    private const int TellingDigits = 4;

    /// <summary>Digits that suffice when the measures are easily confused and the periods overlap.</summary>
    private const int FewDigits = 3;

    /// <summary>Years within which the same number of a source is suspicious.</summary>
    private const int NearDays = 760;

    /// <summary>Digits that suffice within one source or between a total and its part of one period.</summary>
    private const int RoundDigits = 2;

    /// <summary>Smaller round numbers meet by chance.</summary>
    private const double LeastRound = 10_000;

    /// <summary>More figures of one value than this are a common value, not a copy.</summary>
    private const int MostEqual = 50;

    internal static IEnumerable<Conflict> Find(Dictionary<(string Nation, string Place), Dictionary<string, List<Claim>>> corridors)
    {
        IEnumerable<Conflict> within = corridors.Values.SelectMany(corridor => Equal(corridor.Values.SelectMany(claims => claims), FewDigits, Suspicious));
        IEnumerable<Conflict> across = corridors
            .Where(pair => pair.Key.Nation.Length > 0)
            .GroupBy(pair => pair.Key.Nation, StringComparer.Ordinal)
            .SelectMany(nation => Equal(nation.SelectMany(pair => pair.Value.Values.SelectMany(claims => claims)), RoundDigits, SuspiciousAcrossPlaces));
        return within.Concat(across);
    }

    private static IEnumerable<Conflict> Equal(IEnumerable<Claim> claims, int digits, Func<Claim, Claim, bool> suspicious)
    {
        foreach (List<Claim> group in claims
            .Where(claim => claim.Digits.Length >= digits && claim.Figure.Kind is FigureKind.Stock or FigureKind.FlowPersons or FigureKind.FlowEvents or FigureKind.FlowMoney)
            .GroupBy(claim => (claim.Figure.Unit, claim.Low))
            .Select(same => same.Take(MostEqual).ToList()))
        {
            for (int i = 0; i < group.Count; i++)
            {
                for (int j = i + 1; j < group.Count; j++)
                {
                    if (suspicious(group[i], group[j]))
                    {
                        yield return new Conflict(group[i], group[j], ConflictReason.CopyingError, 1, $"the same number for {Name(group[i])} and for {Name(group[j])}");
                    }
                }
            }
        }
    }

    /// <summary>One nation, one source, one period, one round number: for two places and two measures that are easily confused.</summary>
    private static bool SuspiciousAcrossPlaces(Claim a, Claim b) =>
        a.Figure.Place != b.Figure.Place && a.Start == b.Start && a.End == b.End && a.Middle >= LeastRound
        && ((a.Figure.Source == b.Figure.Source && a.Figure.Measure != b.Figure.Measure && Confusable(a, b))
            || (a.Figure.Measure == b.Figure.Measure && a.Figure.Source != b.Figure.Source && (a.Figure.Place.Length == 0 || b.Figure.Place.Length == 0)));

    private static bool Suspicious(Claim a, Claim b)
    {
        if (a.Figure.Measure == b.Figure.Measure && a.Figure.Kind == b.Figure.Kind)
        {
            return false;
        }

        int gap = Claim.Gap(a, b);
        return Confusable(a, b) && (gap == 0 || (gap <= NearDays && a.Digits.Length >= TellingDigits));
    }

    private static bool Confusable(Claim a, Claim b) =>
        a.Measure.ConfusedWith.Contains(b.Measure.Id, StringComparer.Ordinal) || b.Measure.ConfusedWith.Contains(a.Measure.Id, StringComparer.Ordinal)
        || a.Measure.ComparedWith.Contains(b.Measure.Id, StringComparer.Ordinal) || b.Measure.ComparedWith.Contains(a.Measure.Id, StringComparer.Ordinal);

    private static string Name(Claim claim) => $"{claim.Measure.Label.En}{(claim.Figure.Place.Length > 0 ? $" ({claim.Figure.Place})" : string.Empty)}, {claim.Figure.PeriodText}";
}
