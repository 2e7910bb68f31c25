using System.CommandLine;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence`: every published figure, with what it counts.</summary>
internal static class EvidenceVerb
{
    public static Verb Of(Screen screen, Option<bool> json) => new(
        "evidence",
        "Published figures, side by side: what each one counts, and which contradict each other.",
        ["corridor evidence list --nation TJK --place RUS --from 2022 --to 2022", "corridor evidence show E0642", "corridor evidence conflicts"],
        [
            FigureListVerb.Of(screen, json),
            FigureVerb.Of(screen, json),
            EvidenceStatsVerb.Of(screen, json),
            ConflictsVerb.Of(screen, json),
            TemplateVerb.Of(screen, json),
            AddFiguresVerb.Of(screen, json),
            ExportFiguresVerb.Of(screen, json),
            UsedFiguresVerb.Of(screen, json),
            .. SettingVerbs.All(screen, json),
        ]);

    public static Option<string?> DataOption() => Inputs.Text("--data", "DIR", "The data folder [default: the project's]");

    /// <summary>The whole base, or all its faults at once.</summary>
    /// <exception cref="BadInputException">A file of the base can't be used.</exception>
    public static EvidenceBase Load(string? data)
    {
        DataFolder folder = DataFolder.Find(data);
        Faults faults = new();
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        EvidenceBase evidence = EvidenceBase.Load(folder, Gazetteer.Load(folder, sources, faults), sources, faults);
        faults.ThrowIfAny();
        return evidence;
    }
}
