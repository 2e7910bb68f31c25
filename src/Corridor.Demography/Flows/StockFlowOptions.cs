using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>What a flow estimate from stocks may be told besides the stocks.</summary>
public sealed record StockFlowOptions
{
    /// <summary>
    /// Seed of the flows, origins by destinations, at least 0: a flow between two places is the more likely the larger its seed, for every birthplace alike.
    /// Null means 1 everywhere. Give the inverse of a distance where distance hinders.
    /// </summary>
    public double[,]? Seed { get; init; }

    /// <summary>Seed of the flows by birthplace (birthplaces by origins by destinations); takes the place of <see cref="Seed"/>.</summary>
    public double[,,]? SeedByBirthplace { get; init; }

    /// <summary>
    /// Weight of the estimate with most stayers in <see cref="StockFlowMethod.PseudoBayes"/>, 0 to 1; the rest goes to independence.
    /// The default is the published one of Azose and Raftery (2019), fitted to European flow data.
    /// </summary>
    public double StayerWeight { get; init => field = Share(value, "The weight of stayers"); } = PublishedStayerWeight;

    /// <summary>When the balancing of stocks and of seeded flows stops.</summary>
    public FittingOptions Fitting { get; init; } = FittingOptions.Default;

    /// <summary>Weight of the minimum-migration estimate in Azose and Raftery (2019).</summary>
    public const double PublishedStayerWeight = 0.87;
}
