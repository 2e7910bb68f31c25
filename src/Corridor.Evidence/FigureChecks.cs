using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>
/// Checks that need more than one row: ids are unique, relations have their other end and contradictions stand on both rows.
/// With a base to join, ids must be new to it and relations may end in it, contradictions excepted.
/// </summary>
internal sealed class FigureChecks(Dictionary<string, Figure> byId, EvidenceBase? joins = null)
{
    private readonly List<(Figure Figure, RowPlace Place)> _related = [];

    /// <summary>Takes a figure in; false (with a fault) when its id is taken.</summary>
    internal bool Accept(Figure figure, RowPlace place, Faults faults)
    {
        if (!byId.TryAdd(figure.Id, figure))
        {
            faults.Add(place.File, place.Line, place.IdColumn, $"id '{figure.Id}' is used twice", "give every figure its own id");
            return false;
        }

        if (joins?.Find(figure.Id) is { } taken)
        {
            faults.Add(place.File, place.Line, place.IdColumn, $"id '{taken.Id}' is already in the base", "give your figure an id of its own");
            return false;
        }

        bool saysDuplicate = (figure.Flags & Caveats.Duplicate) != Caveats.None;
        if (saysDuplicate != figure.Relations.Any(relation => relation.Kind == FigureRelation.DuplicateOf))
        {
            faults.Add(
                place.File,
                place.Line,
                saysDuplicate ? place.RelationsColumn : place.FlagsColumn,
                saysDuplicate ? "flagged as a duplicate without naming of what" : "names what it duplicates without the flag",
                "write duplicate in flags and duplicate_of:ID in relates_to, both or neither");
        }

        if (figure.Relations.Count > 0)
        {
            _related.Add((figure, place));
        }

        return true;
    }

    /// <summary>Checks the far ends of all relations, once every figure is known.</summary>
    internal void CheckRelations(Faults faults)
    {
        foreach ((Figure figure, RowPlace place) in _related)
        {
            foreach (FigureRelation relation in figure.Relations)
            {
                Check(figure, place, relation, faults);
            }
        }
    }

    private void Check(Figure figure, RowPlace place, FigureRelation relation, Faults faults)
    {
        if (relation.Target == figure.Id)
        {
            faults.Add(place.File, place.Line, place.RelationsColumn, $"{relation} names its own row", "name another figure");
        }
        else if (joins?.Find(relation.Target) is not null && !byId.ContainsKey(relation.Target))
        {
            if (relation.Kind == FigureRelation.Contradicts)
            {
                faults.Add(place.File, place.Line, place.RelationsColumn, $"{relation} names a figure of the base, whose row would not say so", "leave it out: conflicts with the base are found by rule");
            }
        }
        else if (!byId.TryGetValue(relation.Target, out Figure? other))
        {
            faults.Add(place.File, place.Line, place.RelationsColumn, $"{relation} names a figure that does not exist", NearestWord.Find(relation.Target, byId.Keys) is { } near ? $"did you mean {near}?" : "name an id of the base");
        }
        else if (relation.Kind == FigureRelation.Contradicts && !other.MarkedContradictions.Contains(figure.Id, StringComparer.Ordinal))
        {
            faults.Add(place.File, place.Line, place.RelationsColumn, $"{figure.Id} contradicts {other.Id}, but {other.Id} does not say so", $"add contradicts:{figure.Id} to the row of {other.Id}");
        }
    }
}
