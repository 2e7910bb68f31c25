using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Fits Rogers-Castro schedules to migrants and exposures by age, by maximum likelihood under migrants ~ Poisson(exposure x m(age)).
/// </summary>
/// <remarks>
/// Each start draws the shape parameters from a low-discrepancy sequence over the bounds, finds the levels by the multiplicative
/// expectation-maximisation step for a Poisson mixture (they enter linearly), and then climbs by Fisher scoring with Levenberg-Marquardt damping,
/// projected on the bounds. The search draws nothing at random: equal input gives equal output.
/// </remarks>
public static class RogersCastroFitter
{
    /// <summary>Fits one of the usual models.</summary>
    /// <param name="ages">Exact ages at which the rates hold, years; give midpoints (x + 0.5) where groups are single years of age and that matters.</param>
    /// <param name="migrants">Migrants at each age, at least 0; need not be whole.</param>
    /// <param name="exposure">Person-years (or persons) at each age, at least 0; an age with exposure 0 must have no migrants and is passed over.</param>
    /// <param name="model">Which components to fit.</param>
    /// <param name="bounds">The box of the search; null takes the usual one.</param>
    /// <param name="starts">Number of starts, 1 to 10,000.</param>
    /// <param name="maximumIterations">Steps allowed for each start.</param>
    /// <exception cref="DemographicInputException">
    /// Unequal lengths, a negative or non-finite value, migrants without exposure, no migrants at all, or fewer ages than parameters.
    /// </exception>
    public static RogersCastroFit Fit(
        IReadOnlyList<double> ages,
        IReadOnlyList<double> migrants,
        IReadOnlyList<double> exposure,
        RogersCastroModel model = RogersCastroModel.SevenParameters,
        RogersCastroBounds? bounds = null,
        int starts = 40,
        int maximumIterations = 500)
    {
        if (!Enum.IsDefined(model))
        {
            throw Bad($"{N((int)model)} parameters are no Rogers-Castro model; choose 7, 9, 11 or 13.", null, (int)model);
        }

        if (starts is < 1 or > 10_000)
        {
            throw Bad($"The number of starts is {N(starts)}; it must lie between 1 and 10000.", null, starts);
        }

        var data = Observed(ages, migrants, exposure, (int)model);
        var (low, high) = (bounds ?? new RogersCastroBounds()).For(model, data.HighestRate, data.Ages.Min(), data.Ages.Max());
        var shape = new RogersCastroShape(model);
        Climb? best = null;
        var ends = new List<double>();
        for (var start = 0; start < starts; start++)
        {
            var climb = Climb.From(StartingPoint(shape, data, low, high, start), shape, data, low, high, maximumIterations);
            ends.Add(climb.Deviance);
            best = best is null || climb.Deviance < best.Deviance ? climb : best;
        }

        return Report(best!, shape, data, low, high, ends, ages);
    }

    private static FitData Observed(IReadOnlyList<double> ages, IReadOnlyList<double> migrants, IReadOnlyList<double> exposure, int parameters)
    {
        SameLength(ages.Count, migrants.Count, "The migrants", "the ages");
        SameLength(ages.Count, exposure.Count, "The exposure", "the ages");
        List<double> x = [], y = [], e = [];
        for (var i = 0; i < ages.Count; i++)
        {
            NotNegative(ages[i], "The age in row " + N(i + 1));
            var place = "age " + N(ages[i]);
            NotNegative(migrants[i], "The number of migrants", place);
            NotNegative(exposure[i], "The exposure", place);
            if (exposure[i] > 0)
            {
                x.Add(ages[i]);
                y.Add(migrants[i]);
                e.Add(exposure[i]);
            }
            else if (migrants[i] > 0)
            {
                throw Bad($"There are {N(migrants[i])} migrants at {place} but no exposure.", place, migrants[i]);
            }
        }

        if (x.Distinct().Count() < parameters)
        {
            throw Bad($"{N(x.Distinct().Count())} ages have exposure; {N(parameters)} parameters need at least as many.", null, x.Count);
        }

        return y.Sum() > 0
            ? new FitData([.. x], [.. y], [.. e])
            : throw Bad("There are no migrants at any age; no schedule can be fitted.", null, 0);
    }

    private static double[] StartingPoint(RogersCastroShape shape, FitData data, double[] low, double[] high, int start)
    {
        var point = new double[low.Length];
        for (var k = 0; k < point.Length; k++)
        {
            // Usual values first (start 0), then a Halton-like spread that keeps to the part of the box where schedules live.
            var (from, to) = shape.UsualRange(k, data);
            from = Math.Clamp(from, low[k], high[k]);
            to = Math.Clamp(to, low[k], high[k]);
            var u = start == 0 ? 0.5 : Fraction(0.5 + (start * Generator(k)));
            point[k] = from + (u * (to - from));
        }

        shape.SolveLevels(point, data, low, high, rounds: 30);
        return point;
    }

    // Additive recurrence with square roots of primes: a low-discrepancy spread without a table.
    private static double Generator(int k) => Fraction(Math.Sqrt(Primes[k]));

    private static readonly int[] Primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41];

    private static double Fraction(double value) => value - Math.Floor(value);

    private static RogersCastroFit Report(
        Climb best, RogersCastroShape shape, FitData data, double[] low, double[] high, List<double> ends, IReadOnlyList<double> ages)
    {
        var p = best.Point;
        var atBound = p.Select((value, k) => value <= low[k] + (1e-7 * (high[k] - low[k])) || value >= high[k] - (1e-7 * (high[k] - low[k]))).ToArray();
        var covariance = InformationInverse(best.Information, atBound, out var undetermined);
        var names = shape.Names;
        var parameters = new FittedParameter[p.Length];
        List<string> poor = [];
        for (var k = 0; k < p.Length; k++)
        {
            double? error = atBound[k] || undetermined[k] ? null : Math.Sqrt(Math.Max(0, covariance[k, k]));
            parameters[k] = new FittedParameter(names[k], p[k], error, atBound[k]);
            if (error is null || error > Math.Abs(p[k]))
            {
                poor.Add(names[k]);
            }
        }

        double pearson = 0, logLikelihood = 0, residual = 0, spread = 0;
        var rates = data.Migrants.Select((y, i) => y / data.Exposure[i]).ToArray();
        var mean = rates.Average();
        for (var i = 0; i < rates.Length; i++)
        {
            var m = shape.Rate(p, data.Ages[i]);
            var mu = m * data.Exposure[i];
            var y = data.Migrants[i];
            pearson += mu > 0 ? (y - mu) * (y - mu) / mu : 0;
            logLikelihood += (y > 0 ? y * Math.Log(mu) : 0) - mu - SpecialFunctions.GammaLn(y + 1);
            residual += (rates[i] - m) * (rates[i] - m);
            spread += (rates[i] - mean) * (rates[i] - mean);
        }

        var schedule = shape.Schedule(p);
        return new RogersCastroFit
        {
            Schedule = schedule,
            Model = shape.Model,
            Parameters = parameters,
            Covariance = covariance,
            PoorlyIdentified = poor,
            Converged = best.Converged,
            Iterations = best.Iterations,
            Starts = ends.Count,
            StartsThatAgree = ends.Count(end => end <= best.Deviance + 0.01),
            Deviance = best.Deviance,
            PearsonChiSquare = pearson,
            DegreesOfFreedom = data.Ages.Length - p.Length,
            LogLikelihood = logLikelihood,
            Aic = (2 * p.Length) - (2 * logLikelihood),
            RSquared = spread > 0 ? 1 - (residual / spread) : 1,
            FittedRates = schedule.At(ages),
        };
    }

    private static double[,] InformationInverse(double[,] information, bool[] fixedOnes, out bool[] undetermined)
    {
        var n = fixedOnes.Length;
        undetermined = new bool[n];
        var free = Enumerable.Range(0, n).Where(k => !fixedOnes[k] && information[k, k] > 0).ToArray();
        for (var k = 0; k < n; k++)
        {
            undetermined[k] = !fixedOnes[k] && !(information[k, k] > 0);
        }

        var result = new double[n, n];
        if (free.Length == 0)
        {
            return result;
        }

        // Scale to unit diagonal first, so that a flat direction is told apart from a mere difference of units.
        var scale = free.Select(k => Math.Sqrt(information[k, k])).ToArray();
        var scaled = Matrix<double>.Build.Dense(free.Length, free.Length, (i, j) => information[free[i], free[j]] / scale[i] / scale[j]);
        var eigen = scaled.Evd(Symmetricity.Symmetric);
        for (var d = 0; d < free.Length; d++)
        {
            var value = eigen.EigenValues[d].Real;
            if (value > 1e-10)
            {
                for (var i = 0; i < free.Length; i++)
                {
                    for (var j = 0; j < free.Length; j++)
                    {
                        result[free[i], free[j]] += eigen.EigenVectors[i, d] * eigen.EigenVectors[j, d] / value / scale[i] / scale[j];
                    }
                }
            }
            else
            {
                for (var i = 0; i < free.Length; i++)
                {
                    undetermined[free[i]] |= Math.Abs(eigen.EigenVectors[i, d]) > 0.05;
                }
            }
        }

        return result;
    }
}
