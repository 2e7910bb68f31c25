using System.Globalization;
using System.Text;

namespace Corridor.Publishing.Drawing;

/// <summary>
/// Path data of an SVG path in tenths of a pixel. Points are rounded before they are differenced, so that rounding never adds up along a line;
/// differences are shorter to write than positions.
/// </summary>
public sealed class PathData
{
    private readonly StringBuilder _data = new();
    private long _x;
    private long _y;

    /// <summary>Starts a new line at a point.</summary>
    public PathData MoveTo(double x, double y)
    {
        (_x, _y) = (Tenths(x), Tenths(y));
        _data.Append('M');
        Append(_x);
        _data.Append(' ');
        Append(_y);
        return this;
    }

    /// <summary>Draws on to a point.</summary>
    public PathData LineTo(double x, double y)
    {
        (long toX, long toY) = (Tenths(x), Tenths(y));
        if (toX == _x && toY == _y)
        {
            return this;
        }

        if (toY == _y)
        {
            _data.Append('h');
            Append(toX - _x);
        }
        else if (toX == _x)
        {
            _data.Append('v');
            Append(toY - _y);
        }
        else
        {
            _data.Append('l');
            Append(toX - _x);
            if (toY - _y >= 0)
            {
                _data.Append(' ');
            }

            Append(toY - _y);
        }

        (_x, _y) = (toX, toY);
        return this;
    }

    /// <summary>Closes the outline.</summary>
    public PathData Close()
    {
        _data.Append('z');
        return this;
    }

    /// <summary>True when nothing was drawn.</summary>
    public bool IsEmpty => _data.Length == 0;

    /// <summary>A line through points; a point with a value that is not finite interrupts it.</summary>
    public static PathData Through(IEnumerable<(double X, double Y)> points)
    {
        PathData path = new();
        bool drawing = false;
        foreach ((double x, double y) in points)
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                drawing = false;
                continue;
            }

            _ = drawing ? path.LineTo(x, y) : path.MoveTo(x, y);
            drawing = true;
        }

        return path;
    }

    /// <summary>The outline of what lies between two lines; empty where there are none.</summary>
    /// <param name="upper">Points of one line.</param>
    /// <param name="lower">Points of the other, in the same direction.</param>
    public static PathData Between(IReadOnlyList<(double X, double Y)> upper, IReadOnlyList<(double X, double Y)> lower)
    {
        PathData path = new();
        foreach ((double x, double y) in upper.Concat(lower.Reverse()))
        {
            _ = path.IsEmpty ? path.MoveTo(x, y) : path.LineTo(x, y);
        }

        return path.IsEmpty ? path : path.Close();
    }

    /// <inheritdoc/>
    public override string ToString() => _data.ToString();

    private static long Tenths(double value) => (long)Math.Round(value * 10, MidpointRounding.AwayFromZero);

    private void Append(long tenths)
    {
        if (tenths < 0)
        {
            _data.Append('-');
            tenths = -tenths;
        }

        long whole = tenths / 10;
        long tenth = tenths % 10;
        if (whole != 0 || tenth == 0)
        {
            _data.Append(whole.ToString(CultureInfo.InvariantCulture));
        }

        if (tenth != 0)
        {
            _data.Append('.').Append(tenth.ToString(CultureInfo.InvariantCulture));
        }
    }
}
