namespace Corridor.Demography;

/// <summary>Flows estimated from stocks, with everything the accounting took off or added on the way.</summary>
public sealed class StockFlowEstimate
{
    private readonly Func<int, double[,]> cube;

    internal StockFlowEstimate(Func<int, double[,]> cube) => this.cube = cube;

    /// <summary>The method used.</summary>
    public required StockFlowMethod Method { get; init; }

    /// <summary>Flows between places, all birthplaces together.</summary>
    public required FlowMatrix Flows { get; init; }

    /// <summary>How the estimate ended; for several fits the worst of them.</summary>
    public required Convergence Convergence { get; init; }

    /// <summary>Deaths taken off the start stocks, birthplaces by residences.</summary>
    public required double[,] Deaths { get; init; }

    /// <summary>Births taken off the end stocks, birthplaces by residences.</summary>
    public required double[,] Births { get; init; }

    /// <summary>Those who left the system, birthplaces by residences at the start; zeros for closed methods.</summary>
    public required double[,] ToOutside { get; init; }

    /// <summary>Those who came from outside the system, birthplaces by residences at the end; zeros for closed methods.</summary>
    public required double[,] FromOutside { get; init; }

    /// <summary>Start stocks after deaths, leavers and matching: the origins of the flows, birthplaces by residences.</summary>
    public required double[,] Origins { get; init; }

    /// <summary>End stocks after births, comers and matching: the destinations of the flows, birthplaces by residences.</summary>
    public required double[,] Destinations { get; init; }

    /// <summary>Origins by destinations of those born in one place; the diagonal holds those who stayed. Computed at each call, so that the whole cube need not be kept.</summary>
    /// <param name="birthplace">Position of the birthplace.</param>
    public double[,] OfBirthplace(int birthplace) => cube(birthplace);
}
