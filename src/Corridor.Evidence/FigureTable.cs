using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>Where a row lies: what a fault found later needs, without keeping the row's text.</summary>
/// <param name="File">Relative name of the file.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="IdColumn">Column of the id.</param>
/// <param name="FlagsColumn">Column of the flags.</param>
/// <param name="RelationsColumn">Column of the relations.</param>
internal readonly record struct RowPlace(string File, int Line, int IdColumn, int FlagsColumn, int RelationsColumn);

/// <summary>One file of figures, read on its own, so that files can be read side by side.</summary>
internal sealed record FigureTable(IReadOnlyList<(Figure Figure, RowPlace Place)> Figures)
{
    /// <summary>Splits and checks a file; the measures are asked for once it is split.</summary>
    internal static FigureTable Read(DataFolder folder, string file, Func<MeasureCatalogue> measures, NameCatalogue names, SourceCatalogue sources, Faults faults)
    {
        CsvTable? table = CsvTable.Read(folder, file, FigureReader.Columns, faults);
        return Of(table, measures(), names, sources, faults);
    }

    internal static FigureTable Of(CsvTable? table, MeasureCatalogue measures, NameCatalogue names, SourceCatalogue sources, Faults faults)
    {
        FigureReader reader = new(measures, names, sources);
        List<(Figure, RowPlace)> figures = new(table?.Rows.Count ?? 0);
        foreach (CsvRow row in table?.Rows ?? [])
        {
            if (reader.Read(row, faults) is { } figure)
            {
                bool marked = figure.Relations.Count > 0 || figure.Flags != Caveats.None;
                figures.Add((figure, new RowPlace(row.File, row.Line, row.ColumnOf("id"), marked ? row.ColumnOf("flags") : 0, marked ? row.ColumnOf("relates_to") : 0)));
            }
        }

        return new FigureTable(figures);
    }
}
