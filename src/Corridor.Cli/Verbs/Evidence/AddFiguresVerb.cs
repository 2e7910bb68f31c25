using System.CommandLine;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence add`: a user's own figures, checked whole, shown with what they contradict, then written all or not at all.</summary>
internal sealed class AddFiguresVerb
{
    private readonly Argument<string> _file = Inputs.Word("FILE", "The table, in the columns of `corridor evidence template`");
    private readonly Option<bool> _yes = Inputs.Switch("--yes", "Write without asking");
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private AddFiguresVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        AddFiguresVerb add = new(screen, json);
        return new Verb(
            "add",
            "Check a table of your own figures, show what they contradict, and write all of them or none. Without --yes it asks; where nobody can be asked it only shows.",
            ["corridor evidence add mine.csv", "corridor evidence add mine.csv --yes --json"],
            (parsed, _) => add.Work(parsed))
            .With(add._file, add._yes, add._data);
    }

    private int Work(ParseResult parsed)
    {
        string file = parsed.GetValue(_file)!;
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        Faults faults = new();
        string text = Text(file);
        UserFigurePreview? preview = UserFigures.Check(text, file, EvidenceVerb.Load(parsed.GetValue(_data)), faults);
        faults.ThrowIfAny();
        bool json = parsed.GetValue(_json);
        if (!json)
        {
            Show(preview!);
        }

        bool write = parsed.GetValue(_yes) || (!json && Agreed(preview!.Figures.Count));
        if (write)
        {
            Write(folder, preview!);
        }

        string target = folder.PathOf(UserFigures.AddedFile);
        if (json)
        {
            Json.Write(_screen, new
            {
                Written = write,
                File = target,
                Figures = preview!.Figures.Select(FigureRow.Json),
                Conflicts = preview.Conflicts.Select(pair => new { A = pair.A.Id, B = pair.B.Id, Reason = pair.ReasonWord, pair.Ratio, pair.Why }),
            });
        }

        _screen.Error.WriteLine(
            write ? $"{Numbers.Text(preview!.Figures.Count)} figures added to {target}"
            : _screen.Person is null || json ? "nothing written: this was a preview; add --yes to write"
            : "nothing written");
        return ExitCode.Done;
    }

    /// <summary>Replaces the table of added figures in one step, so that a failure leaves the old one.</summary>
    private static void Write(DataFolder folder, UserFigurePreview preview)
    {
        Faults faults = new();
        string text = UserFigures.Joined(folder, preview, faults);
        faults.ThrowIfAny();
        string path = folder.PathOf(UserFigures.AddedFile);
        string next = path + ".next";
        File.WriteAllText(next, text);
        File.Move(next, path, overwrite: true);
    }

    private static string Text(string file)
    {
        if (!File.Exists(file))
        {
            throw new BadInputException(file, null, null, "there is no such file", "make one with: corridor evidence template -o mine.csv");
        }

        Faults faults = new();
        string? text = new DataFolder(Path.GetDirectoryName(Path.GetFullPath(file))!).ReadUserText(Path.GetFileName(file), faults);
        return text ?? throw new BadInputException([.. faults.Ordered.Select(fault => fault with { File = file, Hint = fault.Line is null ? "fill it in: corridor evidence template shows how" : fault.Hint })]);
    }

    private void Show(UserFigurePreview preview)
    {
        TextTable figures = new([new("id", Right: false, Key: true), new("nation", Right: false), new("place", Right: false), new("period", Right: false), new("value"), new("measure", Right: false), new("source", Right: false)]);
        foreach (Figure figure in preview.Figures)
        {
            figures.Add(figure.Id, figure.Nation, figure.Place, figure.PeriodText, FigureRow.Value(figure), figure.Measure, figure.Source);
        }

        figures.Write(_screen);
        if (preview.Conflicts.Count == 0)
        {
            _screen.Out.WriteLine("they contradict no figure of the base");
            return;
        }

        _screen.Out.WriteLine();
        TextTable conflicts = new([new("a", Right: false, Key: true), new("b", Right: false, Key: true), new("ratio"), new("reason", Right: false), new("why", Right: false)]);
        foreach (Conflict pair in preview.Conflicts)
        {
            conflicts.Add(pair.A.Id, pair.B.Id, Numbers.Text(pair.Ratio, 2), pair.ReasonWord.Replace('_', ' '), pair.Why);
        }

        conflicts.Write(_screen);
    }

    private bool Agreed(int figures)
    {
        if (_screen.Person is null)
        {
            return false;
        }

        _screen.Error.Write($"add {Numbers.Text(figures)} figures? [y/N] ");
        return _screen.Person.ReadLine()?.Trim() is "y" or "Y" or "yes" or "да";
    }
}
