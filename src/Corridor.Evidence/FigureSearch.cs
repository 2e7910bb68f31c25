namespace Corridor.Evidence;

/// <summary>
/// Search by words in English and Russian. A word finds a figure when it means its nation or place, or when its stem begins a word of
/// the measure (name, definition, topic), the population, the publisher, the locator or the note; words that mean the same find each other.
/// </summary>
internal sealed class FigureSearch
{
    private readonly NameCatalogue _names;
    private readonly Dictionary<string, string> _textOfMeasure;
    private readonly List<string[]> _synonymStems;

    internal FigureSearch(MeasureCatalogue measures, NameCatalogue names)
    {
        _names = names;
        _textOfMeasure = measures.All.ToDictionary(
            measure => measure.Id,
            measure => string.Join(' ', measure.Id, measure.Topic, measure.Label.En, measure.Label.Ru),
            StringComparer.Ordinal);
        _synonymStems = [.. names.Synonyms.Select(set => set.Select(WordStem.Of).ToArray())];
    }

    /// <summary>A test of figures for a text; all its words must be found.</summary>
    internal Func<Figure, bool> Compile(string text)
    {
        List<Func<Figure, bool>> tests = [.. WordStem.Words(text).Select(Test)];
        return figure => tests.All(test => test(figure));
    }

    private Func<Figure, bool> Test(string word)
    {
        HashSet<string> codes = [.. _names.All.Where(name => name.IsMeantBy(word)).Select(name => name.Code)];
        string stem = WordStem.Of(word);
        string[] stems = [stem, .. _synonymStems.Where(set => set.Contains(stem, StringComparer.Ordinal)).SelectMany(set => set).Distinct(StringComparer.Ordinal).Where(other => other != stem)];
        HashSet<string> measures = [.. _textOfMeasure.Where(pair => stems.Any(s => WordStem.Begins(pair.Value, s))).Select(pair => pair.Key)];
        return figure =>
            Means(figure.Nation, codes) || Means(figure.Place, codes)
            || measures.Contains(figure.Measure)
            || Begins(figure, stem);
    }

    private static bool Means(string codes, HashSet<string> wanted) =>
        codes.Length > 0 && wanted.Count > 0
        && (wanted.Contains(codes) || (codes.Contains(';', StringComparison.Ordinal) && Figure.Split(codes).Any(wanted.Contains)));

    private static bool Begins(Figure figure, string stem) =>
        figure.Id.Equals(stem, StringComparison.OrdinalIgnoreCase)
        || WordStem.Begins(figure.Population, stem)
        || WordStem.Begins(figure.Purpose, stem)
        || WordStem.Begins(figure.Publisher, stem)
        || WordStem.Begins(figure.Source, stem)
        || WordStem.Begins(figure.Locator, stem)
        || WordStem.Begins(figure.AsPrinted, stem)
        || WordStem.Begins(figure.Note, stem);
}
