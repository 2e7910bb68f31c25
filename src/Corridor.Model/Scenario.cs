using Corridor.Data;

namespace Corridor.Model;

/// <summary>A scenario file: what to compute.</summary>
/// <param name="Id">Name.</param>
/// <param name="Label">Title in English and Russian.</param>
/// <param name="Until">Last month.</param>
/// <param name="Seed">Seed of random numbers.</param>
public sealed record Scenario(string Id, Label Label, Month Until, int Seed)
{
    /// <summary>First month of every run.</summary>
    public static readonly Month Start = new(2010, 1);

    /// <summary>Last month that a run may have.</summary>
    public static readonly Month Latest = new(2060, 12);

    /// <summary>Last month where the file names none.</summary>
    public static readonly Month Default = new(2035, 12);

    /// <summary>Changes of law, in the order of the file.</summary>
    public IReadOnlyList<RegimeChange> Regimes { get; init; } = [];

    /// <summary>What a reader of the scenario should know, such as a change without a reason.</summary>
    public IEnumerable<string> Warnings => Regimes.Select(change => change.Warning).OfType<string>();

    /// <summary>Reads a scenario file. Codes of nations, places and groups are checked by <see cref="ModelSystem.Under"/>.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static Scenario Load(string path, Faults faults)
    {
        string full = Path.GetFullPath(path);
        DataFolder folder = new(Path.GetDirectoryName(full)!);
        YamlMap? root = YamlMap.Read(folder, Path.GetFileName(full), faults);
        Scenario otherwise = new(Path.GetFileNameWithoutExtension(full), new Label(string.Empty, string.Empty), Default, 1);
        if (root is null)
        {
            return otherwise;
        }

        root.Only(faults, "id", "label", "base", "changes", "run");
        YamlMap? run = root.Map("run", faults);
        run?.Only(faults, "until", "seed");
        Month until = run is not null && run.Has("until") ? run.Month("until", faults) ?? Default : Default;
        if (until < Start || until > Latest)
        {
            run!.Fault(faults, "until", $"{until} is outside the horizon", $"expected {Start} to {Latest}");
        }

        int seed = run is not null && run.Has("seed") ? (int)run.Number("seed", faults, 0, int.MaxValue) : otherwise.Seed;
        return new Scenario(root.Text("id", faults), root.Label("label", faults), until, seed) { Regimes = Changes(root, faults) };
    }

    private static List<RegimeChange> Changes(YamlMap root, Faults faults)
    {
        if (root.Has("base"))
        {
            root.OneOf("base", ["base"], faults, "scenario to build on");
        }

        List<RegimeChange> changes = [];
        foreach (YamlMap entry in root.Maps("changes", faults))
        {
            if (entry.Has("regime"))
            {
                changes.Add(RegimeChange.Read(entry, faults));
            }
            else
            {
                string kind = entry.Keys.FirstOrDefault() ?? string.Empty;
                entry.Fault(faults, kind, $"unknown kind of change '{kind}'", NearestWord.Hint(kind, ["regime"]));
            }
        }

        return changes;
    }
}
