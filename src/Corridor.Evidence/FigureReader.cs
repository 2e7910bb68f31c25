using System.Globalization;
using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>Turns rows of a figure table into figures. Every wrong field is a fault with its row and column.</summary>
internal sealed class FigureReader(MeasureCatalogue measures, NameCatalogue names, SourceCatalogue sources)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The columns of a figure table, in order.</summary>
    internal static readonly string[] Columns =
    [
        "id", "source", "locator", "measure", "nation", "place", "population", "purpose", "sex", "period_start", "period_end",
        "low", "high", "as_printed", "unit", "kind", "publisher", "flags", "relates_to", "note",
    ];

    private static readonly string[] Sexes = [string.Empty, "male", "female"];

    /// <summary>Reads one row; null when the id is missing. Other faults leave a figure that must not be used.</summary>
    internal Figure? Read(CsvRow row, Faults faults)
    {
        string id = row["id"];
        if (!IsId(id))
        {
            row.Fault(faults, "id", id.Length == 0 ? "the id is missing" : $"'{id}' is not an id", "letters, digits and '-', such as MY-TJK-RUS-2024");
            if (id.Length == 0)
            {
                return null;
            }
        }

        row.Source(sources, faults);
        Measure? measure = Measure(row, faults);
        Codes(row, "nation", faults);
        Codes(row, "place", faults);
        string sex = row["sex"];
        if (Array.IndexOf(Sexes, sex) < 0)
        {
            row.Fault(faults, "sex", $"unknown sex '{sex}'", "male, female or empty");
        }

        (DateOnly? start, DateOnly? end) = Period(row, faults);
        (double? low, double? high) = Values(row, faults);
        return new Figure
        {
            Id = id,
            Source = Shared(row["source"]),
            Locator = Shared(row["locator"]),
            Measure = measure?.Id ?? Shared(row["measure"]),
            Nation = Shared(row["nation"]),
            Place = Shared(row["place"]),
            Population = Shared(row["population"]),
            Purpose = Shared(row["purpose"]),
            Sex = Shared(sex),
            PeriodStart = start,
            PeriodEnd = end,
            Low = low,
            High = high,
            AsPrinted = row["as_printed"],
            Unit = Unit(row, measure, faults),
            Kind = Kind(row, measure, faults),
            Publisher = Shared(row["publisher"]),
            Flags = Flags(row, faults),
            Relations = Relations(row, faults),
            Note = Shared(row["note"]),
        };
    }

    internal static bool IsId(string id) => id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>One object for equal texts: a million rows repeat few of them.</summary>
    private string Shared(string text)
    {
        if (text.Length == 0)
        {
            return string.Empty;
        }

        if (_texts.TryGetValue(text, out string? known))
        {
            return known;
        }

        _texts.Add(text, text);
        return text;
    }

    private Measure? Measure(CsvRow row, Faults faults)
    {
        string id = row["measure"];
        Measure? measure = measures.Find(id);
        if (measure is null)
        {
            row.Fault(faults, "measure", id.Length == 0 ? "the measure is missing" : $"unknown measure '{id}'", $"{NearestWord.Hint(id, measures.Ids)}; or add it to measures.yaml");
        }

        return measure;
    }

    private void Codes(CsvRow row, string column, Faults faults)
    {
        string text = row[column];
        if (text.Length == 0 || names.Find(text) is not null)
        {
            return;
        }

        foreach (string code in Figure.Split(text))
        {
            if (names.Find(code) is null)
            {
                row.Fault(faults, column, $"unknown {column} '{code}'", NearestWord.Hint(code, names.Codes));
            }
        }
    }

    private static (DateOnly? Start, DateOnly? End) Period(CsvRow row, Faults faults)
    {
        DateOnly? start = Date(row, "period_start", faults);
        DateOnly? end = Date(row, "period_end", faults);
        if (start > end)
        {
            row.Fault(faults, "period_end", $"the period ends on {row["period_end"]}, before it starts", $"expected {row["period_start"]} or later");
        }

        return (start, end);
    }

    private static DateOnly? Date(CsvRow row, string column, Faults faults)
    {
        string text = row[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        row.Fault(faults, column, $"'{text}' in {column} is not a date", "write it as 2022-03-15, or leave it empty");
        return null;
    }

    private static (double? Low, double? High) Values(CsvRow row, Faults faults)
    {
        double? low = row.OptionalNumber("low", faults);
        double? high = row.OptionalNumber("high", faults);
        if (low > high)
        {
            row.Fault(faults, "high", $"high {row["high"]} is below low {row["low"]}", "low is the lower end; leave high empty for 'at least', low empty for 'up to'");
        }

        return (low, high);
    }

    private string Unit(CsvRow row, Measure? measure, Faults faults)
    {
        string unit = row["unit"];
        if (measure is not null && !measure.Units.Contains(unit, StringComparer.Ordinal))
        {
            row.Fault(faults, "unit", $"unit '{unit}' is not a unit of {measure.Id}", $"expected {string.Join(" or ", measure.Units.Select(known => known.Length == 0 ? "empty" : known))}");
        }

        return Shared(unit);
    }

    private static FigureKind Kind(CsvRow row, Measure? measure, Faults faults)
    {
        string word = row["kind"];
        if (FigureKinds.Parse(word) is not { } kind)
        {
            row.Fault(faults, "kind", $"unknown kind '{word}'", NearestWord.Hint(word, [.. FigureKinds.Words]));
            return FigureKind.Index;
        }

        if (measure is not null && !measure.Kinds.Contains(kind))
        {
            row.Fault(faults, "kind", $"kind '{word}' is not a kind of {measure.Id}", $"expected {string.Join(" or ", measure.Kinds.Select(known => known.Word()))}");
        }

        return kind;
    }

    private static Caveats Flags(CsvRow row, Faults faults)
    {
        Caveats flags = Caveats.None;
        if (row["flags"] is not { Length: > 0 } text)
        {
            return flags;
        }

        foreach (string word in text.Split(';'))
        {
            if (CaveatWords.Parse(word) is { } flag)
            {
                flags |= flag;
            }
            else
            {
                row.Fault(faults, "flags", $"unknown flag '{word}'", NearestWord.Hint(word, [.. CaveatWords.Words]));
            }
        }

        return flags;
    }

    private static IReadOnlyList<FigureRelation> Relations(CsvRow row, Faults faults)
    {
        if (row["relates_to"] is not { Length: > 0 } text)
        {
            return [];
        }

        List<FigureRelation> relations = [];
        foreach (string item in text.Split(';'))
        {
            int colon = item.IndexOf(':', StringComparison.Ordinal);
            string kind = colon < 0 ? item : item[..colon];
            if (colon < 0 || !FigureRelation.Kinds.Contains(kind, StringComparer.Ordinal) || !IsId(item[(colon + 1)..]))
            {
                row.Fault(faults, "relates_to", $"'{item}' is not a relation", "write contradicts:ID, duplicate_of:ID or sums_to:ID, several joined by ';'");
                continue;
            }

            relations.Add(new FigureRelation(kind, item[(colon + 1)..]));
        }

        return relations;
    }
}
