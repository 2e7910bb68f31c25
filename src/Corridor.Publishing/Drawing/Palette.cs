namespace Corridor.Publishing.Drawing;

/// <summary>
/// Which class colours what. Colours themselves are in figure.css: a qualitative set that people with any colour vision tell apart
/// (after P. Tol's "muted" scheme), and three families of tones for legal statuses.
/// </summary>
public static class Palette
{
    /// <summary>Slots of the qualitative set.</summary>
    public const int Slots = 9;

    /// <summary>Class of "all others".</summary>
    public const string Rest = "rest";

    /// <summary>Statuses from the bottom of a stack up: settled, staying, working, without status, in the hands of the state.</summary>
    private static readonly string[] StatusOrder =
        ["citizen", "permanent", "temporary", "dependant", "student", "permit", "union", "patent", "visitor", "irregular", "controlled", "custody", "forces"];

    /// <summary>Class of a nation by its position in the gazetteer.</summary>
    public static string Nation(int index) => FormattableString.Invariant($"n{index % 5}");

    /// <summary>Class of a slot of the qualitative set.</summary>
    public static string Slot(int slot) => FormattableString.Invariant($"c{slot % Slots}");

    /// <summary>
    /// Slots for places: each prefers the slot of its position among all places, so that a place keeps its colour from chart to chart as
    /// far as possible; a place whose slot is taken gets the next free one.
    /// </summary>
    /// <param name="shown">Places of a chart, the most important first; at most <see cref="Slots"/>.</param>
    /// <param name="all">All places in the order of the gazetteer.</param>
    public static IReadOnlyDictionary<string, string> Places(IReadOnlyList<string> shown, IReadOnlyList<string> all)
    {
        Dictionary<string, string> looks = new(StringComparer.Ordinal);
        HashSet<int> taken = [];
        foreach (string place in shown)
        {
            int slot = Math.Max(0, all.ToList().IndexOf(place)) % Slots;
            while (taken.Contains(slot) && taken.Count < Slots)
            {
                slot = (slot + 1) % Slots;
            }

            taken.Add(slot);
            looks[place] = Slot(slot);
        }

        return looks;
    }

    /// <summary>Class of a legal status.</summary>
    public static string Status(string status) => StatusOrder.Contains(status, StringComparer.Ordinal) ? "s-" + status : Rest;

    /// <summary>Position of a legal status in a stack; unknown statuses lie on top.</summary>
    public static int StatusRank(string status)
    {
        int rank = Array.IndexOf(StatusOrder, status);
        return rank < 0 ? StatusOrder.Length : rank;
    }
}
