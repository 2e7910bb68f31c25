using System.Globalization;
using Corridor.Data;
using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>How far the members of an ensemble lie apart: for each nation and indicator a ribbon that holds eight in ten of them, and their middle.</summary>
internal sealed class FuturesSection(ReportInput input, Futures futures, Texts texts, Func<string, string> nameOf)
{
    private const double Width = 480;
    private const double Height = 250;

    // Indicator, unit, what its values are multiplied by, decimals of the table.
    private static readonly (string Indicator, string Unit, double Factor, int Digits)[] Shown =
    [
        ("citizens_in_russia", "unit.persons", 1, 0),
        ("remittances_gdp_percent", "unit.percent.gdp", 1, 1),
        ("irregular_share_in_russia", "unit.percent", 100, 1),
        ("russia_share_of_stock", "unit.percent", 100, 1),
    ];

    /// <summary>Writes the section.</summary>
    public void Write(HtmlPage page)
    {
        page.Element("p", texts.Format("futures.note", NumberText.Of(futures.Members)), "lead");
        page.Element("p", futures.Contents, "unit");
        foreach (string nation in input.Gazetteer.Nations)
        {
            Figure[] figures = [.. Shown.Select(one => Drawn(nation, one.Indicator, one.Unit, one.Factor, one.Digits)).OfType<Figure>()];
            if (figures.Length > 0)
            {
                page.Element("h3", nameOf(nation));
                page.Grid(figures);
            }
        }
    }

    private Figure? Drawn(string nation, string indicator, string unit, double factor, int digits)
    {
        FutureRow[] rows = [.. futures.Rows.Where(row => row.Nation == nation && row.Indicator == indicator && double.IsFinite(row.P10 + row.P90)).OrderBy(row => row.Year)];
        if (rows.Length < 2)
        {
            return null;
        }

        string title = texts["futures." + indicator];
        string key = FormattableString.Invariant($"{nation.ToLowerInvariant()}-futures-{indicator.Replace('_', '-')}");
        FutureRow last = rows[^1];
        SvgDrawing svg = new(key, Width, Height, $"{nameOf(nation)}: {title}", texts.Format("futures.desc", last.Year, Value(last.P50), Value(last.P10), Value(last.P90)));
        LinearScale scale = LinearScale.Covering(0, rows.Max(row => row.P90) * factor, Height - 30, 26);
        Frame frame = new(64, 26, Width - 16, Height - 30);
        TimeScale time = new(new Month(rows[0].Year, 1), new Month(last.Year, 12), frame.Left, frame.Right);
        Magnitude magnitude = Magnitude.For(scale.Max);
        Axis.Values(svg, frame, scale, magnitude.Divisor);
        (double X, double Y) At(FutureRow row, double value) => (time.At(new Month(row.Year, 7)), scale.At(value * factor));
        svg.Path(PathData.Between([.. rows.Select(row => At(row, row.P90))], [.. rows.Select(row => At(row, row.P10))]).ToString(), "ribbon");
        svg.Path(PathData.Through(rows.Select(row => At(row, row.P50))).ToString(), "line model", title);
        Axis.ForecastLine(svg, frame, time, input.ObservedUntil, texts);
        Axis.Years(svg, frame, time);
        string words = magnitude.Key.Length == 0 ? texts[unit] : $"{texts[magnitude.Key]} {texts[unit]}";
        return new Figure(key, title, words, svg, new DataTable([texts["year"], "10 %", "50 %", "90 %"], [.. rows.Select(Row)]), []);

        string Value(double value) => NumberText.Of(value * factor, digits);
        IReadOnlyList<string> Row(FutureRow row) => [row.Year.ToString(CultureInfo.InvariantCulture), Value(row.P10), Value(row.P50), Value(row.P90)];
    }
}
