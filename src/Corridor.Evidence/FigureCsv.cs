using System.Globalization;
using System.Text;
using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>Figures as CSV (RFC 4180, line feeds, optional byte order mark) in the columns of data/evidence.</summary>
public static class FigureCsv
{
    private static readonly char[] Quoted = [',', '"', '\r', '\n'];

    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns => FigureReader.Columns;

    /// <summary>The header row without its line end.</summary>
    public static string Header => string.Join(',', FigureReader.Columns);

    /// <summary>A whole table with its header.</summary>
    /// <param name="figures">Figures, written in the order given.</param>
    /// <param name="byteOrderMark">Begin with U+FEFF, which some spreadsheet programs need to see UTF-8.</param>
    public static string Write(IEnumerable<Figure> figures, bool byteOrderMark = false)
    {
        StringBuilder text = new();
        if (byteOrderMark)
        {
            text.Append('\uFEFF');
        }

        text.Append(Header).Append('\n');
        foreach (Figure figure in figures)
        {
            AppendRow(text, Fields(figure));
        }

        return text.ToString();
    }

    /// <summary>Reads a table with every check. Faults name the row and the column.</summary>
    /// <param name="text">The table as text; a byte order mark is skipped.</param>
    /// <param name="name">Name of the file in faults.</param>
    /// <param name="evidence">Catalogues to check against.</param>
    /// <param name="faults">Receives every fault.</param>
    /// <param name="alone">
    /// True when the table is an extract that stands for itself: its relations may point outside it. False when its figures are to join the base: then ids must be new and relations may point into the base,
    /// except contradictions, which must stand on both rows and are found by rule anyway.
    /// </param>
    public static IReadOnlyList<Figure> Read(string text, string name, EvidenceBase evidence, Faults faults, bool alone = true)
    {
        string body = text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        FigureTable table = FigureTable.Of(CsvTable.Parse(body, name, FigureReader.Columns, faults), evidence.Measures, evidence.Names, evidence.Sources, faults);
        FigureChecks checks = new(new Dictionary<string, Figure>(StringComparer.Ordinal), alone ? null : evidence);
        List<Figure> figures = [];
        foreach ((Figure figure, RowPlace place) in table.Figures)
        {
            if (checks.Accept(figure, place, faults))
            {
                figures.Add(figure);
            }
        }

        if (!alone)
        {
            checks.CheckRelations(faults);
        }

        return figures;
    }

    /// <summary>One row of fields, quoted where RFC 4180 asks for it, with its line end.</summary>
    public static void AppendRow(StringBuilder text, IReadOnlyList<string> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            string field = fields[i];
            bool outerSpace = field.Length > 0 && (char.IsWhiteSpace(field[0]) || char.IsWhiteSpace(field[^1]));
            if (outerSpace || field.IndexOfAny(Quoted) >= 0)
            {
                text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            else
            {
                text.Append(field);
            }
        }

        text.Append('\n');
    }

    /// <summary>The fields of a figure in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<string> Fields(Figure figure) =>
    [
        figure.Id, figure.Source, figure.Locator, figure.Measure, figure.Nation, figure.Place, figure.Population, figure.Purpose, figure.Sex,
        Date(figure.PeriodStart), Date(figure.PeriodEnd), Number(figure.Low), Number(figure.High), figure.AsPrinted, figure.Unit,
        figure.Kind.Word(), figure.Publisher, string.Join(';', figure.Flags.List()), string.Join(';', figure.Relations), figure.Note,
    ];

    /// <summary>A date as "2022-03-15", empty for null.</summary>
    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A number with the fewest digits that read back to the same value, empty for null.</summary>
    public static string Number(double? value) => value switch
    {
        null => string.Empty,
        { } number => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
