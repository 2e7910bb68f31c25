namespace Corridor.Publishing.Drawing;

/// <summary>The rectangle in which data are drawn; axes and labels lie outside.</summary>
/// <param name="Left">Pixel of the left edge.</param>
/// <param name="Top">Pixel of the upper edge.</param>
/// <param name="Right">Pixel of the right edge.</param>
/// <param name="Bottom">Pixel of the lower edge.</param>
public readonly record struct Frame(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Width in pixels.</summary>
    public double Width => Right - Left;

    /// <summary>Height in pixels.</summary>
    public double Height => Bottom - Top;
}
