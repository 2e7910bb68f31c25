namespace Corridor.Publishing.Drawing;

/// <summary>A published figure and the model's value for the same period, in one line of a <see cref="ComparisonPlot"/>.</summary>
/// <param name="Name">What stands at the left, such as "E0642  2022".</param>
/// <param name="Group">Heading under which it stands; lines of one group follow each other.</param>
/// <param name="Low">Lower end; null for "up to".</param>
/// <param name="High">Upper end; null for "at least".</param>
/// <param name="Model">The model's value; null when there is none.</param>
/// <param name="Tooltip">What the figure says when pointed at.</param>
public sealed record ComparisonLine(string Name, string Group, double? Low, double? High, double? Model, string Tooltip);

/// <summary>
/// Published figures of different sorts side by side on one logarithmic scale: a ring at a figure, a bar over a range, a filled dot at the
/// model's value for the same period and a thin line between the two, as long as they are apart. The scale shows ratios truly, so that a
/// factor of two is as wide everywhere.
/// </summary>
public static class ComparisonPlot
{
    private const double Row = 22;
    private const double Left = 270;
    private const double Width = 960;

    /// <summary>Draws the lines; a line without a positive value has its name only.</summary>
    /// <param name="id">Unique in its page.</param>
    /// <param name="title">Title for screen readers.</param>
    /// <param name="lines">Lines from above; lines of one group follow each other.</param>
    /// <param name="unit">Unit of the axis.</param>
    /// <param name="model">What the model's values are.</param>
    public static SvgDrawing Draw(string id, string title, IReadOnlyList<ComparisonLine> lines, string unit, string model = "the uncalibrated run, same period")
    {
        int groups = lines.Select(line => line.Group).Distinct(StringComparer.Ordinal).Count();
        double height = 30 + ((lines.Count + groups) * Row) + 62;
        double[] values = [.. lines.SelectMany(line => new[] { line.Low, line.High, line.Model }).OfType<double>().Where(value => value > 0)];
        SvgDrawing svg = new(id, Width, height, title, $"{NumberText.Of(lines.Count)} published figures as rings, and as filled dots the model's values for the same periods, on a logarithmic scale.");
        Frame frame = new(Left, 24, Width - 48, height - 62);
        if (values.Length == 0)
        {
            svg.Text((frame.Left + frame.Right) / 2, (frame.Top + frame.Bottom) / 2, "no figure has a value to draw", "missing mid");
            return svg;
        }

        LinearScale scale = Decades(values, frame);
        Grid(svg, frame, scale, unit);
        double y = frame.Top;
        string? group = null;
        foreach (ComparisonLine line in lines)
        {
            if (line.Group != group)
            {
                group = line.Group;
                y += Row;
                svg.Text(16, y - 6, group, "small halo start");
            }

            y += Row;
            svg.Text(Left - 12, y - 6, line.Name, "name end");
            Line(svg, scale, line, y - 10);
        }

        Key(svg, height - 14, model);
        return svg;
    }

    private static void Line(SvgDrawing svg, LinearScale scale, ComparisonLine line, double y)
    {
        double? low = At(scale, line.Low ?? line.High);
        double? high = At(scale, line.High ?? line.Low);
        double? model = At(scale, line.Model);
        if (low is { } from && high is { } to)
        {
            if (model is { } value)
            {
                svg.Line(value, y, value < from ? from : value > to ? to : value, y, "leader");
            }

            if (to - from >= 4)
            {
                svg.Path(new PathData().MoveTo(from, y - 3).LineTo(from, y + 3).MoveTo(from, y).LineTo(to, y).MoveTo(to, y - 3).LineTo(to, y + 3).ToString(), "range", line.Tooltip);
            }

            svg.Circle((from + to) / 2, y, 4, "dot", line.Tooltip);
        }

        if (model is { } dot)
        {
            svg.Circle(dot, y, 3.6, "model", $"the model: {NumberText.Of(line.Model!.Value)}");
        }
    }

    private static void Grid(SvgDrawing svg, Frame frame, LinearScale scale, string unit)
    {
        for (int power = (int)scale.Min; power <= (int)scale.Max; power++)
        {
            double x = scale.At(power);
            double value = Math.Pow(10, power);
            svg.Line(x, frame.Top, x, frame.Bottom, "grid");
            svg.Text(x, frame.Bottom + 17, NumberText.Of(value, Math.Max(0, -power)), "tick mid");
        }

        svg.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, "axis");
        svg.Text(frame.Right, frame.Top - 8, unit, "tick end");
    }

    private static void Key(SvgDrawing svg, double y, string model)
    {
        svg.Circle(Left + 6, y - 4, 4, "dot");
        svg.Text(Left + 18, y, "published", "small start");
        svg.Circle(Left + 106, y - 4, 3.6, "model");
        svg.Text(Left + 118, y, model, "small start");
    }

    /// <summary>A scale of whole powers of ten around the values; values on it are logarithms.</summary>
    private static LinearScale Decades(double[] values, Frame frame)
    {
        double low = Math.Floor(Math.Log10(values.Min()));
        double high = Math.Ceiling(Math.Log10(values.Max()));
        return new LinearScale(low, high > low ? high : low + 1, frame.Left, frame.Right);
    }

    private static double? At(LinearScale scale, double? value) => value is > 0 and { } number ? scale.At(Math.Log10(number)) : null;
}
