using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// The age intervals [x, x + n) of a table, in order; the last is open-ended. Ages are exact years.
/// </summary>
public sealed class AgeGroups
{
    private readonly double[] starts;
    private readonly double[] widths;

    private AgeGroups(double[] starts)
    {
        this.starts = starts;
        widths = new double[starts.Length];
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            widths[i] = starts[i + 1] - starts[i];
        }

        widths[^1] = double.PositiveInfinity;
    }

    /// <summary>Number of groups, the open one included.</summary>
    public int Count => starts.Length;

    /// <summary>Start x of each group.</summary>
    public ReadOnlySpan<double> Starts => starts;

    /// <summary>Width n of each group; infinity for the last.</summary>
    public ReadOnlySpan<double> Widths => widths;

    /// <summary>Groups from their starting ages.</summary>
    /// <param name="startingAges">Two or more ages in ascending order, at least 0.</param>
    /// <exception cref="DemographicInputException">Too few ages, or an age is negative, not finite, or not above the one before.</exception>
    public static AgeGroups From(IEnumerable<double> startingAges)
    {
        double[] given = [.. startingAges];
        if (given.Length < 2)
        {
            throw Bad($"{N(given.Length)} age groups are given; at least two are needed, the last of them open-ended.", null, given.Length);
        }

        for (var i = 0; i < given.Length; i++)
        {
            NotNegative(given[i], "The starting age in row " + N(i + 1));
            if (i > 0 && given[i] <= given[i - 1])
            {
                throw Bad($"Age {N(given[i])} follows age {N(given[i - 1])}; ages must ascend.", "age " + N(given[i]), given[i]);
            }
        }

        return new AgeGroups(given);
    }

    /// <summary>The usual abridged groups 0, 1-4, 5-9, ... with an open last group.</summary>
    /// <param name="open">Start of the open group, a multiple of 5 from 10.</param>
    public static AgeGroups Abridged(int open = 100)
    {
        if (open < 10 || open % 5 != 0)
        {
            throw Bad($"The open age group cannot start at {N(open)}; a multiple of 5 from 10 is needed.", null, open);
        }

        return From(((double[])[0, 1]).Concat(Enumerable.Range(1, open / 5).Select(i => 5.0 * i)));
    }

    /// <summary>Groups of equal width from age 0 with an open last group.</summary>
    /// <param name="width">Width n of a group, years, greater than 0.</param>
    /// <param name="open">Start of the open group, a multiple of the width.</param>
    public static AgeGroups Equal(double width, double open)
    {
        Positive(width, "The width of an age group");
        Positive(open, "The start of the open age group");
        var closed = (int)Math.Round(open / width);
        if (Math.Abs((closed * width) - open) > 1e-9 * open)
        {
            throw Bad($"The open age group starts at {N(open)}, which is no multiple of the width {N(width)}.", null, open);
        }

        return From(Enumerable.Range(0, closed + 1).Select(i => i * width));
    }

    /// <summary>Single years of age from 0 with an open last group.</summary>
    public static AgeGroups SingleYears(int open = 100) => Equal(1, open);

    /// <summary>The label of a group as users write it: 0, 1-4, 85+.</summary>
    public string Label(int group) => double.IsInfinity(widths[group]) ? N(starts[group]) + "+"
        : widths[group] == 1 ? N(starts[group])
        : N(starts[group]) + "-" + N(starts[group] + widths[group] - 1);

    internal string At(int group) => "age " + Label(group);
}
