using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Inference;

/// <summary>A published figure that may stand beside a quantity of the model.</summary>
/// <param name="Id">Id in the evidence base; for the population the id of the source.</param>
/// <param name="Source">Id of the source in data/sources.yaml.</param>
/// <param name="Nation">Nation.</param>
/// <param name="Quantity">Quantity of the model.</param>
/// <param name="When">Month in which it stands: the middle of its period, so that a calendar year stands in July.</param>
/// <param name="Low">Lower end in persons, US dollars or percent; null for "up to".</param>
/// <param name="High">Upper end; null for "at least"; equal to <paramref name="Low"/> for a single number.</param>
/// <param name="Counts">What its measure counts, in a few words of English.</param>
/// <param name="Population">The group counted, in the words of the source; may be empty.</param>
/// <param name="Caveats">What a reader must know. An implausible figure stays visible and says so.</param>
public sealed record ComparableFigure(
    string Id,
    string Source,
    string Nation,
    ModelQuantity Quantity,
    Month When,
    double? Low,
    double? High,
    string Counts,
    string Population,
    Caveats Caveats);

/// <summary>A published figure that looks as if it could stand beside a quantity of the model, and does not.</summary>
/// <param name="Id">Id in the evidence base; for the population the id of the source and the year.</param>
/// <param name="Nation">Nation.</param>
/// <param name="Quantity">Quantity that it could be taken for.</param>
/// <param name="Why">The first reason that applies.</param>
/// <param name="Reason">The reason as a reader sees it.</param>
public sealed record ExcludedFigure(string Id, string Nation, ModelQuantity Quantity, Exclusion Why, string Reason);
