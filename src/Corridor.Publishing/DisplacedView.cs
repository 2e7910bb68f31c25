using Corridor.Data;

namespace Corridor.Publishing;

/// <summary>A group of displaced people as a report shows it.</summary>
/// <param name="Group">Id, which its series have as their nation.</param>
/// <param name="Name">Name.</param>
/// <param name="Counts">Whom it counts.</param>
/// <param name="Places">Its places.</param>
public sealed record DisplacedView(string Group, Label Name, Label Counts, IReadOnlyList<DisplacedPlaceView> Places);

/// <summary>A place of a group.</summary>
/// <param name="Place">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Dots">Published stocks, persons.</param>
public sealed record DisplacedPlaceView(string Place, Label Name, IReadOnlyList<PublishedDot> Dots);
