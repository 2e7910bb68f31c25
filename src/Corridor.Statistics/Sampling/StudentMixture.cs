using MathNet.Numerics;
using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>One part of a mixture of multivariate Student distributions.</summary>
/// <param name="Weight">Share of the part, at least 0.</param>
/// <param name="Mean">Centre.</param>
/// <param name="Scale">Scale matrix, row by row; the covariance is it times freedom / (freedom - 2).</param>
public sealed record StudentPart(double Weight, double[] Mean, double[] Scale);

/// <summary>A mixture of multivariate Student distributions with common degrees of freedom.</summary>
public sealed class StudentMixture
{
    private readonly CholeskyFactor[] factors;
    private readonly double[] logWeights;
    private readonly double[] weights;
    private readonly double constant;

    /// <summary>Makes a mixture.</summary>
    /// <param name="freedom">Degrees of freedom, above 2.</param>
    /// <param name="parts">Parts, at least one, whose weights sum to 1.</param>
    public StudentMixture(double freedom, IReadOnlyList<StudentPart> parts)
    {
        AtLeast(1, parts.Count, "The number of parts");
        Freedom = Finite(freedom, "The degrees of freedom") > 2 ? freedom : throw Bad($"The degrees of freedom are {N(freedom)}; more than 2 are needed.");
        Dimension = parts[0].Mean.Length;
        foreach (var part in parts)
        {
            SameLength(Dimension, part.Mean.Length, "The centre of a part", "the first part");
            SameLength(Dimension * Dimension, part.Scale.Length, "The scale of a part", "a square matrix");
            NotNegative(part.Weight, "The weight of a part");
        }

        if (Math.Abs(parts.Sum(part => part.Weight) - 1) > 1e-9)
        {
            throw Bad($"The weights of the parts sum to {N(parts.Sum(part => part.Weight))}; the sum must be 1.");
        }

        Parts = [.. parts];
        weights = [.. parts.Select(part => part.Weight)];
        factors = [.. parts.Select(part => CholeskyFactor.Of(part.Scale, Dimension))];
        logWeights = [.. weights.Select(weight => Math.Log(weight))];
        constant = SpecialFunctions.GammaLn((freedom + Dimension) / 2) - SpecialFunctions.GammaLn(freedom / 2) - (Dimension / 2.0 * Math.Log(freedom * Math.PI));
    }

    /// <summary>Degrees of freedom.</summary>
    public double Freedom { get; }

    /// <summary>Number of variables.</summary>
    public int Dimension { get; }

    /// <summary>The parts.</summary>
    public IReadOnlyList<StudentPart> Parts { get; }

    /// <summary>Log density.</summary>
    public double LogDensity(ReadOnlySpan<double> point)
    {
        Span<double> logs = stackalloc double[Parts.Count];
        for (var k = 0; k < logs.Length; k++)
        {
            logs[k] = LogPart(k, SquaredDistance(k, point));
        }

        return LogSum.Of(logs);
    }

    /// <summary>A draw.</summary>
    public double[] Draw(IRandomBits bits)
    {
        var k = bits.Index(weights);
        Span<double> z = stackalloc double[Dimension];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = bits.Normal();
        }

        var stretch = Math.Sqrt(Freedom / (2 * bits.GammaOfShape(Freedom / 2)));
        var point = new double[Dimension];
        factors[k].Multiply(z, point);
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = Parts[k].Mean[i] + (stretch * point[i]);
        }

        return point;
    }

    internal double SquaredDistance(int part, ReadOnlySpan<double> point) => factors[part].SquaredDistance(point, Parts[part].Mean);

    /// <summary>log(weight of the part x its density) at a squared distance.</summary>
    internal double LogPart(int part, double squaredDistance) =>
        logWeights[part] + constant - factors[part].LogDeterminantRoot - ((Freedom + Dimension) / 2 * Math.Log(1 + (squaredDistance / Freedom)));
}
