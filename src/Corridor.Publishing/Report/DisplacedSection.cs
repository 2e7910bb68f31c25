namespace Corridor.Publishing;

/// <summary>People beside the five nations whom events have moved: a chart for each place, with what is published.</summary>
internal static class DisplacedSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(ReportInput input, HtmlPage page)
    {
        Texts texts = page.Texts;
        DisplacedChart chart = new(input, texts);
        page.Element("p", texts["displaced.note"], "lead");
        foreach (DisplacedView group in input.Displaced)
        {
            page.Element("h3", group.Name.In(input.Language));
            page.Element("p", group.Counts.In(input.Language));
            page.Grid([.. group.Places.Select(place => chart.Of(group, place))]);
        }
    }
}
