using Corridor.Data;

namespace Corridor.Model.Scenarios;

/// <summary>Reads scenario files. A scenario is built on another of the same folder, whose changes come first.</summary>
internal static class ScenarioFile
{
    /// <summary>The scenario in which nothing is changed.</summary>
    public const string Root = "base";

    private const string Ending = ".yaml";
    private const int MostMembers = 100_000;
    private const int MostChanges = 1000;

    /// <summary>Reads a file and those it is built on.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="above">Ids of the scenarios that are built on it.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static Scenario Read(string path, IReadOnlyList<string> above, Faults faults)
    {
        string full = Path.GetFullPath(path);
        string name = Path.GetFileNameWithoutExtension(full);
        DataFolder folder = new(Path.GetDirectoryName(full)!);
        YamlMap? root = YamlMap.ReadUserFile(folder, Path.GetFileName(full), faults);
        if (root is null)
        {
            return new Scenario(name, new Label(string.Empty, string.Empty), Scenario.Default, 1);
        }

        root.Only(faults, "id", "label", "question", "sources", "limits", "base", "changes", "run");
        string id = root.Text("id", faults);
        CheckId(root, id, name, folder, faults);
        Scenario? under = Under(root, name, folder, above, faults);
        (Month until, int seed, int members) = Run(root, under, faults);
        ScenarioChange[] own = [.. root.Maps("changes", faults).Select(entry => ScenarioChange.Read(entry, faults)).OfType<ScenarioChange>()];
        foreach (ScenarioChange late in own.Where(change => change.From > until && change.From <= Scenario.Latest))
        {
            late.IsBroken = true;
            late.Said.Fault(faults, late.Said.Has("at") ? "at" : "from", $"{late.From} comes after the last month of the run", $"write a month up to {until}, or a later until:");
        }

        CheckNumber(own, faults);
        return new Scenario(id, root.Label("label", faults), until, seed)
        {
            Changes = [.. under?.Changes ?? [], .. own],
            Own = own,
            Members = members,
            Question = root.Has("question") ? root.Label("question", faults) : null,
            Limits = root.Has("limits") ? root.Label("limits", faults) : null,
            Sources = root.Texts("sources", faults),
            Files = [.. under?.Files ?? [], full],
            Base = under?.Id ?? Root,
            Said = root,
        };
    }

    /// <summary>An id names files and rows of tables, and belongs to one file of a folder: the one that is named after it.</summary>
    private static void CheckId(YamlMap root, string id, string name, DataFolder folder, Faults faults)
    {
        if (!id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') || id.StartsWith('.'))
        {
            root.Fault(faults, "id", $"'{id}' is no id of a scenario", "write letters, digits and hyphens, such as turkey-closes");
        }
        else if (id.Length > 0 && id != name && folder.Has(id + Ending))
        {
            root.Fault(faults, "id", $"the id '{id}' is that of {id}{Ending}", $"write id: {name}, as the file is named");
        }
    }

    /// <summary>The scenario it is built on; null where that is the data as they are.</summary>
    private static Scenario? Under(YamlMap root, string name, DataFolder folder, IReadOnlyList<string> above, Faults faults)
    {
        string word = root.Has("base") ? root.Text("base", faults) : string.Empty;
        string[] chain = [.. above, name];
        if (word.Length == 0 || (word == Root && (name == Root || !folder.Has(Root + Ending))))
        {
            return null;
        }

        if (chain.Contains(word, StringComparer.Ordinal))
        {
            root.Fault(faults, "base", $"the scenarios are built on each other in a circle: {string.Join(" -> ", chain.Append(word))}", $"end the chain with base: {Root}");
            return null;
        }

        if (!folder.Has(word + Ending))
        {
            string[] known = [.. folder.Files(string.Empty, Ending).Select(file => file[..^Ending.Length]).Where(one => one != name).Append(Root).Distinct(StringComparer.Ordinal)];
            string id = Path.GetFileNameWithoutExtension(word);
            bool path = word.Contains('/', StringComparison.Ordinal) || word.EndsWith(Ending, StringComparison.Ordinal);
            root.Fault(faults, "base", $"unknown scenario to build on '{word}'", path ? $"it is named by its id and lies in the same folder{(known.Contains(id, StringComparer.Ordinal) ? $": write base: {id}" : string.Empty)}" : NearestWord.Hint(word, known));
            return null;
        }

        return Read(folder.PathOf(word + Ending), chain, faults);
    }

    private static (Month Until, int Seed, int Members) Run(YamlMap root, Scenario? under, Faults faults)
    {
        YamlMap? run = root.Map("run", faults);
        run?.Only(faults, "until", "seed", "members");
        Month otherwise = under?.Until ?? Scenario.Default;
        Month until = run is not null && run.Has("until") ? Course.Within(run, "until", faults) ?? otherwise : otherwise;
        int Whole(string key, int without, int least, int most) => run is not null && run.Has(key) && WholeNumber(run, key, faults, least, most) is { } number ? number : without;
        return (until, Whole("seed", under?.Seed ?? 1, 0, int.MaxValue), Whole("members", under?.Members ?? 1, 1, MostMembers));
    }

    /// <summary>Each change is compared with all before it, so that their number has a bound; those beyond it are not applied.</summary>
    private static void CheckNumber(ScenarioChange[] changes, Faults faults)
    {
        for (int k = MostChanges; k < changes.Length; k++)
        {
            changes[k].IsBroken = true;
        }

        if (changes.Length > MostChanges)
        {
            changes[MostChanges].Fault(faults, FormattableString.Invariant($"{changes.Length} changes in one scenario"), FormattableString.Invariant($"write at most {MostChanges}: one change can name several nations and places, and a long course of values is a driver of the data"));
        }
    }

    private static int? WholeNumber(YamlMap run, string key, Faults faults, int least, int most)
    {
        double number = run.Number(key, faults, least, most);
        if (double.IsNaN(number))
        {
            return null;
        }

        if (number != Math.Floor(number))
        {
            run.Fault(faults, key, $"'{run.OptionalText(key)}' in {key} is not a whole number", "write digits without a decimal point");
        }

        return (int)number;
    }
}
