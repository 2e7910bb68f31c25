using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>
/// What the unit of a rule demands of its values, and what the id of a rule demands of its unit.
/// </summary>
internal static class RuleUnit
{
    public const string YesNo = "yes or no";
    public const string Words = "words";
    public const string DaysInWindow = "days in window";

    private const string ByRegion = " by region";

    private static readonly string[] MoneyWords = ["fee", "cost", "fine", "price", "pay", "payment", "bonus", "premium", "official", "actual"];
    private static readonly string[] TimeWords = ["days", "months", "years"];
    private static readonly string[] StayNames = ["days", "window", "visit", "calendar"];

    /// <summary>True for the unit of amounts by region, such as "RUB per month by region".</summary>
    public static bool IsByRegion(string unit) => unit.EndsWith(ByRegion, StringComparison.Ordinal);

    /// <summary>Checks the unit of a file against its id. The last word of the id names what is counted; a sum of money has a currency.</summary>
    public static void CheckUnit(YamlMap file, string id, string unit, Gazetteer gazetteer, Faults faults)
    {
        string[] words = id.Split('.');
        string first = unit.Split(' ')[0];
        if (words.Any(word => MoneyWords.Contains(word, StringComparer.Ordinal)))
        {
            string[] currencies = [.. gazetteer.Places.Select(code => gazetteer.Find(code)!.Currency).Distinct(StringComparer.Ordinal)];
            if (!currencies.Contains(first, StringComparer.Ordinal))
            {
                file.Fault(faults, "unit", $"the unit '{unit}' of a sum of money has no currency", "begin it with the currency, such as 'RUB per month'");
            }
        }

        if (TimeWords.Contains(words[^1], StringComparer.Ordinal) && first != words[^1])
        {
            file.Fault(faults, "unit", $"the unit '{unit}' does not say {words[^1]}, as the id does", $"begin it with '{words[^1]}'");
        }
    }

    /// <summary>Checks one value of a file against the unit.</summary>
    /// <param name="entry">The value's entry in the file.</param>
    /// <param name="unit">The unit of the file.</param>
    /// <param name="value">The value.</param>
    /// <param name="regions">Ids of the regions of the place.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static void CheckValue(YamlMap entry, string unit, RuleValue value, IReadOnlyList<string> regions, Faults faults)
    {
        if (IsByRegion(unit))
        {
            CheckRegions(entry, value, regions, faults);
            return;
        }

        switch (unit)
        {
            case YesNo when value.Kind != RuleValueKind.YesNo:
                entry.Fault(faults, "value", $"'{value}' where the unit is '{YesNo}'", "write true or false");
                break;
            case Words when value.Kind != RuleValueKind.Text:
                entry.Fault(faults, "value", $"'{value}' where the unit is '{Words}'", "write a text, in quotes when it looks like a number");
                break;
            case DaysInWindow:
                CheckStay(entry, value, faults);
                break;
            case not YesNo and not Words when value.Kind is RuleValueKind.YesNo or RuleValueKind.Text:
                entry.Fault(faults, "value", $"'{value}' is not a number of {unit}", "write digits with a decimal point, without separators");
                break;
        }
    }

    private static void CheckRegions(YamlMap entry, RuleValue value, IReadOnlyList<string> regions, Faults faults)
    {
        if (value.Kind != RuleValueKind.Numbers)
        {
            entry.Fault(faults, "value", $"'{value}' does not say for which region", "write {moscow: 7500, saint_petersburg: 4600}");
            return;
        }

        foreach (string unknown in value.Numbers.Select(pair => pair.Key).Except(regions, StringComparer.Ordinal))
        {
            entry.Fault(faults, "value", $"unknown region '{unknown}'", NearestWord.Hint(unknown, [.. regions]));
        }
    }

    private static void CheckStay(YamlMap entry, RuleValue value, Faults faults)
    {
        if (value.Kind != RuleValueKind.Numbers || value.Find("days") is null)
        {
            entry.Fault(faults, "value", $"'{value}' does not say how many days", "write {days: 90, window: 180}");
            return;
        }

        foreach (KeyValuePair<string, double> pair in value.Numbers)
        {
            if (!StayNames.Contains(pair.Key, StringComparer.Ordinal))
            {
                entry.Fault(faults, "value", $"unknown name '{pair.Key}' in a rule of stay", NearestWord.Hint(pair.Key, StayNames));
            }
            else if (pair.Value < 0 || pair.Value != Math.Floor(pair.Value))
            {
                entry.Fault(faults, "value", $"{pair} is no count of days", "write whole days");
            }
        }

        if (value.Find("window") is { } window && window < value["days"])
        {
            entry.Fault(faults, "value", $"a window of {window} days is shorter than the {value["days"]} days in it", "write {days: 90, window: 180}");
        }
    }
}
