using MathNet.Numerics.LinearAlgebra;
using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>How the open age group lives on in a multiregional projection.</summary>
public enum MultiregionalOpenAge
{
    /// <summary>
    /// It is filled anew at each step from the group before, by L(z) L(z-n)^-1, as in Rogers (1975) and Willekens and Rogers (1978);
    /// those already in it are reckoned within that ratio, as in a stationary population.
    /// </summary>
    Stationary,

    /// <summary>The last two groups together survive by L(z) (L(z-n) + L(z))^-1, as in the usual one-region projection.</summary>
    Pooled,
}

/// <summary>
/// The multiregional life table and projection of Rogers.
/// </summary>
/// <remarks>
/// Rogers, A. (1975), <i>Introduction to Multiregional Mathematical Demography</i>; Willekens, F. and Rogers, A. (1978),
/// <i>Spatial Population Analysis: Methods and Computer Programs</i>, IIASA RR-78-18, option 3 (several moves within an interval). Matrices have a column for each
/// region of origin and a row for each of destination; n is the width of an age group, z the open age.
/// <code>
/// M(x): diagonal death rate plus rates of leaving, off it minus the rate of moving from column to row
/// P(x) = (I + n/2 M(x))^-1 (I - n/2 M(x))            l(x+n) = P(x) l(x), l(0) = I
/// L(x) = n/2 (l(x) + l(x+n))                          L(z) = M(z)^-1 l(z)
/// S(x) = L(x+n) L(x)^-1                               B(x) = n/4 (P(0) + I) (F(x) + F(x+n) S(x))
/// K(0, t+n) = sum B(x) K(x, t)                        K(x+n, t+n) = S(x) K(x, t)
/// </code>
/// </remarks>
public sealed class MultiregionalProjection
{
    private readonly MultiregionalRates rates;
    private readonly MultiregionalOpenAge openAge;
    private readonly Matrix<double>[] transition;
    private readonly Matrix<double>[] survivorship;
    private readonly Matrix<double>[] birth;
    private readonly Matrix<double>[] personYears;

    /// <summary>Builds the life table and the growth matrices.</summary>
    /// <param name="rates">Rates by age and region.</param>
    /// <param name="openAge">How the open age group lives on.</param>
    /// <exception cref="DemographicInputException">
    /// A rate too high for the linear method (a probability would be negative), or a region of the open age group that no one leaves or dies in.
    /// </exception>
    public MultiregionalProjection(MultiregionalRates rates, MultiregionalOpenAge openAge = MultiregionalOpenAge.Stationary)
    {
        this.rates = rates;
        this.openAge = openAge;
        int ages = rates.Ages, n = rates.Regions.Count;
        var one = Matrix<double>.Build.DenseIdentity(n);
        var half = rates.Width / 2;
        transition = new Matrix<double>[ages - 1];
        survivorship = new Matrix<double>[ages - 1];
        birth = new Matrix<double>[ages - 1];
        personYears = new Matrix<double>[ages];
        var alive = one;
        for (var x = 0; x < ages - 1; x++)
        {
            var m = RateMatrix(x);
            transition[x] = (one + (half * m)).LU().Solve(one - (half * m));
            CheckProbabilities(x);
            var next = transition[x] * alive;
            personYears[x] = half * (alive + next);
            alive = next;
        }

        var last = RateMatrix(ages - 1);
        if (!(last.ConditionNumber() < 1e14))
        {
            throw Bad($"In the open age group, from age {N((ages - 1) * rates.Width)}, deaths are too few for its person-years to be finite.", "age " + N((ages - 1) * rates.Width) + "+");
        }

        personYears[^1] = last.LU().Solve(alive);

        // In terms of P and M, so that a region where nobody is left alive does no harm.
        for (var x = 0; x < ages - 1; x++)
        {
            var onward = x == ages - 2 ? last.LU().Solve(transition[x]) / half : (one + transition[x + 1]) * transition[x];
            survivorship[x] = onward * (one + transition[x]).Inverse();
        }

        for (var x = 0; x < ages - 1; x++)
        {
            birth[x] = half / 2 * (transition[0] + one) * (Fertility(x) + (Fertility(x + 1) * survivorship[x]));
        }
    }

    /// <summary>P(x): probability of being in the row's region at age x + n for one in the column's region at age x.</summary>
    /// <param name="age">Number of the age group, from 0; the open group has none.</param>
    public double[,] TransitionProbabilities(int age) => transition[Within(age, transition.Length)].ToArray();

    /// <summary>L(x): years lived in the row's region within the age group by one born in the column's region.</summary>
    /// <param name="age">Number of the age group, from 0.</param>
    public double[,] PersonYears(int age) => personYears[Within(age, personYears.Length)].ToArray();

    /// <summary>S(x): persons in the row's region one step later for each in the column's region.</summary>
    /// <param name="age">Number of the age group, from 0; the open group has none.</param>
    public double[,] Survivorship(int age) => survivorship[Within(age, survivorship.Length)].ToArray();

    /// <summary>B(x): children in the row's region one step later for each person in the column's region.</summary>
    /// <param name="age">Number of the age group, from 0; the open group has none.</param>
    public double[,] BirthProportions(int age) => birth[Within(age, birth.Length)].ToArray();

    /// <summary>Expectation of life at birth by region of birth (column) and of residence (row), years.</summary>
    public double[,] LifeExpectancies() => personYears.Aggregate((sum, next) => sum + next).ToArray();

    /// <summary>Projects a population.</summary>
    /// <param name="population">Persons, ages by regions, at least 0.</param>
    /// <param name="steps">Number of steps, at least 0.</param>
    /// <returns>Ages by regions for step 0 (the input), 1, ... steps.</returns>
    /// <exception cref="DemographicInputException">Sizes differ, or a population is negative or not finite.</exception>
    public IReadOnlyList<double[,]> Project(double[,] population, int steps)
    {
        int ages = rates.Ages, n = rates.Regions.Count;
        if (steps < 0)
        {
            throw Bad($"The number of steps is {N(steps)}; it must not be negative.", null, steps);
        }

        SameLength(ages, population.GetLength(0), "The table of population", "that of rates");
        SameLength(n, population.GetLength(1), "The table of population", "the list of regions");
        var now = new Vector<double>[ages];
        for (var x = 0; x < ages; x++)
        {
            var age = "age " + N(x * rates.Width);
            now[x] = Vector<double>.Build.Dense(n, i => NotNegative(population[x, i], "The population", rates.Regions[i] + ", " + age));
        }

        var pooled = openAge == MultiregionalOpenAge.Pooled ? personYears[^1] * (personYears[^2] + personYears[^1]).Inverse() : null;
        var result = new List<double[,]>(steps + 1) { Table(now) };
        for (var step = 0; step < steps; step++)
        {
            var next = new Vector<double>[ages];
            next[0] = Vector<double>.Build.Dense(n);
            for (var x = 0; x < ages - 1; x++)
            {
                next[0] += birth[x] * now[x];
                next[x + 1] = survivorship[x] * now[x];
            }

            if (pooled is not null)
            {
                next[ages - 1] = pooled * (now[ages - 2] + now[ages - 1]);
            }

            now = next;
            result.Add(Table(now));
        }

        return result;
    }

    private static int Within(int age, int count) => age >= 0 && age < count ? age
        : throw Bad($"There is no age group number {N(age)} here; groups are numbered 0 to {N(count - 1)}.", null, age);

    private static double[,] Table(Vector<double>[] population)
    {
        var table = new double[population.Length, population[0].Count];
        for (var x = 0; x < population.Length; x++)
        {
            for (var i = 0; i < population[x].Count; i++)
            {
                table[x, i] = population[x][i];
            }
        }

        return table;
    }

    private Matrix<double> RateMatrix(int age)
    {
        var n = rates.Regions.Count;
        var m = Matrix<double>.Build.Dense(n, n);
        for (var from = 0; from < n; from++)
        {
            m[from, from] = rates.Deaths[age, from];
            for (var to = 0; to < n; to++)
            {
                if (to != from)
                {
                    m[from, from] += rates.Moves[age, from, to];
                    m[to, from] = -rates.Moves[age, from, to];
                }
            }
        }

        return m;
    }

    private Matrix<double> Fertility(int age) =>
        Matrix<double>.Build.DenseOfDiagonalArray([.. Enumerable.Range(0, rates.Regions.Count).Select(i => rates.Births[age, i])]);

    private void CheckProbabilities(int age)
    {
        var p = transition[age];
        for (var to = 0; to < p.RowCount; to++)
        {
            for (var from = 0; from < p.ColumnCount; from++)
            {
                if (p[to, from] < -1e-12)
                {
                    var place = rates.Regions[from] + ", age " + N(age * rates.Width);
                    throw Bad($"Rates at {place} are too high for age groups of {N(rates.Width)} years: the probability of being in {rates.Regions[to]} comes out as {N(p[to, from])}. Use narrower groups.", place, p[to, from]);
                }
            }
        }
    }
}
