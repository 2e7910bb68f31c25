using System.Globalization;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;
using Corridor.Simulation.Russia;

namespace Corridor.Publishing;

/// <summary>Russia's own population, its labour and what is wanted of it.</summary>
internal static class RussiaSection
{
    private const double Width = 620;
    private const double Height = 330;
    private static readonly Frame Frame = new(52, 26, 452, 296);

    /// <summary>Writes the section.</summary>
    public static void Write(ReportInput input, HtmlPage page, Figures figures)
    {
        Texts texts = page.Texts;
        page.Element("p", texts["russia.note"], "lead");
        page.Grid([Labour(input, texts), figures.PyramidAt(input.Hub, "home")]);
        IReadOnlyList<RussiaRow> rows = RussiaRow.Of(input.Series, Indicators.HeadlineYears);
        page.Numbers(
            [texts["year"], .. RussiaRow.Numbers.Select(number => texts["russia." + number.Name])],
            [.. rows.Select(row => (IReadOnlyList<string>)[row.Year.ToString(CultureInfo.InvariantCulture), .. RussiaRow.Numbers.Select(number => Said(number.Name, number.Of(row)))])],
            "numbers");
    }

    private static string Said(string name, double value) => name switch
    {
        "share_of_the_five" or "unemployment" => NumberText.Of(100 * value, 1),
        "earnings" => NumberText.Of(value, 3),
        _ => NumberText.Of(value),
    };

    private static Figure Labour(ReportInput input, Texts texts)
    {
        double[] Of(string name) => input.Series.Find(new SeriesKey(name, input.Hub, input.Hub))!;
        double[] force = Of(RussiaSeries.LabourForce);
        double[] workers = Of(RussiaSeries.Workers);
        Line[] lines =
        [
            new(texts["russia.demand"], "departures", Of(RussiaSeries.Demand), 1),
            new(texts["russia.supply"], "model", [.. force.Zip(workers, (a, b) => a + b)], 1),
            new(texts["russia.labour_force"], "second", force, 1),
        ];
        double[] values = [.. lines.SelectMany(line => line.Values)];
        double step = LinearScale.NiceStep(values.Max() - values.Min(), 5);
        LinearScale scale = new(Math.Floor(values.Min() / step) * step, Math.Ceiling(values.Max() / step) * step, Frame.Bottom, Frame.Top);
        TimeScale time = new(input.Series.Start, input.Series.End, Frame.Left, Frame.Right);
        string title = texts["russia.labour"];
        SvgDrawing svg = new("russia-labour", Width, Height, title, texts.Format("desc.lines", time.From, time.To, string.Join(", ", lines.Select(line => line.Name)), string.Join(", ", lines.Select(line => NumberText.Of(line.Values[^1])))));
        Magnitude magnitude = Magnitude.For(scale.Max);
        Axis.Values(svg, Frame, scale, magnitude.Divisor);
        Axis.Years(svg, Frame, time);
        LineChart.Draw(svg, time, scale, lines);
        Axis.ForecastVeil(svg, Frame, time, input.ObservedUntil);
        Axis.ForecastLine(svg, Frame, time, input.ObservedUntil, texts);
        Legend.Draw(svg, Frame, LineChart.LegendOf(scale, lines));
        int[] years = [.. Enumerable.Range(input.Series.Start.Year, input.Series.End.Year - input.Series.Start.Year + 1)];
        DataTable table = new(
            [texts["year"], texts["russia.demand"], texts["russia.labour_force"], texts["russia.workers_from_the_five"], texts["russia.shortage"]],
            [.. RussiaRow.Of(input.Series, years).Select(row => (IReadOnlyList<string>)[row.Year.ToString(CultureInfo.InvariantCulture), NumberText.Of(row.Demand), NumberText.Of(row.LabourForce), NumberText.Of(row.WorkersFromTheFive), NumberText.Of(row.Shortage)])]);
        return new Figure("russia-labour", title, $"{texts[magnitude.Key]} {texts["unit.persons"]}", svg, table, []);
    }
}
