using Corridor.Demography;
using Corridor.Statistics;

namespace Corridor.Inference.Forecasting;

/// <summary>A value of the past with what the gravity model explains it by.</summary>
/// <param name="Year">Year.</param>
/// <param name="Value">Value, at least 0.</param>
/// <param name="Regressors">Values of the regressors, such as logarithms of populations and incomes; the intercept is added.</param>
public sealed record GravityRow(int Year, double Value, IReadOnlyList<double> Regressors);

/// <summary>
/// A gravity model fitted to the past by Poisson pseudo-maximum likelihood, with a predictive distribution for rows whose regressors are known.
/// </summary>
/// <remarks>
/// On logs the prediction has the variance s^2 + x'Vx, with s^2 = sum of ((y - mu) / mu)^2 / (n - k), the mean squared relative residual, and V the robust covariance of the
/// coefficients; Student with n - k degrees of freedom. Rows may pool several series.
/// </remarks>
public sealed class GravityForecast
{
    private const double Least = 1e-6;

    private readonly RegressionFit fit;
    private readonly double spread;

    private GravityForecast(RegressionFit fit, double spread) => (this.fit, this.spread) = (fit, spread);

    /// <summary>Number of observations less that of coefficients.</summary>
    public int Freedom => fit.Observations - fit.Terms.Count;

    /// <summary>The coefficients, the intercept first.</summary>
    public IReadOnlyList<RegressionTerm> Terms => fit.Terms;

    /// <summary>Fits the model.</summary>
    /// <param name="names">Names of the regressors.</param>
    /// <param name="past">Rows up to the cut; at least two more than regressors.</param>
    /// <exception cref="StatisticalInputException">The past is too short.</exception>
    /// <exception cref="DemographicInputException">A row is not usable, or a regressor is determined by others.</exception>
    public static GravityForecast Fit(IReadOnlyList<string> names, IReadOnlyList<GravityRow> past)
    {
        if (past.Count < names.Count + 2)
        {
            throw new StatisticalInputException(FormattableString.Invariant($"{past.Count} past values are too few for a gravity model with {names.Count} regressors; at least {names.Count + 2} are needed."));
        }

        IReadOnlyList<double>[] columns = [[.. past.Select(_ => 1.0)], .. names.Select((_, column) => past.Select(row => row.Regressors[column]).ToArray())];
        var fitted = PoissonRegression.Fit([.. past.Select(row => row.Value)], columns, ["(intercept)", .. names]);
        var relative = past.Zip(fitted.Fitted, (row, mean) => (row.Value - mean) / mean);
        return new GravityForecast(fitted, Math.Sqrt(relative.Sum(residual => residual * residual) / (past.Count - names.Count - 1)));
    }

    /// <summary>The distribution of the value of a row.</summary>
    /// <param name="regressors">Values of the regressors, in the order of the names.</param>
    public PredictiveDistribution Forecast(IReadOnlyList<double> regressors)
    {
        double[] x = [1, .. regressors];
        if (x.Length != fit.Terms.Count)
        {
            throw new StatisticalInputException(FormattableString.Invariant($"{regressors.Count} regressors are given; the model has {fit.Terms.Count - 1}."));
        }

        double centre = 0, variance = spread * spread;
        for (var i = 0; i < x.Length; i++)
        {
            centre += x[i] * fit.Terms[i].Estimate;
            for (var j = 0; j < x.Length; j++)
            {
                variance += x[i] * fit.Covariance[i, j] * x[j];
            }
        }

        return new PredictiveDistribution(centre, Math.Max(Math.Sqrt(variance), Least), Freedom, OnLogs: true);
    }
}
