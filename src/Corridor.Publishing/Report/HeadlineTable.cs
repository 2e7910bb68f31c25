using System.Globalization;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;

namespace Corridor.Publishing;

/// <summary>The table of nations and years with which a report begins.</summary>
internal static class HeadlineTable
{
    public static void Write(ReportInput input, HtmlPage page, Figures figures)
    {
        Texts texts = page.Texts;
        page.Element("p", texts.Format("headline.note", input.ObservedUntil.Year), "lead");
        if (input.Headline.Count == 0)
        {
            page.Element("p", texts["nodata"], "small");
            return;
        }

        string persons = texts["unit.thousand"];
        (string Name, string Unit)[] columns =
        [
            (texts["headline.home"], persons),
            (texts["headline.abroad"], persons),
            (texts["headline.russia"], persons),
            (texts["headline.share"], "%"),
            (texts["headline.irregular"], "%"),
            (texts["headline.remittances"], texts["headline.usdbn"]),
            (texts["headline.gdp"], "%"),
            (texts["headline.hhi"], texts["headline.index"]),
        ];
        page.Raw("<div class=\"scroll\"><table class=\"headline\"><thead><tr>");
        page.Raw($"<th scope=\"col\">{Markup.Escape(texts["headline.nation"])}</th><th scope=\"col\">{Markup.Escape(texts["year"])}</th>");
        foreach ((string name, string unit) in columns)
        {
            page.Raw($"<th scope=\"col\">{Markup.Escape(name)}<span>{Markup.Escape(unit)}</span></th>");
        }

        page.Raw("</tr></thead>\n");
        foreach (string nation in input.Gazetteer.Nations)
        {
            HeadlineRow[] rows = [.. input.Headline.Where(row => row.Nation == nation).OrderBy(row => row.Year)];
            if (rows.Length == 0)
            {
                continue;
            }

            page.Raw("<tbody>\n");
            for (int i = 0; i < rows.Length; i++)
            {
                page.Raw(rows[i].Year > input.ObservedUntil.Year ? "<tr class=\"later\">" : "<tr>");
                if (i == 0)
                {
                    page.Raw($"<th scope=\"rowgroup\" rowspan=\"{rows.Length}\"><a href=\"#nation-{Markup.Escape(nation)}\">{Markup.Escape(figures.NameOf(nation))}</a></th>");
                }

                page.Raw($"<th scope=\"row\">{rows[i].Year.ToString(CultureInfo.InvariantCulture)}</th>");
                foreach (string cell in Cells(rows[i]))
                {
                    page.Raw($"<td>{Markup.Escape(cell)}</td>");
                }

                page.Raw("</tr>\n");
            }

            page.Raw("</tbody>\n");
        }

        page.Raw("</table></div>\n");
    }

    /// <summary>The headline results of a nation in the snapshot year, as a line under its name.</summary>
    public static void WriteFacts(ReportInput input, HtmlPage page, string nation)
    {
        Texts texts = page.Texts;
        if (input.Headline.FirstOrDefault(row => row.Nation == nation && row.Year == input.SnapshotYear) is not HeadlineRow row)
        {
            return;
        }

        page.Facts(
        [
            (texts["year"], row.Year.ToString(CultureInfo.InvariantCulture)),
            (texts["headline.home"], Persons(row.PopulationHome)),
            (texts["headline.abroad"], Persons(row.CitizensAbroad)),
            (texts["headline.russia"], Persons(row.CitizensInRussia)),
            (texts["headline.irregular"], NumberText.Of(100 * row.IrregularShareInRussia) + "\u202F%"),
            (texts["headline.remittances"], $"{NumberText.Of(row.RemittancesRecordedUsdBn, 2)} {texts["headline.usdbn"]}"),
            (texts["headline.gdp"], NumberText.Of(row.RemittancesGdpPercent, 1) + "\u202F%"),
        ]);

        string Persons(double persons)
        {
            Magnitude magnitude = Magnitude.For(persons);
            return $"{magnitude.Short(persons)} {(magnitude.Key.Length == 0 ? string.Empty : texts[magnitude.Key])}".TrimEnd();
        }
    }

    private static string[] Cells(HeadlineRow row) =>
    [
        NumberText.Of(row.PopulationHome / 1000),
        NumberText.Of(row.CitizensAbroad / 1000),
        NumberText.Of(row.CitizensInRussia / 1000),
        NumberText.Of(100 * row.RussiaShareOfStock),
        NumberText.Of(100 * row.IrregularShareInRussia),
        NumberText.Of(row.RemittancesRecordedUsdBn, 2),
        NumberText.Of(row.RemittancesGdpPercent, 1),
        NumberText.Of(row.DestinationHhi, 2),
    ];
}
