namespace Corridor.Evidence;

/// <summary>
/// Totals against their parts. A part of the same publication that exceeds the total is a conflict; so are the parts of a group
/// when all its members are given and their sum misses the group's figure.
/// </summary>
internal static class PartsAndTotals
{
    private const double Tolerance = 1.03;
    private const int NearDays = 400;

    /// <summary>A total this near to the sum of listed parts was meant to be it.</summary>
    private const double NearSum = 0.15;

    internal static IEnumerable<Conflict> Find(Dictionary<(string Nation, string Place), Dictionary<string, List<Claim>>> corridors, NameCatalogue names)
    {
        Dictionary<string, List<Claim>> byMeasure = new(StringComparer.Ordinal);
        foreach (((string nation, string place), Dictionary<string, List<Claim>> measures) in corridors)
        {
            foreach ((string measure, List<Claim> claims) in measures)
            {
                if (!byMeasure.TryGetValue(measure, out List<Claim>? all))
                {
                    byMeasure.Add(measure, all = []);
                }

                all.AddRange(claims.Where(IsAmount));
            }

            foreach (Conflict conflict in TooLargeParts(corridors, nation, place))
            {
                yield return conflict;
            }
        }

        foreach (Conflict conflict in byMeasure.SelectMany(pair => WrongSums(pair.Value, names).Concat(pair.Key == "survey_sample" ? NearSums(pair.Value) : [])))
        {
            yield return conflict;
        }
    }

    private static bool IsAmount(Claim claim) => claim.Figure.Kind is FigureKind.Stock or FigureKind.FlowPersons or FigureKind.FlowEvents or FigureKind.FlowMoney;

    /// <summary>A corridor's figure above the figure of all places or of all nations, for the same time, purpose and sex.</summary>
    private static IEnumerable<Conflict> TooLargeParts(Dictionary<(string Nation, string Place), Dictionary<string, List<Claim>>> corridors, string nation, string place)
    {
        if (nation.Length == 0 || place.Length == 0)
        {
            yield break;
        }

        Dictionary<string, List<Claim>> parts = corridors[(nation, place)];
        foreach ((string, string) key in new[] { (nation, string.Empty), (string.Empty, place) })
        {
            if (!corridors.TryGetValue(key, out Dictionary<string, List<Claim>>? totals))
            {
                continue;
            }

            foreach (Claim part in parts.Values.SelectMany(list => list).Where(part => IsAmount(part) && part.Measure.Id != "net_migration"))
            {
                IEnumerable<Claim> candidates = totals.GetValueOrDefault(part.Measure.Id, [])
                    .Concat(part.Measure.Id == "remittances_sent" ? totals.GetValueOrDefault("remittances_received", []).Where(total => total.Figure.Nation.Length > 0) : []);
                foreach (Claim total in candidates.Where(total => Exceeds(part, total)))
                {
                    yield return new Conflict(part, total, ConflictReason.PartsAndTotal, Claim.Ratio(part, total), $"the part {part.Figure.Id} is larger than the total {total.Figure.Id}");
                }
            }
        }
    }

    private static bool Exceeds(Claim part, Claim total) =>
        total.Group.Length == 0 && part.Unit == total.Unit && part.Figure.Kind == total.Figure.Kind
        && part.Figure.Purpose == total.Figure.Purpose && part.Figure.Sex == total.Figure.Sex
        && Math.Abs(part.Start - total.Start) <= 31 && Math.Abs(part.End - total.End) <= 31
        && (!part.IsGarbled || part.Figure.Source == total.Figure.Source) && part.Low > total.High * Tolerance;

    /// <summary>The parts of a survey, listed by place at one spot of a source, that almost but not quite make its total.</summary>
    private static IEnumerable<Conflict> NearSums(List<Claim> claims)
    {
        foreach (var listed in claims.GroupBy(claim => (claim.Figure.Source, claim.Figure.Locator, claim.Figure.Nation, claim.Start, claim.End, claim.Unit, claim.Figure.Sex)))
        {
            List<Claim> parts = listed.SelectMany(claim => claim.Group).Distinct(StringComparer.Ordinal)
                .Select(stem => listed.Where(part => part.Group.Contains(stem, StringComparer.Ordinal) && part.Low.Equals(part.High)).DistinctBy(part => part.Figure.Place).ToList())
                .MaxBy(list => list.Count) ?? [];
            double sum = parts.Sum(part => part.Low);
            if (parts.Count < 3)
            {
                continue;
            }

            foreach (Claim total in claims.Where(claim => claim.Figure.Source == listed.Key.Source && claim.Figure.Nation == listed.Key.Nation && claim.Unit == listed.Key.Unit
                && claim.Start == listed.Key.Start && claim.End == listed.Key.End && !parts.Contains(claim)
                && Math.Abs(claim.Low - sum) > 0.5 && Math.Abs(claim.Low - sum) < sum * NearSum && parts.TrueForAll(part => part.Low < claim.Low)))
            {
                foreach (Claim part in parts)
                {
                    yield return new Conflict(part, total, ConflictReason.PartsAndTotal, Claim.Ratio(part, total), $"{string.Join(" + ", parts.Select(one => FigureCsv.Number(one.Low)))} = {FigureCsv.Number(sum)}, not {FigureCsv.Number(total.Low)}");
                }
            }
        }
    }

    /// <summary>A group, or several nations named together, against the sum of its members near in time.</summary>
    private static IEnumerable<Conflict> WrongSums(List<Claim> claims, NameCatalogue names)
    {
        ILookup<(string Nation, string Place), Claim>? byCorridor = null;
        foreach (Claim total in claims)
        {
            IReadOnlyList<string> members = total.Figure.Nation.Contains(';', StringComparison.Ordinal) ? total.Figure.Nations : names.MembersOf(total.Figure.Nation);
            if (members.Count < 2)
            {
                continue;
            }

            byCorridor ??= claims.ToLookup(claim => (claim.Figure.Nation, claim.Figure.Place));
            List<List<Claim>> parts = [.. members.Select(member => byCorridor[(member, total.Figure.Place)].Where(part => Fits(part, total)).ToList())];
            if (parts.Exists(list => list.Count == 0))
            {
                continue;
            }

            double least = parts.Sum(list => list.Min(claim => claim.Low));
            double most = parts.Sum(list => list.Max(claim => claim.High));
            if (total.High * Tolerance < least || total.Low > most * Tolerance)
            {
                foreach (Claim part in parts.SelectMany(list => list))
                {
                    yield return new Conflict(part, total, ConflictReason.PartsAndTotal, Claim.Ratio(part, total), $"the parts of {total.Figure.Id} sum to {least:N0} to {most:N0}");
                }
            }
        }
    }

    private static bool Fits(Claim part, Claim total) =>
        part.Figure.Unit == total.Figure.Unit && part.Figure.Kind == total.Figure.Kind && part.Figure.Sex == total.Figure.Sex
        && Claim.Gap(part, total) <= NearDays
        && (part.Figure.Kind == FigureKind.Stock || Math.Abs(part.Days - total.Days) <= NearDays / 4)
        && (part.Undated || part.Figure.Kind != FigureKind.Stock || part.End >= total.Start - (NearDays / 2));
}
