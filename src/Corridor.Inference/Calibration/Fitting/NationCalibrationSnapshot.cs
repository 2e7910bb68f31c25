namespace Corridor.Inference.Calibration;

/// <summary>Where the calibration of a nation is.</summary>
public enum CalibrationStage
{
    /// <summary>Runs spread over the prior.</summary>
    Design,

    /// <summary>Passes that teach the emulator.</summary>
    Learning,

    /// <summary>Passes whose draws may be kept.</summary>
    Sampling,

    /// <summary>At the end.</summary>
    Done,
}

/// <summary>A run of the model.</summary>
/// <param name="Point">Where, standardised, errors included.</param>
/// <param name="Model">The model's quantity for each figure, on its scale; null where the model can't be run.</param>
public sealed record RunAt(double[] Point, double[]? Model);

/// <summary>A point that is to be run.</summary>
/// <param name="Point">Where, standardised.</param>
/// <param name="Approximate">Log density there by the emulator; null where the point is not a draw from it.</param>
public sealed record PlannedRun(double[] Point, double? Approximate);

/// <summary>The state of a calibration as plain data (finite numbers, arrays, names), ready for JSON. Going on from it gives the same bytes as not stopping.</summary>
public sealed record NationCalibrationSnapshot
{
    /// <summary>Nation.</summary>
    public required string Nation { get; init; }

    /// <summary>What the state belongs to: parameters, figures and options; another calibration can't go on from it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Stage.</summary>
    public required CalibrationStage Stage { get; init; }

    /// <summary>Passes of the stage that have ended.</summary>
    public required int Passes { get; init; }

    /// <summary>All runs so far; those of the pass in progress last.</summary>
    public required IReadOnlyList<RunAt> Runs { get; init; }

    /// <summary>Points of the pass in progress or, between passes, of the last.</summary>
    public required IReadOnlyList<PlannedRun> Planned { get; init; }

    /// <summary>How many of these have been run.</summary>
    public required int Made { get; init; }

    /// <summary>Maxima that the last search found, the highest first.</summary>
    public required IReadOnlyList<double[]> Modes { get; init; }

    /// <summary>Effective draws of the emulator's density from which the points were taken; null before the first pass.</summary>
    public double? ProposalEss { get; init; }

    /// <summary>k-hat of these draws; null before the first pass and where there is none.</summary>
    public double? ProposalShape { get; init; }
}

/// <summary>How far the calibration of a nation is.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Stage">Stage.</param>
/// <param name="Evaluations">Runs so far.</param>
/// <param name="Expected">Runs that it will need, about.</param>
/// <param name="Best">Highest log density met; null before the first.</param>
/// <param name="Misfit">Standard deviation of the emulator's error in the log density over the last pass; null before one has ended.</param>
public sealed record CalibrationProgress(string Nation, CalibrationStage Stage, int Evaluations, int Expected, double? Best, double? Misfit);
