using System.Globalization;
using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Simulation;

namespace Corridor.Cli;

/// <summary>What a comparison of two scenarios tells.</summary>
/// <param name="A">Id of the first.</param>
/// <param name="B">Id of the second.</param>
/// <param name="Until">Last month.</param>
/// <param name="Rows">The numbers of both.</param>
/// <param name="Of">The stock whose difference is divided: abroad or russia.</param>
/// <param name="Stocks">That stock at the end of the last month, by nation.</param>
/// <param name="Processes">What each process contributes to its difference.</param>
/// <param name="Inputs">The inputs that differ; null where the scenario or the data of a stored run have changed since, so that nobody can tell.</param>
/// <param name="Displaced">Displaced people that differ.</param>
/// <param name="Russia">Numbers of Russia's population and labour market that differ.</param>
/// <param name="Members">Differences member by member; null where there are no members.</param>
internal sealed record Compared(
    string A,
    string B,
    Month Until,
    IReadOnlyList<ComparisonRow> Rows,
    string Of,
    IReadOnlyList<ComparisonRow> Stocks,
    IReadOnlyList<ProcessContribution> Processes,
    IReadOnlyList<ChangedInput>? Inputs,
    IReadOnlyList<DisplacedDifference> Displaced,
    IReadOnlyList<RussiaDifference> Russia,
    ComparedMembers? Members)
{
    private const double LeastPersons = 0.5;
    private static readonly string[] Headline = ["population_home", "citizens_abroad", "citizens_in_russia", "irregular_share_in_russia", "remittances_recorded_usd_bn", "remittances_gdp_percent", "russia_share_of_stock", "destination_hhi", "unemployment_percent"];

    /// <summary>Compares two runs.</summary>
    public static Compared Between(
        (string Id, SeriesTable Series) a,
        (string Id, SeriesTable Series) b,
        Month until,
        IReadOnlyList<string> nations,
        IReadOnlyList<int> years,
        IReadOnlyList<string> places,
        Decomposition stock,
        IReadOnlyList<ChangedInput>? inputs,
        ComparedMembers? members)
    {
        int last = until - a.Series.Start;
        return new Compared(
            a.Id,
            b.Id,
            until,
            Comparison.Rows(a.Series, b.Series, nations, years, places),
            stock.Name,
            [.. nations.Select(nation => new ComparisonRow(nation, stock.Name, until.Year, stock.Stock(a.Series, nation, last), stock.Stock(b.Series, nation, last)))],
            [.. nations.SelectMany(nation => stock.Of(a.Series, b.Series, nation, last))],
            inputs,
            DisplacedDifference.Between(a.Series, b.Series, years),
            RussiaDifference.Between(a.Series, b.Series, years),
            members);
    }

    /// <summary>The document of `--json`.</summary>
    public object Document() => Members is null ? Central() : new
    {
        A,
        B,
        Until = Until.ToString(),
        Members = Members.Members,
        MembersComputed = new { A = Members.A.Computed, B = Members.B.Computed },
        Ensembles = new { A = Members.A.Ensemble, B = Members.B.Ensemble },
        Members.Seed,
        Contains = Members.Contents.Parts,
        Label = Members.Contents.ToString(),
        Members.Contents.Drivers,
        NationsWithPosterior = Members.Contents.WithPosterior,
        NationsWithoutPosterior = Members.Contents.WithoutPosterior,
        Rows = Members.Json(Rows),
        RowsWithoutMembers = Rows.Where(row => MemberIndicator.Find(row.Indicator) is null).Select(Row),
        DecompositionOf = Of,
        StockAtEnd = Stocks.Select(Stock),
        Decomposition = Processes.Select(Part),
        ChangedInputs = Inputs,
        Displaced,
        Russia,
    };

    private object Central() => new
    {
        A,
        B,
        Until = Until.ToString(),
        Rows = Rows.Select(Row),
        DecompositionOf = Of,
        StockAtEnd = Stocks.Select(Stock),
        Decomposition = Processes.Select(Part),
        ChangedInputs = Inputs,
        Displaced,
        Russia,
    };

    /// <summary>Tables for people.</summary>
    public void Print(Screen screen)
    {
        if (Inputs is null)
        {
            screen.Out.WriteLine("changed inputs are not known: the scenario or the data of a stored run have changed since it was computed");
        }

        ChangedInput.Write(Inputs ?? [], screen);
        Numbered(screen);
        Moved(screen);
        screen.Out.WriteLine($"{(Of == Decomposition.InRussia.Name ? "citizens in Russia" : "citizens abroad")} at the end of {Until}, persons{(Members is null ? string.Empty : ", in the central runs")}, and the processes that carry the difference:");
        Divided(screen);
    }

    private void Numbered(Screen screen)
    {
        if (Members is not null)
        {
            Members.Print(screen, A, B, FirstYear);
            return;
        }

        TextTable numbers = new([new("nation", Right: false, Key: true), new("year"), new("indicator", Right: false, Key: true), new(A), new(B), new("difference"), new("percent")]);
        foreach (ComparisonRow row in Rows.Where(row => Headline.Contains(row.Indicator, StringComparer.Ordinal) && row.Year >= FirstYear).OrderBy(row => row.Nation, StringComparer.Ordinal).ThenBy(row => row.Year))
        {
            numbers.Add(row.Nation, row.Year.ToString(CultureInfo.InvariantCulture), row.Indicator, Numbers.Sized(row.A), Numbers.Sized(row.B), Numbers.Sized(row.Difference), Numbers.Text(row.Percent, 1));
        }

        numbers.Write(screen);
    }

    private void Moved(Screen screen)
    {
        if (Russia.Count > 0)
        {
            TextTable labour = new([new("Russia", Right: false, Key: true), new("year"), new(A), new(B), new("difference"), new("percent")]);
            foreach (RussiaDifference one in Russia)
            {
                labour.Add(one.Measure.Replace('_', ' '), one.Year.ToString(CultureInfo.InvariantCulture), Numbers.Sized(one.A), Numbers.Sized(one.B), Numbers.Sized(one.Difference), double.IsNaN(one.Percent) ? "-" : Numbers.Text(one.Percent, 2));
            }

            labour.Write(screen);
        }

        if (Displaced.Count == 0)
        {
            return;
        }

        TextTable table = new([new("displaced", Right: false, Key: true), new("place", Right: false), new("year"), new("measure", Right: false), new(A), new(B), new("difference"), new("percent")]);
        foreach (DisplacedDifference one in Displaced)
        {
            table.Add(one.Group, one.Place, one.Year.ToString(CultureInfo.InvariantCulture), one.Measure, Numbers.Sized(one.A), Numbers.Sized(one.B), Numbers.Sized(one.Difference), double.IsNaN(one.Percent) ? "-" : Numbers.Text(one.Percent, 1));
        }

        table.Write(screen);
    }

    private void Divided(Screen screen)
    {
        TextTable parts = new([new("nation", Right: false, Key: true), new("process", Right: false), new(A), new(B), new("contribution")]);
        foreach (ComparisonRow stock in Stocks)
        {
            parts.Add(stock.Nation, "stock", Numbers.Text(stock.A), Numbers.Text(stock.B), Numbers.Text(stock.Difference));
            foreach (ProcessContribution one in Processes.Where(one => one.Nation == stock.Nation && Math.Abs(one.Contribution) >= LeastPersons))
            {
                parts.Add(string.Empty, one.Process, Numbers.Text(one.A), Numbers.Text(one.B), Numbers.Text(one.Contribution));
            }
        }

        parts.Write(screen);
    }

    /// <summary>The first year in which an input differs; the first of all where only parameters do, or nothing.</summary>
    private int FirstYear => (Inputs ?? []).Select(one => one.From is null ? 0 : int.Parse(one.From.AsSpan(0, 4), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Min();

    private static object Stock(ComparisonRow one) => new { one.Nation, one.A, one.B, one.Difference };

    private static object Part(ProcessContribution one) => new { one.Nation, one.Process, one.Contribution, one.A, one.B };

    private static object Row(ComparisonRow row) => new { row.Nation, row.Indicator, row.Year, row.A, row.B, row.Difference, row.Ratio, row.Percent };
}
