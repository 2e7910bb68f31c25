using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>A figure for people and for machines.</summary>
internal static class FigureRow
{
    /// <summary>The figure's row as JSON, with the names of the columns of its file.</summary>
    public static JsonObject Json(Figure figure) => JsonSerializer.SerializeToNode(
        new
        {
            figure.Id,
            figure.Source,
            figure.Locator,
            figure.Measure,
            figure.Nation,
            figure.Place,
            figure.Population,
            figure.Purpose,
            figure.Sex,
            PeriodStart = Iso(figure.PeriodStart),
            PeriodEnd = Iso(figure.PeriodEnd),
            figure.Low,
            figure.High,
            figure.AsPrinted,
            figure.Unit,
            Kind = figure.Kind.Word(),
            figure.Publisher,
            Flags = figure.Flags.List(),
            RelatesTo = figure.Relations.Select(relation => relation.ToString()),
            figure.Note,
        },
        Cli.Json.Indented)!.AsObject();

    /// <summary>The value with its unit; a space between thousands as everywhere in tables.</summary>
    public static string Value(Figure figure) => $"{figure.ValueText.Replace(',', ' ')} {figure.Unit}".TrimEnd();

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
