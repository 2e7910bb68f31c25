using Corridor.Inference.Calibration;

namespace Corridor.Inference.Reconciling;

/// <summary>What the posterior says of a figure that calibration uses.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Factor">
/// The publisher's bias: what it publishes / the model's quantity (log scale); the ratio of the odds (shares); 1 + bias / figure (net flows and offsets).
/// </param>
/// <param name="Outlying">Probability that nothing explains the figure.</param>
/// <param name="Unbiased">What a publisher without bias would publish: the quantity with the learnt error of the model and the counting error, in the figure's unit.</param>
/// <param name="Together">Figures of the group that share the bias.</param>
public sealed record FigureBias(ObservedFigure Figure, Band Factor, double Outlying, Band Unbiased, int Together)
{
    /// <summary>True when the 80 % band of an unbiased publisher holds the figure, or a part of its interval.</summary>
    public bool Agrees => Unbiased.Touches(Figure.Figure.Low, Figure.Figure.High);

    /// <summary>How a bias on a figure's scale is shown.</summary>
    internal static double Shown(FigureScale scale, double bias) => scale is FigureScale.Log or FigureScale.Logit ? Math.Exp(bias) : 1 + bias;
}
