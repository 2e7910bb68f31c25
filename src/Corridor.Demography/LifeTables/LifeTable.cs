using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// A period life table by age groups, abridged or single-year, from any starting age.
/// </summary>
/// <remarks>
/// Preston, S. H., Heuveline, P. and Guillot, M. (2001), <i>Demography</i>, chapter 3; the symbols are theirs.
/// <code>
/// qx = n mx / (1 + (n - ax) mx)     lx+n = lx (1 - qx)     Lx = n lx+n + ax dx     open group: L = l / m, a = 1 / m, q = 1
/// </code>
/// </remarks>
public sealed class LifeTable
{
    private const int Columns = 8;
    private readonly double[] cells;
    private readonly int count;

    private LifeTable(AgeGroups ages, Sex sex, double[] cells)
    {
        Ages = ages;
        Sex = sex;
        this.cells = cells;
        count = ages.Count;
    }

    /// <summary>The age groups.</summary>
    public AgeGroups Ages { get; }

    /// <summary>The sex of the table.</summary>
    public Sex Sex { get; }

    /// <summary>mx: deaths per person-year lived in the group.</summary>
    public ReadOnlySpan<double> DeathRates => Column(0);

    /// <summary>ax: mean years lived in the group by those who die in it.</summary>
    public ReadOnlySpan<double> YearsLivedByTheDying => Column(1);

    /// <summary>qx: probability of dying in the group, 0 to 1; 1 in the open group.</summary>
    public ReadOnlySpan<double> DeathProbabilities => Column(2);

    /// <summary>lx: survivors to exact age x, in units of the radix.</summary>
    public ReadOnlySpan<double> Survivors => Column(3);

    /// <summary>dx: deaths in the group, in units of the radix.</summary>
    public ReadOnlySpan<double> Deaths => Column(4);

    /// <summary>Lx: person-years lived in the group, in units of the radix times years.</summary>
    public ReadOnlySpan<double> PersonYears => Column(5);

    /// <summary>Tx: person-years lived above exact age x.</summary>
    public ReadOnlySpan<double> PersonYearsAbove => Column(6);

    /// <summary>ex: expectation of life at exact age x, years.</summary>
    public ReadOnlySpan<double> LifeExpectancies => Column(7);

    /// <summary>Expectation of life at the first age of the table, e0 where it starts at birth.</summary>
    public double LifeExpectancy => cells[7 * count];

    /// <summary>l at the first age.</summary>
    public double Radix => cells[3 * count];

    /// <summary>A table from death rates, with ax by the rules of the United Nations (<see cref="UnitedNationsAx"/>).</summary>
    /// <param name="ages">Age groups.</param>
    /// <param name="rates">mx, deaths per person-year, at least 0; greater than 0 in the open group.</param>
    /// <param name="sex">Chooses the Coale-Demeny coefficients below age 5.</param>
    /// <param name="radix">l at the first age, greater than 0.</param>
    /// <exception cref="DemographicInputException">A rate is negative or not a number, the open group has rate 0, or lengths differ.</exception>
    public static LifeTable FromRates(AgeGroups ages, ReadOnlySpan<double> rates, Sex sex, double radix = 1)
    {
        var columns = new double[Columns * ages.Count];
        Take(ages, rates, columns);
        UnitedNationsAx.Fill(ages, rates, sex, columns.AsSpan(ages.Count, ages.Count));
        return Complete(ages, sex, columns, radix);
    }

    /// <summary>A table from death rates and given ax.</summary>
    /// <param name="ages">Age groups.</param>
    /// <param name="rates">mx, deaths per person-year.</param>
    /// <param name="yearsLivedByTheDying">ax, 0 to n in each closed group; the value of the open group is not used, since there a = 1/m.</param>
    /// <param name="sex">The sex that the table bears.</param>
    /// <param name="radix">l at the first age, greater than 0.</param>
    /// <exception cref="DemographicInputException">A rate or an ax is out of range, mx and ax together give a probability above 1, or lengths differ.</exception>
    public static LifeTable FromRates(AgeGroups ages, ReadOnlySpan<double> rates, ReadOnlySpan<double> yearsLivedByTheDying, Sex sex = Sex.Both, double radix = 1)
    {
        SameLength(ages.Count, yearsLivedByTheDying.Length, "The column ax", "the age groups");
        var columns = new double[Columns * ages.Count];
        Take(ages, rates, columns);
        for (var i = 0; i + 1 < ages.Count; i++)
        {
            var a = NotNegative(yearsLivedByTheDying[i], "ax", ages.At(i));
            if (a > ages.Widths[i])
            {
                throw Bad($"ax at {ages.At(i)} is {N(a)}; it cannot exceed the width of the group, {N(ages.Widths[i])} years.", ages.At(i), a);
            }

            if (rates[i] * a > 1 + 1e-12)
            {
                throw Bad($"At {ages.At(i)} mx = {N(rates[i])} with ax = {N(a)} gives a probability of dying above 1; mx times ax must not exceed 1.", ages.At(i), rates[i] * a);
            }

            columns[ages.Count + i] = a;
        }

        return Complete(ages, sex, columns, radix);
    }

    /// <summary>A table from deaths and population, with ax by the rules of the United Nations.</summary>
    /// <param name="ages">Age groups.</param>
    /// <param name="deaths">Deaths in each group in a period, at least 0.</param>
    /// <param name="population">Person-years (mid-period population times the length of the period), greater than 0.</param>
    /// <param name="sex">Chooses the Coale-Demeny coefficients below age 5.</param>
    /// <param name="radix">l at the first age, greater than 0.</param>
    public static LifeTable FromDeaths(AgeGroups ages, ReadOnlySpan<double> deaths, ReadOnlySpan<double> population, Sex sex, double radix = 1) =>
        FromRates(ages, Rates(ages, deaths, population), sex, radix);

    /// <summary>A table from deaths, population and given ax.</summary>
    public static LifeTable FromDeaths(
        AgeGroups ages, ReadOnlySpan<double> deaths, ReadOnlySpan<double> population, ReadOnlySpan<double> yearsLivedByTheDying, Sex sex = Sex.Both, double radix = 1) =>
        FromRates(ages, Rates(ages, deaths, population), yearsLivedByTheDying, sex, radix);

    /// <summary>Survivors to any exact age: linear in deaths within a closed group, exponential in the open one.</summary>
    /// <param name="age">Exact age, from the first age of the table.</param>
    public double SurvivorsAt(double age)
    {
        Finite(age, "The age");
        var starts = Ages.Starts;
        if (age < starts[0])
        {
            throw Bad($"Age {N(age)} lies below the first age of the table, {N(starts[0])}.", null, age);
        }

        var i = count - 1;
        while (starts[i] > age)
        {
            i--;
        }

        var l = Survivors[i];
        return i == count - 1 ? l * Math.Exp(-DeathRates[i] * (age - starts[i])) : l - (Deaths[i] * (age - starts[i]) / Ages.Widths[i]);
    }

    /// <summary>
    /// Survival ratios between age groups of equal width, for projection (see <see cref="SurvivalRatios"/>); groups finer than the width are put together.
    /// </summary>
    /// <param name="width">Width of the projection's age groups, years.</param>
    /// <param name="open">Start of the projection's open group, at most that of the table; null takes that of the table.</param>
    /// <exception cref="DemographicInputException">The table does not start at birth, its groups do not build up to the width, or it ends before the open group.</exception>
    public SurvivalRatios ToSurvivalRatios(double width, double? open = null)
    {
        Positive(width, "The width of the projection's age groups");
        var starts = Ages.Starts;
        if (starts[0] != 0)
        {
            throw Bad($"Survival of births needs a table from age 0; this one starts at {N(starts[0])}.", null, starts[0]);
        }

        var end = open ?? starts[^1];
        if (end > starts[^1])
        {
            throw Bad($"The table ends at age {N(starts[^1])}, before the projection's open group from age {N(end)}.", Ages.At(count - 1), starts[^1] - end);
        }

        var groups = (int)Math.Round(end / width) + 1;
        var years = new double[groups];
        for (var i = 0; i < count; i++)
        {
            var at = Math.Min((int)Math.Floor((starts[i] / width) + 1e-9), groups - 1);
            if (at < groups - 1 && i + 1 < count && starts[i + 1] > ((at + 1) * width) + 1e-9)
            {
                throw Bad($"The age group {Ages.Label(i)} does not fit in groups of {N(width)} years.", Ages.At(i), width);
            }

            years[at] += PersonYears[i];
        }

        return Math.Abs(end - ((groups - 1) * width)) > 1e-9
            ? throw Bad($"The open group starts at {N(end)}, which is no multiple of {N(width)} years.", Ages.At(count - 1), end)
            : SurvivalRatios.FromPersonYears(years, width, Radix);
    }

    private static double[] Rates(AgeGroups ages, ReadOnlySpan<double> deaths, ReadOnlySpan<double> population)
    {
        SameLength(ages.Count, deaths.Length, "The column of deaths", "the age groups");
        SameLength(ages.Count, population.Length, "The column of population", "the age groups");
        var rates = new double[ages.Count];
        for (var i = 0; i < rates.Length; i++)
        {
            NotNegative(deaths[i], "The number of deaths", ages.At(i));
            rates[i] = deaths[i] / Positive(population[i], "The population", ages.At(i));
        }

        return rates;
    }

    private static void Take(AgeGroups ages, ReadOnlySpan<double> rates, double[] cells)
    {
        SameLength(ages.Count, rates.Length, "The column mx", "the age groups");
        for (var i = 0; i < rates.Length; i++)
        {
            // The label is built only for a fault: tables are made by the million.
            if (!(rates[i] >= 0 && rates[i] < double.PositiveInfinity))
            {
                NotNegative(rates[i], "mx", ages.At(i));
            }

            cells[i] = rates[i];
        }

        if (rates[^1] == 0)
        {
            throw Bad($"mx at {ages.At(ages.Count - 1)} is 0; the open group needs deaths, or its person-years are infinite.", ages.At(ages.Count - 1), 0);
        }
    }

    private static LifeTable Complete(AgeGroups ages, Sex sex, double[] cells, double radix)
    {
        Positive(radix, "The radix");
        var n = ages.Count;
        var widths = ages.Widths;
        Span<double> m = cells.AsSpan(0, n), a = cells.AsSpan(n, n), q = cells.AsSpan(2 * n, n), l = cells.AsSpan(3 * n, n);
        Span<double> d = cells.AsSpan(4 * n, n), years = cells.AsSpan(5 * n, n), above = cells.AsSpan(6 * n, n), e = cells.AsSpan(7 * n, n);
        var alive = radix;
        for (var i = 0; i < n - 1; i++)
        {
            var width = widths[i];
            q[i] = Math.Min(1, width * m[i] / (1 + ((width - a[i]) * m[i])));
            l[i] = alive;
            d[i] = alive * q[i];
            alive -= d[i];
            years[i] = (width * alive) + (a[i] * d[i]);
        }

        l[n - 1] = alive;
        q[n - 1] = 1;
        d[n - 1] = alive;
        a[n - 1] = 1 / m[n - 1];
        years[n - 1] = alive / m[n - 1];
        double sum = 0;
        for (var i = n - 1; i >= 0; i--)
        {
            sum += years[i];
            above[i] = sum;

            // Where nobody is left alive, those who had lived would meet the same rates: 1/m stands in.
            e[i] = l[i] > 0 ? sum / l[i] : 1 / m[n - 1];
        }

        return new LifeTable(ages, sex, cells);
    }

    private ReadOnlySpan<double> Column(int column) => cells.AsSpan(column * count, count);
}
