using Corridor.Data;
using Corridor.Model.Scenarios;

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

    /// <summary>Changes of the scenarios it is built on, then its own, in the order of the files.</summary>
    public IReadOnlyList<ScenarioChange> Changes { get; init; } = [];

    /// <summary>The changes that its own file names.</summary>
    public IReadOnlyList<ScenarioChange> Own { get; init; } = [];

    /// <summary>Members of an ensemble, 1 where the file names no number.</summary>
    public int Members { get; init; } = 1;

    /// <summary>The question that it answers; null where the file asks none.</summary>
    public Label? Question { get; init; }

    /// <summary>What the model leaves out of the answer; null where the file says nothing.</summary>
    public Label? Limits { get; init; }

    /// <summary>What it rests on: ids of sources and of published figures, or judgements with their reason.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The scenario files that decide it: those it is built on, then its own. Absolute paths.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Id of the scenario it is built on; "base" where the file names none.</summary>
    public string Base { get; init; } = ScenarioFile.Root;

    /// <summary>Changes of law, one a nation, in the order of the file.</summary>
    public IReadOnlyList<RegimeChange> Regimes => [.. Changes.OfType<RegimeChange>().SelectMany(change => change.Each)];

    /// <summary>What a reader of the scenario should know, such as a change without a reason.</summary>
    public IEnumerable<string> Warnings => Changes.Select(change => change.Warning).OfType<string>();

    /// <summary>Where sources stand in the file; null before it is read.</summary>
    internal YamlMap? Said { get; init; }

    /// <summary>Reads a scenario file and those it is built on. Codes of nations, places and drivers are checked by <see cref="ModelSystem.Under(Scenario, Faults)"/>.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static Scenario Load(string path, Faults faults) => ScenarioFile.Read(path, [], faults);

    /// <summary>True for the id of a published figure, such as E0642.</summary>
    public static bool IsFigure(string source) => source.Length >= 5 && source[0] == 'E' && source.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Adds a fault for each published figure that it names and that is not there.</summary>
    /// <param name="known">Whether a figure with an id is there.</param>
    /// <param name="faults">Receives the faults.</param>
    public void CheckFigures(Func<string, bool> known, Faults faults)
    {
        foreach (string id in Sources.Where(source => IsFigure(source) && !known(source)))
        {
            Said?.Fault(faults, "sources", $"there is no published figure '{id}'", "look for it: corridor evidence list");
        }
    }

    /// <summary>Adds a fault for each source that neither the catalogue nor the form of a figure's id knows.</summary>
    internal void CheckSources(SourceCatalogue catalogue, Faults faults)
    {
        foreach (string source in Sources.Where(source => !IsFigure(source)))
        {
            Faults own = new();
            catalogue.Check(source, own, string.Empty, null, null);
            foreach (Fault fault in own.Ordered)
            {
                Said?.Fault(faults, "sources", fault.What, fault.Hint);
            }
        }
    }
}
