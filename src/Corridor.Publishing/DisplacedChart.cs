using System.Globalization;
using Corridor.Data;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;
using Corridor.Simulation.Displaced;

namespace Corridor.Publishing;

/// <summary>The stock of a group in a place: the central path, the band that holds eight draws in ten, the published stocks.</summary>
internal sealed class DisplacedChart(ReportInput input, Texts texts)
{
    private const double Width = 620;
    private const double Height = 250;
    private static readonly Frame Frame = new(52, 20, 460, 216);

    /// <summary>The figure of a place.</summary>
    public Figure Of(DisplacedView group, DisplacedPlaceView place)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"displaced-{group.Group}-{place.Place.ToLowerInvariant()}");
        string title = place.Name.In(input.Language);
        SeriesTable run = input.Series;
        double[] Series(string name) => run.Find(new SeriesKey(name, group.Group, place.Place)) ?? [];
        (double[] stock, double[] low, double[] high) = (Series(DisplacedSeries.Stock), Series(DisplacedSeries.Low), Series(DisplacedSeries.High));
        PublishedDot[] dots = [.. DotPlot.Shown(place.Dots).Where(dot => dot.When >= run.Start && dot.When <= run.End)];
        SvgDrawing svg = new(key, Width, Height, $"{group.Name.In(input.Language)}: {title}", texts.Format("displaced.desc", run.Start, run.End, NumberText.Of(stock.LastOrDefault()), dots.Length));
        LinearScale scale = LinearScale.Covering(0, stock.Concat(high).Concat(dots.Select(dot => dot.High)).DefaultIfEmpty(0).Max(), Frame.Bottom, Frame.Top);
        Magnitude magnitude = Magnitude.For(scale.Max);
        TimeScale time = new(run.Start, run.End, Frame.Left, Frame.Right);
        Axis.Values(svg, Frame, scale, magnitude.Divisor);
        Axis.Years(svg, Frame, time);
        if (high.Length > 0)
        {
            Ribbon.Draw(svg, time, scale, low, high, texts["displaced.band"]);
        }

        Line[] lines = [new(texts["model"], "model", stock, 1)];
        LineChart.Draw(svg, time, scale, lines);
        DotPlot.Draw(svg, time, scale, dots, dot => $"{dot.FigureId} · {dot.When} · {NumberText.Of(dot.Low)}{(dot.High > dot.Low ? "–" + NumberText.Of(dot.High) : string.Empty)} · {dot.Label} ({dot.Source})");
        Legend.Draw(svg, Frame, [.. LineChart.LegendOf(scale, lines), .. dots.Length == 0 ? [] : (Legend.Entry[])[new Legend.Entry(texts["published"], "dot", scale.At(dots[^1].High))]]);
        string unit = (magnitude.Key.Length == 0 ? string.Empty : texts[magnitude.Key] + " ") + texts["unit.persons"] + ", " + texts["unit.end.of.month"];
        return new Figure(key, title, unit, svg, Table(group, place), dots);
    }

    private DataTable Table(DisplacedView group, DisplacedPlaceView place)
    {
        int last = input.Series.End.Number == 12 ? input.Series.End.Year : input.Series.End.Year - 1;
        IEnumerable<DisplacedRow> rows = DisplacedRow.Of(input.Series, [.. Enumerable.Range(input.Series.Start.Year, Math.Max(0, last - input.Series.Start.Year + 1))])
            .Where(row => row.Group == group.Group && row.Place == place.Place);
        return new DataTable(
            [texts["year.end"], texts["displaced.there"], texts["displaced.band"], texts["displaced.arrivals"], texts["displaced.passed"], texts["displaced.onward"], texts["displaced.returned"], texts["displaced.settled"]],
            [.. rows.Select(row => (IReadOnlyList<string>)
            [
                row.Year.ToString(CultureInfo.InvariantCulture),
                NumberText.Of(row.Persons),
                row is { PersonsP10: { } low, PersonsP90: { } high } ? $"{NumberText.Of(low)} – {NumberText.Of(high)}" : NumberText.Missing,
                NumberText.Of(row.Arrivals),
                NumberText.Of(row.Passed),
                NumberText.Of(row.Onward),
                NumberText.Of(row.Returned),
                NumberText.Of(row.Settled),
            ])]);
    }
}
