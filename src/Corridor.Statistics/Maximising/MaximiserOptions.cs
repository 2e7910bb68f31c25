namespace Corridor.Statistics;

/// <summary>How a maximum is sought.</summary>
public sealed record MaximiserOptions
{
    /// <summary>Seed of the candidates.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that evaluate the target at once, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Generations allowed for each start, at least 1.</summary>
    public int Generations { get; init; } = 300;

    /// <summary>The search ends when the log densities of the last generations differ by less, greater than 0.</summary>
    public double Tolerance { get; init; } = 0.01;

    /// <summary>A start that lies this far below the best after <see cref="Patience"/> generations is given up; infinity for never.</summary>
    public double GiveUpBelow { get; init; } = double.PositiveInfinity;

    /// <summary>Generations that every start is given, at least 1.</summary>
    public int Patience { get; init; } = 60;
}

/// <summary>How far a search is.</summary>
/// <param name="Generation">Generations done by the start that has done most.</param>
/// <param name="Evaluations">Evaluations so far.</param>
/// <param name="Running">Starts still searching.</param>
/// <param name="Best">Best log density so far; minus infinity before one is found.</param>
public sealed record MaximiserProgress(int Generation, int Evaluations, int Running, double Best);

/// <summary>The state of a search as plain data.</summary>
/// <param name="Starts">One state for each start.</param>
/// <param name="Evaluations">Evaluations so far.</param>
public sealed record MaximiserSnapshot(IReadOnlyList<EvolutionState> Starts, int Evaluations);

/// <summary>A local maximum.</summary>
/// <param name="Point">Where it lies, on the unconstrained scale.</param>
/// <param name="LogDensity">Log density there.</param>
/// <param name="Start">Number of the start that led to it, from 0.</param>
/// <param name="End">Why that search ended.</param>
public sealed record Optimum(double[] Point, double LogDensity, int Start, SearchEnd End);
