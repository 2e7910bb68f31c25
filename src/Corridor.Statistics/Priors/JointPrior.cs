using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>Independent priors of several parameters, and the map between their natural values and the unconstrained vector.</summary>
public sealed class JointPrior
{
    private readonly PriorDistribution[] priors;

    /// <summary>Joins priors.</summary>
    /// <param name="names">A name for each parameter, no two equal.</param>
    /// <param name="priors">A prior for each parameter.</param>
    public JointPrior(IReadOnlyList<string> names, IReadOnlyList<PriorDistribution> priors)
    {
        SameLength(names.Count, priors.Count, "The list of priors", "the list of names");
        AtLeast(1, priors.Count, "The number of parameters");
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            throw Bad("Two parameters have the same name.");
        }

        Names = [.. names];
        this.priors = [.. priors];
    }

    /// <summary>Number of parameters.</summary>
    public int Dimension => priors.Length;

    /// <summary>Names in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Priors in order.</summary>
    public IReadOnlyList<PriorDistribution> Priors => priors;

    /// <summary>Log density of an unconstrained vector, Jacobians included.</summary>
    public double LogDensity(ReadOnlySpan<double> unconstrained)
    {
        SameLength(Dimension, unconstrained.Length, "The vector", "the prior");
        double sum = 0;
        for (var i = 0; i < priors.Length; i++)
        {
            sum += priors[i].LogDensityUnconstrained(unconstrained[i]);
        }

        return sum;
    }

    /// <summary>Natural values of an unconstrained vector.</summary>
    public double[] ToNatural(ReadOnlySpan<double> unconstrained)
    {
        SameLength(Dimension, unconstrained.Length, "The vector", "the prior");
        var natural = new double[Dimension];
        for (var i = 0; i < natural.Length; i++)
        {
            natural[i] = priors[i].Support.ToNatural(unconstrained[i]);
        }

        return natural;
    }

    /// <summary>Unconstrained vector of natural values.</summary>
    /// <exception cref="StatisticalInputException">A value lies outside its support; the message names the parameter.</exception>
    public double[] ToUnconstrained(ReadOnlySpan<double> natural)
    {
        SameLength(Dimension, natural.Length, "The vector", "the prior");
        var unconstrained = new double[Dimension];
        for (var i = 0; i < unconstrained.Length; i++)
        {
            unconstrained[i] = priors[i].Support.Holds(natural[i])
                ? priors[i].Support.ToUnconstrained(natural[i])
                : throw Bad($"{Names[i]} is {N(natural[i])}; it must lie between {N(priors[i].Support.Low)} and {N(priors[i].Support.High)}.");
        }

        return unconstrained;
    }

    /// <summary>Standard deviations on the unconstrained scale.</summary>
    public double[] UnconstrainedSpreads() => [.. priors.Select(prior => Math.Sqrt(prior.UnconstrainedVariance))];

    /// <summary>A draw, as an unconstrained vector.</summary>
    /// <param name="random">Source.</param>
    /// <param name="number">Number of the draw: the same number gives the same draw.</param>
    public double[] Draw(IKeyedRandom random, int number)
    {
        var bits = random.Stream(RandomPurpose.Prior, (ulong)number, 0);
        return [.. priors.Select(prior => prior.Support.ToUnconstrained(prior.Draw(bits.Uniform())))];
    }
}
