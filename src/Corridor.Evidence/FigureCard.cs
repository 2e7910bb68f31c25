using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>All that is known about one figure.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Measure">What it counts.</param>
/// <param name="Source">Where it was published; null for a judgement.</param>
/// <param name="ContradictedBy">Ids of figures that contradict it: marked in the data or found by rule, in order.</param>
/// <param name="Conflicts">Conflicts found by rule, with their reasons.</param>
/// <param name="UsedIn">Where the model or a calibration uses it; empty until one does.</param>
public sealed record FigureCard(
    Figure Figure,
    Measure Measure,
    Source? Source,
    IReadOnlyList<string> ContradictedBy,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<string> UsedIn)
{
    /// <summary>The card of a figure, or null when there is none with this id.</summary>
    /// <param name="evidence">The base.</param>
    /// <param name="conflicts">All conflicts of the base, as <see cref="ConflictFinder.Find(EvidenceBase)"/> gives them.</param>
    /// <param name="id">Id of the figure.</param>
    /// <param name="usedIn">Where it is used, as far as the caller knows.</param>
    public static FigureCard? Of(EvidenceBase evidence, IReadOnlyList<Conflict> conflicts, string id, IReadOnlyList<string>? usedIn = null)
    {
        if (evidence.Find(id) is not { } figure || evidence.Measures.Find(figure.Measure) is not { } measure)
        {
            return null;
        }

        IReadOnlyList<Conflict> own = [.. conflicts.Where(conflict => conflict.A.Id == figure.Id || conflict.B.Id == figure.Id)];
        IReadOnlyList<string> ids =
        [
            .. evidence.ContradictedBy(figure.Id)
                .Concat(own.Select(conflict => conflict.A.Id == figure.Id ? conflict.B.Id : conflict.A.Id))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return new FigureCard(figure, measure, evidence.Sources.Find(figure.Source), ids, own, usedIn ?? []);
    }
}
