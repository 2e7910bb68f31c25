namespace Corridor.Model;

/// <summary>
/// How a rate varies over the strata of a year: a factor for each row of <see cref="Strata"/>, never negative, with the range of rows
/// outside which it is zero.
/// </summary>
public sealed class Schedule
{
    /// <summary>Creates a schedule from <see cref="Strata.Rows"/> factors.</summary>
    /// <exception cref="ArgumentException">A factor is negative or not finite, or the length is wrong.</exception>
    public Schedule(string id, double[] values)
    {
        if (values.Length != Strata.Rows)
        {
            throw new ArgumentException($"Schedule {id} has {values.Length} rows, expected {Strata.Rows}.", nameof(values));
        }

        if (values.Any(value => !double.IsFinite(value) || value < 0))
        {
            throw new ArgumentException($"Schedule {id} has a negative or undefined factor.", nameof(values));
        }

        Id = id;
        Values = values;
        int first = Array.FindIndex(values, value => value > 0);
        First = Math.Max(first, 0);
        End = first < 0 ? 0 : Array.FindLastIndex(values, value => value > 0) + 1;
    }

    /// <summary>Name.</summary>
    public string Id { get; }

    /// <summary>Factor by row.</summary>
    public double[] Values { get; }

    /// <summary>First row with a factor above zero.</summary>
    public int First { get; }

    /// <summary>One past the last row with a factor above zero.</summary>
    public int End { get; }

    /// <summary>Builds a schedule from a function of age, sex (0 male, 1 female) and education (0 to 2).</summary>
    public static Schedule From(string id, Func<int, int, int, double> factor)
    {
        double[] values = new double[Strata.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = factor(Strata.AgeOf(row), Strata.SexOf(row), Strata.EducationOf(row));
        }

        return new Schedule(id, values);
    }
}
