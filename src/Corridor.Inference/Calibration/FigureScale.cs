namespace Corridor.Inference.Calibration;

/// <summary>The scale on which a figure and the model's quantity are subtracted.</summary>
public enum FigureScale
{
    /// <summary>Logarithm: counts and money.</summary>
    Log,

    /// <summary>Logit of percent / 100: shares.</summary>
    Logit,

    /// <summary>Divided by the figure's size: net flows, which may be negative.</summary>
    Linear,

    /// <summary>Divided by the figure's size; the bias is a number that is the same in all figures of a group: persons who are always counted besides.</summary>
    Offset,
}

/// <summary>Values on their scale.</summary>
public static class FigureScales
{
    private const double Least = 1e-9;
    private const double ShareEdge = 5e-4;

    /// <summary>A value in the unit of the figure on its scale.</summary>
    /// <param name="scale">Scale.</param>
    /// <param name="value">Value; infinities stay what they are.</param>
    /// <param name="size">Size by which linear scales divide: that of the figure.</param>
    public static double Of(this FigureScale scale, double value, double size) => scale switch
    {
        _ when double.IsInfinity(value) => value,
        FigureScale.Log => Math.Log(Math.Max(value, Least)),
        FigureScale.Logit => Logit(Math.Clamp(value / 100, ShareEdge, 1 - ShareEdge)),
        _ => value / size,
    };

    /// <summary>The value that stands at a point of the scale: the inverse of <see cref="Of"/>.</summary>
    public static double Back(this FigureScale scale, double point, double size) => scale switch
    {
        FigureScale.Log => Math.Exp(point),
        FigureScale.Logit => 100 / (1 + Math.Exp(-point)),
        _ => point * size,
    };

    private static double Logit(double share) => Math.Log(share / (1 - share));
}
