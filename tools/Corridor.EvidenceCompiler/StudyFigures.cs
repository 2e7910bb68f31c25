using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.EvidenceCompiler;

/// <summary>The figures of the five studies. Ids and printed digits are kept; relations move out of the flags.</summary>
internal static class StudyFigures
{
    internal static IEnumerable<Figure> Read(DataFolder shared, Faults faults)
    {
        foreach (CsvRow row in RawTable.Rows(shared, "evidence/figures.csv", faults))
        {
            (string measure, Caveats flags) = MeasureMerge.Of(row["measure"], row["unit"]);
            if (row["note"].StartsWith("forecast", StringComparison.Ordinal))
            {
                flags |= Caveats.Forecast;
            }

            List<FigureRelation> relations = [];
            flags |= Flags(row, relations, faults);
            yield return new Figure
            {
                Id = row["id"],
                Source = row["source"],
                Locator = row["section"],
                Measure = measure,
                Nation = row["origin"],
                Place = row["destination"],
                Population = row["population_group"],
                Purpose = row["purpose"],
                Sex = row["sex"],
                PeriodStart = RawTable.Date(row, "period_start", faults),
                PeriodEnd = RawTable.Date(row, "period_end", faults),
                Low = row.OptionalNumber("value_low", faults),
                High = row.OptionalNumber("value_high", faults),
                AsPrinted = row["as_printed"],
                Unit = row["unit"],
                Kind = FigureKinds.Parse(row["statistic_kind"]) ?? FigureKind.Index,
                Publisher = row["publisher_cited"],
                Flags = flags,
                Relations = relations,
                Note = row["note"],
            };
        }
    }

    private static Caveats Flags(CsvRow row, List<FigureRelation> relations, Faults faults)
    {
        Caveats flags = Caveats.None;
        foreach (string item in row["flag"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = item.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 && CaveatWords.Parse(item) is { } flag)
            {
                flags |= flag;
            }
            else if (colon > 0 && FigureRelation.Kinds.Contains(item[..colon], StringComparer.Ordinal))
            {
                string kind = item[..colon];
                relations.AddRange(item[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries).Select(id => new FigureRelation(kind, id)));
                flags |= kind == FigureRelation.DuplicateOf ? Caveats.Duplicate : Caveats.None;
            }
            else
            {
                row.Fault(faults, "flag", $"unknown flag '{item}'", $"expected {string.Join(", ", CaveatWords.Words)} or a relation");
            }
        }

        return flags;
    }
}
