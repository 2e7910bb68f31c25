namespace Corridor.Evidence;

/// <summary>Shares and changes that do not follow from the amounts they speak of.</summary>
internal static class Arithmetic
{
    private const double Tolerance = 1.05;
    private const double Points = 2;

    internal static IEnumerable<Conflict> Find(Dictionary<(string Nation, string Place), Dictionary<string, List<Claim>>> corridors)
    {
        foreach (((string nation, string place), Dictionary<string, List<Claim>> corridor) in corridors)
        {
            Dictionary<string, List<Claim>>? all = place.Length > 0 ? corridors.GetValueOrDefault((nation, string.Empty)) : null;
            foreach (Conflict conflict in Shares(corridor, all).Concat(Changes(corridor)).Concat(Women(corridor)))
            {
                yield return conflict;
            }
        }
    }

    /// <summary>share of the place x all remittances = remittances from the place.</summary>
    private static IEnumerable<Conflict> Shares(Dictionary<string, List<Claim>> corridor, Dictionary<string, List<Claim>>? all)
    {
        if (all is null || !corridor.TryGetValue("remittances_share_by_source", out List<Claim>? shares) || !all.TryGetValue("remittances_received", out List<Claim>? totals))
        {
            yield break;
        }

        foreach (Claim share in shares)
        {
            foreach (Claim part in Of(corridor, "remittances_received").Concat(Of(corridor, "remittances_sent")).Where(part => SameTime(part, share) && !part.IsGarbled))
            {
                List<Claim> same = [.. totals.Where(total => SameTime(total, share) && total.Figure.Unit == part.Figure.Unit && !total.IsForecast && !total.IsGarbled)];
                if (same.Count == 0 || same.Exists(total => Fits(part, total, share)))
                {
                    continue;
                }

                yield return new Conflict(share, part, ConflictReason.Arithmetic, Claim.Ratio(part, same[0]), $"{share.Figure.Id} percent of {same[0].Figure.Id} is not {part.Figure.Id}");
                foreach (Claim total in same)
                {
                    yield return new Conflict(total, part, ConflictReason.Arithmetic, Claim.Ratio(part, total), $"{share.Figure.Id} percent of {total.Figure.Id} is not {part.Figure.Id}");
                }
            }
        }

        static bool Fits(Claim part, Claim total, Claim share) =>
            part.Low <= total.High * share.High / 100 * Tolerance && part.High * Tolerance >= total.Low * share.Low / 100;
    }

    /// <summary>A change in percent against the two amounts it lies between.</summary>
    private static IEnumerable<Conflict> Changes(Dictionary<string, List<Claim>> corridor)
    {
        foreach ((string measure, List<Claim> amounts) in corridor)
        {
            string name = measure switch
            {
                "remittances_received" or "remittances_sent" => "remittances_change",
                "arrivals_permanent" => "arrivals_change",
                _ => measure + "_change",
            };
            foreach (Claim change in Of(corridor, name).Where(change => change.Figure.Unit == "percent" && change.Days > 366))
            {
                foreach (Claim before in amounts.Where(amount => amount.Start == change.Start && amount.End < change.End))
                {
                    foreach (Claim after in amounts.Where(amount => amount.End == change.End && amount.Figure.Unit == before.Figure.Unit && amount.Figure.Source == before.Figure.Source && Math.Abs(amount.Days - before.Days) <= 2))
                    {
                        double implied = ((after.Middle / before.Middle) - 1) * 100;
                        if (Math.Abs(implied - change.Middle) > Points && !double.IsNaN(implied))
                        {
                            string why = $"{before.Figure.Id} and {after.Figure.Id} imply a change of {implied:N1} percent";
                            yield return new Conflict(change, before, ConflictReason.Arithmetic, double.NaN, why);
                            yield return new Conflict(change, after, ConflictReason.Arithmetic, double.NaN, why);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Women counted / all counted against the published share of women.</summary>
    private static IEnumerable<Conflict> Women(Dictionary<string, List<Claim>> corridor)
    {
        if (!corridor.TryGetValue("share_of_women", out List<Claim>? shares))
        {
            yield break;
        }

        foreach ((string _, List<Claim> counts) in corridor)
        {
            foreach (Claim women in counts.Where(count => count.Figure.Sex == "female" && count.Figure.Unit == "persons"))
            {
                foreach (Claim share in shares.Where(share => share.Figure.Unit == "percent" && share.Figure.Purpose == women.Figure.Purpose && share.Start >= women.Start && share.End <= women.End && women.Days <= 366))
                {
                    List<Claim> totals = [.. counts.Where(total => total.Figure.Sex.Length == 0 && total.Figure.Kind == women.Figure.Kind && total.Figure.Unit == "persons"
                        && total.Group.Length == 0 && total.Low > women.High && total.Start <= women.Start && total.End >= women.End && total.Days <= 740)];
                    if (totals.Count > 0 && totals.TrueForAll(total => Math.Abs((women.Middle / total.Middle * 100) - share.Middle) > Points))
                    {
                        yield return new Conflict(share, women, ConflictReason.Arithmetic, double.NaN, $"{women.Figure.Id} of {totals[0].Figure.Id} is {women.Middle / totals[0].Middle * 100:N1} percent");
                    }
                }
            }
        }
    }

    private static List<Claim> Of(Dictionary<string, List<Claim>> corridor, string measure) => corridor.GetValueOrDefault(measure, []);

    private static bool SameTime(Claim a, Claim b) => Math.Abs(a.Start - b.Start) <= 31 && Math.Abs(a.End - b.End) <= 31;
}
