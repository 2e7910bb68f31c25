using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>How standard errors of a regression are made robust.</summary>
public enum RobustErrors
{
    /// <summary>White's sandwich without correction.</summary>
    HC0,

    /// <summary>White's sandwich times N / (N - k).</summary>
    HC1,
}

/// <summary>One estimated coefficient.</summary>
/// <param name="Name">Name of the regressor.</param>
/// <param name="Estimate">Coefficient.</param>
/// <param name="StandardError">Robust standard error.</param>
/// <param name="Z">Estimate over standard error.</param>
/// <param name="PValue">Two-sided normal p-value.</param>
/// <param name="Low">Lower end of the 95 per cent interval.</param>
/// <param name="High">Upper end.</param>
public sealed record RegressionTerm(string Name, double Estimate, double StandardError, double Z, double PValue, double Low, double High);

/// <summary>A fitted Poisson regression.</summary>
public sealed record RegressionFit
{
    /// <summary>The coefficients, in the order of the regressors.</summary>
    public required IReadOnlyList<RegressionTerm> Terms { get; init; }

    /// <summary>Robust covariance of the coefficients.</summary>
    public required double[,] Covariance { get; init; }

    /// <summary>Fitted means, in the order of the observations.</summary>
    public required IReadOnlyList<double> Fitted { get; init; }

    /// <summary>Number of observations.</summary>
    public required int Observations { get; init; }

    /// <summary>Poisson deviance.</summary>
    public required double Deviance { get; init; }

    /// <summary>Deviance of the mean alone.</summary>
    public required double NullDeviance { get; init; }

    /// <summary>Squared correlation of observed and fitted values; 0 where either does not vary.</summary>
    public required double RSquared { get; init; }

    /// <summary>How the iteration ended; the residual is the largest score over its scale.</summary>
    public required Convergence Convergence { get; init; }

    /// <summary>The coefficient of a regressor.</summary>
    public RegressionTerm this[string name] => Terms.FirstOrDefault(term => string.Equals(term.Name, name, StringComparison.Ordinal))
        ?? throw Bad($"There is no regressor {name}; there are {string.Join(", ", Terms.Select(term => term.Name))}.", name);
}

/// <summary>
/// Poisson pseudo-maximum likelihood: E(y) = exp(x b), whatever the distribution of y, by iteratively reweighted least squares.
/// </summary>
/// <remarks>
/// Santos Silva, J. M. C. and Tenreyro, S. (2006), The log of gravity, <i>Review of Economics and Statistics</i> 88(4). The errors are the sandwich
/// (X'WX)^-1 X' diag((y - mu)^2) X (X'WX)^-1, summed over clusters where these are given.
/// </remarks>
public static class PoissonRegression
{
    /// <summary>Fits a regression.</summary>
    /// <param name="outcome">y, at least 0, not all 0.</param>
    /// <param name="regressors">Columns of x, each as long as y, with the intercept as a column of ones.</param>
    /// <param name="names">A name for each column.</param>
    /// <param name="errors">Kind of robust errors.</param>
    /// <param name="clusters">A label for each observation within whose groups errors may be correlated; null for none.</param>
    /// <param name="maximumIterations">Steps allowed.</param>
    /// <exception cref="DemographicInputException">
    /// Unequal lengths, a negative or non-finite value, a regressor that the others determine (by name), fewer observations than coefficients,
    /// or a coefficient without a finite estimate because zeros of the outcome are separated perfectly.
    /// </exception>
    public static RegressionFit Fit(
        IReadOnlyList<double> outcome, IReadOnlyList<IReadOnlyList<double>> regressors, IReadOnlyList<string> names,
        RobustErrors errors = RobustErrors.HC1, IReadOnlyList<string>? clusters = null, int maximumIterations = 200)
    {
        var (y, x, scale) = Checked(outcome, regressors, names, clusters);
        int n = y.Count, k = names.Count;
        var b = Vector<double>.Build.Dense(k);
        var mean = y.Average();

        // The usual start mu = (y + mean) / 2 fits every scale.
        var mu = y.Map(value => (value + mean) / 2);
        var eta = mu.PointwiseLog();
        var deviance = double.PositiveInfinity;
        var iteration = 0;
        var converged = false;
        Matrix<double> information;
        do
        {
            iteration++;
            var working = eta + ((y - mu).PointwiseDivide(mu));
            var weighted = Weighted(x, mu);
            information = x.TransposeThisAndMultiply(weighted);
            var next = information.Cholesky().Solve(weighted.TransposeThisAndMultiply(working));
            var reached = Try(x, y, next, out var nextEta, out var nextMu);
            for (var halving = 0; halving < 30 && !(reached <= deviance * (1 + 1e-12)) && !double.IsPositiveInfinity(deviance); halving++)
            {
                next = (next + b) / 2;
                reached = Try(x, y, next, out nextEta, out nextMu);
            }

            if (!double.IsFinite(reached))
            {
                throw Bad("The fit does not settle: fitted values pass every bound. Check the scale of the regressors.", null, null);
            }

            var moved = (next - b).AbsoluteMaximum();
            converged = Math.Abs(deviance - reached) <= 1e-13 * (reached + 0.1) && moved <= 1e-7 * (1 + next.AbsoluteMaximum());
            (b, eta, mu, deviance) = (next, nextEta, nextMu, reached);
        }
        while (!converged && iteration < maximumIterations);

        for (var i = 0; i < n; i++)
        {
            if (mu[i] < 1e-12 * mean && y[i] == 0 && !converged)
            {
                throw Bad($"A coefficient has no finite estimate: the zeros of the outcome (observation {N(i + 1)} is one) are told apart perfectly by the regressors. Leave one out.", "observation " + N(i + 1), mu[i]);
            }
        }

        return Report(y, x, b, mu, names, scale, errors, clusters, new Convergence(converged, iteration, (x.TransposeThisAndMultiply(y - mu)).AbsoluteMaximum()));
    }

    private static (Vector<double> Y, Matrix<double> X, double[] Scale) Checked(
        IReadOnlyList<double> outcome, IReadOnlyList<IReadOnlyList<double>> regressors, IReadOnlyList<string> names, IReadOnlyList<string>? clusters)
    {
        int n = outcome.Count, k = regressors.Count;
        SameLength(k, names.Count, "The list of names", "the list of regressors");
        if (k == 0)
        {
            throw Bad("There is no regressor; at least the intercept is needed.");
        }

        if (n < k)
        {
            throw Bad($"{N(n)} observations are fewer than the {N(k)} coefficients.", null, n - k);
        }

        if (clusters is not null)
        {
            SameLength(n, clusters.Count, "The list of clusters", "the outcome");
        }

        for (var i = 0; i < n; i++)
        {
            NotNegative(outcome[i], "The outcome", "observation " + N(i + 1));
        }

        Positive(outcome.Sum(), "The sum of the outcome");
        var x = Matrix<double>.Build.Dense(n, k);
        var scale = new double[k];
        for (var c = 0; c < k; c++)
        {
            SameLength(n, regressors[c].Count, "The regressor " + names[c], "the outcome");
            for (var i = 0; i < n; i++)
            {
                x[i, c] = Finite(regressors[c][i], "The regressor " + names[c], "observation " + N(i + 1));
            }

            // Columns of length 1 keep the equations well conditioned; coefficients are scaled back at the end.
            scale[c] = x.Column(c).L2Norm() / Math.Sqrt(n);
            if (scale[c] == 0)
            {
                throw Bad($"The regressor {names[c]} is 0 everywhere; it has no coefficient.", names[c], 0);
            }

            x.SetColumn(c, x.Column(c) / scale[c]);
        }

        CheckIndependence(x, names);
        return (Vector<double>.Build.DenseOfEnumerable(outcome), x, scale);
    }

    // Gram-Schmidt: a column of which nothing is left once those before are taken out is determined by them.
    private static void CheckIndependence(Matrix<double> x, IReadOnlyList<string> names)
    {
        var basis = new List<Vector<double>>();
        for (var c = 0; c < x.ColumnCount; c++)
        {
            var left = x.Column(c);
            var length = left.L2Norm();
            for (var round = 0; round < 2; round++)
            {
                foreach (var direction in basis)
                {
                    left -= direction * direction.DotProduct(left);
                }
            }

            var rest = left.L2Norm();
            if (rest <= 1e-9 * length)
            {
                throw Bad($"The regressor {names[c]} is determined by those before it ({string.Join(", ", names.Take(c))}); leave one of them out.", names[c], rest / length);
            }

            basis.Add(left / rest);
        }
    }

    private static Matrix<double> Weighted(Matrix<double> x, Vector<double> weights)
    {
        var result = x.Clone();
        for (var c = 0; c < x.ColumnCount; c++)
        {
            result.SetColumn(c, x.Column(c).PointwiseMultiply(weights));
        }

        return result;
    }

    private static double Try(Matrix<double> x, Vector<double> y, Vector<double> b, out Vector<double> eta, out Vector<double> mu)
    {
        eta = x * b;
        mu = eta.Map(value => Math.Max(Math.Exp(value), 1e-280));
        return Deviance(y, mu);
    }

    private static double Deviance(Vector<double> y, Vector<double> mu)
    {
        double sum = 0;
        for (var i = 0; i < y.Count; i++)
        {
            sum += (y[i] > 0 ? y[i] * Math.Log(y[i] / mu[i]) : 0) - (y[i] - mu[i]);
        }

        return Math.Max(0, 2 * sum);
    }

    private static RegressionFit Report(
        Vector<double> y, Matrix<double> x, Vector<double> b, Vector<double> mu, IReadOnlyList<string> names, double[] scale,
        RobustErrors errors, IReadOnlyList<string>? clusters, Convergence convergence)
    {
        int n = y.Count, k = names.Count;
        var bread = x.TransposeThisAndMultiply(Weighted(x, mu)).Inverse();
        var scores = Weighted(x, y - mu);
        var groups = n;
        if (clusters is not null)
        {
            var sums = new Dictionary<string, Vector<double>>(StringComparer.Ordinal);
            for (var i = 0; i < n; i++)
            {
                sums[clusters[i]] = sums.TryGetValue(clusters[i], out var sum) ? sum + scores.Row(i) : scores.Row(i);
            }

            groups = sums.Count;
            scores = Matrix<double>.Build.DenseOfRowVectors(sums.Values);
            if (groups < 2)
            {
                throw Bad("There is only one cluster; errors need at least two.", null, groups);
            }
        }

        var correction = errors == RobustErrors.HC0 ? 1
            : clusters is null ? n / Math.Max(1.0, n - k)
            : groups / (groups - 1.0) * (n - 1.0) / Math.Max(1.0, n - k);
        var sandwich = bread * scores.TransposeThisAndMultiply(scores) * bread * correction;
        var covariance = new double[k, k];
        var terms = new RegressionTerm[k];
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                covariance[i, j] = sandwich[i, j] / scale[i] / scale[j];
            }

            double estimate = b[i] / scale[i], error = Math.Sqrt(Math.Max(0, covariance[i, i]));
            var z = error > 0 ? estimate / error : 0;
            var p = error > 0 ? 2 * Normal.CDF(0, 1, -Math.Abs(z)) : 1;
            terms[i] = new RegressionTerm(names[i], estimate, error, z, p, estimate - (1.959963984540054 * error), estimate + (1.959963984540054 * error));
        }

        var mean = Vector<double>.Build.Dense(n, y.Average());
        double vy = (y - mean).L2Norm(), vm = (mu - mu.Average()).L2Norm();
        var correlation = vy > 0 && vm > 0 ? (y - mean).DotProduct(mu - mu.Average()) / vy / vm : 0;
        return new RegressionFit
        {
            Terms = terms,
            Covariance = covariance,
            Fitted = mu.ToArray(),
            Observations = n,
            Deviance = Deviance(y, mu),
            NullDeviance = Deviance(y, mean),
            RSquared = correlation * correlation,
            Convergence = convergence,
        };
    }
}
