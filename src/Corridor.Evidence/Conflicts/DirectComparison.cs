namespace Corridor.Evidence;

/// <summary>
/// Compares two figures that seem to answer one question: same measure or one that is compared with it, same corridor, a population that is not another one,
/// periods that overlap or lie near. They conflict when their intervals do not overlap.
/// </summary>
internal static class DirectComparison
{
    /// <summary>Values nearer than this are one number rounded twice.</summary>
    private const double Tolerance = 1.03;

    /// <summary>Prices in different currencies nearer than this say the same at some rate of the time.</summary>
    private const double ToleranceAcrossCurrencies = 1.15;

    /// <summary>A stock over more days than this is a sum over years.</summary>
    private const int ManyYears = 740;

    /// <summary>Two rules that hold together for fewer days than this follow each other.</summary>
    private const int RuleOverlap = 60;

    /// <summary>Stocks within these days are of about the same time.</summary>
    private const int StockNearness = 366;

    private const string Protection = "protection";

    /// <summary>Shares nearer than this many percentage points are one number rounded twice.</summary>
    private const double PointTolerance = 1.0;

    /// <summary>A shorter period's count may fall below its part of the longer one by this factor before it surprises.</summary>
    internal const double SeasonReach = 1.5;

    /// <summary>Flows over periods whose lengths differ by more than this are not compared unless one holds the other.</summary>
    private const double LengthReach = 1.5;

    /// <summary>The conflict of two claims, or null. Claims must share their corridor; <paramref name="sameMeasure"/> is false for compared measures.</summary>
    internal static Conflict? Find(Claim a, Claim b, bool sameMeasure)
    {
        if (!Comparable(a, b, sameMeasure) || !Differ(a, b) || !PeriodsFit(a, b))
        {
            return null;
        }

        return new Conflict(a, b, Explanation.Reason(a, b));
    }

    internal static bool Differ(Claim a, Claim b)
    {
        if (a.Figure.Kind == FigureKind.Share && Math.Abs(a.Middle - b.Middle) <= PointTolerance)
        {
            return false;
        }

        if (Math.Sign(a.Middle) * Math.Sign(b.Middle) < 0)
        {
            return true;
        }

        double distance = a.OpenAbove && b.OpenAbove ? Claim.Ratio(a, b) : Claim.Distance(a, b);
        return distance > (a.Converted || b.Converted ? ToleranceAcrossCurrencies : Tolerance);
    }

    private static bool Comparable(Claim a, Claim b, bool sameMeasure)
    {
        Figure x = a.Figure;
        Figure y = b.Figure;
        if (sameMeasure ? a.Unit != b.Unit || !KindsFit(x.Kind, y.Kind) : !Countable(x.Unit, y.Unit))
        {
            return false;
        }

        bool variants = a.IsForecast && b.IsForecast && x.Source == y.Source;
        bool ruleChange = x.Kind == FigureKind.Rule && Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start) < RuleOverlap;
        bool yearly = x.Kind == FigureKind.Rate && Claim.Gap(a, b) > 0;
        if (variants || ruleChange || yearly)
        {
            return false;
        }

        if ((a.IsGarbled || b.IsGarbled) && Claim.Gap(a, b) > 1)
        {
            return false;
        }

        bool sameOrigin = x.Source == y.Source && x.Publisher == y.Publisher && (x.Publisher.Length > 0 || (x.Locator == y.Locator && x.Kind != FigureKind.Price));
        if (sameOrigin && (!sameMeasure || x.Population != y.Population))
        {
            return false;
        }

        return GroupsFit(a, b) && PurposesFit(a, b, sameOrigin) && SexesFit(a, b);
    }

    /// <summary>
    /// Shares, prices and rules need the same group or one named within the other; counts also meet when a narrower group exceeds the broader one.
    /// </summary>
    private static bool GroupsFit(Claim a, Claim b) => PopulationWords.Compare(a.Group, b.Group) switch
    {
        Likeness.Same => true,
        Likeness.Within => true,
        Likeness.Alike => IsCount(a.Figure.Kind) || a.Figure.Kind == FigureKind.FlowMoney,
        Likeness.OneNarrower when IsCount(a.Figure.Kind) && IsCount(b.Figure.Kind) => Exceeds(a, b, a.Group.Length > 0),
        _ => false,
    };

    private static bool KindsFit(FigureKind a, FigureKind b) => a == b || (IsCount(a) && IsCount(b)) || (IsRatio(a) && IsRatio(b));

    internal static bool IsCount(FigureKind kind) => kind is FigureKind.Stock or FigureKind.FlowPersons or FigureKind.FlowEvents;

    private static bool IsRatio(FigureKind kind) => kind is FigureKind.Share or FigureKind.Index;

    internal static bool IsFlow(FigureKind kind) => kind is FigureKind.FlowEvents or FigureKind.FlowMoney or FigureKind.FlowPersons;

    private static bool Countable(string a, string b) => a == b || (a is "persons" or "events" && b is "persons" or "events");

    /// <summary>
    /// A purpose narrows. Two different ones never meet; one against none meets for stocks of different origin, where the part may be all that is counted,
    /// and wherever the part exceeds the whole.
    /// </summary>
    private static bool PurposesFit(Claim a, Claim b, bool sameOrigin)
    {
        string x = Purpose(a.Figure, b.Figure);
        string y = Purpose(b.Figure, a.Figure);
        if (x == y)
        {
            return true;
        }

        if (x.Length > 0 && y.Length > 0)
        {
            return false;
        }

        bool stocks = (a.Figure.Kind == FigureKind.Stock || b.Figure.Kind == FigureKind.Stock) && x != Protection && y != Protection;
        return (stocks && !sameOrigin) || (IsCount(a.Figure.Kind) && Exceeds(a, b, x.Length > 0));
    }

    /// <summary>True when the part is above the whole at about the same time.</summary>
    private static bool Exceeds(Claim a, Claim b, bool firstIsPart) =>
        (firstIsPart ? a.Low > b.High : b.Low > a.High)
        && Claim.Gap(a, b) <= (IsFlow(a.Figure.Kind) || IsFlow(b.Figure.Kind) ? 0 : StockNearness);

    internal static string Purpose(Figure figure, Figure other) =>
        figure.Purpose is "all" or "residence" or "naturalisation" || (figure.Purpose == Protection && figure.Measure == other.Measure) ? string.Empty : figure.Purpose;

    /// <summary>One sex against both meets only when the part exceeds the whole.</summary>
    private static bool SexesFit(Claim a, Claim b)
    {
        string x = a.Figure.Sex;
        string y = b.Figure.Sex;
        return x == y || ((x.Length == 0 || y.Length == 0) && IsCount(a.Figure.Kind) && Exceeds(a, b, x.Length > 0));
    }

    private static bool PeriodsFit(Claim a, Claim b)
    {
        if (!Accumulates(a) || !Accumulates(b) || a.Undated || b.Undated)
        {
            return true;
        }

        (Claim shorter, Claim longer) = a.Days <= b.Days ? (a, b) : (b, a);
        double lengths = (double)longer.Days / shorter.Days;
        if (lengths <= LengthReach && Claim.Gap(a, b) > 0)
        {
            return true;
        }

        bool inside = shorter.Start >= longer.Start && shorter.End <= longer.End;
        if (!inside)
        {
            return lengths <= LengthReach;
        }

        bool natural = lengths > 1.02 && shorter.Middle <= longer.Middle && Claim.Distance(a, b) <= lengths * SeasonReach;
        return !natural && (lengths <= LengthReach || shorter.Low > longer.High);
    }

    /// <summary>True for flows, and for stocks that were summed over years.</summary>
    private static bool Accumulates(Claim claim) => IsFlow(claim.Figure.Kind) || (claim.Figure.Kind == FigureKind.Stock && claim.Days > ManyYears);
}
