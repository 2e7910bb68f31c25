using System.Globalization;
using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Model;
using Corridor.Model.Population;
using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Inference.Assessing;

/// <summary>Net migration of a year, from mid-year to mid-year, persons; positive: more came.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Year">The year in whose middle it begins.</param>
/// <param name="Years">How many years, at least 1.</param>
/// <param name="Published">What World Population Prospects says.</param>
/// <param name="P10">Tenth percentile of what the model gives, with its error of population.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">Ninetieth percentile.</param>
/// <param name="Citizens">Median of the net moves of the nation's citizens across its border.</param>
/// <param name="HeldByCount">Median of the change in the number of citizens abroad whom the count holds all the same.</param>
/// <param name="Others">Change in the number of other residents.</param>
public sealed record NetMigration(string Nation, int Year, int Years, double Published, double P10, double P50, double P90, double Citizens, double HeldByCount, double Others)
{
    private static string Said(double net) => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(net):N0} {(net < 0 ? "more leaving" : "more coming")}");

    /// <summary>Whether the published number lies in the 80 % band.</summary>
    public bool Inside => Published >= P10 && Published <= P90;

    /// <summary>Why the two differ, as far as the parts of the model's number tell.</summary>
    public string Explanation => string.Create(
        CultureInfo.InvariantCulture,
        $"the estimate of the United Nations has {Said(Published)}, the model {Said(P50)}. In the model {Math.Abs(Citizens):N0} citizens more {(Citizens < 0 ? "left than returned" : "returned than left")}, of whom the count goes on holding {Math.Max(0, HeldByCount):N0}; {(Math.Sign(Published) != Math.Sign(Citizens) && Math.Abs(Published) > 1000 ? "the estimate has the other sign than the moves: it rests on residents registered at home, editions of it differ in sign" : "how many of those abroad a count still holds is a judgement for each nation (counted_*)")}.");
}

/// <summary>
/// The identity of population: what the count of the United Nations grew by, less births, plus deaths. In the model the same number is made of
/// citizens who crossed the border, of those abroad whom the count goes on holding, and of other residents.
/// </summary>
public static class NetMigrationIdentity
{
    private const ulong Purpose = 1204;
    private const int Middle = 6;

    /// <summary>The years from one mid-year to the next, up to the last count that calibration uses, and all of them together at the end.</summary>
    /// <param name="target">The nation.</param>
    /// <param name="draws">Its draws.</param>
    /// <param name="plan">States and drivers of the nation, over the months of the target.</param>
    /// <param name="published">Net migration, births and deaths by year as published; NaN where there is none.</param>
    /// <param name="count">Draws that are run.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="stop">Stops between runs.</param>
    public static IReadOnlyList<NetMigration> Of(CalibrationTarget target, PosteriorDraws draws, NationPlan plan, IReadOnlyList<PublishedYear> published, int count, int threads, CancellationToken stop = default)
    {
        int last = target.Figures.Where(figure => figure.Figure.Measure == FigureSelection.CountedPopulation).Select(figure => figure.Figure.PeriodEnd!.Value.Year).DefaultIfEmpty(int.MinValue).Max();
        PublishedYear[] years = [.. published.Where(one => one.IsWhole && one.Year <= last).OrderBy(one => one.Year)];
        if (years.Length < 2)
        {
            return [];
        }

        IReadOnlyList<double[]> points = draws.Thinned(count);
        Parts[][] parts = new Parts[points.Count][];
        Parallel.For(0, points.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, d => parts[d] = PartsOf(target, plan, points[d], years, (ulong)d));
        List<NetMigration> rows = [];
        for (int y = 0; y + 1 < years.Length; y++)
        {
            rows.Add(Row(target.Nation, years, y, 1, parts));
        }

        rows.Add(Row(target.Nation, years, 0, years.Length - 1, parts));
        return rows;
    }

    /// <summary>The same from what calibration begins with.</summary>
    public static IReadOnlyList<NetMigration> Of(CalibrationData data, CalibrationTarget target, PosteriorDraws draws, int count, int threads, CancellationToken stop = default)
    {
        NationPopulation population = data.System.Population.Nations[target.Nation];
        PublishedYear[] published = [.. population.PublishedPopulation.Select((persons, y) => new PublishedYear(PopulationData.FirstYear + y, persons, population.PublishedBirths[y], population.PublishedDeaths[y]))];
        return Of(target, draws, data.System.Plan(target.Nation, data.Reference.Count), published, count, threads, stop);
    }

    private static NetMigration Row(string nation, PublishedYear[] years, int first, int length, Parts[][] parts)
    {
        double natural = Enumerable.Range(first, length).Sum(y => (years[y].Natural + years[y + 1].Natural) / 2);
        double Change(Parts[] draw, Func<Parts, double> of) => of(draw[first + length]) - of(draw[first]);
        double Median(Func<Parts, double> of) => Quantiles.Of([.. parts.Select(draw => Change(draw, of))], 0.5);
        double[] bands = Quantiles.Of([.. parts.Select(draw => Change(draw, one => one.Counted) - natural)], [0.1, 0.5, 0.9]);
        double told = years[first + length].Population - years[first].Population - natural;
        return new NetMigration(nation, years[first].Year, length, told, bands[0], bands[1], bands[2], Median(one => one.Crossed), Median(one => one.HeldAbroad), Change(parts[0], one => one.Others));
    }

    /// <summary>At each mid-year: the count with an error of its own, citizens' moves so far, citizens abroad whom the count holds, other residents.</summary>
    private static Parts[] PartsOf(CalibrationTarget target, NationPlan plan, double[] point, PublishedYear[] years, ulong draw)
    {
        SeriesTable run = target.Run(point);
        double[] counted = run.Find(new SeriesKey(FigureSelection.CountedPopulation, target.Nation))!;
        double[] home = run.Find(new SeriesKey("stock", target.Nation, target.Nation)) ?? Sum(run, "stock", target.Nation, key => key.Place == target.Nation, counted.Length);
        double[] left = Sum(run, "departures", target.Nation, key => key.Place == target.Nation, counted.Length);
        double[] came = Sum(run, "arrivals", target.Nation, key => key.Place == target.Nation, counted.Length);
        ObservedFigure? population = target.Figures.FirstOrDefault(figure => figure.Figure.Measure == FigureSelection.CountedPopulation);
        double sd = population is null ? 0 : target.SdOf(population, point);
        IRandomBits bits = new KeyedSplitMix(1).Stream(Purpose, draw, 0);
        double crossed = 0;
        int from = 0;
        List<Parts> parts = [];
        foreach (PublishedYear year in years)
        {
            int t = new Month(year.Year, Middle) - Scenario.Start;
            for (; from <= t; from++)
            {
                crossed += came[from] - left[from];
            }

            double others = plan.Inputs.OtherResidents[t];
            parts.Add(new Parts(counted[t] * Math.Exp(sd * bits.Normal()), crossed, counted[t] - home[t] - others, others));
        }

        return [.. parts];
    }

    private static double[] Sum(SeriesTable run, string series, string nation, Func<SeriesKey, bool> of, int months)
    {
        double[] sum = new double[months];
        foreach ((SeriesKey key, double[] values) in run.Where(series, nation).Where(pair => of(pair.Key)))
        {
            for (int t = 0; t < months; t++)
            {
                sum[t] += values[t];
            }
        }

        return sum;
    }

    private readonly record struct Parts(double Counted, double Crossed, double HeldAbroad, double Others);
}

/// <summary>A year of World Population Prospects, persons; NaN where it is not published here.</summary>
/// <param name="Year">Year.</param>
/// <param name="Population">Population at mid-year.</param>
/// <param name="Births">Births.</param>
/// <param name="Deaths">Deaths.</param>
public sealed record PublishedYear(int Year, double Population, double Births, double Deaths)
{
    /// <summary>Births less deaths.</summary>
    public double Natural => Births - Deaths;

    /// <summary>Whether all of it is published.</summary>
    public bool IsWhole => double.IsFinite(Population) && double.IsFinite(Natural);
}
