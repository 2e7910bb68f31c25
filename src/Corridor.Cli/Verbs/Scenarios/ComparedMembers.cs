using System.Globalization;
using Corridor.Experiments.Comparing;
using Corridor.Experiments.Ensembles;

namespace Corridor.Cli;

/// <summary>The differences of two ensembles, member by member.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Contents">What the bands contain.</param>
/// <param name="Members">Members.</param>
/// <param name="Seed">Seed of both.</param>
/// <param name="A">Digest of the first ensemble, and how many members were computed now.</param>
/// <param name="B">The same of the second.</param>
internal sealed record ComparedMembers(
    IReadOnlyList<MemberComparisonRow> Rows,
    EnsembleContents Contents,
    int Members,
    ulong Seed,
    (string Ensemble, int Computed) A,
    (string Ensemble, int Computed) B)
{
    /// <summary>Compares the members of two sides.</summary>
    /// <exception cref="BadCommandLineException">Members of the same number do not have the same draws and paths.</exception>
    public static ComparedMembers Between(SideMembers a, SideMembers b, IReadOnlyList<string> nations, IReadOnlyList<int> years, bool discrepancy)
    {
        if (!a.About.HasTheMembersOf(b.About))
        {
            throw new BadCommandLineException("bad_value", "the members of the two runs do not share their draws and paths", "corridor compare --members", "name the scenarios instead, so that both are computed with the same");
        }

        return new ComparedMembers(
            MemberComparison.Rows(a.About.Bands(a.Members, discrepancy).Members, b.About.Bands(b.Members, discrepancy).Members, nations, years),
            a.About.Contents(discrepancy),
            a.Members.Count,
            a.About.Seed,
            (a.About.Ensemble, a.Computed),
            (b.About.Ensemble, b.Computed));
    }

    /// <summary>The rows for JSON, the numbers of the central runs in each band.</summary>
    public IEnumerable<object> Json(IReadOnlyList<ComparisonRow> central)
    {
        Dictionary<(string, string, int), ComparisonRow> runs = central.ToDictionary(row => (row.Nation, row.Indicator, row.Year));
        return Rows.Select(row => (Row: row, Run: runs[(row.Nation, row.Indicator, row.Year)])).Select(pair => new
        {
            pair.Row.Nation,
            pair.Row.Indicator,
            pair.Row.Year,
            A = WideBand.Of(pair.Row.A, pair.Run.A),
            B = WideBand.Of(pair.Row.B, pair.Run.B),
            Difference = WideBand.Of(pair.Row.Difference, pair.Run.Difference),
            Ratio = WideBand.Of(pair.Row.Ratio, pair.Run.Ratio),
            Percent = WideBand.Of(pair.Row.Percent, pair.Run.Percent),
            SameSign = new { pair.Row.SameSign.Futures, pair.Row.SameSign.Members, pair.Row.SameSign.Share, pair.Row.SameSign.StandardError, Text = pair.Row.SameSign.ToString() },
        });
    }

    /// <summary>A table for people.</summary>
    public void Print(Screen screen, string a, string b, int firstYear)
    {
        TextTable table = new([new("nation", Right: false, Key: true), new("year"), new("indicator", Right: false, Key: true), new(a), new(b), new("difference"), new("eight in ten between"), new("this way", Right: false)]);
        foreach (MemberComparisonRow row in Rows.Where(row => row.Year >= firstYear).OrderBy(row => row.Nation, StringComparer.Ordinal).ThenBy(row => row.Year))
        {
            table.Add(
                row.Nation,
                row.Year.ToString(CultureInfo.InvariantCulture),
                row.Indicator,
                Numbers.Sized(row.A.P50),
                Numbers.Sized(row.B.P50),
                Numbers.Sized(row.Difference.P50),
                $"{Numbers.Sized(row.Difference.P10)} and {Numbers.Sized(row.Difference.P90)}",
                row.SameSign.ToString());
        }

        table.Write(screen);
        screen.Out.WriteLine(FormattableString.Invariant($"members {Members} of each, with the same draws and paths in both (seed {Seed}), of them computed now {A.Computed} and {B.Computed}; differences member by member"));
        screen.Out.WriteLine($"bands   {Contents}");
    }
}
