namespace Corridor.Simulation.Store;

/// <summary>Chooses series of a run; a part that is null matches everything.</summary>
/// <param name="Series">Name of the series, such as stock or flow:return.</param>
/// <param name="Nation">Nation.</param>
/// <param name="Place">Place; the nation's own code is home.</param>
/// <param name="Status">Legal status.</param>
/// <param name="ToPlace">Place in which a flow ends.</param>
/// <param name="ToStatus">Status in which a flow ends.</param>
public sealed record SeriesFilter(
    string? Series = null,
    string? Nation = null,
    string? Place = null,
    string? Status = null,
    string? ToPlace = null,
    string? ToStatus = null)
{
    /// <summary>The chosen parts with the names of the store's columns.</summary>
    internal IEnumerable<(string Column, string Value)> Parts =>
        new (string Column, string? Value)[] { ("series", Series), ("nation", Nation), ("place", Place), ("status", Status), ("to_place", ToPlace), ("to_status", ToStatus) }
            .Where(part => part.Value is not null)
            .Select(part => (part.Column, part.Value!));
}
