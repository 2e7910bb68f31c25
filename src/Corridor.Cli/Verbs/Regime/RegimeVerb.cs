using System.CommandLine;
using Corridor.Data;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>`corridor regime`: the legal rules by date.</summary>
internal static class RegimeVerb
{
    public static Verb Of(Screen screen, Option<bool> json) => new(
        "regime",
        "Legal rules by date: what holds for whom, what changed, and what follows for a person's own dates.",
        [
            "corridor regime show --nation UZB --place RUS --on 2023-11-01",
            "corridor regime diff 2023-10-25 2023-10-26",
            "corridor regime calculate --nation UZB --on 2023-11-20 --entered 2023-11-01 --purpose work",
        ],
        RegimeShowVerb.Of(screen, json),
        RegimeTimelineVerb.Of(screen, json),
        RegimeDiffVerb.Of(screen, json),
        RegimeCalculateVerb.Of(screen, json),
        RegimeCheckVerb.Of(screen, json));

    /// <summary>The rules with nations, places and sources, or all their faults at once.</summary>
    /// <exception cref="BadInputException">A file can't be used.</exception>
    public static RegimeData Load(string? data)
    {
        Faults faults = new();
        RegimeData loaded = RegimeData.Load(DataFolder.Find(data), faults);
        faults.ThrowIfAny();
        return loaded;
    }
}

/// <summary>What the regime verbs read.</summary>
internal sealed record RegimeData(DataFolder Folder, SourceCatalogue Sources, Gazetteer Gazetteer, RuleBook Rules)
{
    public static RegimeData Load(DataFolder folder, Faults faults)
    {
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        Gazetteer gazetteer = Gazetteer.Load(folder, sources, faults);
        return new RegimeData(folder, sources, gazetteer, RuleBook.Load(folder, gazetteer, sources, faults));
    }
}
