using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>How much people move.</summary>
/// <param name="CrudeIntensity">CMI: moves (or movers) per 100 people at risk.</param>
/// <param name="CourgeauK">k = CMI / log(n^2): the intensity freed from the number of regions n (Courgeau 1973, <i>Population</i> 28(1)); per cent.</param>
public sealed record MigrationIntensity(double CrudeIntensity, double CourgeauK)
{
    /// <summary>Measures intensity.</summary>
    /// <param name="moves">Moves between regions, at least 0.</param>
    /// <param name="population">People at risk, greater than 0.</param>
    /// <param name="regions">Number of regions n, at least 2.</param>
    public static MigrationIntensity Of(double moves, double population, int regions)
    {
        NotNegative(moves, "The number of moves");
        Positive(population, "The population");
        if (regions < 2)
        {
            throw Bad($"There are {N(regions)} regions; migration between regions needs at least two.", null, regions);
        }

        var intensity = 100 * moves / population;
        return new MigrationIntensity(intensity, intensity / Math.Log((double)regions * regions));
    }
}
