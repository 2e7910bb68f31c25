using Corridor.Inference.Calibration;
using Corridor.Statistics;

namespace Corridor.Inference.Assessing;

/// <summary>A fitted number beside the truth that made the figures.</summary>
/// <param name="Name">Name of the number.</param>
/// <param name="Truth">Truth, standardised.</param>
/// <param name="Rank">Share of the draws below it.</param>
public sealed record RecoveredValue(string Name, double Truth, double Rank)
{
    /// <summary>Whether the truth lies in the central band of a width.</summary>
    public bool Within(double width) => Math.Abs(Rank - 0.5) <= width / 2;
}

/// <summary>
/// Figures made from known parameters and calibrated blind: the truth is a draw from the prior, so that over many truths bands hold it as
/// often as they say, parameter by parameter (Cook, Gelman and Rubin 2006, <i>J. Comput. Graph. Statist.</i> 15; Talts et al. 2018).
/// </summary>
/// <param name="Nation">Nation.</param>
/// <param name="Seed">Seed of truth and figures.</param>
/// <param name="Values">Each fitted number.</param>
/// <param name="RHat">Largest R-hat of the calibration.</param>
/// <param name="Ess">Smallest effective sample size.</param>
/// <param name="Runs">Runs of the model.</param>
public sealed record SyntheticTruth(string Nation, ulong Seed, IReadOnlyList<RecoveredValue> Values, double RHat, double Ess, int Runs)
{
    private const ulong TruthPurpose = 1201;
    private const ulong BiasPurpose = 1202;
    private const ulong ErrorPurpose = 1203;
    private const int Tries = 200;

    /// <summary>Share of the numbers whose truth lies in the central band of a width.</summary>
    public double Covered(double width) => Values.Count(value => value.Within(width)) / (double)Values.Count;

    /// <summary>Draws a truth, makes the figures of a nation from it and calibrates with them.</summary>
    /// <param name="target">The nation with the figures that are there; their values are not used.</param>
    /// <param name="seed">Seed of truth and figures.</param>
    /// <param name="options">How it is calibrated.</param>
    /// <param name="stop">Stops between runs.</param>
    public static SyntheticTruth Of(CalibrationTarget target, ulong seed, CalibrationOptions options, CancellationToken stop = default)
    {
        double[] truth = Drawn(target, seed);
        NationPosterior posterior = new NationCalibration(target.With(Figures(target, truth, seed)), options).Run(stop: stop);
        return new SyntheticTruth(
            target.Nation,
            seed,
            [.. target.Parameters.Select((one, k) => new RecoveredValue(one.Name, truth[k], posterior.Points.Count(point => point[k] < truth[k]) / (double)posterior.Points.Count))],
            posterior.RHat,
            posterior.Ess,
            posterior.Evaluations);
    }

    /// <summary>The figures as their publishers would have printed them in a world with these parameters: one bias for a group, an error for each, and outliers. Intervals become numbers.</summary>
    public static IEnumerable<ObservedFigure> Figures(CalibrationTarget target, double[] truth, ulong seed)
    {
        double[] model = target.Predict(truth);
        KeyedSplitMix random = new(seed);
        string[] groups = [.. target.Figures.Select(figure => figure.Group).Distinct(StringComparer.Ordinal)];
        return target.Figures.Select((figure, i) =>
        {
            IRandomBits own = random.Stream(ErrorPurpose, (ulong)i, 0);
            double bias = figure.BiasSpread * random.Stream(BiasPurpose, (ulong)Array.IndexOf(groups, figure.Group), 0).Normal();
            double sd = own.Uniform() < target.Plan.Outliers.Probability ? target.Plan.Outliers.Spread : target.SdOf(figure, truth);
            double size = Math.Max(Math.Abs(model[i]), 1);
            return figure.WithValue(figure.Scale.Back(figure.Scale.Of(model[i], size) + bias + (sd * own.Normal()), size));
        });
    }

    /// <summary>A draw from the prior with which the model can be run.</summary>
    private static double[] Drawn(CalibrationTarget target, ulong seed)
    {
        KeyedSplitMix random = new(seed);
        for (int attempt = 0; attempt < Tries; attempt++)
        {
            double[] point = [.. target.Parameters.Select((one, k) => Prior(one, random.Stream(TruthPurpose, (ulong)k, (ulong)attempt)))];
            if (double.IsFinite(target.LogPosterior(point)))
            {
                return point;
            }
        }

        throw new StatisticalInputException($"No draw of the prior of {target.Nation} can be run.");
    }

    private static double Prior(CalibratedParameter one, IRandomBits bits) =>
        one.Family == "beta" ? one.Standard(BetaPrior.WithMean(one.Centre, one.Spread).Quantile(bits.Uniform())) : bits.Normal();
}
