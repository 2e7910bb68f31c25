using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>The seeds of flows, checked once.</summary>
internal sealed class FlowSeeds
{
    private readonly double[,]? shared;
    private readonly double[,,]? own;

    public FlowSeeds(IReadOnlyList<string> places, StockFlowOptions options)
    {
        var n = places.Count;
        if (options.SeedByBirthplace is { } cube)
        {
            for (var d = 0; d < 3; d++)
            {
                SameLength(n, cube.GetLength(d), "The seed by birthplace", "the list of places");
            }

            for (var b = 0; b < n; b++)
            {
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < n; j++)
                    {
                        NotNegative(cube[b, i, j], $"The seed of those born in {places[b]}", PlaceNames.Pair(places, i, j));
                    }
                }
            }

            own = cube;
        }
        else if (options.Seed is { } table)
        {
            PlaceNames.Square(table, n, "The seed");
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    NotNegative(table[i, j], "The seed", PlaceNames.Pair(places, i, j));
                }
            }

            shared = table;
        }
    }

    /// <summary>Whether every way is as likely as any other.</summary>
    public bool AreEqual => shared is null && own is null;

    public double this[int birthplace, int origin, int destination] =>
        own is not null ? own[birthplace, origin, destination] : shared is null ? 1 : shared[origin, destination];
}
