using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>Where the calibration of a nation is.</summary>
public enum CalibrationStage
{
    /// <summary>A crude search along the axes, which also finds the lengths of first steps.</summary>
    Axes,

    /// <summary>The search for the maximum.</summary>
    Search,

    /// <summary>Curvature at the maxima.</summary>
    Curvature,

    /// <summary>Importance sampling and chains.</summary>
    Sampling,

    /// <summary>At the end.</summary>
    Done,
}

/// <summary>The state of a calibration as plain data (finite numbers, arrays, names), ready for JSON. Going on from it gives the same bytes as not stopping.</summary>
public sealed record NationCalibrationSnapshot
{
    /// <summary>Nation.</summary>
    public required string Nation { get; init; }

    /// <summary>What the state belongs to: parameters, figures and options; another calibration can't go on from it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Stage.</summary>
    public required CalibrationStage Stage { get; init; }

    /// <summary>Points reached along the axes, one for each start.</summary>
    public required IReadOnlyList<double[]> Starts { get; init; }

    /// <summary>Sweeps along the axes done.</summary>
    public required int Sweeps { get; init; }

    /// <summary>Lengths of the first steps of the search.</summary>
    public required double[] Steps { get; init; }

    /// <summary>Evaluations of the stages that have ended.</summary>
    public required int Evaluations { get; init; }

    /// <summary>The search for the maximum.</summary>
    public MaximiserSnapshot? Search { get; init; }

    /// <summary>Normal approximations around the maxima.</summary>
    public IReadOnlyList<NormalApproximation> Modes { get; init; } = [];

    /// <summary>Logarithm of the density at the best maximum.</summary>
    public double? Best { get; init; }

    /// <summary>The sampler.</summary>
    public SamplerSnapshot? Sampling { get; init; }
}

/// <summary>How far the calibration of a nation is.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Stage">Stage.</param>
/// <param name="Evaluations">Evaluations so far.</param>
/// <param name="Expected">Evaluations that it will need, about; more when the density is hard.</param>
/// <param name="Best">Best log density found; null before the first.</param>
/// <param name="RHat">Largest R-hat at the last look; null before.</param>
/// <param name="Ess">Smallest effective sample size at the last look; null before.</param>
public sealed record CalibrationProgress(string Nation, CalibrationStage Stage, int Evaluations, int Expected, double? Best, double? RHat, double? Ess);
