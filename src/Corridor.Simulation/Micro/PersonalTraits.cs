using Corridor.Model;
using Corridor.Simulation.Random;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Corridor.Simulation.Micro;

/// <summary>
/// What makes persons of a cell unlike: a propensity of their own to leave home, gamma distributed with mean 1 (frailty: Vaupel, Manton and
/// Stallard 1979), and a return that depends on the months since they left. Both redistribute: in each cohort and lane as many departures are
/// expected as in the macrosimulation, and in each cell as many returns as without.
/// </summary>
internal sealed class PersonalTraits
{
    /// <summary>A propensity is kept as a whole number of these parts, so that sums are exact.</summary>
    public const double Parts = 1 << 20;

    private const int Classes = 1024;
    private readonly long[] _propensity;
    private readonly double[] _return;
    private readonly ulong _seed;
    private readonly uint _nation;

    /// <summary>Prepares the traits of a nation's persons over a number of months.</summary>
    public PersonalTraits(LifeParameters lives, ulong seed, uint nation, int months)
    {
        _seed = seed;
        _nation = nation;
        _propensity = [.. ClassMeans(lives.PropensityShape).Select(mean => (long)Math.Round(mean * Parts))];
        _return = [.. Enumerable.Range(0, months + 2).Select(since => 1 + ((lives.ReturnEarly - 1) * Math.Exp(-since / lives.ReturnMonths)))];
        LargestPropensity = _propensity[^1];
        LargestReturn = _return.Max();
    }

    /// <summary>The largest propensity that anyone has, in parts.</summary>
    public long LargestPropensity { get; }

    /// <summary>The largest factor of return.</summary>
    public double LargestReturn { get; }

    /// <summary>A person's propensity in parts; the same whenever it is asked for.</summary>
    public long Propensity(int column, uint id) => _propensity[new RandomStream(_seed, (uint)Purpose.Propensity, _nation << 16, (uint)column, id).NextUInt() >> 22];

    /// <summary>Rate of return so many months after leaving home, relative to that long after.</summary>
    public double Return(int since) => _return[since];

    /// <summary>
    /// Means of classes of equal probability of the gamma distribution with a shape and mean 1: between the quantiles a and b it is
    /// Classes x (F(b; shape + 1) - F(a; shape + 1)), with F the distribution function at the same scale.
    /// </summary>
    internal static double[] ClassMeans(double shape)
    {
        Gamma gamma = Gamma.WithShapeRate(shape, shape);
        double[] upto = [0, .. Enumerable.Range(1, Classes - 1).Select(i => SpecialFunctions.GammaLowerRegularized(shape + 1, shape * gamma.InverseCumulativeDistribution((double)i / Classes))), 1];
        return [.. Enumerable.Range(0, Classes).Select(i => Classes * (upto[i + 1] - upto[i]))];
    }
}
