using System.Text.Json;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The one way JSON is written: snake_case, readable, a number that does not exist as null.</summary>
internal static class Json
{
    public static JsonSerializerOptions Indented { get; } = new(HeadlineJson.Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes one document to the results.</summary>
    public static void Write(Screen screen, object document) =>
        screen.Out.WriteLine(JsonSerializer.Serialize(document, document.GetType(), Indented));
}
