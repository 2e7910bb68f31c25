using System.Globalization;

namespace Corridor.Regimes;

/// <summary>The words of values and units of rules in Russian. In English they are as the rule files write them.</summary>
public static class RuleWords
{
    private static readonly Dictionary<string, string> Russian = new(StringComparer.Ordinal)
    {
        ["yes"] = "да",
        ["no"] = "нет",
        ["days"] = "дней",
        ["window"] = "в пределах дней",
        ["visit"] = "за один въезд",
        ["calendar"] = "календарный год",
        ["from"] = "от",
        ["to"] = "до",
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
    };

    /// <summary>The Russian form of a unit, of a named number or of words that a rule says; null where there is none.</summary>
    public static string? InRussian(string english) => Russian.GetValueOrDefault(english);

    /// <summary>A value as people read it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="word">Puts a word into the language asked for.</param>
    public static string Of(RuleValue value, Func<string, string> word) => value.Kind switch
    {
        RuleValueKind.YesNo => word(value.Yes ? "yes" : "no"),
        RuleValueKind.Text => word(value.Words),
        RuleValueKind.Numbers => string.Join(", ", value.Numbers.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{word(pair.Key)} {pair.Value}"))),
        _ => value.ToString(),
    };
}
