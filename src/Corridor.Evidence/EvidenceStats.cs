namespace Corridor.Evidence;

/// <summary>How much the base holds.</summary>
/// <param name="Figures">Number of figures.</param>
/// <param name="Sources">Number of sources that have figures.</param>
/// <param name="Measures">Number of measures that have figures.</param>
/// <param name="BySource">Figures by source, most first.</param>
/// <param name="ByNation">Figures by nation, most first; a figure of several nations counts for each, one of none under "all".</param>
/// <param name="ByMeasure">Figures by measure, most first.</param>
/// <param name="ByFlag">Figures by flag.</param>
/// <param name="Flagged">Figures with any flag.</param>
/// <param name="MarkedContradictions">Pairs of figures marked in the data as contradicting each other.</param>
public sealed record EvidenceStats(
    int Figures,
    int Sources,
    int Measures,
    IReadOnlyList<KeyValuePair<string, int>> BySource,
    IReadOnlyList<KeyValuePair<string, int>> ByNation,
    IReadOnlyList<KeyValuePair<string, int>> ByMeasure,
    IReadOnlyList<KeyValuePair<string, int>> ByFlag,
    int Flagged,
    int MarkedContradictions);
