using Corridor.Experiments.Ensembles;
using Corridor.Simulation;

namespace Corridor.Experiments.Comparing;

/// <summary>A number of two ensembles whose members of the same number have the same draw and the same paths.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Indicator">Name of the number (<see cref="MemberIndicator.Id"/>).</param>
/// <param name="Year">Calendar year.</param>
/// <param name="A">Band of the members of the first.</param>
/// <param name="B">Band of the members of the second.</param>
/// <param name="Difference">Band of B - A, taken member by member.</param>
/// <param name="Percent">Band of 100 (B / A - 1), taken member by member; not a number where A is nil in a member.</param>
/// <param name="SameSign">Members whose difference has the sign of the middle one; where that is nil, members that do not differ.</param>
public sealed record MemberComparisonRow(string Nation, string Indicator, int Year, Band A, Band B, Band Difference, Band Percent, Chance SameSign)
{
    private const double Whole = 100;

    /// <summary>Band of B / A, taken member by member.</summary>
    public Band Ratio => new(1 + (Percent.P10 / Whole), 1 + (Percent.P50 / Whole), 1 + (Percent.P90 / Whole));
}

/// <summary>
/// Two ensembles beside each other. What moves both members of a pair alike does not blur their difference: it is far narrower than the difference
/// of two bands would be.
/// </summary>
public static class MemberComparison
{
    /// <summary>The numbers of two ensembles by nation, indicator and year; years that one of them does not cover whole are left out.</summary>
    /// <param name="a">Members of the first, as they are shown.</param>
    /// <param name="b">Members of the second, with the same numbers in the same order.</param>
    /// <param name="nations">Nations that both have.</param>
    /// <param name="years">Calendar years.</param>
    /// <exception cref="ArgumentException">The members are not pairs.</exception>
    public static IReadOnlyList<MemberComparisonRow> Rows(IReadOnlyList<Member> a, IReadOnlyList<Member> b, IReadOnlyList<string> nations, IReadOnlyList<int> years)
    {
        if (a.Count == 0 || !a.Select(member => member.Number).SequenceEqual(b.Select(member => member.Number)))
        {
            throw new ArgumentException("The members of the two ensembles are not the same numbers.", nameof(b));
        }

        return
        [
            .. from nation in nations
               let ofA = Of(a, nation)
               let ofB = Of(b, nation)
               from indicator in MemberIndicator.All
               from year in years
               where indicator.Of(ofA[0], year) is not null && indicator.Of(ofB[0], year) is not null
               select Row(indicator, nation, year, Values(ofA, indicator, year), Values(ofB, indicator, year)),
        ];
    }

    private static MemberComparisonRow Row(MemberIndicator indicator, string nation, int year, double[] a, double[] b)
    {
        double[] difference = [.. a.Zip(b, (one, other) => other - one)];
        Band band = Band.Of(difference);
        int sign = double.IsNaN(band.P50) ? 0 : Math.Sign(band.P50);
        return new MemberComparisonRow(
            nation,
            indicator.Id,
            year,
            Band.Of(a),
            Band.Of(b),
            band,
            Band.Of([.. a.Zip(b, (one, other) => one == 0 ? double.NaN : 100 * (other - one) / one)]),
            new Chance(difference.Count(value => !double.IsNaN(value) && Math.Sign(value) == sign), difference.Length));
    }

    private static NationSummary[] Of(IReadOnlyList<Member> members, string nation) => [.. members.Select(member => member.Nations.First(one => one.Nation == nation))];

    private static double[] Values(NationSummary[] nations, MemberIndicator indicator, int year) => [.. nations.Select(nation => indicator.Of(nation, year)!.Value)];
}
