namespace Corridor.Statistics;

/// <summary>
/// Refits a mixture to a weighted sample: the integrated updates of population Monte Carlo (Cappé, Douc, Guillin, Marin and Robert 2008,
/// <i>Statistics and Computing</i> 18(4), section 4), repeated a few times.
/// </summary>
/// <remarks>
/// Each scale is drawn towards the one of the whole sample as if it held <see cref="Borrowed"/> x dimension more draws, and a wide part with the weight
/// <see cref="Defence"/> covers the tails (Hesterberg 1995), so that weights stay bounded.
/// </remarks>
internal static class MixtureFit
{
    public const double Defence = 0.1;
    private const double Borrowed = 2;
    private const double Stretch = 4;
    private const int Passes = 12;

    /// <summary>Refits the mixture.</summary>
    /// <param name="points">Draws.</param>
    /// <param name="weights">Their weights, summing to 1.</param>
    /// <param name="freedom">Degrees of freedom.</param>
    /// <param name="centres">Where the parts begin.</param>
    public static StudentMixture To(IReadOnlyList<double[]> points, double[] weights, double freedom, IReadOnlyList<double[]> centres)
    {
        var (mean, covariance) = Moments(points, weights);
        var toScale = (freedom - 2) / freedom;
        double[] whole = [.. covariance.Select(value => value * toScale)];
        double[] narrow = [.. whole.Select(value => value * (centres.Count > 1 ? 0.5 : 1))];
        StudentPart[] parts = [.. centres.Select(centre => new StudentPart(1.0 / centres.Count, centre, narrow))];
        var effective = 1 / weights.Sum(weight => weight * weight);
        for (var pass = 0; pass < Passes; pass++)
        {
            parts = Pass(points, weights, new StudentMixture(freedom, parts), whole, effective);
        }

        double[] wide = [.. whole.Select(value => value * Stretch)];
        return new StudentMixture(freedom, Shares([.. parts.Select(part => part with { Weight = part.Weight * (1 - Defence) }), new StudentPart(Defence, mean, wide)]));
    }

    /// <summary>Mean and covariance of a weighted sample.</summary>
    public static (double[] Mean, double[] Covariance) Moments(IReadOnlyList<double[]> points, double[] weights)
    {
        var n = points[0].Length;
        var mean = new double[n];
        for (var s = 0; s < points.Count; s++)
        {
            for (var i = 0; i < n; i++)
            {
                mean[i] += weights[s] * points[s][i];
            }
        }

        var covariance = new double[n * n];
        for (var s = 0; s < points.Count; s++)
        {
            AddSquare(covariance, points[s], mean, weights[s]);
        }

        return (mean, covariance);
    }

    private static StudentPart[] Pass(IReadOnlyList<double[]> points, double[] weights, StudentMixture mixture, double[] whole, double effective)
    {
        var n = mixture.Dimension;
        var count = mixture.Parts.Count;
        var shares = new double[count];
        var pulls = new double[count];
        var pullOf = new double[points.Count, count];
        var means = Enumerable.Range(0, count).Select(_ => new double[n]).ToArray();
        Span<double> logs = stackalloc double[count];
        Span<double> distances = stackalloc double[count];
        for (var s = 0; s < points.Count; s++)
        {
            if (weights[s] <= 0)
            {
                continue;
            }

            for (var k = 0; k < count; k++)
            {
                distances[k] = mixture.SquaredDistance(k, points[s]);
                logs[k] = mixture.LogPart(k, distances[k]);
            }

            var total = LogSum.Of(logs);
            for (var k = 0; k < count; k++)
            {
                var share = weights[s] * Math.Exp(logs[k] - total);
                var pull = share * (mixture.Freedom + n) / (mixture.Freedom + distances[k]);
                shares[k] += share;
                pulls[k] += pull;
                pullOf[s, k] = pull;
                for (var i = 0; i < n; i++)
                {
                    means[k][i] += pull * points[s][i];
                }
            }
        }

        // A part that holds fewer draws than it has numbers to estimate is dropped.
        List<StudentPart> next = [];
        for (var k = 0; k < count; k++)
        {
            if (shares[k] * effective < n + 2 && !(next.Count == 0 && k == count - 1))
            {
                continue;
            }

            double[] mean = [.. means[k].Select(sum => sum / pulls[k])];
            var scale = new double[n * n];
            for (var s = 0; s < points.Count; s++)
            {
                AddSquare(scale, points[s], mean, pullOf[s, k]);
            }

            var borrowed = Borrowed * n / effective;
            next.Add(new StudentPart(shares[k], mean, [.. scale.Select((value, i) => (value + (borrowed * whole[i])) / (shares[k] + borrowed))]));
        }

        return Shares(next);
    }

    private static StudentPart[] Shares(IReadOnlyList<StudentPart> parts)
    {
        var total = parts.Sum(part => part.Weight);
        return [.. parts.Select(part => part with { Weight = part.Weight / total })];
    }

    private static void AddSquare(double[] sum, double[] point, double[] mean, double weight)
    {
        var n = mean.Length;
        if (weight <= 0)
        {
            return;
        }

        for (var i = 0; i < n; i++)
        {
            var left = weight * (point[i] - mean[i]);
            for (var j = 0; j < n; j++)
            {
                sum[(i * n) + j] += left * (point[j] - mean[j]);
            }
        }
    }
}
