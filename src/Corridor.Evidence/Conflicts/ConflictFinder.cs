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
    private readonly Dictionary<(string, string), Conflict> _found = [];

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
        foreach (Dictionary<string, List<Claim>> corridor in corridors.Values)
        {
            finder.Compare(corridor);
        }

        foreach (Conflict conflict in SameNumber.Find(corridors)
            .Concat(PartsAndTotals.Find(corridors, evidence.Names))
            .Concat(Arithmetic.Find(corridors)))
        {
            finder.Keep(conflict);
        }

        return [.. finder._found.Values.OrderBy(pair => pair.A.Id, StringComparer.Ordinal).ThenBy(pair => pair.B.Id, StringComparer.Ordinal)];
    }

    /// <summary>A conflict with its figures in the order of their ids.</summary>
    internal static Conflict Pair(Claim a, Claim b, ConflictReason reason, double ratio, string why) =>
        string.CompareOrdinal(a.Figure.Id, b.Figure.Id) < 0
            ? new Conflict(a.Figure, b.Figure, reason, ratio, why)
            : new Conflict(b.Figure, a.Figure, reason, ratio, why);

    private Dictionary<(string Nation, string Place), Dictionary<string, List<Claim>>> Group()
    {
        PopulationWords words = new(_evidence.Names);
        Dictionary<string, int> years = new(StringComparer.Ordinal);
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

        foreach (List<Claim> claims in corridors.Values.SelectMany(measures => measures.Values))
        {
            claims.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : string.CompareOrdinal(a.Figure.Id, b.Figure.Id));
        }

        return corridors;
    }

    /// <summary>Rules and prices hold in a place, whoever is named; everything else belongs to its corridor.</summary>
    private static (string Nation, string Place) Corridor(Figure figure) => figure.Kind is FigureKind.Rule or FigureKind.Price
        ? (string.Empty, figure.Place.Length > 0 ? figure.Place : figure.Nation)
        : (figure.Nation, figure.Place);

    private void Compare(Dictionary<string, List<Claim>> corridor)
    {
        foreach ((string measure, List<Claim> claims) in corridor)
        {
            Compare(claims, claims, sameMeasure: true);
            foreach (string other in _compared.GetValueOrDefault(measure, []))
            {
                if (string.CompareOrdinal(measure, other) < 0 && corridor.TryGetValue(other, out List<Claim>? others))
                {
                    Compare(claims, others, sameMeasure: false);
                }
            }
        }
    }

    /// <summary>Compares figures whose periods overlap; of a series that never overlaps, only the nearest figure.</summary>
    private void Compare(List<Claim> left, List<Claim> right, bool sameMeasure)
    {
        int from = 0;
        int longest = right.Max(claim => claim.Days);
        for (int i = 0; i < left.Count; i++)
        {
            Claim a = left[i];
            while (from < right.Count && right[from].Start < a.Start - UndatedDays - longest)
            {
                from++;
            }

            for (int j = sameMeasure ? i + 1 : from; j < right.Count && right[j].Start <= a.End + UndatedDays; j++)
            {
                if (Near(a, right[j], left, right) && NationsMeet(a.Figure, right[j].Figure))
                {
                    Keep(Find(a, right[j], sameMeasure));
                }
            }
        }
    }

    private Conflict? Find(Claim a, Claim b, bool sameMeasure) =>
        sameMeasure && a.Unit != b.Unit && _conversions.Rate(b.Unit, a.Unit) is { } rate
            ? DirectComparison.Find(a, b.In(a.Unit, rate), sameMeasure)
            : DirectComparison.Find(a, b, sameMeasure);

    /// <summary>
    /// True for figures of the same time. Across time a figure of a study meets the nearest one of another series;
    /// two points of databases or of the press differ in date and nothing more.
    /// </summary>
    private bool Near(Claim a, Claim b, List<Claim> left, List<Claim> right)
    {
        int gap = Claim.Gap(a, b);
        if (gap == 0)
        {
            return true;
        }

        bool studyA = _studies.Contains(a.Figure.Source);
        bool studyB = _studies.Contains(b.Figure.Source);
        bool sameOrigin = a.Figure.Source == b.Figure.Source && a.Figure.Publisher == b.Figure.Publisher;
        if (sameOrigin || !(studyA || studyB))
        {
            return false;
        }

        return (a.Undated || b.Undated) && studyA && studyB ? gap <= UndatedDays : gap <= NearDays && IsNearest(a, b, left, right);
    }

    /// <summary>True when no figure of either one's series lies nearer to the other.</summary>
    private static bool IsNearest(Claim a, Claim b, List<Claim> left, List<Claim> right)
    {
        int gap = Claim.Gap(a, b);
        return !right.Exists(other => SameSeries(other, b) && Claim.Gap(a, other) < gap) && !left.Exists(other => SameSeries(other, a) && Claim.Gap(other, b) < gap);
    }

    private static bool SameSeries(Claim a, Claim b) =>
        !ReferenceEquals(a, b)
        && a.Figure.Source == b.Figure.Source && a.Figure.Publisher == b.Figure.Publisher
        && a.Figure.Purpose == b.Figure.Purpose && a.Figure.Sex == b.Figure.Sex && a.Figure.Unit == b.Figure.Unit
        && PopulationWords.Compare(a.Group, b.Group) == Likeness.Same;

    private bool NationsMeet(Figure a, Figure b) =>
        a.Nation == b.Nation
        || (a.Kind is FigureKind.Rule or FigureKind.Price
            && (Broad(a) || Broad(b) || a.Nations.SelectMany(_evidence.Names.MembersOf).Intersect(b.Nations.SelectMany(_evidence.Names.MembersOf), StringComparer.Ordinal).Any()));

    private static bool Broad(Figure figure) => figure.Nation.Length == 0 || figure.Nation == figure.Place || figure.Place.Length == 0;

    private void Keep(Conflict? conflict)
    {
        if (conflict is not null)
        {
            _found.TryAdd((conflict.A.Id, conflict.B.Id), conflict);
        }
    }
}
