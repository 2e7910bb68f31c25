using Corridor.Inference.Calibration;
using Corridor.Publishing.Drawing;
using Corridor.Statistics;

namespace Corridor.Publishing;

/// <summary>Residuals of groups of figures: a dot for each figure, a box around the middle half.</summary>
internal static class ResidualStrips
{
    private const double Width = 920;
    private const double Left = 330;
    private const double Row = 21;
    private const double Edge = 6;

    /// <summary>Groups with their figures, those with most figures first.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<FittedFigure> Figures)> Groups(PosteriorFit fit, Func<FittedFigure, string> name) =>
        [.. fit.Figures.GroupBy(name, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<FittedFigure>)[.. group]))];

    /// <summary>Draws the groups.</summary>
    public static SvgDrawing Draw(string id, string title, IReadOnlyList<(string Name, IReadOnlyList<FittedFigure> Figures)> groups, FitTexts texts)
    {
        Frame frame = new(Left, 8, Width - 20, 8 + (groups.Count * Row) + 6);
        SvgDrawing svg = new(id, Width, frame.Bottom + 40, title, texts["residuals.note"]);
        LinearScale scale = new(-Edge, Edge, frame.Left + 6, frame.Right - 6);
        for (int z = -6; z <= 6; z += 2)
        {
            svg.Line(scale.At(z), frame.Top, scale.At(z), frame.Bottom, z == 0 ? "axis" : "grid");
            svg.Text(scale.At(z), frame.Bottom + 16, NumberText.Of(z), "tick mid");
        }

        svg.Text(frame.Right, frame.Bottom + 33, texts["deviations"], "tick end");
        for (int g = 0; g < groups.Count; g++)
        {
            double y = frame.Top + 3 + ((g + 0.5) * Row);
            double[] residuals = [.. groups[g].Figures.Select(one => one.Residual)];
            svg.Text(Left - 10, y + 4, $"{Short(groups[g].Name)} ({NumberText.Of(residuals.Length)})", "name end");
            double[] box = Quantiles.Of(residuals, [0.25, 0.5, 0.75]);
            (double from, double to) = (Clamped(scale, box[0]), Clamped(scale, box[2]));
            svg.Rect(from, y - 7, Math.Max(to - from, 1), 14, "box");
            foreach (FittedFigure one in groups[g].Figures)
            {
                svg.Circle(Clamped(scale, one.Residual), y, 2.6, one.Outlying > 0.5 ? "speck far" : "speck", $"{one.Figure.Figure.Id}: {NumberText.Of(one.Residual, 1)}");
            }

            svg.Line(Clamped(scale, box[1]), y - 8, Clamped(scale, box[1]), y + 8, "middle");
        }

        return svg;
    }

    /// <summary>The same as numbers.</summary>
    public static DataTable Table(IReadOnlyList<(string Name, IReadOnlyList<FittedFigure> Figures)> groups, FitTexts texts) => new(
        [texts["group"], texts["figures"], texts["median"], texts["half"], texts["far"]],
        [.. groups.Select(group =>
        {
            double[] residuals = [.. group.Figures.Select(one => one.Residual)];
            double[] box = Quantiles.Of(residuals, [0.25, 0.5, 0.75]);
            return (IReadOnlyList<string>)
            [
                group.Name,
                NumberText.Of(residuals.Length),
                NumberText.Of(box[1], 2),
                $"{NumberText.Of(box[0], 2)} – {NumberText.Of(box[2], 2)}",
                NumberText.Of(100.0 * residuals.Count(z => Math.Abs(z) > 2) / residuals.Length),
            ];
        })]);

    private static double Clamped(LinearScale scale, double z) => scale.At(Math.Clamp(z, -Edge, Edge));

    private static string Short(string name) => name.Length <= 44 ? name : name[..43] + "…";
}
