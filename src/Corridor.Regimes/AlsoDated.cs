using System.Globalization;
using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>
/// What a source also prints in place of a dated value: another date, another value, or both. Both readings are kept, one is used.
/// </summary>
/// <param name="Date">The other date as far as it is printed (2022, 2022-09 or 2022-09-14); empty where only the value differs.</param>
/// <param name="Value">The other value; null where only the date differs.</param>
/// <param name="Source">Id of the source that prints it, or "judgement: reason".</param>
/// <param name="Reference">Law and article, page or figure within the source.</param>
/// <param name="Reason">Why the other reading is used.</param>
public sealed record AlsoDated(string Date, RuleValue? Value, string Source, string Reference, string Reason)
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy"];

    /// <summary>Reads the list "also" of a dated value.</summary>
    internal static IReadOnlyList<AlsoDated> Read(YamlMap value, Func<YamlMap, RuleValue?> said, SourceCatalogue sources, Faults faults)
    {
        if (!value.Has("also"))
        {
            return [];
        }

        List<AlsoDated> list = [];
        foreach (YamlMap entry in value.Maps("also", faults))
        {
            entry.Only(faults, "date", "value", "source", "reference", "reason");
            string date = entry.OptionalText("date");
            if (date.Length > 0 && !DateOnly.TryParseExact(date, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                entry.Fault(faults, "date", $"'{date}' is not a date", "write it as far as it is printed: 2022, 2022-09 or 2022-09-14");
            }

            if (date.Length == 0 && !entry.Has("value"))
            {
                entry.Fault(faults, "date", "another reading without a date or a value", "say which date or which value the source prints");
            }

            list.Add(new AlsoDated(
                date,
                entry.Has("value") ? said(entry) : null,
                entry.Source(sources, faults),
                entry.Text("reference", faults),
                entry.Text("reason", faults)));
        }

        return list;
    }
}
