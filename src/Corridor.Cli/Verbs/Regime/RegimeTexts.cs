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
        ["yes"] = "да",
        ["no"] = "нет",
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
        ["days"] = "дней",
        ["window"] = "в пределах дней",
        ["visit"] = "за один въезд",
        ["calendar"] = "календарный год",
        ["least"] = "от",
        ["most"] = "до",
        ["participant"] = "участнику",
        ["member"] = "члену семьи",
        ["yes or no"] = "да или нет",
        ["words"] = "словами",
        ["days in window"] = "дней в периоде",
        ["months"] = "месяцев",
        ["years"] = "лет",
        ["RUB"] = "руб.",
        ["RUB per month"] = "руб. в месяц",
        ["KZT per month"] = "тенге в месяц",
        ["USD per month"] = "долл. США в месяц",
        ["percent of wage"] = "% заработка",
        ["permits per year"] = "разрешений в год",
        ["persons"] = "человек",
        ["persons per year"] = "человек в год",
        ["visas per year"] = "виз в год",
        ["offences"] = "нарушений",
        ["generations"] = "поколений",
        ["RUB per month by region"] = "руб. в месяц по регионам",
        ["private"] = "рядовой",
        ["squad_commander"] = "командир отделения",
        ["deputy_platoon_commander"] = "заместитель командира взвода",
        ["private persons"] = "частные лица",
        ["all employers"] = "все работодатели",
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
        : Language == "ru" ? Russian.GetValueOrDefault(english, english) : english;

    /// <summary>The same words with the names of regions.</summary>
    public RegimeTexts With(Vocabulary vocabulary) =>
        new(Language) { _regions = vocabulary.Regions.ToDictionary(region => region.Id, region => region.Label.In(Language), StringComparer.Ordinal) };

    /// <summary>True where the word has a Russian form.</summary>
    public static bool HasRussian(string english) => Russian.ContainsKey(english);

    public static RegimeTexts In(string language) => language == "ru" ? InRussian : InEnglish;

    /// <summary>A day, or "-" where none is known.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A value as people read it.</summary>
    public string Value(RuleValue? value) => value?.Kind switch
    {
        null => this["ends"],
        RuleValueKind.YesNo => this[value.Yes ? "yes" : "no"],
        RuleValueKind.Numbers => string.Join(", ", value.Numbers.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{this[pair.Key]} {pair.Value}"))),
        RuleValueKind.Text => this[value.Words],
        _ => value.ToString(),
    };

    /// <summary>Source and reference in a column's width.</summary>
    public string Source(string source) => source.StartsWith("judgement: ", StringComparison.Ordinal) ? this["judgement"] : source;
}
