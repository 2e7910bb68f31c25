using System.Globalization;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>The words of the regime verbs in one language.</summary>
internal sealed class RegimeTexts
{
    private static readonly Dictionary<string, string> Russian = new(StringComparer.Ordinal)
    {
        ["rule"] = "правило",
        ["what"] = "что",
        ["value"] = "значение",
        ["unit"] = "единица",
        ["from"] = "с",
        ["to"] = "по",
        ["source"] = "источник",
        ["reference"] = "ссылка",
        ["before"] = "до",
        ["after"] = "после",
        ["nations"] = "граждане",
        ["place"] = "место",
        ["ends"] = "прекращается",
        ["not in force"] = "не действует",
        ["rules in force"] = "правил действует",
        ["values"] = "значений",
        ["rules differ"] = "правил различаются",
        ["faults"] = "ошибок",
        ["lawful"] = "законно",
        ["status"] = "статус",
        ["on"] = "на дату",
        ["why"] = "почему",
        ["deadlines"] = "сроки",
        ["date"] = "дата",
        ["next"] = "что открыто дальше",
        ["conditions"] = "условия",
        ["cost"] = "стоимость",
        ["duties"] = "обязанности",
        ["duty"] = "обязанность",
        ["lapses"] = "утрачивается",
        ["note"] = "примечание",
        ["judgement"] = "суждение",
        ["working days"] = "по рабочим дням",
        ["remarks"] = "замечания",
    };

    private IReadOnlyDictionary<string, string> _regions = new Dictionary<string, string>(StringComparer.Ordinal);

    private static readonly RegimeTexts InEnglish = new("en");
    private static readonly RegimeTexts InRussian = new("ru");

    private RegimeTexts(string language) => Language = language;

    /// <summary>"en" or "ru".</summary>
    public string Language { get; }

    /// <summary>The word in this language; the English one where there is no other.</summary>
    public string this[string english] => _regions.TryGetValue(english, out string? region)
        ? region
        : Language == "ru" ? Russian.GetValueOrDefault(english) ?? RuleWords.InRussian(english) ?? english : english;

    /// <summary>The same words with the names of regions.</summary>
    public RegimeTexts With(Vocabulary vocabulary) =>
        new(Language) { _regions = vocabulary.Regions.ToDictionary(region => region.Id, region => region.Label.In(Language), StringComparer.Ordinal) };

    public static RegimeTexts In(string language) => language == "ru" ? InRussian : InEnglish;

    /// <summary>A day, or "-" where none is known.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A value as people read it.</summary>
    public string Value(RuleValue? value) => value is null ? this["ends"] : RuleWords.Of(value, word => this[word]);

    /// <summary>Source and reference in a column's width.</summary>
    public string Source(string source) => source.StartsWith("judgement: ", StringComparison.Ordinal) ? this["judgement"] : source;
}
