using Corridor.Inference.Calibration;

namespace Corridor.Inference.Discrepancy;

/// <summary>What the differences of known figures from the model say of how its error goes on: the likeliest process of a grid.</summary>
public static class DiscrepancyFit
{
    private static readonly double[] Years = [0, 0.5, 1, 2, 3, 5, 8, 12, 20, 40];
    private static readonly double[] Scales = [0.5, 0.7, 1, 1.4, 2, 2.8, 4];

    /// <summary>The likeliest process of each kind of error, for figures that were judged at a good point of the parameters, of all nations together.</summary>
    /// <param name="judged">The figures.</param>
    /// <param name="plan">The kinds of error, and what a figure is that nothing explains.</param>
    public static IReadOnlyList<DiscrepancyProcess> Of(IEnumerable<JudgedFigure> judged, CalibrationPlan plan)
    {
        ILookup<int, JudgedFigure> kinds = judged.Where(one => PlacedFigure.Tells(one.Figure)).ToLookup(one => one.Figure.Error);
        return [.. plan.Errors.Select((error, kind) => Likeliest(error.Id, kinds[kind], plan.Outliers.Spread) with { LearntSd = kinds[kind].Any() ? kinds[kind].Average(ModelSd) : error.Centre })];
    }

    private static double ModelSd(JudgedFigure one) => Math.Sqrt(Math.Max(0, (one.Sd * one.Sd) - (one.Figure.Counting * one.Figure.Counting)));

    private static DiscrepancyProcess Likeliest(string kind, IEnumerable<JudgedFigure> judged, double wide)
    {
        (PlacedFigure[] Figures, double[] Differences)[] blocks =
        [
            .. judged.GroupBy(one => DiscrepancyBlock.KeyOf(one.Figure), StringComparer.Ordinal)
                .Where(block => block.Count() > 1)
                .Select(block => (block.Select(one => PlacedFigure.Of(one, wide)).ToArray(), block.Select(one => one.Residual).ToArray())),
        ];
        DiscrepancyProcess alone = DiscrepancyProcess.Independent with { Kind = kind };
        return blocks.Length == 0 ? alone : Grid(kind).MaxBy(process => blocks.Sum(block => DiscrepancyBlock.LogDensity(process, block.Figures, block.Differences)))!;
    }

    private static IEnumerable<DiscrepancyProcess> Grid(string kind) =>
        from smooth in (bool[])[false, true]
        from years in Years
        from scale in Scales
        where years > 0 || !smooth
        select new DiscrepancyProcess(years, scale) { Kind = kind, Smooth = smooth };
}
