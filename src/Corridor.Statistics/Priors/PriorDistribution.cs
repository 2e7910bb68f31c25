using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>What is believed of one parameter before the figures are seen.</summary>
public abstract record PriorDistribution
{
    private const int Cells = 8192;

    /// <summary>Name of the family, as data files write it.</summary>
    public abstract string Family { get; }

    /// <summary>Where the parameter lies, and the map to the unconstrained scale.</summary>
    public abstract Support Support { get; }

    /// <summary>Mean on the natural scale.</summary>
    public virtual double Mean => OverQuantiles(x => x);

    /// <summary>Variance on the natural scale.</summary>
    public virtual double Variance => OverQuantiles(x => x * x) - Square(OverQuantiles(x => x));

    /// <summary>Variance on the unconstrained scale.</summary>
    public virtual double UnconstrainedVariance =>
        OverQuantiles(x => Square(Support.ToUnconstrained(x))) - Square(OverQuantiles(Support.ToUnconstrained));

    /// <summary>Log density at a natural value; minus infinity outside the support and on its ends.</summary>
    public double LogDensity(double natural) => Support.Holds(natural) ? LogDensityInside(natural) : double.NegativeInfinity;

    /// <summary>Log density of u, the Jacobian included.</summary>
    public virtual double LogDensityUnconstrained(double unconstrained) =>
        LogDensity(Support.ToNatural(unconstrained)) + Support.LogJacobian(unconstrained);

    /// <summary>Probability of a value of at most this one.</summary>
    public double Cumulative(double natural) => natural <= Support.Low ? 0 : natural >= Support.High ? 1 : CumulativeInside(natural);

    /// <summary>Quantile on the natural scale.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    public double Quantile(double probability) => QuantileInside(Level(probability, "The probability"));

    /// <summary>A draw, made of one uniform number between 0 and 1.</summary>
    public double Draw(double uniform) => Quantile(uniform);

    /// <summary>The same belief, given that the parameter lies between two ends.</summary>
    public PriorDistribution Between(double low, double high) =>
        low <= Support.Low && high >= Support.High ? this : new TruncatedPrior(this, low, high);

    /// <summary>The log density strictly inside the support.</summary>
    protected abstract double LogDensityInside(double natural);

    /// <summary>The distribution function strictly inside the support.</summary>
    protected abstract double CumulativeInside(double natural);

    /// <summary>The quantile of a probability strictly between 0 and 1.</summary>
    protected abstract double QuantileInside(double probability);

    private protected static double Square(double x) => x * x;

    /// <summary>The mean of a function by the midpoints of cells of equal probability.</summary>
    private double OverQuantiles(Func<double, double> function)
    {
        double sum = 0;
        for (var i = 0; i < Cells; i++)
        {
            sum += function(QuantileInside((i + 0.5) / Cells));
        }

        return sum / Cells;
    }
}
