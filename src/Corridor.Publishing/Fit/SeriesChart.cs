using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>One series: the bands of the model as ribbons, figures as marks, and hollow marks without the bias of their publishers.</summary>
internal sealed class SeriesChart(FitReportInput input, FitTexts texts, Texts units)
{
    private const double Width = 620;
    private const double Left = 62;
    private const double Bottom = 232;
    private const double Row = 17;
    private static readonly (int Low, int High, string Look)[] Ribbons = [(0, 6, "b95"), (1, 5, "b80"), (2, 4, "b50")];

    /// <summary>The heading of a series.</summary>
    public string Title(SeriesFit series)
    {
        string where = series.First.Figure.Place.Length == 0 ? string.Empty : $", {input.Place(series.First.Figure.Place)}";
        string purpose = series.First.Figure.Purpose.Length == 0 ? string.Empty : $" ({texts.Or($"purpose.{series.First.Figure.Purpose}", series.First.Figure.Purpose)})";
        return input.Measure(series.First.Figure.Measure) + purpose + where;
    }

    /// <summary>The unit of a series.</summary>
    public string Unit(SeriesFit series)
    {
        string key = Magnitude.For(Scale(series).Largest).Key;
        string unit = texts.Or($"unit.{series.First.Figure.Unit}", series.First.Figure.Unit.Replace('_', ' '));
        string year = series.IsFlow ? $" {texts["a.year"]}" : string.Empty;
        return $"{(key.Length == 0 ? string.Empty : units[key] + " ")}{unit}{year}{(Scale(series).IsLogarithmic ? $", {texts["log.scale"]}" : string.Empty)}";
    }

    /// <summary>The drawing.</summary>
    public SvgDrawing Draw(SeriesFit series, string id)
    {
        Publisher[] publishers = [.. series.Figures.Select(one => one.Figure.Publisher).DistinctBy(one => one.Id).OrderBy(one => one.Id, StringComparer.Ordinal)];
        (string Text, double X, double Row)[] legend = [.. Legend(publishers)];
        SvgDrawing svg = new(
            id,
            Width,
            Bottom + 34 + ((legend.Max(entry => entry.Row) + 1) * Row),
            $"{Title(series)}: {input.Place(series.First.Nation)}",
            $"{texts["bands"]}; {texts["figures"]}: {NumberText.Of(series.Figures.Count)} ({string.Join(", ", publishers.Select(one => one.Label.In(texts.Language)))})");
        Frame frame = new(Left, 12, Width - 26, Bottom);
        ValueScale scale = Scale(series);
        TimeScale time = new(FirstMonth(series), LastMonth(series), frame.Left, frame.Right);
        scale.Grid(svg, frame);
        Model(svg, series, scale, time);
        Axis.Years(svg, frame, time);
        foreach (FittedFigure one in series.Figures)
        {
            Mark(svg, series, one, Array.FindIndex(publishers, other => other.Id == one.Figure.Publisher.Id), scale, time);
        }

        Key(svg, legend);
        return svg;
    }

    /// <summary>A figure with the mean bias of its publisher taken out, in its unit.</summary>
    public static double Corrected(FittedFigure one)
    {
        ObservedFigure figure = one.Figure;
        return figure.Scale.Back(figure.Scale.Of(figure.Middle, figure.Size) - (one.Judged.BiasMean * one.Judged.Reach), figure.Size);
    }

    private static ValueScale Scale(SeriesFit series)
    {
        double[] values =
        [
            .. series.Bands.SelectMany(band => new[] { band.Quantiles[0], band.Quantiles[6] }),
            .. series.Figures.SelectMany(one => new[] { one.Figure.Figure.Low, one.Figure.Figure.High, Corrected(one) }.OfType<double>().Select(value => value * series.Yearly(one.Figure))),
        ];
        return new ValueScale([.. values.Where(double.IsFinite)], series.First.Scale == FigureScale.Log, Bottom, 12);
    }

    private static Month FirstMonth(SeriesFit series) => series.Bands.Count == 0 ? new Month(2010, 1) : new Month(series.Bands[0].When.Year, 1);

    private static Month LastMonth(SeriesFit series) => series.Bands.Count == 0 ? new Month(2025, 12) : new Month(series.Bands[^1].When.Year, 12);

    private static double X(TimeScale time, SeriesFit series, Month when) => time.At(when, series.First.Figure.Kind == Evidence.FigureKind.Stock ? 1 : 0);

    private static void Model(SvgDrawing svg, SeriesFit series, ValueScale scale, TimeScale time)
    {
        foreach ((int low, int high, string look) in Ribbons)
        {
            IReadOnlyList<(double X, double Y)> Edge(int level) => [.. series.Bands.Select(band => (X(time, series, band.When), scale.At(band.Quantiles[level])))];
            svg.Path(PathData.Between(Edge(high), Edge(low)).ToString(), look);
        }

        svg.Path(PathData.Through(series.Bands.Select(band => (X(time, series, band.When), scale.At(band.Quantiles[3])))).ToString(), "line model");
    }

    private static void Mark(SvgDrawing svg, SeriesFit series, FittedFigure one, int publisher, ValueScale scale, TimeScale time)
    {
        Evidence.Figure figure = one.Figure.Figure;
        double factor = series.Yearly(one.Figure);
        double x = Math.Clamp(time.At(SeriesFit.WhenOf(figure), figure.Kind == Evidence.FigureKind.Stock ? 1 : 0.5), time.Left, time.Right);
        double y = scale.At(one.Figure.Middle * factor);
        double corrected = scale.At(Corrected(one) * factor);
        if (Math.Abs(corrected - y) > 3)
        {
            svg.Line(x, y, x, corrected, "leader");
            Marker.Draw(svg, x, corrected, publisher, hollow: true, null);
        }

        if (figure is { Low: { } low, High: { } high } && scale.At(low * factor) - scale.At(high * factor) > 4)
        {
            svg.Path(new PathData().MoveTo(x - 3, scale.At(high * factor)).LineTo(x + 3, scale.At(high * factor)).MoveTo(x, scale.At(high * factor)).LineTo(x, scale.At(low * factor)).MoveTo(x - 3, scale.At(low * factor)).LineTo(x + 3, scale.At(low * factor)).ToString(), "range");
        }

        Marker.Draw(svg, x, y, publisher, hollow: false, $"{figure.Id}, {figure.PeriodText}: {figure.ValueText} {figure.Unit}, {one.Figure.Publisher.Label.En}");
    }

    /// <summary>Names in rows under the chart: the model, a hollow mark, the publishers.</summary>
    private IEnumerable<(string Text, double X, double Row)> Legend(Publisher[] publishers)
    {
        (double x, double row) = (Left, 0);
        foreach (string text in publishers.Select(one => one.Label.In(texts.Language)).Prepend(texts["corrected"]).Prepend(texts["bands"]))
        {
            double width = (1.08 * Drawing.Legend.WidthOf(text)) + 40;
            if (x > Left && x + width > Width)
            {
                (x, row) = (Left, row + 1);
            }

            yield return (text, x, row);
            x += width;
        }
    }

    private static void Key(SvgDrawing svg, (string Text, double X, double Row)[] legend)
    {
        for (int i = 0; i < legend.Length; i++)
        {
            (string text, double x, double row) = legend[i];
            double y = Bottom + 44 + (row * Row);
            if (i == 0)
            {
                svg.Rect(x, y - 9, 14, 10, "b80");
                svg.Line(x, y - 4, x + 14, y - 4, "line model");
            }
            else
            {
                Marker.Draw(svg, x + 7, y - 4, Math.Max(0, i - 2), i == 1, null);
            }

            svg.Text(x + 18, y, text, "small start");
        }
    }
}
