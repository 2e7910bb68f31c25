using System.CommandLine;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence template`: a table to fill in for `evidence add`.</summary>
internal static class TemplateVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Option<string?> file = Inputs.Text("-o", "FILE", "Where to write; a file that is there is not overwritten [default: standard output]");
        return new Verb(
            "template",
            "Print a table with one example row, to be filled in and added with `corridor evidence add`.",
            ["corridor evidence template -o mine.csv", "corridor evidence template"],
            (parsed, _) =>
            {
                if (parsed.GetValue(file) is not { } path)
                {
                    if (parsed.GetValue(json))
                    {
                        Json.Write(screen, new { FigureCsv.Columns, Template = UserFigures.Template });
                    }
                    else
                    {
                        screen.Out.Write(UserFigures.Template);
                    }

                    return ExitCode.Done;
                }

                if (File.Exists(path))
                {
                    throw new BadCommandLineException("bad_value", $"{path} is there already", "corridor evidence template", "name another file, or move this one away");
                }

                File.WriteAllText(path, UserFigures.Template);
                if (parsed.GetValue(json))
                {
                    Json.Write(screen, new { File = path });
                }
                else
                {
                    screen.Error.WriteLine($"written to {path}; fill it in and run: corridor evidence add {path}");
                }

                return ExitCode.Done;
            }).With(file);
    }
}
