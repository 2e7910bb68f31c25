using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Occurrence-exposure rates by age and region: deaths, births and moves from region to region, per person-year.
/// </summary>
public sealed class MultiregionalRates
{
    private MultiregionalRates(string[] regions, double width, double[,] deaths, double[,] births, double[,,] moves)
    {
        Regions = regions;
        Width = width;
        Deaths = deaths;
        Births = births;
        Moves = moves;
    }

    /// <summary>The regions.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>Width n of the age groups, years; the last group is open.</summary>
    public double Width { get; }

    /// <summary>Number of age groups.</summary>
    public int Ages => Deaths.GetLength(0);

    internal double[,] Deaths { get; }

    internal double[,] Births { get; }

    internal double[,,] Moves { get; }

    /// <summary>Rates given as such.</summary>
    /// <param name="regions">Two or more distinct names.</param>
    /// <param name="width">Width n of the age groups, years.</param>
    /// <param name="deaths">Death rates, ages by regions, at least 0.</param>
    /// <param name="births">Birth rates, ages by regions, of the sex or sexes projected.</param>
    /// <param name="moves">Rates of moving, ages by origins by destinations; the diagonal is not used.</param>
    /// <exception cref="DemographicInputException">A rate is negative or not finite, or sizes differ.</exception>
    public static MultiregionalRates From(IReadOnlyList<string> regions, double width, double[,] deaths, double[,] births, double[,,] moves)
    {
        var names = PlaceNames.Checked(regions);
        Positive(width, "The width of an age group");
        int ages = deaths.GetLength(0), n = names.Length;
        if (ages < 2)
        {
            throw Bad($"{N(ages)} age groups are given; at least two are needed, the last of them open-ended.", null, ages);
        }

        SameLength(n, deaths.GetLength(1), "The table of death rates", "the list of regions");
        SameLength(ages, births.GetLength(0), "The table of birth rates", "that of death rates");
        SameLength(n, births.GetLength(1), "The table of birth rates", "the list of regions");
        SameLength(ages, moves.GetLength(0), "The table of moves", "that of death rates");
        SameLength(n, moves.GetLength(1), "The table of moves, by origins,", "the list of regions");
        SameLength(n, moves.GetLength(2), "The table of moves, by destinations,", "the list of regions");
        for (var x = 0; x < ages; x++)
        {
            for (var i = 0; i < n; i++)
            {
                var place = names[i] + ", age " + N(x * width);
                NotNegative(deaths[x, i], "The death rate", place);
                NotNegative(births[x, i], "The birth rate", place);
                for (var j = 0; j < n; j++)
                {
                    NotNegative(i == j ? 0 : moves[x, i, j], "The rate of moving to " + names[j], place);
                }
            }
        }

        return new MultiregionalRates(names, width, (double[,])deaths.Clone(), (double[,])births.Clone(), (double[,,])moves.Clone());
    }

    /// <summary>Rates from counts of a period over person-years.</summary>
    /// <param name="regions">Two or more distinct names.</param>
    /// <param name="width">Width n of the age groups, years.</param>
    /// <param name="population">Person-years, ages by regions (the mid-year population for counts of one year).</param>
    /// <param name="births">Births by age and region of the mother.</param>
    /// <param name="deaths">Deaths by age and region.</param>
    /// <param name="moves">Moves, ages by origins by destinations; the diagonal is not used.</param>
    /// <exception cref="DemographicInputException">As for rates; also events where nobody lives.</exception>
    public static MultiregionalRates FromCounts(
        IReadOnlyList<string> regions, double width, double[,] population, double[,] births, double[,] deaths, double[,,] moves)
    {
        var names = PlaceNames.Checked(regions);
        int ages = population.GetLength(0), n = names.Length;
        SameLength(n, population.GetLength(1), "The table of population", "the list of regions");
        SameLength(ages, births.GetLength(0), "The table of births", "that of population");
        SameLength(n, births.GetLength(1), "The table of births", "the list of regions");
        SameLength(ages, deaths.GetLength(0), "The table of deaths", "that of population");
        SameLength(n, deaths.GetLength(1), "The table of deaths", "the list of regions");
        SameLength(ages, moves.GetLength(0), "The table of moves", "that of population");
        SameLength(n, moves.GetLength(1), "The table of moves, by origins,", "the list of regions");
        SameLength(n, moves.GetLength(2), "The table of moves, by destinations,", "the list of regions");
        double[,] death = new double[ages, n], birth = new double[ages, n];
        var move = new double[ages, n, n];
        for (var x = 0; x < ages; x++)
        {
            for (var i = 0; i < n; i++)
            {
                var place = names[i] + ", age " + N(x * width);
                var people = NotNegative(population[x, i], "The population", place);
                double Rate(double count, string what)
                {
                    NotNegative(count, "The number of " + what, place);
                    return count == 0 ? 0 : people > 0 ? count / people
                        : throw Bad($"There are {N(count)} {what} at {place} but nobody lives there.", place, count);
                }

                death[x, i] = Rate(deaths[x, i], "deaths");
                birth[x, i] = Rate(births[x, i], "births");
                for (var j = 0; j < n; j++)
                {
                    move[x, i, j] = i == j ? 0 : Rate(moves[x, i, j], "moves to " + names[j]);
                }
            }
        }

        return From(names, width, death, birth, move);
    }
}
