using System.Globalization;
using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>
/// A vertical scale that is linear from zero, or logarithmic where values differ by more than a factor of thirty. A logarithmic scale holds
/// four powers of ten at most, from the largest value down; what lies below stands at its lower edge.
/// </summary>
internal sealed class ValueScale
{
    private const double Wide = 30;
    private const double Deep = 1e4;
    private readonly LinearScale _scale;

    public ValueScale(IReadOnlyCollection<double> values, bool mayBeLogarithmic, double start, double end)
    {
        double low = values.Count == 0 ? 0 : values.Min();
        double high = values.Count == 0 ? 1 : values.Max();
        IsLogarithmic = mayBeLogarithmic && low > 0 && high / low > Wide;
        low = IsLogarithmic ? Math.Max(low, high / Deep) : low;
        _scale = IsLogarithmic
            ? new LinearScale(Math.Log10(low) - 0.08, Math.Log10(high) + 0.08, start, end)
            : LinearScale.Covering(low, high, start, end);
        Largest = IsLogarithmic ? high : _scale.Max;
    }

    /// <summary>True for a logarithmic scale.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>The largest value.</summary>
    public double Largest { get; }

    /// <summary>The pixel of a value, held within the scale.</summary>
    public double At(double value) => IsLogarithmic
        ? _scale.At(Math.Clamp(Math.Log10(Math.Max(value, 1e-300)), _scale.Min, _scale.Max))
        : _scale.At(Math.Clamp(value, _scale.Min, _scale.Max));

    /// <summary>Grid lines with their values.</summary>
    public void Grid(SvgDrawing svg, Frame frame)
    {
        Magnitude magnitude = Magnitude.For(Largest);
        if (!IsLogarithmic)
        {
            Axis.Values(svg, frame, _scale, magnitude.Divisor);
            return;
        }

        double decades = _scale.Max - _scale.Min;
        int[] steps = decades > 3.5 ? [1] : decades > 2 ? [1, 3] : [1, 2, 5];
        for (int power = (int)Math.Floor(_scale.Min); power <= _scale.Max; power++)
        {
            foreach (int step in steps)
            {
                double value = step * Math.Pow(10, power);
                if (Math.Log10(value) >= _scale.Min && Math.Log10(value) <= _scale.Max)
                {
                    double y = At(value);
                    svg.Line(frame.Left, y, frame.Right, y, "grid");
                    svg.Text(frame.Left - 8, y + 4, (value / magnitude.Divisor).ToString("0.######", CultureInfo.InvariantCulture), "tick end");
                }
            }
        }

        svg.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, "axis");
    }
}
