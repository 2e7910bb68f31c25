using Spectre.Console;

namespace Corridor.Cli;

/// <summary>A column of a table.</summary>
/// <param name="Header">Header.</param>
/// <param name="Right">True for numbers.</param>
/// <param name="Key">True when the column names the row, and is repeated when the table must be split to fit a narrow terminal.</param>
internal sealed record TableColumn(string Header, bool Right = true, bool Key = false);

/// <summary>
/// A table of texts: framed on a terminal, split into tables one below another when it is narrow; aligned plain lines elsewhere.
/// </summary>
internal sealed class TextTable(IReadOnlyList<TableColumn> columns)
{
    // A border and a space on either side of each cell.
    private const int Frame = 3;
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row with a text for each column.</summary>
    /// <exception cref="ArgumentException">The number of texts is not the number of columns.</exception>
    public void Add(params string[] cells)
    {
        if (cells.Length != columns.Count)
        {
            throw new ArgumentException("A row needs a text for each column.", nameof(cells));
        }

        _rows.Add(cells);
    }

    /// <summary>Writes the table to the screen's results.</summary>
    public void Write(Screen screen)
    {
        int[] widths = [.. columns.Select((column, i) => _rows.Select(row => row[i].Length).Append(column.Header.Length).Max())];
        if (screen.Width is not { } width)
        {
            WritePlain(screen.Out, widths);
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(screen.Out) });
        console.Profile.Width = width;
        foreach (int[] part in Parts(widths, width))
        {
            WriteFramed(console, part);
        }
    }

    /// <summary>Which columns stand together so that each part fits the width; the key columns stand in every part.</summary>
    private List<int[]> Parts(int[] widths, int width)
    {
        int[] keys = [.. Enumerable.Range(0, columns.Count).Where(i => columns[i].Key)];
        int room = width - 1 - keys.Sum(i => widths[i] + Frame);
        List<int[]> parts = [];
        List<int> part = [];
        int used = 0;
        foreach (int i in Enumerable.Range(0, columns.Count).Where(i => !columns[i].Key))
        {
            if (part.Count > 0 && used + widths[i] + Frame > room)
            {
                parts.Add([.. keys, .. part]);
                part.Clear();
                used = 0;
            }

            part.Add(i);
            used += widths[i] + Frame;
        }

        parts.Add([.. keys, .. part]);
        return parts;
    }

    private void WriteFramed(IAnsiConsole console, int[] part)
    {
        Table table = new Table().RoundedBorder().BorderColor(Color.Grey);
        foreach (int i in part)
        {
            TableColumn column = columns[i];
            table.AddColumn(new Spectre.Console.TableColumn(new Text(column.Header, new Style(decoration: Decoration.Bold)))
            {
                Alignment = column.Right ? Justify.Right : Justify.Left,
                NoWrap = column.Right || column.Key,
            });
        }

        foreach (string[] row in _rows)
        {
            table.AddRow(part.Select(i => new Text(row[i])));
        }

        console.Write(table);
    }

    private void WritePlain(TextWriter writer, int[] widths)
    {
        foreach (string[] row in _rows.Prepend([.. columns.Select(column => column.Header)]))
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, i) => columns[i].Right ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
