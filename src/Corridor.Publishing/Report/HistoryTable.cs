using System.Globalization;
using Corridor.Data;
using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>What flows, stock and money did around each event, computed from the run.</summary>
internal static class HistoryTable
{
    private const double Noticeable = 0.01;

    public static void Write(ReportInput input, HtmlPage page, Figures figures, string nation)
    {
        Texts texts = page.Texts;
        RunView run = new(input);
        (string Name, double[]? Values)[] measures =
        [
            (texts["history.arrivals"], run.Arrivals(nation, input.Hub)),
            (texts["history.departures"], run.Departures(nation, input.Hub)),
            (texts["history.stock"], run.Stock(nation, input.Hub)),
            (texts["history.remittances"], run.RecordedTransfers(nation)?.Select(value => value / 1e6).ToArray()),
        ];
        page.Raw("<div class=\"history\">");
        page.Element("h3", texts["section.history"]);
        page.Element("p", texts["history.note"], "unit");
        ChartEvent[] events = [.. figures.EventsOf(nation).Where(happening => happening.Month >= input.FlowsFrom && happening.Month <= input.FlowsTo)];
        bool any = false;
        foreach (ChartEvent happening in events)
        {
            (string Name, EventEffect Effect, double Change)[] rows = [.. measures
                .Where(measure => measure.Values is not null)
                .Select(measure => (
                    measure.Name,
                    Effect: EventEffect.Measure(measure.Values!, run.Start, happening.On),
                    Adjusted: EventEffect.Measure(SeasonalIndex.Remove(measure.Values!, run.Start), run.Start, happening.On)))
                .Where(row => row.Effect is not null)
                .Select(row => (row.Name, row.Effect!, row.Adjusted!.Change))];
            if (rows.Length == 0)
            {
                continue;
            }

            if (!any)
            {
                Begin(page, texts);
                any = true;
            }

            Rows(page, texts, 1 + Array.IndexOf(events, happening), happening, rows);
        }

        page.Raw(any ? "</table></div>\n" : string.Empty);
        if (!any)
        {
            page.Element("p", texts["none.events"], "small");
        }

        page.Raw("</div>\n");
    }

    /// <summary>Arrow and percent: ▲ more, ▼ less, ≈ about the same.</summary>
    internal static (string Text, string Look) Change(double change)
    {
        if (!double.IsFinite(change))
        {
            return (NumberText.Missing, "same");
        }

        string percent = (change > 0 ? "+" : string.Empty) + NumberText.Of(100 * change) + "\u202F%";
        return Math.Abs(change) <= Noticeable ? ("≈", "same") : change > 0 ? ("▲ " + percent, "more") : ("▼ " + percent, "less");
    }

    private static void Begin(HtmlPage page, Texts texts)
    {
        page.Raw("<div class=\"scroll\"><table class=\"numbers effects\"><thead><tr>");
        foreach (string column in new[] { "history.event", "history.measure", "history.before", "history.after", "history.change", "history.year", "history.change.year" })
        {
            page.Raw($"<th scope=\"col\">{Markup.Escape(texts[column])}</th>");
        }

        page.Raw("</tr></thead>\n");
    }

    private static void Rows(HtmlPage page, Texts texts, int number, ChartEvent happening, (string Name, EventEffect Effect, double Change)[] rows)
    {
        page.Raw("<tbody>\n");
        for (int i = 0; i < rows.Length; i++)
        {
            page.Raw("<tr>");
            if (i == 0)
            {
                string day = happening.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                page.Raw($"<th scope=\"rowgroup\" rowspan=\"{rows.Length}\"><span class=\"badge\">{number}</span> {Markup.Escape(happening.Name.In(texts.Language))}<br><span class=\"small\">{day}</span></th>");
            }

            EventEffect effect = rows[i].Effect;
            page.Raw($"<th scope=\"row\">{Markup.Escape(rows[i].Name)}</th>");
            Number(page, effect.Before);
            Number(page, effect.After);
            Arrow(page, rows[i].Change);
            Number(page, effect.YearBefore);
            Arrow(page, effect.ChangeOnYear);
            page.Raw("</tr>\n");
        }

        page.Raw("</tbody>\n");
    }

    private static void Number(HtmlPage page, double value) => page.Raw($"<td>{Markup.Escape(NumberText.Of(value))}</td>");

    private static void Arrow(HtmlPage page, double change)
    {
        (string text, string look) = Change(change);
        page.Raw($"<td class=\"{look}\">{Markup.Escape(text)}</td>");
    }
}
