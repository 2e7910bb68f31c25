using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>The words of statuses as people read them.</summary>
public static class StatusWord
{
    private static readonly Dictionary<string, Label> Labels = new(StringComparer.Ordinal)
    {
        ["outside"] = new("outside", "вне страны"),
        ["barred"] = new("barred", "въезд запрещён"),
        ["visitor"] = new("visitor", "посетитель без визы"),
        ["patent"] = new("patent", "работник по патенту"),
        ["union"] = new("union worker", "работник - гражданин государства союза"),
        ["permit"] = new("work permit", "работник по разрешению"),
        ["visa"] = new("visa", "по визе"),
        ["temporary"] = new("temporary residence", "временное проживание"),
        ["permanent"] = new("permanent residence", "вид на жительство"),
        ["citizen"] = new("citizen", "гражданин"),
        ["irregular"] = new("irregular", "без законного статуса"),
        ["unknown"] = new("unknown", "неизвестен"),
    };

    /// <summary>The words that an answer may have.</summary>
    public static IReadOnlyCollection<string> All => Labels.Keys;

    /// <summary>A status in English and Russian.</summary>
    /// <exception cref="KeyNotFoundException">There is no such status.</exception>
    public static Label Of(string word) => Labels[word];
}
