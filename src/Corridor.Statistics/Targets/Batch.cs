namespace Corridor.Statistics;

/// <summary>Evaluates many points at once; the order of the results does not depend on the number of threads.</summary>
internal static class Batch
{
    public static double[] Evaluate(ILogDensity target, IReadOnlyList<double[]> points, int threads, CancellationToken cancellation)
    {
        var values = new double[points.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, points.Count, options, i => values[i] = Value(target, points[i]));
        return values;
    }

    public static double Value(ILogDensity target, ReadOnlySpan<double> point)
    {
        var value = target.LogDensity(point);
        return value < double.PositiveInfinity ? value
            : double.IsNaN(value) ? double.NegativeInfinity
            : throw InputCheck.Bad("The log density is plus infinity; a density must be finite.");
    }
}
