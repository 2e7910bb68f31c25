using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>What a command line did.</summary>
public sealed record Ran(int Exit, string Out, string Error)
{
    /// <summary>The results as the one JSON document that they must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public string[] OutLines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string[] Keys(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
