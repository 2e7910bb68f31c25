using System.Globalization;
using Corridor.Data;
using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>
/// The figures of a report. Each can be drawn alone; a figure whose series the run does not hold says so instead of failing.
/// </summary>
/// <param name="input">What the figures are drawn from.</param>
public sealed class Figures(ReportInput input)
{
    private const double HalfWidth = 620;
    private const double HalfHeight = 330;
    private const double FullWidth = 1280;
    private const int PlacesShown = 7;
    private const double LeastShareOfStatus = 0.004;
    private static readonly Frame HalfFrame = new(52, 26, 452, 296);

    private readonly RunView _run = new(input);
    private readonly Texts _texts = new(input.Language);

    /// <summary>Names that <see cref="ByName"/> knows; those with true want a nation.</summary>
    public static IReadOnlyDictionary<string, bool> Names { get; } = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["map"] = false,
        ["russia-by-nation"] = false,
        ["abroad"] = true,
        ["russia"] = true,
        ["remittances"] = true,
        ["remittances-gdp"] = true,
        ["population"] = true,
        ["unemployment"] = true,
        ["pyramid-home"] = true,
        ["pyramid-abroad"] = true,
        ["flows"] = true,
    };

    /// <summary>A figure by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="nation">Nation, for figures of one nation.</param>
    /// <exception cref="ArgumentException">There is no such figure.</exception>
    public Figure ByName(string name, string nation = "") => name switch
    {
        "map" => FlowMap(),
        "russia-by-nation" => StockInRussia(),
        "abroad" => Abroad(nation),
        "russia" => RussiaByStatus(nation),
        "remittances" => Remittances(nation),
        "remittances-gdp" => RemittancesToGdp(nation),
        "population" => Population(nation),
        "unemployment" => Unemployment(nation),
        "pyramid-home" => PyramidAt(nation, "home"),
        "pyramid-abroad" => PyramidAt(nation, "abroad"),
        "flows" => MonthlyFlows(nation),
        _ => throw new ArgumentException($"There is no figure '{name}': {NearestWord.Hint(name, [.. Names.Keys])}.", nameof(name)),
    };

    /// <summary>The short name of a place.</summary>
    public string NameOf(string place) => _texts.Or("place." + place, input.Gazetteer.NameOf(place, input.Language));

    /// <summary>The map: arcs from the nations to places, at the end of the snapshot year.</summary>
    public Figure FlowMap()
    {
        Month when = new(input.SnapshotYear, 12);
        List<Arc> arcs = [];
        for (int i = 0; i < input.Gazetteer.Nations.Count; i++)
        {
            string nation = input.Gazetteer.Nations[i];
            foreach ((string place, double[] values) in _run.Abroad(nation))
            {
                double persons = _run.At(values, when);
                if (persons > 0)
                {
                    arcs.Add(new Arc(input.Gazetteer.Find(nation)!, input.Gazetteer.Find(place)!, Palette.Nation(i), persons));
                }
            }
        }

        SvgDrawing svg = new("map", FullWidth, 660, _texts.Format("fig.map", input.SnapshotYear), _texts["fig.map.desc"]);
        if (arcs.Count == 0)
        {
            NoData(svg);
            return new Figure("map", _texts.Format("fig.map", input.SnapshotYear), _texts["fig.map.unit"], svg, DataTable.Empty, [], true);
        }

        Drawing.FlowMap.Draw(svg, new Frame(0, 0, FullWidth, 660), arcs, input.Shapes, NameOf, _texts);
        string[] places = [.. arcs.GroupBy(arc => arc.Destination.Code).OrderByDescending(group => group.Sum(arc => arc.Persons)).Select(group => group.Key)];
        DataTable table = new(
            [_texts["origin"], .. places.Select(NameOf), _texts["total"]],
            [.. input.Gazetteer.Nations.Select(nation => (IReadOnlyList<string>)
            [
                NameOf(nation),
                .. places.Select(place => NumberText.Of(arcs.Where(arc => arc.Origin.Code == nation && arc.Destination.Code == place).Select(arc => arc.Persons).DefaultIfEmpty(double.NaN).Sum())),
                NumberText.Of(arcs.Where(arc => arc.Origin.Code == nation).Sum(arc => arc.Persons)),
            ])]);
        return new Figure("map", _texts.Format("fig.map", input.SnapshotYear), _texts["fig.map.unit"], svg, table, [], true);
    }

    /// <summary>Citizens of all nations in the hub: one band a nation, with the events.</summary>
    public Figure StockInRussia()
    {
        List<Band> bands = [];
        for (int i = 0; i < input.Gazetteer.Nations.Count; i++)
        {
            string nation = input.Gazetteer.Nations[i];
            if (_run.Stock(nation, input.Hub) is double[] values)
            {
                bands.Add(new Band(NameOf(nation), Palette.Nation(i), values));
            }
        }

        bands = [.. bands.OrderByDescending(band => band.Values.Where(double.IsFinite).DefaultIfEmpty(0).Max())];
        TimeScale time = new(_run.Start, _run.End, 52, FullWidth - 150);
        double top = EventMarks.RoomAbove(time, input.Events, input.Language, FullWidth) + 16;
        return Stacked("russia-by-nation", _texts["fig.russia.nations"], string.Empty, bands, [], new Frame(52, top, FullWidth - 150, top + 300), FullWidth, top + 334, true, []);
    }

    /// <summary>Citizens abroad by place.</summary>
    public Figure Abroad(string nation)
    {
        var places = _run.Abroad(nation).Where(row => row.Values.Any(value => value > 0)).OrderByDescending(row => row.Values.Where(double.IsFinite).Sum()).ToArray();
        int own = places.Length <= PlacesShown + 1 ? places.Length : PlacesShown;
        IReadOnlyDictionary<string, string> looks = Palette.Places([.. places.Take(own).Select(row => row.Place)], [.. input.Gazetteer.Places.Where(place => place == input.Hub), .. input.Gazetteer.Places.Where(place => place != input.Hub)]);
        List<Band> bands = [.. places.Take(own).Select(row => new Band(NameOf(row.Place), looks[row.Place], row.Values))];
        if (own < places.Length)
        {
            bands.Add(new Band(_texts["others"], Palette.Rest, SumOf(places.Skip(own).Select(row => row.Values))));
        }

        return Stacked(KeyOf(nation, "abroad"), _texts["fig.abroad"], string.Empty, bands, DotsOf(ChartKey.Abroad(nation)), HalfFrame, HalfWidth, HalfHeight, false, []);
    }

    /// <summary>Citizens in the hub by legal status, with published stocks.</summary>
    public Figure RussiaByStatus(string nation)
    {
        IReadOnlyList<(string Status, double[] Values)> rows = [.. _run.StockByStatus(nation, input.Hub).OrderBy(row => Palette.StatusRank(row.Status))];
        double largest = SumOf(rows.Select(row => row.Values)).DefaultIfEmpty(0).Max();
        List<Band> bands = [];
        List<double[]> small = [];
        foreach ((string status, double[] values) in rows)
        {
            if (values.Where(double.IsFinite).DefaultIfEmpty(0).Max() >= largest * LeastShareOfStatus)
            {
                bands.Add(new Band(_texts.Or("status." + status, status), Palette.Status(status), values));
            }
            else
            {
                small.Add(values);
            }
        }

        if (small.Count > 0 && SumOf(small).Max() > 0)
        {
            bands.Add(new Band(_texts["others.statuses"], Palette.Rest, SumOf(small)));
        }

        return Stacked(KeyOf(nation, "russia"), _texts["fig.russia"], _texts["fig.russia.unit"], bands, DotsOf(ChartKey.Russia(nation)), HalfFrame, HalfWidth, HalfHeight, false, EventsOf(nation));
    }

    /// <summary>Recorded remittances over twelve months, with published figures.</summary>
    public Figure Remittances(string nation)
    {
        (string Name, string Look, double[] Monthly)[] money = MoneyLines(nation);
        return Lines(
            KeyOf(nation, "remittances"),
            _texts["fig.remittances"],
            _texts["unit.usd.year"],
            _texts["unit.twelve.months"],
            [.. money.Select(row => new Line(row.Name, row.Look, RunView.TwelveMonths(row.Monthly), 0))],
            ChartKey.Remittances(nation),
            true,
            [.. money.Select(row => row.Name)],
            year => money.Select(row => _run.OverYear(row.Monthly, year)));
    }

    /// <summary>Recorded transfers relative to GDP, with published figures.</summary>
    public Figure RemittancesToGdp(string nation)
    {
        double[]? gdp = _run.Gdp(nation);
        (string Name, string Look, double[] Monthly)[] money = gdp is null ? [] : MoneyLines(nation);
        List<Line> lines = [.. money.Select(row => new Line(row.Name, row.Look, [.. RunView.TwelveMonths(row.Monthly).Zip(RunView.TwelveMonths(gdp!), (m, g) => 100 * m / g)], 0))];

        return Lines(
            KeyOf(nation, "remittances-gdp"),
            _texts["fig.remittances.gdp"],
            _texts["unit.percent.gdp"],
            _texts["unit.twelve.months"],
            lines,
            ChartKey.RemittancesGdp(nation),
            false,
            [.. money.Select(row => row.Name)],
            year => money.Select(row => 100 * _run.OverYear(row.Monthly, year) / _run.OverYear(gdp!, year)));
    }

    // One line where all recorded transfers are migrants'; else the sum, and the migrants' part over it.
    private (string Name, string Look, double[] Monthly)[] MoneyLines(string nation)
    {
        double[]? migrants = _run.MigrantRemittances(nation);
        if (migrants is null)
        {
            return [];
        }

        return _run.OtherTransfers(nation) is null
            ? [(_texts["model"], "model", migrants)]
            : [(_texts["fig.remittances.all"], "second", _run.RecordedTransfers(nation)!), (_texts["fig.remittances.migrants"], "model", migrants)];
    }

    /// <summary>Population as the United Nations count it, with their estimates.</summary>
    public Figure Population(string nation)
    {
        double[]? population = _run.Population(nation);
        return Lines(
            KeyOf(nation, "population"),
            _texts["fig.population"],
            _texts["unit.persons"],
            _texts["unit.mid.year"],
            population is null ? [] : [new Line(_texts["fig.population.line"], "model", population, 1)],
            ChartKey.Population(nation),
            true,
            [_texts["model"]],
            year => [population is null ? double.NaN : _run.At(population, new Month(year, 6))],
            fromZero: false);
    }

    /// <summary>Unemployment at home.</summary>
    public Figure Unemployment(string nation)
    {
        double[]? percent = _run.Unemployment(nation)?.Select(share => 100 * share).ToArray();
        return Lines(
            KeyOf(nation, "unemployment"),
            _texts["fig.unemployment"],
            _texts["unit.percent.labour"],
            string.Empty,
            percent is null ? [] : [new Line(_texts["model"], "model", percent)],
            ChartKey.Unemployment(nation),
            false,
            [_texts["model"]],
            year => [percent is null ? double.NaN : _run.OverYear(percent, year) / 12]);
    }

    /// <summary>Population by single age at home or abroad, in the middle of the snapshot year.</summary>
    /// <param name="nation">Nation.</param>
    /// <param name="where">home or abroad.</param>
    public Figure PyramidAt(string nation, string where)
    {
        string key = KeyOf(nation, "pyramid-" + where);
        string title = _texts.Format("fig.pyramid." + where, input.SnapshotYear);
        double[]? men = _run.Pyramid(nation, where, "male", input.SnapshotYear);
        double[]? women = _run.Pyramid(nation, where, "female", input.SnapshotYear);
        if (men is null || women is null || men.Length == 0 || men.Length != women.Length || men.Concat(women).Where(double.IsFinite).Sum() <= 0)
        {
            return Missing(key, nation, title, _texts["unit.persons"], HalfWidth, HalfHeight, false);
        }

        double largest = men.Concat(women).Where(double.IsFinite).Max();
        string unit = UnitWords(Magnitude.For(LinearScale.Covering(0, largest, 0, 1, 4).Max), _texts["unit.persons"]);
        SvgDrawing svg = new(key, HalfWidth, HalfHeight, NameOf(nation) + ": " + title, _texts.Format("desc.pyramid", NumberText.Of(men.Where(double.IsFinite).Sum()), NumberText.Of(women.Where(double.IsFinite).Sum())));
        Pyramid.Draw(svg, new Frame(20, 28, HalfWidth - 20, 296), men, women, _texts);
        List<IReadOnlyList<string>> rows = [];
        for (int age = 0; age < men.Length; age += 5)
        {
            int end = Math.Min(age + 5, men.Length);
            string name = end == men.Length ? FormattableString.Invariant($"{age}+") : FormattableString.Invariant($"{age}–{end - 1}");
            rows.Add([name, NumberText.Of(men[age..end].Where(double.IsFinite).Sum()), NumberText.Of(women[age..end].Where(double.IsFinite).Sum())]);
        }

        return new Figure(key, title, unit, svg, new DataTable([_texts["age"], _texts["sex.male"], _texts["sex.female"]], rows), []);
    }

    /// <summary>Monthly arrivals in and departures from the hub over the years of the shocks, with the events.</summary>
    public Figure MonthlyFlows(string nation)
    {
        string key = KeyOf(nation, "flows");
        Month from = _run.Start > input.FlowsFrom ? _run.Start : input.FlowsFrom;
        Month to = _run.End < input.FlowsTo ? _run.End : input.FlowsTo;
        double[]? arrivals = _run.Arrivals(nation, input.Hub);
        double[]? departures = _run.Departures(nation, input.Hub);
        if (from >= to || (arrivals is null && departures is null))
        {
            return Missing(key, nation, _texts["fig.flows"], _texts["unit.persons.month"], FullWidth, HalfHeight, true);
        }

        int first = from - _run.Start;
        int count = to - from + 1;
        List<Line> lines = [];
        if (arrivals is not null)
        {
            lines.Add(new Line(_texts["flows.arrivals"], "arrivals", arrivals[first..(first + count)]));
        }

        if (departures is not null)
        {
            lines.Add(new Line(_texts["flows.departures"], "departures", departures[first..(first + count)]));
        }

        IReadOnlyList<ChartEvent> events = EventsOf(nation);
        TimeScale time = new(from, to, 52, FullWidth - 130);
        double top = EventMarks.RoomAbove(time, events, input.Language, FullWidth) + 16;
        Frame frame = new(time.Left, top, time.Right, top + 250);
        double largest = lines.SelectMany(line => line.Values).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        LinearScale scale = LinearScale.Covering(0, largest, frame.Bottom, frame.Top);
        Magnitude magnitude = Magnitude.For(scale.Max);
        SvgDrawing svg = new(key, FullWidth, frame.Bottom + 34, NameOf(nation) + ": " + _texts["fig.flows"], LinesWords(time, lines));
        Axis.Values(svg, frame, scale, magnitude.Divisor);
        Axis.Years(svg, frame, time);
        EventMarks.Labelled(svg, frame, time, events, input.Language);
        LineChart.Draw(svg, time, scale, lines);
        Axis.ForecastVeil(svg, frame, time, input.ObservedUntil);
        Axis.ForecastLine(svg, frame, time, input.ObservedUntil, _texts, events.Count > 0);
        Legend.Draw(svg, frame, LineChart.LegendOf(scale, lines));
        DataTable table = new(
            [_texts["year"], .. lines.Select(line => line.Name)],
            [.. Enumerable.Range(from.Year, to.Year - from.Year + 1).Select(year => (IReadOnlyList<string>)
            [
                year.ToString(CultureInfo.InvariantCulture),
                .. new[] { arrivals, departures }.Where(values => values is not null).Select(values => NumberText.Of(_run.OverYear(values!, year))),
            ])]);
        return new Figure(key, _texts["fig.flows"], UnitWords(magnitude, _texts["unit.persons.month"]), svg, table, [], true);
    }

    /// <summary>Events that touch a nation.</summary>
    public IReadOnlyList<ChartEvent> EventsOf(string nation) => [.. input.Events.Where(happening => happening.Touches(nation)).OrderBy(happening => happening.On).ThenBy(happening => happening.Name.En, StringComparer.Ordinal)];

    private static string KeyOf(string nation, string figure) => string.Create(CultureInfo.InvariantCulture, $"{nation.ToLowerInvariant()}-{figure}");

    private static double[] SumOf(IEnumerable<double[]> parts)
    {
        double[] sum = [];
        foreach (double[] part in parts)
        {
            sum = sum.Length == 0 ? [.. part.Select(Finite)] : [.. sum.Zip(part, (a, b) => a + Finite(b))];
        }

        return sum;

        static double Finite(double value) => double.IsFinite(value) ? value : 0;
    }

    private PublishedDot[] DotsOf(string key) =>
        [.. DotPlot.Shown(input.Dots.TryGetValue(key, out IReadOnlyList<PublishedDot>? dots) ? dots : []).Where(dot => dot.When >= _run.Start && dot.When <= _run.End)];

    private string UnitWords(Magnitude magnitude, string unit) => magnitude.Key.Length == 0 ? unit : _texts[magnitude.Key] + " " + unit;

    private Figure Stacked(string key, string title, string remark, List<Band> bands, PublishedDot[] dots, Frame frame, double width, double height, bool labelledEvents, IReadOnlyList<ChartEvent> quiet)
    {
        string nation = key.Split('-')[0].ToUpperInvariant();
        string unit = _texts["unit.persons"];
        if (bands.Count == 0 || bands.All(band => band.Values.All(value => !(value > 0))))
        {
            return Missing(key, nation, title, unit, width, height, labelledEvents);
        }

        double[] total = StackedArea.Edges(bands)[^1];
        TimeScale time = new(_run.Start, _run.End, frame.Left, frame.Right);
        double largest = Math.Max(total.Max(), dots.Select(dot => dot.High).DefaultIfEmpty(0).Max());
        LinearScale scale = LinearScale.Covering(0, largest, frame.Bottom, frame.Top);
        Magnitude magnitude = Magnitude.For(scale.Max);
        int peak = Array.IndexOf(total, total.Max());
        string words = _texts.Format("desc.stacked", _run.Start, _run.End, NumberText.Of(total[^1]), NumberText.Of(total[peak]), _run.Start.Plus(peak));
        SvgDrawing svg = new(key, width, height, labelledEvents ? title : NameOf(nation) + ": " + title, words);
        Axis.Values(svg, frame, scale, magnitude.Divisor);
        Axis.Years(svg, frame, time);
        StackedArea.Draw(svg, time, scale, bands);
        Axis.ForecastVeil(svg, frame, time, input.ObservedUntil);
        Axis.ForecastLine(svg, frame, time, input.ObservedUntil, _texts, labelledEvents && input.Events.Count > 0);
        if (labelledEvents)
        {
            EventMarks.Labelled(svg, frame, time, input.Events, input.Language);
        }
        else
        {
            EventMarks.Quiet(svg, frame, time, quiet, input.Language);
        }

        DotPlot.Draw(svg, time, scale, dots, dot => DotWords(dot, magnitude, unit));
        Legend.Draw(svg, frame, StackedArea.LegendOf(scale, bands));
        Readout(svg, frame, time);
        DataTable table = new(
            [_texts["year.end"], .. bands.AsEnumerable().Reverse().Select(band => band.Name), _texts["total"]],
            [.. _run.Years.Select(year => (IReadOnlyList<string>)
            [
                year.ToString(CultureInfo.InvariantCulture),
                .. bands.AsEnumerable().Reverse().Select(band => NumberText.Of(_run.AtEndOf(band.Values, year))),
                NumberText.Of(_run.AtEndOf(total, year)),
            ])]);
        string ofUnit = UnitWords(magnitude, unit) + ", " + _texts["unit.end.of.month"] + (remark.Length == 0 ? string.Empty : "; " + remark);
        return new Figure(key, title, ofUnit, svg, table, dots, labelledEvents);
    }

    private Figure Lines(
        string key,
        string title,
        string unit,
        string remark,
        List<Line> lines,
        string dotsKey,
        bool large,
        IReadOnlyList<string> columns,
        Func<int, IEnumerable<double>> ofYear,
        bool fromZero = true)
    {
        string nation = key.Split('-')[0].ToUpperInvariant();
        PublishedDot[] dots = DotsOf(dotsKey);
        double[] values = [.. lines.SelectMany(line => line.Values).Concat(dots.SelectMany(dot => new[] { dot.Low, dot.High })).Where(double.IsFinite)];
        if (values.Length == 0)
        {
            return Missing(key, nation, title, unit, HalfWidth, HalfHeight, false);
        }

        Frame frame = HalfFrame;
        TimeScale time = new(_run.Start, _run.End, frame.Left, frame.Right);
        LinearScale scale = fromZero || values.Min() < values.Max() * 0.4
            ? LinearScale.Covering(values.Min(), values.Max(), frame.Bottom, frame.Top)
            : Between(values.Min(), values.Max(), frame);
        Magnitude magnitude = large ? Magnitude.For(scale.Max) : new Magnitude(1, string.Empty);
        SvgDrawing svg = new(key, HalfWidth, HalfHeight, NameOf(nation) + ": " + title, LinesWords(time, lines));
        Axis.Values(svg, frame, scale, magnitude.Divisor);
        Axis.Years(svg, frame, time);
        EventMarks.Quiet(svg, frame, time, EventsOf(nation), input.Language);
        LineChart.Draw(svg, time, scale, lines);
        Axis.ForecastVeil(svg, frame, time, input.ObservedUntil);
        Axis.ForecastLine(svg, frame, time, input.ObservedUntil, _texts);
        DotPlot.Draw(svg, time, scale, dots, dot => DotWords(dot, magnitude, unit));
        Legend.Draw(svg, frame, [.. LineChart.LegendOf(scale, lines), .. DotLegend(dots, scale)]);
        Readout(svg, frame, time);
        int decimals = large ? 0 : 1;
        DataTable table = new(
            [_texts["year"], .. columns],
            [.. _run.Years.Select(year => (IReadOnlyList<string>)[year.ToString(CultureInfo.InvariantCulture), .. ofYear(year).Select(value => NumberText.Of(value, decimals))])]);
        return new Figure(key, title, UnitWords(magnitude, unit) + (remark.Length == 0 ? string.Empty : ", " + remark), svg, table, dots);
    }

    // The dots' own entry stands near their last value.
    private IEnumerable<Legend.Entry> DotLegend(PublishedDot[] dots, LinearScale scale) =>
        dots.Length == 0 ? [] : [new Legend.Entry(_texts["published"], "dot", scale.At((dots[^1].Low + dots[^1].High) / 2))];

    private static LinearScale Between(double low, double high, Frame frame)
    {
        double step = LinearScale.NiceStep(Math.Max(high - low, high * 1e-3), 5);
        return new LinearScale(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, frame.Bottom, frame.Top);
    }

    private string LinesWords(TimeScale time, List<Line> lines) => _texts.Format(
        "desc.lines",
        time.From,
        time.To,
        string.Join(", ", lines.Select(line => line.Name)),
        string.Join(", ", lines.Select(line => NumberText.Of(line.Values.LastOrDefault(double.IsFinite, double.NaN), 1))));

    private string DotWords(PublishedDot dot, Magnitude magnitude, string unit)
    {
        string number = magnitude.Divisor == 1 ? Range(value => NumberText.Of(value, value < 100 ? 1 : 0)) : Range(magnitude.Short);
        return $"{dot.FigureId} · {dot.When} · {number} {UnitWords(magnitude, unit)} · {dot.Label} ({dot.Source})";

        string Range(Func<double, string> words) => dot.Low == dot.High ? words(dot.Low) : words(dot.Low) + "–" + words(dot.High);
    }

    private static void Readout(SvgDrawing svg, Frame frame, TimeScale time)
    {
        svg.Attributes["data-left"] = NumberText.Coordinate(frame.Left);
        svg.Attributes["data-right"] = NumberText.Coordinate(frame.Right);
        svg.Attributes["data-top"] = NumberText.Coordinate(frame.Top);
        svg.Attributes["data-bottom"] = NumberText.Coordinate(frame.Bottom);
        svg.Attributes["data-from"] = time.From.ToString();
        svg.Attributes["data-months"] = NumberText.Coordinate(time.Months);
    }

    private Figure Missing(string key, string nation, string title, string unit, double width, double height, bool wide)
    {
        string name = input.Gazetteer.Find(nation) is null ? title : NameOf(nation) + ": " + title;
        SvgDrawing svg = new(key, width, height, name, _texts["nodata.desc"]);
        NoData(svg);
        return new Figure(key, title, unit, svg, DataTable.Empty, [], wide);
    }

    private void NoData(SvgDrawing svg)
    {
        svg.Rect(1, 1, svg.Width - 2, svg.Height - 2, "land");
        svg.Text(svg.Width / 2, svg.Height / 2, _texts["nodata"], "missing mid");
    }
}
