using Corridor.Data;

namespace Corridor.Regimes.Tests;

/// <summary>The rules of the repository, loaded once.</summary>
internal static class Repository
{
    private static readonly Lazy<(RuleBook Book, Gazetteer Gazetteer)> Loaded = new(Load);

    public static DataFolder Data => DataFolder.Find(null);

    public static RuleBook Book => Loaded.Value.Book;

    public static Gazetteer Gazetteer => Loaded.Value.Gazetteer;

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static (RuleBook, Gazetteer) Load()
    {
        Faults faults = new();
        DataFolder folder = DataFolder.Find(null);
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        Gazetteer gazetteer = Gazetteer.Load(folder, sources, faults);
        RuleBook book = RuleBook.Load(folder, gazetteer, sources, faults);
        faults.ThrowIfAny();
        return (book, gazetteer);
    }
}
