using Corridor.Data;

namespace Corridor.Model.Displaced;

/// <summary>People beside the five nations whom an event has moved (data/displaced/groups.yaml).</summary>
/// <param name="Id">Name.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Origin">Country they come from; XRW for many.</param>
/// <param name="Counts">Whom the group counts.</param>
/// <param name="Places">Where they are, in the order of the file.</param>
/// <param name="StockMeasures">Measures of published figures that ask how many are there.</param>
/// <param name="ArrivalMeasures">Measures that ask how many came.</param>
public sealed record DisplacedGroup(string Id, Label Label, string Origin, Label Counts, IReadOnlyList<string> Places, IReadOnlyList<string> StockMeasures, IReadOnlyList<string> ArrivalMeasures)
{
    /// <summary>True for a measure that the group answers.</summary>
    public bool Answers(string measure) => StockMeasures.Concat(ArrivalMeasures).Contains(measure, StringComparer.Ordinal);
}

/// <summary>A group in a place.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Place">Code of the place.</param>
public readonly record struct DisplacedPair(string Group, string Place);
