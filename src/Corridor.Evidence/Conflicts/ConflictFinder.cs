namespace Corridor.Evidence;

/// <summary>
/// Finds figures that contradict each other, by rules that never read the contradictions marked in the data.
/// Work grows with the number of figures that share a corridor and a measure, not with the square of the base.
/// </summary>
public sealed class ConflictFinder
{
    /// <summary>Figures whose periods are further apart than this many days are not compared.</summary>
    private const int NearDays = 760;

    /// <summary>An undated figure is compared over this many days.</summary>
    private const int UndatedDays = 1830;

    private readonly EvidenceBase _evidence;
    private readonly PrintedConversions _conversions;
    private readonly HashSet<string> _studies;
    private readonly Dictionary<string, string[]> _compared = new(StringComparer.Ordinal);

    private ConflictFinder(EvidenceBase evidence)
    {
        _evidence = evidence;
        _conversions = new PrintedConversions(evidence.Figures);
        _studies = [.. evidence.Sources.All.Where(source => source.Kind is "study").Select(source => source.Id)];
        foreach (Measure measure in evidence.Measures.All)
        {
            foreach (string other in measure.ComparedWith)
            {
                Add(measure.Id, other);
                Add(other, measure.Id);
            }
        }

        void Add(string a, string b) => _compared[a] = [.. _compared.GetValueOrDefault(a, []).Append(b).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>All conflicts of a base, ordered by the ids of their figures.</summary>
    public static IReadOnlyList<Conflict> Find(EvidenceBase evidence)
    {
        ConflictFinder finder = new(evidence);
        Dictionary<(string Nation, string Place), Dictionary<string, List<Claim>>> corridors = finder.Group();
        List<Conflict> found = [.. corridors.Values.AsParallel().AsOrdered().SelectMany(finder.Compare)];
        Dictionary<long, Conflict> others = [];
        foreach (Conflict conflict in SameNumber.Find(corridors)
            .Concat(PartsAndTotals.Find(corridors, evidence.Names))
            .Concat(Arithmetic.Find(corridors)))
        {
            others.TryAdd(conflict.Order, conflict);
        }

        foreach (Conflict direct in others.Count > 0 ? found : [])
        {
            others.Remove(direct.Order);
        }

        found.AddRange(others.Values);
        long[] order = [.. found.Select(conflict => conflict.Order)];
        Conflict[] sorted = [.. found];
        Array.Sort(order, sorted);
        return sorted;
    }

    private Dictionary<(string Nation, string Place), Dictionary<string, List<Claim>>> Group()
    {
        PopulationWords words = new(_evidence.Names);
        Dictionary<string, int> years = new(StringComparer.Ordinal);
        Dictionary<(string, string, string, string, string, string), int> series = [];
        Dictionary<(string, string), Dictionary<string, List<Claim>>> corridors = [];
        foreach (Figure figure in _evidence.Figures)
        {
            if ((figure.Flags & Caveats.Duplicate) != Caveats.None)
            {
                continue; // The original is compared; its reprint would only repeat every conflict.
            }

            if (!years.TryGetValue(figure.Source, out int year))
            {
                year = int.TryParse(_evidence.Sources.Find(figure.Source)?.Year, System.Globalization.CultureInfo.InvariantCulture, out int known) ? known : 2000;
                years.Add(figure.Source, year);
            }

            if (Claim.Of(figure, _evidence.Measures, words.Of(figure.Population), year) is not { } claim)
            {
                continue;
            }

            (string, string, string, string, string, string) origin = (figure.Source, figure.Publisher, figure.Purpose, figure.Sex, figure.Unit, string.Join(' ', claim.Group));
            if (!series.TryGetValue(origin, out int number))
            {
                series.Add(origin, number = series.Count);
            }

            claim.Series = number;
            (string, string) key = Corridor(figure);
            if (!corridors.TryGetValue(key, out Dictionary<string, List<Claim>>? measures))
            {
                corridors.Add(key, measures = new(StringComparer.Ordinal));
            }

            if (!measures.TryGetValue(figure.Measure, out List<Claim>? claims))
            {
                measures.Add(figure.Measure, claims = []);
            }

            claims.Add(claim);
        }

        SetRanks(corridors);
        foreach (List<Claim> claims in corridors.Values.SelectMany(measures => measures.Values))
        {
            claims.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Rank.CompareTo(b.Rank));
        }

        return corridors;
    }

    /// <summary>Numbers the claims in the order of their ids, so that millions of pairs are sorted by numbers and not by texts.</summary>
    private static void SetRanks(Dictionary<(string, string), Dictionary<string, List<Claim>>> corridors)
    {
        Claim[] all = [.. corridors.Values.SelectMany(measures => measures.Values).SelectMany(claims => claims)];
        Array.Sort(all, (a, b) => string.CompareOrdinal(a.Figure.Id, b.Figure.Id));
        for (int i = 0; i < all.Length; i++)
        {
            all[i].Rank = i;
        }
    }

    /// <summary>Rules and prices hold in a place, whoever is named; everything else belongs to its corridor.</summary>
    private static (string Nation, string Place) Corridor(Figure figure) => figure.Kind is FigureKind.Rule or FigureKind.Price
        ? (string.Empty, figure.Place.Length > 0 ? figure.Place : figure.Nation)
        : (figure.Nation, figure.Place);

    private List<Conflict> Compare(Dictionary<string, List<Claim>> corridor)
    {
        List<Conflict> found = [];
        Dictionary<(string, string), bool> meetings = [];
        foreach ((string measure, List<Claim> claims) in corridor)
        {
            Compare(claims, claims, sameMeasure: true, meetings, found);
            foreach (string other in _compared.GetValueOrDefault(measure, []))
            {
                if (string.CompareOrdinal(measure, other) < 0 && corridor.TryGetValue(other, out List<Claim>? others))
                {
                    Compare(claims, others, sameMeasure: false, meetings, found);
                }
            }
        }

        return found;
    }

    /// <summary>Compares figures whose periods overlap; of a series that never overlaps, only the nearest figure.</summary>
    private void Compare(List<Claim> left, List<Claim> right, bool sameMeasure, Dictionary<(string, string), bool> meetings, List<Conflict> found)
    {
        int from = 0;
        int longest = right.Max(claim => claim.Days);
        int reach = left.Exists(claim => claim.Undated) || right.Exists(claim => claim.Undated) ? UndatedDays : NearDays;
        Dictionary<int, List<Claim>> leftSeries = BySeries(left);
        Dictionary<int, List<Claim>> rightSeries = sameMeasure ? leftSeries : BySeries(right);
        for (int i = 0; i < left.Count; i++)
        {
            Claim a = left[i];
            while (from < right.Count && right[from].Start < a.Start - reach - longest)
            {
                from++;
            }

            for (int j = sameMeasure ? i + 1 : from; j < right.Count && right[j].Start <= a.End + reach; j++)
            {
                Claim b = right[j];
                if (NationsMeet(a.Figure, b.Figure, meetings) && Near(a, b, leftSeries, rightSeries) && Find(a, b, sameMeasure) is { } conflict)
                {
                    found.Add(conflict);
                }
            }
        }
    }

    private static Dictionary<int, List<Claim>> BySeries(List<Claim> claims)
    {
        Dictionary<int, List<Claim>> series = [];
        foreach (Claim claim in claims)
        {
            if (!series.TryGetValue(claim.Series, out List<Claim>? members))
            {
                series.Add(claim.Series, members = []);
            }

            members.Add(claim);
        }

        return series;
    }

    private Conflict? Find(Claim a, Claim b, bool sameMeasure) =>
        sameMeasure && a.Unit != b.Unit && _conversions.Rate(b.Unit, a.Unit) is { } rate
            ? DirectComparison.Find(a, b.In(a.Unit, rate), sameMeasure)
            : DirectComparison.Find(a, b, sameMeasure);

    /// <summary>
    /// True for figures of the same time. Across time a figure of a study, which speaks of how things are, meets the nearest one of another study's series;
    /// points of databases and of the press differ in date and nothing more.
    /// </summary>
    private bool Near(Claim a, Claim b, Dictionary<int, List<Claim>> left, Dictionary<int, List<Claim>> right)
    {
        int gap = Claim.Gap(a, b);
        if (gap == 0)
        {
            return true;
        }

        bool studies = _studies.Contains(a.Figure.Source) && _studies.Contains(b.Figure.Source);
        bool sameOrigin = a.Figure.Source == b.Figure.Source && a.Figure.Publisher == b.Figure.Publisher;
        if (sameOrigin || !studies)
        {
            return false;
        }

        return a.Undated || b.Undated
            ? gap <= UndatedDays
            : gap <= NearDays && !IsNearer(a, right[b.Series], gap) && !IsNearer(b, left[a.Series], gap);
    }

    /// <summary>True when a figure of the series lies nearer than the gap.</summary>
    private static bool IsNearer(Claim claim, List<Claim> series, int gap)
    {
        foreach (Claim other in series)
        {
            if (Claim.Gap(claim, other) < gap)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for one nation; for rules and prices also when one names nobody in particular or their nations share a member.</summary>
    private bool NationsMeet(Figure a, Figure b, Dictionary<(string, string), bool> known)
    {
        if (a.Nation == b.Nation)
        {
            return true;
        }

        if (a.Kind is not (FigureKind.Rule or FigureKind.Price))
        {
            return false;
        }

        if (Broad(a) || Broad(b))
        {
            return true;
        }

        if (!known.TryGetValue((a.Nation, b.Nation), out bool meet))
        {
            meet = a.Nations.SelectMany(_evidence.Names.MembersOf).Intersect(b.Nations.SelectMany(_evidence.Names.MembersOf), StringComparer.Ordinal).Any();
            known.Add((a.Nation, b.Nation), meet);
        }

        return meet;
    }

    private static bool Broad(Figure figure) => figure.Nation.Length == 0 || figure.Nation == figure.Place || figure.Place.Length == 0;
}
