using Corridor.Demography;
using Corridor.Inference.Calibration;
using Corridor.Inference.Forecasting;
using Corridor.Statistics;

namespace Corridor.Inference.Backtesting;

/// <summary>What the gravity model explains figures by: driven quantities that are given to the model too.</summary>
/// <param name="Population">Population of a nation in a year, persons.</param>
/// <param name="HomeWage">Mean wage at home in a year, USD per month.</param>
/// <param name="AwayWage">Mean wage of a nation's migrants in a place in a year, USD per month.</param>
public sealed record GravityInputs(Func<string, int, double> Population, Func<string, int, double> HomeWage, Func<string, string, int, double> AwayWage);

/// <summary>Forecasts on the scale of the figure (logarithm, logit, or none) that need no model of migration.</summary>
/// <param name="Persistence">The last value stays; null without two years.</param>
/// <param name="Trend">A straight line; null without three years.</param>
/// <param name="Gravity">Population and wages; null for shares, net flows and what happens at home, and where the years are too few.</param>
public sealed record SimpleForecasts(PredictiveDistribution? Persistence, PredictiveDistribution? Trend, PredictiveDistribution? Gravity)
{
    private const string Russia = "RUS";

    // What happens at home is no movement that populations and wages pull; and its population is what gravity is given.
    private static readonly string[] NotPulled = [FigureSelection.CountedPopulation, "population", "births", "deaths"];

    /// <summary>The forecasts of one figure.</summary>
    /// <param name="series">Its series.</param>
    /// <param name="figure">The figure; its value is not looked at.</param>
    /// <param name="pool">All series, of which gravity pools those of the same measure.</param>
    /// <param name="inputs">What gravity is given.</param>
    public static SimpleForecasts Of(BacktestSeries series, ObservedFigure figure, IReadOnlyList<BacktestSeries> pool, GravityInputs inputs)
    {
        int year = BacktestSeries.YearOf(figure);
        IReadOnlyList<YearValue> past = [.. series.PastByYear.Where(value => value.Year < year)];
        return new SimpleForecasts(
            past.Count >= 2 ? new Persistence(onLogs: false).Forecast(past, year) : null,
            past.Count >= 3 ? new LinearTrend(onLogs: false).Forecast(past, year) : null,
            past.Count >= 2 && figure.Scale == FigureScale.Log && !NotPulled.Contains(figure.Figure.Measure, StringComparer.Ordinal) ? Pulled(series, year, pool, inputs) : null);
    }

    /// <summary>
    /// Value / population on the wages of the place and at home, with a constant for each series; where the years are too few for two wages, on their ratio.
    /// </summary>
    private static PredictiveDistribution? Pulled(BacktestSeries series, int year, IReadOnlyList<BacktestSeries> pool, GravityInputs inputs)
    {
        BacktestSeries[] alike = [series, .. pool.Where(other => other.Id != series.Id && other.PastByYear.Count >= 2 && Alike(other.One, series.One))];
        foreach (bool ratio in (bool[])[false, true])
        {
            double[] At(BacktestSeries of, int when)
            {
                double home = Math.Log(inputs.HomeWage(of.One.Nation, when));
                double away = Math.Log(inputs.AwayWage(of.One.Nation, of.One.Figure.Place is { Length: > 0 } place ? place : Russia, when));
                double[] own = [.. alike.Skip(1).Select(one => one.Id == of.Id ? 1.0 : 0.0)];
                return ratio ? [away - home, .. own] : [away, home, .. own];
            }

            GravityRow[] rows = [.. alike.SelectMany(one => one.PastByYear.Select(value => new GravityRow(value.Year, Math.Exp(value.Value) / inputs.Population(one.One.Nation, value.Year), At(one, value.Year))))];
            string[] names = [.. ratio ? ["wage ratio"] : (string[])["wage away", "wage at home"], .. alike.Skip(1).Select(one => one.Id)];
            if (rows.Length >= names.Length + 2 && Fitted(names, rows, At(series, year)) is { } found)
            {
                return found with { Centre = found.Centre + Math.Log(inputs.Population(series.One.Nation, year)), OnLogs = false };
            }
        }

        return null;
    }

    private static PredictiveDistribution? Fitted(string[] names, GravityRow[] rows, double[] at)
    {
        try
        {
            PredictiveDistribution found = GravityForecast.Fit(names, rows).Forecast(at);
            return double.IsFinite(found.Centre) && double.IsFinite(found.Scale) ? found : null;
        }
        catch (DemographicInputException)
        {
            // A regressor that the others determine, or a fit without an end: there is no gravity model of these years.
            return null;
        }
    }

    private static bool Alike(ObservedFigure a, ObservedFigure b) =>
        a.Figure.Measure == b.Figure.Measure && a.Figure.Unit == b.Figure.Unit && a.Figure.Kind == b.Figure.Kind && a.Publisher.Class == b.Publisher.Class && a.Scale == b.Scale
        && (a.Figure.Place.Length == 0) == (b.Figure.Place.Length == 0);
}
