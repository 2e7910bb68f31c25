using System.CommandLine;
using System.Text;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence export`: figures as a table or a document that reads back to the same figures.</summary>
internal static class ExportFiguresVerb
{
    private static readonly string[] Formats = ["csv", "json"];

    public static Verb Of(Screen screen, Option<bool> json)
    {
        FigureFilters filters = new();
        Option<string?> file = Inputs.Text("-o", "FILE", "Where to write [default: standard output]");
        Option<string?> format = Inputs.Text("--format", "NAME", "csv (RFC 4180) or json [default: by the name of the file, else csv]");
        Option<bool> mark = Inputs.Switch("--bom", "Begin a CSV file with a byte order mark, which some spreadsheet programs need to see UTF-8");
        Option<string?> data = EvidenceVerb.DataOption();
        return new Verb(
            "export",
            "Write figures, all or those chosen, as CSV or JSON with every field of the base.",
            ["corridor evidence export -o figures.csv --bom", "corridor evidence export --nation TJK --place RUS --format json"],
            (parsed, _) =>
            {
                string? path = parsed.GetValue(file);
                string chosen = CodeWord.Known(parsed, format, Formats, "corridor evidence export")
                    ?? (parsed.GetValue(json) && path is null || path?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true ? "json" : "csv");
                if (chosen == "json" && parsed.GetValue(mark))
                {
                    throw new BadCommandLineException("bad_value", "--bom is for CSV", "corridor evidence export", "leave out --bom, or write --format csv");
                }

                if (path is null && chosen == "csv" && parsed.GetValue(json))
                {
                    throw new BadCommandLineException("bad_value", "--json and --format csv contradict each other", "corridor evidence export", "leave out one of them, or name a file with -o");
                }

                IReadOnlyList<Figure> figures = filters.Choose(parsed, EvidenceVerb.Load(parsed.GetValue(data)));
                string text = chosen == "json" ? FigureJson.Write(figures) : FigureCsv.Write(figures, parsed.GetValue(mark));
                if (path is null)
                {
                    screen.Out.Write(text);
                    return ExitCode.Done;
                }

                // The mark, where it is wanted, is in the text.
                File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                if (parsed.GetValue(json))
                {
                    Json.Write(screen, new { File = path, Format = chosen, Figures = figures.Count });
                }
                else
                {
                    screen.Error.WriteLine($"{Numbers.Text(figures.Count)} figures written to {path}");
                }

                return ExitCode.Done;
            }).With([.. filters.Options, file, format, mark, data]);
    }
}
