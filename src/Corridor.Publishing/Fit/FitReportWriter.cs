using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Inference.Reconciling;
using Corridor.Publishing.Drawing;
using Corridor.Statistics;

namespace Corridor.Publishing;

/// <summary>Writes how the posterior fits the figures as one page that needs nothing beside itself. The page is well-formed XML too.</summary>
public sealed class FitReportWriter
{
    /// <summary>Figures in the table of the worst.</summary>
    public const int Worst = 20;

    private readonly FitReportInput _input;
    private readonly TextWriter _to;
    private readonly FitTexts _texts;
    private readonly HtmlPage _page;
    private readonly SeriesChart _charts;

    private FitReportWriter(FitReportInput input, TextWriter to)
    {
        Texts units = new(input.Language);
        (_input, _to, _texts, _page) = (input, to, new FitTexts(input.Language), new HtmlPage(to, units));
        _charts = new SeriesChart(input, _texts, units);
    }

    /// <summary>Writes the report.</summary>
    /// <param name="input">What it shows.</param>
    /// <param name="to">Where it is written; UTF-8 is expected.</param>
    public static void Write(FitReportInput input, TextWriter to) => new FitReportWriter(input, to).Page();

    /// <summary>The figures that lie farthest from what is expected, the worst first.</summary>
    public static IReadOnlyList<FittedFigure> WorstOf(PosteriorFit fit) =>
        [.. fit.Figures.OrderByDescending(one => Math.Abs(one.Residual)).ThenBy(one => one.Figure.Figure.Id, StringComparer.Ordinal).Take(Worst)];

    private void Page()
    {
        _to.Write($"<!DOCTYPE html>\n<html lang=\"{_texts.Language}\">\n<head>\n<meta charset=\"utf-8\" />\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\" />\n<meta name=\"color-scheme\" content=\"light dark\" />\n");
        _to.Write($"<title>{Markup.Escape(_texts["title"])}</title>\n<style>\n{Asset.Read("report.css")}{Asset.Read("figure.css")}{Asset.Read("fit.css")}</style>\n</head>\n<body>\n<header class=\"top\">\n");
        _page.Element("h1", _texts["title"]);
        _page.Facts(
        [
            (_texts["used"], $"{NumberText.Of(_input.Fit.Figures.Count)} {_texts["of"]} {NumberText.Of(_input.FiguresInAll)}"),
            (_texts["series"], NumberText.Of(_input.Series.Count)),
            (_texts["publishers"], NumberText.Of(_input.Fit.Figures.Select(one => one.Figure.Publisher.Id).Distinct(StringComparer.Ordinal).Count())),
            (_texts["draws"], NumberText.Of(_input.Draws)),
            (_texts["program"], _input.Program),
        ]);
        Contents();
        _to.Write("</header>\n<main>\n");
        _page.Section("coverage", _texts["coverage"], Coverage);
        _page.Section("worst", _texts["worst"], WorstFigures);
        _page.Section("residuals", _texts["residuals"], Residuals);
        foreach (string nation in _input.Nations)
        {
            _page.Section($"series-{nation}", _input.Place(nation), () => Series(nation));
        }

        _page.Section("parameters", _texts["parameters"], Parameters);
        _page.Section("identify", _texts["identify"], Identify);
        _to.Write("</main>\n<footer>\n");
        _page.Element("p", _texts.Format("footer", _input.Program));
        _to.Write("</footer>\n</body>\n</html>\n");
    }

    private void Contents()
    {
        (string Id, string Name)[] links =
        [
            ("coverage", _texts["coverage"]), ("worst", _texts["worst"]), ("residuals", _texts["residuals"]),
            .. _input.Nations.Select(nation => ($"series-{nation}", _input.Place(nation))),
            ("parameters", _texts["parameters"]), ("identify", _texts["identify"]),
        ];
        _to.Write($"<nav aria-label=\"{Markup.Escape(_texts["contents"])}\">");
        foreach ((string id, string name) in links)
        {
            _to.Write($"<a href=\"#{Markup.Escape(id)}\">{Markup.Escape(name)}</a> ");
        }

        _to.Write("</nav>\n");
    }

    private void Coverage()
    {
        _page.Element("p", _texts["coverage.note"], "lead");
        IEnumerable<(string, IReadOnlyList<FittedFigure>)> By(string kind, Func<FittedFigure, string> name) =>
            ResidualStrips.Groups(_input.Fit, name).Select(group => ($"{_texts[kind]}: {group.Name}", group.Figures));
        (string Name, IReadOnlyList<FittedFigure> Figures)[] groups =
        [
            (_texts["all"], _input.Fit.Figures),
            .. By("nation", one => _input.Place(one.Figure.Nation)),
            .. By("measure", one => _input.Measure(one.Figure.Figure.Measure)),
            .. By("publisher", one => one.Figure.Publisher.Label.In(_texts.Language)),
        ];
        _to.Write("<div class=\"scroll\">\n");
        _page.Numbers(
            [_texts["group"], _texts["figures"], _texts["in50"], _texts["in80"], _texts["in95"], _texts["error"], _texts["error.bias"]],
            [.. groups.Select(group =>
            {
                (double half, double eighty, double ninetyFive) = PosteriorFit.Of(group.Figures);
                return (IReadOnlyList<string>)
                [
                    group.Name, NumberText.Of(group.Figures.Count), Percent(half), Percent(eighty), Percent(ninetyFive),
                    Percent(Median(group.Figures.Select(one => one.RelativeError))), Percent(Median(group.Figures.Select(one => one.RelativeErrorWithBias))),
                ];
            })],
            "numbers coverage");
        _to.Write("</div>\n");
    }

    private void WorstFigures()
    {
        _page.Element("p", _texts["worst.note"], "lead");
        _to.Write("<div class=\"scroll\">\n");
        _page.Numbers(
            [_texts["figure"], _texts["what"], _texts["value"], _texts["residual"], _texts["explanation"]],
            [.. WorstOf(_input.Fit).Select(one => (IReadOnlyList<string>)
            [
                one.Figure.Figure.Id,
                $"{_input.Place(one.Figure.Nation)}{(one.Figure.Figure.Place.Length > 0 ? $", {_input.Place(one.Figure.Figure.Place)}" : string.Empty)}: {_input.Measure(one.Figure.Figure.Measure)}, {one.Figure.Figure.PeriodText}",
                Value(one.Figure.Middle),
                NumberText.Of(one.Residual, 1),
                FigureExplanation.Of(one, _input.Fit.Figures).In(_texts.Language),
            ])],
            "numbers worst");
        _to.Write("</div>\n");
    }

    private void Residuals()
    {
        _page.Element("p", _texts["residuals.note"], "lead");
        Strips("publisher", one => one.Figure.Publisher.Label.In(_texts.Language));
        Strips("measure", one => _input.Measure(one.Figure.Figure.Measure));
    }

    private void Strips(string kind, Func<FittedFigure, string> name)
    {
        IReadOnlyList<(string Name, IReadOnlyList<FittedFigure> Figures)> groups = ResidualStrips.Groups(_input.Fit, name);
        string title = _texts[$"residuals.{kind}"];
        Shown($"residuals-{kind}", title, _texts["deviations"], ResidualStrips.Draw($"residuals-{kind}-svg", title, groups, _texts), wide: true, ResidualStrips.Table(groups, _texts));
    }

    private void Series(string nation)
    {
        _page.Element("p", _texts["series.note"], "lead");
        _to.Write("<div class=\"grid\">\n");
        foreach ((int i, SeriesFit series) in _input.Series.Index().Where(pair => pair.Item.First.Nation == nation))
        {
            string id = FormattableString.Invariant($"series-{nation}-{i}");
            Shown(id, _charts.Title(series), _charts.Unit(series), _charts.Draw(series, $"{id}-svg"), wide: false, FiguresOf(series), BandsOf(series));
        }

        _to.Write("</div>\n");
    }

    private DataTable FiguresOf(SeriesFit series) => new(
        [_texts["figure"], _texts["period"], _texts["publisher"], _texts["value"], _texts["model"], _texts["corrected"], _texts["within"], _texts["outlying"]],
        [.. series.Figures.Select(one => (IReadOnlyList<string>)
        [
            one.Figure.Figure.Id, one.Figure.Figure.PeriodText, one.Figure.Publisher.Label.In(_texts.Language), one.Figure.Figure.ValueText.Replace(',', '\u202F'), Value(one.Judged.Model), Value(SeriesChart.Corrected(one)),
            _texts[one.IsWithin(1, 5) ? "yes" : "no"], NumberText.Of(100 * one.Outlying),
        ])]);

    private DataTable BandsOf(SeriesFit series) => new(
        [_texts["time"], "2.5 %", "10 %", "25 %", "50 %", "75 %", "90 %", "97.5 %"],
        [.. series.Bands.Where(band => band.When.Number != 6).Select(band => (IReadOnlyList<string>)[series.First.Figure.Kind == Evidence.FigureKind.Stock ? band.When.ToString() : NumberText.Of(band.When.Year).Replace("\u202F", string.Empty, StringComparison.Ordinal), .. band.Quantiles.Select(Value)])]);

    private void Parameters()
    {
        if (_input.Parameters.Count == 0)
        {
            _page.Element("p", _texts["parameters.none"], "lead");
            return;
        }

        _page.Element("p", _texts["parameters.note"], "lead");
        foreach (IGrouping<string, ParameterDiagnostic> nation in _input.Parameters.GroupBy(row => row.Nation, StringComparer.Ordinal))
        {
            ParameterDiagnostic[] rows = [.. nation];
            Shown($"parameters-{nation.Key}", _input.Place(nation.Key), _texts["prior.axis"], ParameterIntervals.Draw($"parameters-{nation.Key}-svg", _input, rows, _texts), wide: true, ParameterIntervals.Table(_input, rows, _texts));
        }
    }

    private void Identify()
    {
        _page.Element("p", _texts["identify.note"], "lead");
        _page.List([.. _input.Nations.Select(nation =>
        {
            string[] silent = [.. _input.Parameters.Where(row => row.Nation == nation && !row.Informed).Select(row => _input.Parameter(row.Parameter))];
            return $"{_input.Place(nation)}: {(silent.Length == 0 ? _texts["identify.none"] : string.Join("; ", silent))}";
        })]);
    }

    private void Shown(string id, string title, string unit, SvgDrawing drawing, bool wide, params DataTable[] tables)
    {
        _to.Write($"<figure id=\"{Markup.Escape(id)}\" class=\"{(wide ? "wide" : "half")}\">\n<figcaption>");
        _page.Element("h3", title);
        _page.Element("p", unit, "unit");
        _to.Write("</figcaption>\n<div class=\"canvas\">\n");
        _to.Write(drawing.Inline());
        _to.Write($"</div>\n<details><summary>{Markup.Escape(_texts["show"])}</summary>\n<div class=\"scroll\">\n");
        foreach (DataTable table in tables)
        {
            _page.Numbers(table.Columns, table.Rows, "numbers");
        }

        _to.Write("</div></details>\n</figure>\n");
    }

    private static string Value(double value) => NumberText.Of(value, Math.Abs(value) switch { >= 100 => 0, >= 1 => 1, _ => 3 });

    private static string Percent(double share) => double.IsFinite(share) ? NumberText.Of(100 * share, 1) : NumberText.Missing;

    private static double Median(IEnumerable<double?> errors)
    {
        double[] known = [.. errors.OfType<double>()];
        return known.Length == 0 ? double.NaN : Quantiles.Of(known, 0.5);
    }
}
