using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Inference.Reconciling;
using Corridor.Inference.Tests.Calibration;

namespace Corridor.Inference.Tests.Reconciling;

public sealed class FigureWordsTests
{
    private static readonly Label Counts = new("Migrants present", "Мигранты");
    private static readonly Label Agency = new("Agency of the sending country", "Ведомство страны выезда");

    [Theory]
    [InlineData(Closeness.Same, 0.1, 1.02, 0.01, 1, "counts the same as the model (migrants present) and agrees (within the 80 % band)")]
    [InlineData(Closeness.Same, 0.1, 1.1, 0.01, 2, "is 2.0 times its quantity, outside the 80 % band")]
    [InlineData(Closeness.Same, 0.1, 1.1, 0.3, 2, "30 % likely to be outlying")]
    [InlineData(Closeness.Same, 0.1, 1.0, 0.94, 2.1, "does not fit: 2.1 times what the model gives, 94 % likely to be a misprint")]
    [InlineData(Closeness.CoverageUnknown, 0.7, 0.33, 0.01, 0.3, "is about a third (26-40 %)")]
    [InlineData(Closeness.CoverageUnknown, 0.7, 0.41, 0.01, 0.3, "is about 41 % (33-49 %)")]
    [InlineData(Closeness.CoverageUnknown, 0.7, 1.05, 0.01, 1, "sees the whole quantity as far as can be told")]
    [InlineData(Closeness.CoverageUnknown, 0.7, 1.9, 0.01, 2, "has about 1.9 times the model's quantity")]
    [InlineData(Closeness.MultiplicityUnknown, 1.2, 3.4, 0.01, 3, "counts events (migrants present): about 3.4 for each of the model's persons")]
    public void Words_Follow_From_Closeness_Bias_And_Probability(Closeness closeness, double spread, double factor, double outlying, double ratio, string says)
    {
        Label words = FigureWords.Of(Bias(closeness, spread, factor, outlying, ratio), ratio, Counts, Agency);

        words.En.ShouldContain(says);
        words.Ru.ShouldNotBeNullOrWhiteSpace();
        words.Ru.ShouldNotContain("counts");
    }

    private static FigureBias Bias(Closeness closeness, double spread, double factor, double outlying, double ratio)
    {
        ObservedFigure figure = ProjectCalibration.Target.Figures.First(one => one.Scale == FigureScale.Log && one.IsPoint);
        ObservedFigure observed = figure with { Operator = figure.Operator with { Closeness = closeness }, BiasSpread = spread, Publisher = new Publisher("agency", new Label("An agency", "Ведомство"), "sending_agency") };
        double model = observed.Middle / ratio;
        return new FigureBias(observed, Around(factor), outlying, new Band(0.8 * model, 0.9 * model, model, 1.1 * model, 1.2 * model), 1);
    }

    private static Band Around(double value) => new(0.8 * value, 0.9 * value, value, 1.1 * value, 1.2 * value);
}
