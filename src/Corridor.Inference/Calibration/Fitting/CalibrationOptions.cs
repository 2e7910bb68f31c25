namespace Corridor.Inference.Calibration;

/// <summary>How a nation is calibrated. The result depends on everything here but <see cref="Threads"/>.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Seed of all random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Starts of the search for the maximum, at least 1: the best point so far, then draws from the prior.</summary>
    public int Starts { get; init; } = 3;

    /// <summary>Threads that evaluate at once, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Runs of the model allowed; the last pass may be cut short by it.</summary>
    public int Evaluations { get; init; } = 5000;

    /// <summary>Runs of a pass that only teaches the emulator.</summary>
    public int LearningRuns { get; init; } = 120;

    /// <summary>Learning passes at most.</summary>
    public int LearningPasses { get; init; } = 6;

    /// <summary>Runs of a pass whose draws are kept.</summary>
    public int SampleRuns { get; init; } = 1200;

    /// <summary>Passes at most whose draws may be kept: another is made while the chains are not good.</summary>
    public int SamplePasses { get; init; } = 2;

    /// <summary>Draws that are kept for use, spread evenly over the chains.</summary>
    public int Draws { get; init; } = 480;

    /// <summary>The chains are good when every R-hat is below this.</summary>
    public double TargetRHat { get; init; } = 1.05;

    /// <summary>The chains are good when every effective sample size is at least this.</summary>
    public double TargetEss { get; init; } = 400;

    /// <summary>A short calibration for trials and tests, of some hundred runs.</summary>
    public static CalibrationOptions Quick { get; } = new() { Starts = 1, Evaluations = 700, LearningRuns = 60, LearningPasses = 3, SampleRuns = 240, SamplePasses = 1, Draws = 200, TargetEss = 100 };

    internal CalibrationOptions Checked() => this switch
    {
        { Starts: < 1 } or { Threads: < 1 } or { LearningPasses: < 1 } or { SamplePasses: < 1 } or { Draws: < 20 } => throw new ArgumentException("starts, threads and passes are at least 1, draws at least 20"),
        { LearningRuns: < 50 } or { SampleRuns: < 100 } => throw new ArgumentException("a learning pass has at least 50 runs, a sample pass at least 100"),
        _ => this,
    };
}
