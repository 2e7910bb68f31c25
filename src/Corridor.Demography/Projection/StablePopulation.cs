using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// The stable population implied by unchanging survival and fertility, of females.
/// </summary>
/// <remarks>
/// Lotka's equation over age groups (Preston et al. 2001, chapter 7): sum over x of exp(-r (x + n/2)) L(x) F(x) / (1 + SRB) = 1,
/// where L is per birth and F counts both sexes.
/// </remarks>
public sealed record StablePopulation
{
    /// <summary>r: intrinsic rate of natural increase, per year.</summary>
    public required double GrowthRate { get; init; }

    /// <summary>b: intrinsic birth rate of females, per year.</summary>
    public required double BirthRate { get; init; }

    /// <summary>d = b - r: intrinsic death rate, per year.</summary>
    public double DeathRate => BirthRate - GrowthRate;

    /// <summary>c(x): share of each age group; they sum to 1.</summary>
    public required IReadOnlyList<double> AgeShares { get; init; }

    /// <summary>NRR: daughters per woman under the given survival.</summary>
    public required double NetReproductionRate { get; init; }

    /// <summary>GRR: daughters per woman who survives.</summary>
    public required double GrossReproductionRate { get; init; }

    /// <summary>A(r): mean age of mothers at birth in the stable population, years.</summary>
    public required double MeanAgeAtChildbearing { get; init; }

    /// <summary>T: mean length of a generation, log(NRR) / r, years; the stationary mean age of mothers where r is 0.</summary>
    public required double GenerationLength { get; init; }

    /// <summary>e0 of the survival ratios, years.</summary>
    public required double LifeExpectancy { get; init; }

    /// <summary>Years in which the stable population doubles (negative: halves); null where it stands still.</summary>
    public double? DoublingTime => GrowthRate == 0 ? null : Math.Log(2) / GrowthRate;

    /// <summary>Finds the stable population.</summary>
    /// <param name="rates">Survival, fertility and the sex ratio at birth; migration is not used.</param>
    /// <exception cref="DemographicInputException">No births at all, or nobody dies in the open group.</exception>
    public static StablePopulation Of(ProjectionRates rates)
    {
        var years = PersonYears(rates.Female);
        var n = rates.Width;
        var maternity = new double[years.Length];
        double net = 0, gross = 0, ages = 0;
        for (var i = 0; i < years.Length; i++)
        {
            var girls = rates.Fertility[i] / (1 + rates.SexRatioAtBirth);
            maternity[i] = years[i] * girls;
            net += maternity[i];
            gross += n * girls;
            ages += (i + 0.5) * n * maternity[i];
        }

        if (net == 0)
        {
            throw Bad("No daughters are born: fertility is 0, or no girl lives to bear. There is no stable population.", null, 0);
        }

        var stationaryAge = ages / net;
        var r = Root(maternity, n, Math.Log(net) / stationaryAge);
        double mass = 0, mothers = 0;
        var shares = new double[years.Length];
        for (var i = 0; i < years.Length; i++)
        {
            var weight = Weight(r, n, i, i == years.Length - 1, years);
            shares[i] = weight * years[i];
            mass += shares[i];
            mothers += (i + 0.5) * n * Math.Exp(-r * (i + 0.5) * n) * maternity[i];
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= mass;
        }

        return new StablePopulation
        {
            GrowthRate = r,
            BirthRate = 1 / mass,
            AgeShares = shares,
            NetReproductionRate = net,
            GrossReproductionRate = gross,
            MeanAgeAtChildbearing = mothers,
            GenerationLength = Math.Abs(r) > 1e-12 ? Math.Log(net) / r : stationaryAge,
            LifeExpectancy = years.Sum(),
        };
    }

    /// <summary>L(x) per birth, from survival ratios.</summary>
    internal static double[] PersonYears(SurvivalRatios survival)
    {
        var ratios = survival.Values;
        var years = new double[ratios.Length];
        years[0] = survival.Width * ratios[0];
        for (var i = 1; i < years.Length - 1; i++)
        {
            years[i] = years[i - 1] * ratios[i];
        }

        var last = ratios[^1];
        years[^1] = last < 1 ? years[^2] * last / (1 - last)
            : throw Bad("Everyone survives in the open age group; its person-years are infinite.", "open age group", last);
        return years;
    }

    // exp(-r x) at the middle of the group; in the open group, at the mean age of an exponential decline.
    private static double Weight(double r, double n, int group, bool open, double[] years)
    {
        if (!open)
        {
            return Math.Exp(-r * (group + 0.5) * n);
        }

        // The ratio of L's tells the rate of decline mu in the open group: integral of exp(-(r + mu) x) against that of exp(-mu x).
        var decline = -Math.Log(years[^1] / (years[^1] + years[^2])) / n;
        return Math.Exp(-r * group * n) * (r + decline > 1e-9 ? decline / (r + decline) : 1);
    }

    private static double Root(double[] maternity, double n, double guess)
    {
        // The sum falls and is convex in r, so Newton's steps from the left never overshoot; guard both ways all the same.
        var r = guess;
        for (var step = 0; step < 200; step++)
        {
            double value = -1, slope = 0;
            for (var i = 0; i < maternity.Length; i++)
            {
                var age = (i + 0.5) * n;
                var part = Math.Exp(-r * age) * maternity[i];
                value += part;
                slope -= age * part;
            }

            var change = Math.Clamp(-value / slope, -0.05, 0.05);
            r += change;
            if (Math.Abs(change) < 1e-15)
            {
                break;
            }
        }

        return Math.Abs(r) < 1e-15 ? 0 : r;
    }
}
