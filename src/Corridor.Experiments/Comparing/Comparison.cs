using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Scenarios;
using Corridor.Simulation;

namespace Corridor.Experiments.Comparing;

/// <summary>A number of two runs.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Indicator">Name of the number (<see cref="YearIndicator.Id"/>).</param>
/// <param name="Year">Calendar year.</param>
/// <param name="A">In the first run.</param>
/// <param name="B">In the second.</param>
public sealed record ComparisonRow(string Nation, string Indicator, int Year, double A, double B)
{
    /// <summary>B - A.</summary>
    public double Difference => B - A;

    /// <summary>B / A; not a number where A is nil.</summary>
    public double Ratio => A == 0 ? double.NaN : B / A;

    /// <summary>100 (B / A - 1); not a number where A is nil.</summary>
    public double Percent => A == 0 ? double.NaN : 100 * (B - A) / A;
}

/// <summary>
/// Two runs beside each other. It works on the series of one pair of runs, so that it can be asked for each pair of members of two ensembles.
/// </summary>
public static class Comparison
{
    /// <summary>The numbers of two runs by nation, indicator and year; years that one of them does not cover whole are left out.</summary>
    /// <param name="a">The first run.</param>
    /// <param name="b">The second.</param>
    /// <param name="nations">Nations that both have.</param>
    /// <param name="years">Calendar years.</param>
    /// <param name="places">Places whose stocks are compared too.</param>
    public static IReadOnlyList<ComparisonRow> Rows(SeriesTable a, SeriesTable b, IReadOnlyList<string> nations, IReadOnlyList<int> years, IReadOnlyList<string>? places = null)
    {
        YearIndicator[] indicators = [.. YearIndicator.All, .. (places ?? []).Select(YearIndicator.In)];
        return
        [
            .. from nation in nations
               from indicator in indicators
               where indicator.Id != YearIndicator.In(nation).Id
               from year in years
               where Covers(a, year) && Covers(b, year)
               select new ComparisonRow(nation, indicator.Id, year, indicator.Of(a, nation, year), indicator.Of(b, nation, year)),
        ];
    }

    /// <summary>The series of a system at its own parameters, of all nations, without the division by age.</summary>
    /// <param name="system">The system, under a scenario or not.</param>
    /// <param name="until">Last month.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="progress">Told, now and then, how many months are done.</param>
    /// <param name="stop">Stops between two months.</param>
    public static SeriesTable Run(ModelSystem system, Month until, int threads, Action<int>? progress = null, CancellationToken stop = default) =>
        MacroSimulation.Run(system, until, threads, detail: false, progress, stop).Series;

    /// <summary>The inputs that differ and that a run reads, up to a month.</summary>
    public static IReadOnlyList<InputDifference> ChangedInputs(ModelSystem a, ModelSystem b, Month until) => InputDifferences.Between(a, b, until);

    private static bool Covers(SeriesTable table, int year) => table.IndexOf(new Month(year, 1)) >= 0 && table.IndexOf(new Month(year, 12)) >= 0;
}
