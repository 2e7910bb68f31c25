using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>One figure: a drawing with its words and the numbers behind it.</summary>
/// <param name="Key">Unique name in a report: lower case letters, digits, hyphens.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Unit">Unit and kind of the values.</param>
/// <param name="Drawing">The drawing.</param>
/// <param name="Table">The same numbers by year, age or place.</param>
/// <param name="Dots">The published figures shown in it.</param>
/// <param name="Wide">True when it needs the whole width of a page.</param>
public sealed record Figure(string Key, string Title, string Unit, SvgDrawing Drawing, DataTable Table, IReadOnlyList<PublishedDot> Dots, bool Wide = false)
{
    /// <summary>The drawing as an SVG file of its own.</summary>
    public string ToSvgFile() => Drawing.Standalone(Title, Unit);
}

/// <summary>A small table under a figure, its numbers already words.</summary>
/// <param name="Columns">Headings; the first names the rows.</param>
/// <param name="Rows">Cells, as many as headings.</param>
public sealed record DataTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A table without rows.</summary>
    public static DataTable Empty { get; } = new([], []);
}
