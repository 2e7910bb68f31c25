using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>How a nation is calibrated. The result depends on everything here but <see cref="Threads"/>.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Seed of all random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Starts of the search for the maximum, at least 1: the centre of the prior, then draws from it.</summary>
    public int Starts { get; init; } = 2;

    /// <summary>Threads that evaluate the target at once, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Evaluations allowed, about: a quarter for the search, a third for shaping the proposals, the rest for the chains.</summary>
    public int Evaluations { get; init; } = 8000;

    /// <summary>Draws that are kept for use, spread evenly over the chains.</summary>
    public int Draws { get; init; } = 480;

    /// <summary>A short calibration for trials and tests: one start, no more than about 2,000 evaluations.</summary>
    public static CalibrationOptions Quick { get; } = new() { Starts = 1, Evaluations = 2000, Draws = 200 };

    internal MaximiserOptions Search(int dimension) => new()
    {
        Seed = Seed,
        Threads = Threads,
        Generations = Math.Max(10, Evaluations / 4 / Starts / Offspring(dimension)),
        Tolerance = 0.05,
        GiveUpBelow = 20,
        Patience = Math.Max(5, Evaluations / 10 / Starts / Offspring(dimension)),
    };

    internal SamplerOptions Sampling => new()
    {
        Seed = Seed,
        Threads = Threads,
        RoundDraws = Math.Max(100, Evaluations / 20),
        Rounds = 5,
        MinimumDraws = Math.Max(100, Evaluations / 16),
        MaximumDraws = Math.Max(200, Evaluations / 5),
    };

    /// <summary>Points of a generation of the search, as the evolution strategy has them.</summary>
    private static int Offspring(int dimension) => 4 + (int)(3 * Math.Log(dimension));
}
