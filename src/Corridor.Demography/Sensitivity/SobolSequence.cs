using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// The Sobol low-discrepancy sequence in [0, 1)^d, with direction numbers derived by a rule of our own (<see cref="DirectionNumbers"/>).
/// </summary>
/// <remarks>
/// Sobol, I. M. (1967), <i>USSR Comput. Math. Math. Phys.</i> 7(4); Gray-code order of Antonov and Saleev (1979);
/// the first point is the origin. Up to 32 dimensions Sobol's property A holds. Points differ from those of programs that use another table of direction numbers,
/// but have the same balance, which is best with a power of two points from the start.
/// </remarks>
public sealed class SobolSequence
{
    /// <summary>The most dimensions available.</summary>
    public const int MaximumDimensions = 161;

    private readonly uint[] state;
    private readonly uint[] shift;
    private uint index;

    /// <summary>Starts the sequence.</summary>
    /// <param name="dimensions">1 to <see cref="MaximumDimensions"/>.</param>
    /// <param name="shiftSeed">Where given, all points are moved by one random digital shift drawn from it, which keeps their balance and makes replicates possible.</param>
    /// <exception cref="DemographicInputException">The number of dimensions is out of range.</exception>
    public SobolSequence(int dimensions, ulong? shiftSeed = null)
    {
        if (dimensions is < 1 or > MaximumDimensions)
        {
            throw Bad($"{N(dimensions)} dimensions are asked for; the Sobol sequence has 1 to {N(MaximumDimensions)} here.", null, dimensions);
        }

        state = new uint[dimensions];
        shift = new uint[dimensions];
        if (shiftSeed is { } seed)
        {
            var draws = new CountedDraws(seed);
            for (var d = 0; d < dimensions; d++)
            {
                shift[d] = (uint)(draws.Next() >> 32);
            }
        }
    }

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => state.Length;

    /// <summary>Writes the next point.</summary>
    /// <param name="point">As many values as dimensions; each gets a value in [0, 1).</param>
    public void Next(Span<double> point)
    {
        SameLength(state.Length, point.Length, "The point", "the sequence");
        for (var d = 0; d < state.Length; d++)
        {
            point[d] = (state[d] ^ shift[d]) * (1.0 / 4294967296.0);
        }

        if (index == uint.MaxValue)
        {
            throw Bad("The sequence of 4294967295 points is used up.", null, index);
        }

        var column = System.Numerics.BitOperations.TrailingZeroCount(~index);
        for (var d = 0; d < state.Length; d++)
        {
            state[d] ^= DirectionNumbers.All[d][column];
        }

        index++;
    }

    /// <summary>The next points, one row each.</summary>
    /// <param name="count">Number of points, at least 0.</param>
    public double[,] Take(int count)
    {
        NotNegative(count, "The number of points");
        var points = new double[count, Dimensions];
        var point = new double[Dimensions];
        for (var i = 0; i < count; i++)
        {
            Next(point);
            for (var d = 0; d < point.Length; d++)
            {
                points[i, d] = point[d];
            }
        }

        return points;
    }
}
