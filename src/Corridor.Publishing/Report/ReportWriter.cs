using Corridor.Data;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;
using Corridor.Simulation.Russia;

namespace Corridor.Publishing;

/// <summary>Writes a run as one HTML page that needs nothing beside itself.</summary>
public static class ReportWriter
{
    /// <summary>Writes the report.</summary>
    /// <param name="input">What the report shows.</param>
    /// <param name="to">Where it is written; UTF-8 is expected.</param>
    public static void Write(ReportInput input, TextWriter to)
    {
        Texts texts = new(input.Language);
        Figures figures = new(input);
        HtmlPage page = new(to, texts);
        string[] nations = [.. input.Gazetteer.Nations];

        Head(input, to, texts);
        to.Write("<body>\n<header class=\"top\">\n");
        page.Element("h1", input.Title);
        page.Facts(
        [
            (texts["report.scenario"], input.Scenario),
            (texts["report.horizon"], $"{input.Series.Start} – {input.Series.End}"),
            (texts["report.observed"], input.ObservedUntil.ToString()),
            (texts["report.program"], input.Program),
            (texts["report.digest"], input.RunDigest),
        ]);
        Contents(input, to, texts, figures);
        to.Write("</header>\n<main>\n");

        page.Section("overview", texts["section.overview"], () =>
        {
            page.Figure(figures.FlowMap());
            page.Figure(figures.StockInRussia());
        });
        page.Section("headline", texts["section.headline"], () => HeadlineTable.Write(input, page, figures));
        if (input.Changes.Count > 0)
        {
            page.Section("changes", texts["section.changes"], () => page.List(input.Changes));
        }

        if (input.Futures is { } futures)
        {
            page.Section("futures", texts["section.futures"], () => new FuturesSection(input, futures, texts, figures.NameOf).Write(page));
        }

        foreach (string nation in nations)
        {
            page.Section("nation-" + nation, figures.NameOf(nation), () => Nation(input, page, figures, nation));
        }

        if (RussiaRow.Of(input.Series, Indicators.HeadlineYears).Count > 0)
        {
            page.Section("russia", texts["section.russia"], () => RussiaSection.Write(input, page, figures));
        }

        if (input.Displaced.Count > 0)
        {
            page.Section("displaced", texts["section.displaced"], () => DisplacedSection.Write(input, page));
        }

        if (input.Lives.Count > 0)
        {
            page.Section("lives", texts["section.lives"], () => LivesSection.Write(input, page, figures));
        }

        if (input.Judgements.Count > 0)
        {
            page.Section("judgements", texts["section.judgements"], () =>
            {
                page.Element("p", texts["section.judgements.note"], "lead");
                page.List(input.Judgements);
            });
        }

        page.Section("sources", texts["section.sources"], () => Sources(input, page, texts));
        to.Write("</main>\n<footer>\n");
        page.Element("p", texts.Format("footer.made", input.Program, input.RunDigest) + " " + texts["footer.populations"]);
        to.Write("</footer>\n<script>\n");
        to.Write(Asset.Read("report.js"));
        to.Write("</script>\n</body>\n</html>\n");
    }

    private static void Head(ReportInput input, TextWriter to, Texts texts)
    {
        to.Write($"<!DOCTYPE html>\n<html lang=\"{texts.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        to.Write($"<title>{Markup.Escape(input.Title)}</title>\n<style>\n");
        to.Write(Asset.Read("report.css"));
        to.Write(Asset.Read("figure.css"));
        to.Write("</style>\n</head>\n");
    }

    private static void Contents(ReportInput input, TextWriter to, Texts texts, Figures figures)
    {
        List<(string Id, string Name)> links = [("overview", texts["section.overview"]), ("headline", texts["section.headline"])];
        if (input.Futures is not null)
        {
            links.Add(("futures", texts["section.futures"]));
        }

        links.AddRange(input.Gazetteer.Nations.Select(nation => ("nation-" + nation, figures.NameOf(nation))));
        if (RussiaRow.Of(input.Series, Indicators.HeadlineYears).Count > 0)
        {
            links.Add(("russia", texts["section.russia"]));
        }

        if (input.Displaced.Count > 0)
        {
            links.Add(("displaced", texts["section.displaced"]));
        }

        if (input.Lives.Count > 0)
        {
            links.Add(("lives", texts["section.lives"]));
        }

        if (input.Judgements.Count > 0)
        {
            links.Add(("judgements", texts["section.judgements"]));
        }

        links.Add(("sources", texts["section.sources"]));
        to.Write($"<nav aria-label=\"{Markup.Escape(texts["report.contents"])}\">");
        foreach ((string id, string name) in links)
        {
            to.Write($"<a href=\"#{Markup.Escape(id)}\">{Markup.Escape(name)}</a> ");
        }

        to.Write("</nav>\n");
    }

    private static void Nation(ReportInput input, HtmlPage page, Figures figures, string nation)
    {
        HeadlineTable.WriteFacts(input, page, nation);
        page.Grid(
        [
            figures.Abroad(nation),
            figures.RussiaByStatus(nation),
            figures.Remittances(nation),
            figures.RemittancesToGdp(nation),
            figures.PyramidAt(nation, "home"),
            figures.PyramidAt(nation, "abroad"),
            figures.MonthlyFlows(nation),
        ]);
        HistoryTable.Write(input, page, figures, nation);
        page.Grid([figures.Population(nation), figures.Unemployment(nation)]);
    }

    private static void Sources(ReportInput input, HtmlPage page, Texts texts)
    {
        page.Element("p", texts["footer.units"], "lead");
        page.SourceList([.. input.Sources.OrderBy(source => source.Id, StringComparer.Ordinal)]);
        page.Element("p", texts["footer.boundaries"] + (input.Shapes.Source.Length == 0 ? string.Empty : $" ({input.Shapes.Source})"), "small");
    }
}
