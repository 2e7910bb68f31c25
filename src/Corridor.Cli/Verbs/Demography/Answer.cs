using System.CommandLine;
using System.Text.Json.Nodes;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>What a verb of the toolbox found: tables, and what is to be said about them.</summary>
/// <param name="main">The table that goes to standard output.</param>
internal sealed class Answer(ResultTable main)
{
    private readonly List<ResultTable> _tables = [main];
    private readonly List<(string Name, object? Value)> _diagnostics = [];
    private readonly List<string> _warnings = [];
    private readonly JsonObject _further = [];

    /// <summary>Where the tables go.</summary>
    public static Option<string?> Output(bool several) => new("-o", "--output")
    {
        HelpName = several ? "DIR" : "FILE",
        Description = several
            ? "Write all tables into this folder instead of the first to standard output; a name that ends in .csv takes the first table alone"
            : "Write to this file instead of standard output",
    };

    /// <summary>Adds a further table.</summary>
    public Answer With(ResultTable table)
    {
        _tables.Add(table);
        return this;
    }

    /// <summary>Adds something that only the JSON document shows.</summary>
    public Answer WithJson(string name, JsonNode value)
    {
        _further[name] = value;
        return this;
    }

    /// <summary>Adds something to know about the result.</summary>
    public Answer Say(string name, object? value)
    {
        _diagnostics.Add((name, value));
        return this;
    }

    /// <summary>Adds how an iteration ended.</summary>
    public Answer Say(Convergence ending)
    {
        if (!ending.Converged)
        {
            Warn($"not converged: {ending.Where ?? "a total"} is missed by {ending.LargestResidual.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}");
        }

        return Say("converged", ending.Converged).Say("iterations", ending.Iterations).Say("largest_residual", ending.LargestResidual).Say("residual_at", ending.Where);
    }

    /// <summary>Adds something that the user should look at.</summary>
    public Answer Warn(string what)
    {
        _warnings.Add(what);
        return this;
    }

    /// <summary>Writes everything: tables as CSV, the rest to the messages; with --json one document of both.</summary>
    /// <param name="screen">Results and messages.</param>
    /// <param name="json">Whether one JSON document is asked for.</param>
    /// <param name="output">File or folder for CSV; null for standard output.</param>
    /// <param name="file">The name given is a file even without .csv.</param>
    public int Deliver(Screen screen, bool json, string? output, bool file)
    {
        if (output is not null)
        {
            Save(output, file);
        }

        if (json)
        {
            Json.Write(screen, Document());
            return ExitCode.Done;
        }

        if (output is null)
        {
            screen.Out.Write(_tables[0].ToCsv());
        }

        foreach ((string name, object? value) in _diagnostics.Where(entry => entry.Value is not null))
        {
            screen.Error.WriteLine($"{name}: {ResultTable.Value(value)?.ToJsonString(Json.Indented).Trim('"') ?? "-"}");
        }

        foreach (string warning in _warnings)
        {
            screen.Error.WriteLine($"warning: {warning}");
        }

        if (output is null && _tables.Count > 1)
        {
            screen.Error.WriteLine($"note: -o DIR also writes {string.Join(", ", _tables.Skip(1).Select(table => table.Name + ".csv"))}");
        }

        return ExitCode.Done;
    }

    private void Save(string output, bool file)
    {
        if (file || output.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            File.WriteAllText(output, _tables[0].ToCsv());
            return;
        }

        Directory.CreateDirectory(output);
        foreach (ResultTable table in _tables)
        {
            File.WriteAllText(Path.Combine(output, table.Name + ".csv"), table.ToCsv());
        }
    }

    private JsonObject Document()
    {
        JsonObject document = [];
        foreach (ResultTable table in _tables)
        {
            document[table.Name] = table.ToJson();
        }

        foreach ((string name, JsonNode? value) in _further)
        {
            document[name] = value?.DeepClone();
        }

        JsonObject diagnostics = [];
        foreach ((string name, object? value) in _diagnostics)
        {
            diagnostics[name] = ResultTable.Value(value);
        }

        document["diagnostics"] = diagnostics;
        JsonArray warnings = [];
        foreach (string warning in _warnings)
        {
            warnings.Add((JsonNode?)JsonValue.Create(warning));
        }

        document["warnings"] = warnings;
        return document;
    }
}
