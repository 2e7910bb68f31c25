using Corridor.Inference.Assessing;
using Corridor.Inference.Calibration;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class SyntheticTruthTests
{
    private static CalibrationTarget Target => ProjectCalibration.Target;

    [Fact]
    public void Bands_Hold_The_Parameters_That_Made_The_Figures()
    {
        // Two truths of the nation with the fewest parameters; twenty of all nations: validation/results/truths.md.
        CalibrationOptions options = CalibrationOptions.Quick with { Threads = 2 };
        RecoveredValue[] values = [.. new ulong[] { 1, 2 }.SelectMany(seed => SyntheticTruth.Of(Target, seed, options).Values)];

        Assert.True(values.Length >= 20);
        Assert.InRange(values.Count(value => value.Within(0.8)) / (double)values.Length, 0.55, 1);
        Assert.InRange(values.Count(value => value.Within(0.95)) / (double)values.Length, 0.75, 1);
    }

    [Fact]
    public void Made_Figures_Scatter_About_The_Truth_As_Far_As_They_Are_Believed()
    {
        double[] truth = new double[Target.Dimension];
        double[] model = Target.Predict(truth);
        double[] scaled = [.. Enumerable.Range(0, 40).SelectMany(seed => SyntheticTruth.Figures(Target, truth, (ulong)seed).Select((figure, i) =>
            (figure.Scale.Of(figure.Middle, 1) - figure.Scale.Of(model[i], 1)) / Math.Sqrt(Math.Pow(Target.SdOf(Target.Figures[i], truth), 2) + Math.Pow(figure.BiasSpread, 2))).Where((_, i) => Target.Figures[i].Scale == FigureScale.Log))];

        Assert.InRange(scaled.Count(z => Math.Abs(z) < 1.2816) / (double)scaled.Length, 0.74, 0.82);
    }
}
