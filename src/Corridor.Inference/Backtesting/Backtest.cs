using Corridor.Data;
using Corridor.Inference.Assessing;
using Corridor.Inference.Calibration;
using Corridor.Inference.Discrepancy;
using Corridor.Model;
using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Inference.Backtesting;

/// <summary>How a backtest is done.</summary>
/// <param name="Quick">True: a posterior made linear around its mode, in some 200 runs a nation; false: the chains of a calibration.</param>
/// <param name="Draws">Draws of the parameters.</param>
/// <param name="Each">Members of the forecast for each draw.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Threads">Threads; the result does not depend on them.</param>
public sealed record BacktestOptions(bool Quick = false, int Draws = 200, int Each = 5, ulong Seed = 1, int Threads = 1);

/// <summary>How the parameters of one nation were found from what was known at the cut.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Figures">Figures known.</param>
/// <param name="Method">The method, in words.</param>
/// <param name="Shape">k-hat of the importance weights.</param>
/// <param name="RHat">Largest R-hat of the chains; null where there are none.</param>
/// <param name="Ess">Effective number of draws.</param>
/// <param name="Runs">Runs of the model.</param>
public sealed record NationFit(string Nation, int Figures, string Method, double Shape, double? RHat, double Ess, int Runs);

/// <summary>A nation calibrated with what was known.</summary>
/// <param name="Whole">The nation over all months.</param>
/// <param name="Known">The same with the figures that were known.</param>
/// <param name="How">How the parameters were found.</param>
/// <param name="Draws">Draws of the parameters, standardised.</param>
public sealed record Fitted(CalibrationTarget Whole, CalibrationTarget Known, NationFit How, IReadOnlyList<double[]> Draws)
{
    /// <summary>The median of each parameter.</summary>
    public double[] Middle => [.. Enumerable.Range(0, Draws[0].Length).Select(k => Quantiles.Of([.. Draws.Select(draw => draw[k])], 0.5))];
}

/// <summary>A backtest: what was known, what was forecast, and the scores.</summary>
/// <param name="Cut">Last month of the periods that were known.</param>
/// <param name="Until">Last month of the periods that were forecast.</param>
/// <param name="Fits">Nations.</param>
/// <param name="Processes">How the model's error of each kind goes on from the known figures.</param>
/// <param name="Series">Scores by series.</param>
/// <param name="WithoutValue">Later figures that say "at least" or "up to" and can't be scored.</param>
public sealed record Backtest(Month Cut, Month Until, IReadOnlyList<NationFit> Fits, IReadOnlyList<DiscrepancyProcess> Processes, IReadOnlyList<SeriesScore> Series, int WithoutValue)
{
    /// <summary>Does the backtest for some nations.</summary>
    /// <param name="data">What calibration begins with.</param>
    /// <param name="plan">Trials and drivers set with hindsight.</param>
    /// <param name="cut">The cut.</param>
    /// <param name="nations">Nations.</param>
    /// <param name="options">How.</param>
    /// <param name="learnt">What earlier trials have taught; what later ones taught is not looked at.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="stop">Stops between runs.</param>
    public static Backtest Of(CalibrationData data, AssessmentPlan plan, Month cut, IReadOnlyList<string> nations, BacktestOptions options, LearntDiscrepancy learnt, Action<string>? progress = null, CancellationToken stop = default)
    {
        BacktestPeriod period = plan.At(cut);
        IReadOnlyList<BacktestSeries> pool = BacktestSeries.Of(data.Used, LastDay(cut), LastDay(period.Until));
        GravityInputs gravity = Given(data);
        List<Fitted> fits = [];
        foreach (string nation in nations)
        {
            progress?.Invoke(nation);
            CalibrationTarget whole = data.TargetOf(nation);
            fits.Add(Fit(whole, Known(whole, data, cut), options, stop));
        }

        IReadOnlyList<DiscrepancyProcess> processes = [.. ProcessesOf(fits).Select(process => process with { Widening = learnt.KnownAt(cut, process.Kind)?.Widening ?? 1 })];
        List<SeriesScore> scores = [];
        foreach (Fitted fit in fits)
        {
            BacktestSeries[] own = [.. pool.Where(series => series.One.Nation == fit.Whole.Nation)];
            scores.AddRange(Scored(own, Forecast(fit, [.. own.SelectMany(series => series.Later)], processes, options, stop), pool, gravity, plan, cut));
        }

        int withoutValue = data.Used.Count(figure => nations.Contains(figure.Nation, StringComparer.Ordinal) && !BacktestSeries.HasValue(figure) && BacktestSeries.IsLater(figure, LastDay(cut), LastDay(period.Until)));
        return new Backtest(cut, period.Until, [.. fits.Select(fit => fit.How)], processes, scores, withoutValue);
    }

    /// <summary>The last day of a month.</summary>
    public static DateOnly LastDay(Month month) => new DateOnly(month.Year, month.Number, 1).AddMonths(1).AddDays(-1);

    /// <summary>Calibrates with what is known.</summary>
    /// <param name="whole">The nation over all months.</param>
    /// <param name="known">The same with the figures that are known; its runs may end with them.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Stops between runs.</param>
    public static Fitted Fit(CalibrationTarget whole, CalibrationTarget known, BacktestOptions options, CancellationToken stop = default)
    {
        (NationFit how, IReadOnlyList<double[]> draws) = options.Quick ? Linearised(known, options, stop) : Chains(known, options, stop);
        return new Fitted(whole, known, how, draws);
    }

    /// <summary>How the model's error of each kind goes on, by the figures that are known to all nations together.</summary>
    public static IReadOnlyList<DiscrepancyProcess> ProcessesOf(IReadOnlyList<Fitted> fits) => DiscrepancyFit.Of(fits.SelectMany(fit => fit.Known.Judge(fit.Middle)), fits[0].Known.Plan);

    /// <summary>Forecasts figures.</summary>
    /// <param name="fit">A nation that has been calibrated.</param>
    /// <param name="later">Figures to be forecast; their values are not looked at.</param>
    /// <param name="processes">How the model's error of each kind goes on.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Stops between runs.</param>
    /// <returns>The members for each figure.</returns>
    public static IReadOnlyList<double[]> Forecast(Fitted fit, IReadOnlyList<ObservedFigure> later, IReadOnlyList<DiscrepancyProcess> processes, BacktestOptions options, CancellationToken stop = default) =>
        ModelForecast.Members(fit.Whole, fit.Known, later, fit.Draws, processes, options.Each, options.Seed, options.Threads, stop);

    /// <summary>The nation with the figures up to the cut alone, in runs that end there.</summary>
    private static CalibrationTarget Known(CalibrationTarget whole, CalibrationData data, Month cut)
    {
        int months = cut - Scenario.Start + 1;
        NationSimulation simulation = new(data.System, whole.Nation, months);
        SeriesKey counted = new(FigureSelection.CountedPopulation, whole.Nation);
        double[] alone = simulation.Run(data.System.Parameters).Find(counted)!;
        double[] together = data.Reference.Find(counted)!;
        return new CalibrationTarget(simulation, data.System.Parameters, data.Plan, [.. alone.Select((own, t) => together[t] - own)], whole.FiguresUntil(LastDay(cut)));
    }

    private static (NationFit, IReadOnlyList<double[]>) Linearised(CalibrationTarget known, BacktestOptions options, CancellationToken stop)
    {
        LinearisedSample sample = LinearisedPosterior.Of(PredictedDensity.Of(known), new LinearisedOptions(Proposals: options.Draws, Draws: options.Draws, Seed: options.Seed, Threads: options.Threads), stop);
        return (new NationFit(known.Nation, known.Figures.Count, "linear around the mode, draws weighted", sample.Shape, null, sample.EffectiveSize, sample.Runs), sample.Draws);
    }

    private static (NationFit, IReadOnlyList<double[]>) Chains(CalibrationTarget known, BacktestOptions options, CancellationToken stop)
    {
        NationPosterior posterior = new NationCalibration(known, new CalibrationOptions { Seed = options.Seed, Threads = options.Threads, Draws = options.Draws }).Run(stop: stop);
        return (new NationFit(known.Nation, known.Figures.Count, posterior.Method, posterior.Shape, posterior.RHat, posterior.Ess, posterior.Evaluations), posterior.Points);
    }

    private static IEnumerable<SeriesScore> Scored(BacktestSeries[] own, IReadOnlyList<double[]> members, IReadOnlyList<BacktestSeries> pool, GravityInputs gravity, AssessmentPlan plan, Month cut)
    {
        int first = 0;
        foreach (BacktestSeries series in own)
        {
            IReadOnlyList<double[]> forecast = [.. members.Skip(first).Take(series.Later.Count)];
            first += series.Later.Count;
            IReadOnlyList<SimpleForecasts> simple = [.. series.Later.Select(figure => SimpleForecasts.Of(series, figure, pool, gravity))];
            string[] hindsight = [.. plan.Hindsight.Where(rule => series.Later.Any(figure => rule.Speaks(figure, cut))).Select(rule => rule.Driver).Distinct(StringComparer.Ordinal)];
            yield return SeriesScore.Of(series, forecast, simple, hindsight);
        }
    }

    /// <summary>Population and wages by year, as the drivers give them to the model too.</summary>
    private static GravityInputs Given(CalibrationData data)
    {
        Dictionary<string, NationPlan> plans = data.System.Gazetteer.Nations.ToDictionary(nation => nation, nation => data.System.Plan(nation, data.Reference.Count), StringComparer.Ordinal);
        double Mean(double[] values, int year) => Enumerable.Range(0, 12).Average(m => values[Math.Clamp(new Month(year, 1) - Scenario.Start + m, 0, values.Length - 1)]);
        double Population(string nation, int year)
        {
            double[] published = data.System.Population.Nations[nation].PublishedPopulation;
            int at = Math.Clamp(year - Scenario.Start.Year, 0, published.Length - 1);
            while (!double.IsFinite(published[at]))
            {
                at--;
            }

            return published[at];
        }

        double Away(string nation, string place, int year)
        {
            NationPlan one = plans[nation];
            int p = one.States.Destinations.ToList().IndexOf(place);
            return Mean(one.Inputs.Wage[p < 0 ? one.States.Destinations.ToList().IndexOf("RUS") : p], year);
        }

        return new GravityInputs(Population, (nation, year) => Mean(plans[nation].Inputs.HomeWage, year), Away);
    }
}
