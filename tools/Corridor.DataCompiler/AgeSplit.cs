namespace Corridor.DataCompiler;

/// <summary>
/// Splits counts of five-year age groups into single ages. Group sums are kept and no single age is negative.
/// </summary>
public static class AgeSplit
{
    // Sprague's multipliers for the first group (from groups 1 to 4), the second (from 1 to 4) and a middle one (from the two
    // before to the two after). Rows: single ages of the group. The last two groups use the mirror image of the first two.
    private static readonly double[,] First =
    {
        { 0.3616, -0.2768, 0.1488, -0.0336 },
        { 0.2640, -0.0960, 0.0400, -0.0080 },
        { 0.1840, 0.0400, -0.0320, 0.0080 },
        { 0.1200, 0.1360, -0.0720, 0.0160 },
        { 0.0704, 0.1968, -0.0848, 0.0176 },
    };

    private static readonly double[,] Second =
    {
        { 0.0336, 0.2272, -0.0752, 0.0144 },
        { 0.0080, 0.2320, -0.0480, 0.0080 },
        { -0.0080, 0.2160, -0.0080, 0.0000 },
        { -0.0160, 0.1840, 0.0400, -0.0080 },
        { -0.0176, 0.1408, 0.0912, -0.0144 },
    };

    private static readonly double[,] Middle =
    {
        { -0.0128, 0.0848, 0.1504, -0.0240, 0.0016 },
        { -0.0016, 0.0144, 0.2224, -0.0416, 0.0064 },
        { 0.0064, -0.0336, 0.2544, -0.0336, 0.0064 },
        { 0.0064, -0.0416, 0.2224, 0.0144, -0.0016 },
        { 0.0016, -0.0240, 0.1504, 0.0848, -0.0128 },
    };

    /// <summary>
    /// Sprague's fifth-difference osculatory multipliers, with the monotone split wherever they give a negative age.
    /// Sprague, T. B. (1880), "Explanation of a new formula for interpolation", J. Inst. Actuaries 22; multipliers as printed in
    /// Shryock, H. S. and Siegel, J. S. (1973), The Methods and Materials of Demography, appendix C, table C-13.
    /// </summary>
    /// <param name="groups">Counts N_1..N_k of successive five-year groups, k at least 5, none negative.</param>
    /// <returns>5k counts of single ages.</returns>
    /// <exception cref="ArgumentException">There are fewer than five groups, or one is negative.</exception>
    public static double[] Sprague(ReadOnlySpan<double> groups)
    {
        double[] ages = PureSprague(groups);
        double[]? monotone = null;
        for (int g = 0; g < groups.Length; g++)
        {
            if (ages.AsSpan(5 * g, 5).ContainsAnyExceptInRange(0, double.MaxValue))
            {
                monotone ??= Monotone(groups);
                monotone.AsSpan(5 * g, 5).CopyTo(ages.AsSpan(5 * g));
            }
        }

        return ages;
    }

    /// <summary>Sprague's multipliers alone; single ages can be negative where groups change fast.</summary>
    /// <inheritdoc cref="Sprague"/>
    public static double[] PureSprague(ReadOnlySpan<double> groups)
    {
        Check(groups);
        int k = groups.Length;
        double[] ages = new double[5 * k];
        for (int g = 0; g < k; g++)
        {
            bool mirrored = g >= k - 2;
            int fromEdge = mirrored ? k - 1 - g : g;
            double[,] table = fromEdge switch { 0 => First, 1 => Second, _ => Middle };
            for (int age = 0; age < 5; age++)
            {
                double sum = 0;
                for (int j = 0; j < table.GetLength(1); j++)
                {
                    int group = fromEdge >= 2 ? g - 2 + j : mirrored ? k - 1 - j : j;
                    sum += table[mirrored ? 4 - age : age, j] * groups[group];
                }

                ages[(5 * g) + age] = sum;
            }
        }

        return ages;
    }

    /// <summary>Single ages read from a monotone cubic spline through the cumulated counts (<see cref="MonotoneSpline"/>).</summary>
    /// <inheritdoc cref="Sprague"/>
    public static double[] Monotone(ReadOnlySpan<double> groups) => FromSpline(groups, MonotoneSpline.Natural);

    /// <summary>
    /// As <see cref="Monotone"/>, for a density that is nothing at both ends of the range, as fertility is at 15 and 50.
    /// </summary>
    /// <inheritdoc cref="Sprague"/>
    public static double[] MonotoneFromNothing(ReadOnlySpan<double> groups) => FromSpline(groups, MonotoneSpline.Flat);

    private static double[] FromSpline(ReadOnlySpan<double> groups, Func<double[], double[], MonotoneSpline> spline)
    {
        Check(groups);
        double[] x = new double[groups.Length + 1];
        double[] y = new double[groups.Length + 1];
        for (int g = 0; g < groups.Length; g++)
        {
            x[g + 1] = 5 * (g + 1);
            y[g + 1] = y[g] + groups[g];
        }

        MonotoneSpline cumulated = spline(x, y);
        double[] ages = new double[5 * groups.Length];
        for (int g = 0; g < groups.Length; g++)
        {
            Span<double> five = ages.AsSpan(5 * g, 5);
            double sum = 0;
            for (int i = 0; i < 5; i++)
            {
                five[i] = cumulated.Between((5 * g) + i, (5 * g) + i + 1);
                sum += five[i];
            }

            // Differences of large cumulated counts lose digits in small groups: the group's own count has the last word.
            for (int i = 0; i < 5; i++)
            {
                five[i] = sum > 0 ? five[i] * groups[g] / sum : groups[g] / 5;
            }
        }

        return ages;
    }

    private static void Check(ReadOnlySpan<double> groups)
    {
        if (groups.Length < 5)
        {
            throw new ArgumentException("At least five groups are needed.", nameof(groups));
        }

        if (groups.ContainsAnyExceptInRange(0, double.MaxValue))
        {
            throw new ArgumentException("A count is negative or not a number.", nameof(groups));
        }
    }
}
