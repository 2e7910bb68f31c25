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

    private const int YearDays = 366;

    /// <summary>Two rules that hold together for fewer days than this follow each other.</summary>
    private const int RuleOverlap = 60;

    private const string Protection = "protection";

    /// <summary>Shares nearer than this many percentage points are one number rounded twice.</summary>
    private const double PointTolerance = 1.0;

    /// <summary>A shorter period's count may fall below its part of the longer one by this factor before it surprises.</summary>
    private const double SeasonReach = 1.5;

    /// <summary>Flows over periods whose lengths differ by more than this are not compared unless one holds the other.</summary>
    private const double LengthReach = 1.5;

    /// <summary>The conflict of two claims, or null. Claims must share their corridor; <paramref name="sameMeasure"/> is false for compared measures.</summary>
    internal static Conflict? Find(Claim a, Claim b, bool sameMeasure)
    {
        if (!Comparable(a, b, sameMeasure) || !Differ(a, b) || !PeriodsFit(a, b))
        {
            return null;
        }

        (ConflictReason reason, string why) = Classify(a, b);
        return ConflictFinder.Pair(a, b, reason, Claim.Ratio(a, b), why);
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
        Likeness.OneNarrower when IsCount(a.Figure.Kind) && IsCount(b.Figure.Kind) => a.Group.Length > 0 ? a.Low > b.High : b.Low > a.High,
        _ => false,
    };

    private static bool KindsFit(FigureKind a, FigureKind b) => a == b || (IsCount(a) && IsCount(b)) || (IsRatio(a) && IsRatio(b));

    private static bool IsCount(FigureKind kind) => kind is FigureKind.Stock or FigureKind.FlowPersons or FigureKind.FlowEvents;

    private static bool IsRatio(FigureKind kind) => kind is FigureKind.Share or FigureKind.Index;

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
        return (stocks && !sameOrigin) || (IsCount(a.Figure.Kind) && (x.Length > 0 ? a.Low > b.High : b.Low > a.High));
    }

    private static string Purpose(Figure figure, Figure other) =>
        figure.Purpose is "all" or "residence" or "naturalisation" || (figure.Purpose == Protection && figure.Measure == other.Measure) ? string.Empty : figure.Purpose;

    /// <summary>One sex against both meets only when the part exceeds the whole.</summary>
    private static bool SexesFit(Claim a, Claim b)
    {
        string x = a.Figure.Sex;
        string y = b.Figure.Sex;
        return x == y || (IsCount(a.Figure.Kind) && ((x.Length == 0 && b.Low > a.High) || (y.Length == 0 && a.Low > b.High)));
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

    private static (ConflictReason Reason, string Why) Classify(Claim a, Claim b)
    {
        Figure x = a.Figure;
        Figure y = b.Figure;
        if (x.Measure == y.Measure && SameDigitsShifted(a, b) is { } power)
        {
            return (ConflictReason.UnitSlip, $"the same digits, {power} times apart: a unit of thousands or millions was probably lost");
        }

        if (x.Measure == y.Measure && a.Measure.Units.Count == 1 && Claim.Ratio(a, b) is (> 700 and < 1300) or (> 700_000 and < 1_300_000))
        {
            return (ConflictReason.UnitSlip, $"about {(Claim.Ratio(a, b) < 10_000 ? "a thousand" : "a million")} times apart: a unit was probably lost");
        }

        if (x.Measure == y.Measure && Claim.Gap(a, b) == 0 && OneDigitApart(a.Digits, b.Digits))
        {
            return (ConflictReason.CopyingError, $"the digits differ by one: {x.AsPrinted} and {y.AsPrinted}");
        }

        if (a.IsForecast != b.IsForecast)
        {
            return (ConflictReason.Forecast, $"{(a.IsForecast ? x.Id : y.Id)} is an expectation, {(a.IsForecast ? y.Id : x.Id)} a count");
        }

        if (x.Kind != y.Kind && IsCount(x.Kind) && IsCount(y.Kind))
        {
            return Kinds(a, b);
        }

        if (CountsBorn(x) != CountsBorn(y))
        {
            return (ConflictReason.CitizensOrForeignBorn, "one counts migrants or citizens present, the other people born in the country, whatever their citizenship and the time of their move");
        }

        bool slow = a.Measure.Topic == "population" && Claim.Gap(a, b) <= YearDays;
        if (!slow && (Claim.Gap(a, b) > 0 || a.Undated || b.Undated))
        {
            return (ConflictReason.Period, Times(x, y));
        }

        return Rest(a, b);
    }

    private static bool CountsBorn(Figure figure) =>
        figure.Measure == "migrant_stock_foreign_born" && !figure.Population.StartsWith("foreign citizens", StringComparison.Ordinal);

    private static (ConflictReason Reason, string Why) Kinds(Claim a, Claim b)
    {
        Figure x = a.Figure;
        Figure y = b.Figure;
        if (x.Kind == FigureKind.Stock || y.Kind == FigureKind.Stock)
        {
            bool registered = a.Measure.Topic == "registration" || b.Measure.Topic == "registration";
            return registered
                ? (ConflictReason.Registrations, "one counts people present, the other registrations, of which a person may have several a year")
                : (ConflictReason.StockOrFlow, "one counts people present at one time, the other those who moved during a period");
        }

        return a.Measure.Topic == "registration" || b.Measure.Topic == "registration"
            ? (ConflictReason.Registrations, "one counts persons, the other registrations, renewals and repeats included")
            : (ConflictReason.EventsOrPersons, "one counts crossings or other events, the other persons");
    }

    private static (ConflictReason Reason, string Why) Rest(Claim a, Claim b)
    {
        Figure x = a.Figure;
        Figure y = b.Figure;
        if (Ends(x.Measure, y.Measure) is { } ends)
        {
            return (ConflictReason.Publisher, $"{ends}: {Name(x.Publisher)} against {Name(y.Publisher)}");
        }

        if (x.Measure != y.Measure)
        {
            return (ConflictReason.Definition, $"{a.Measure.Label.En} against {b.Measure.Label.En}");
        }

        if (PopulationWords.Compare(a.Group, b.Group) != Likeness.Same || Purpose(x, y) != Purpose(y, x) || x.Sex != y.Sex)
        {
            return (ConflictReason.Population, $"\"{x.Population}\" against \"{y.Population}\"");
        }

        double lengths = (double)Math.Max(a.Days, b.Days) / Math.Min(a.Days, b.Days);
        if (IsFlow(x.Kind) && lengths > 1.1 && Claim.Distance(a, b) <= lengths * SeasonReach)
        {
            return (ConflictReason.Period, Times(x, y));
        }

        if (x.Publisher.Length > 0 && y.Publisher.Length > 0)
        {
            return x.Publisher == y.Publisher
                ? (x.Source == y.Source ? (ConflictReason.NoneFound, "same publisher, same source") : (ConflictReason.Edition, $"{x.Publisher} in {x.Source} and in {y.Source}"))
                : (ConflictReason.Publisher, $"{x.Publisher} against {y.Publisher}");
        }

        return (ConflictReason.NoneFound, "nothing in the rows explains the difference; one of them names no publisher");
    }

    /// <summary>What two measures of one movement, seen from its two ends, have in common; null for others.</summary>
    private static string? Ends(string a, string b) => (a, b) switch
    {
        ("arrivals_permanent", "departures_permanent") or ("departures_permanent", "arrivals_permanent") => "the same moves counted where they begin and where they end",
        ("remittances_received", "remittances_sent") or ("remittances_sent", "remittances_received") => "the same money counted where it is sent and where it arrives",
        ("relocants_emigrated", "relocants_arrived") or ("relocants_arrived", "relocants_emigrated") => "the same people counted where they left and where they came",
        _ => null,
    };

    private static string Times(Figure x, Figure y) =>
        $"{x.PeriodText} against {y.PeriodText}" + (x.Publisher != y.Publisher ? $"; {Name(x.Publisher)} against {Name(y.Publisher)}" : string.Empty);

    private static string Name(string publisher) => publisher.Length == 0 ? "no publisher named" : publisher;

    private static bool IsFlow(FigureKind kind) => kind is FigureKind.FlowEvents or FigureKind.FlowMoney or FigureKind.FlowPersons;

    /// <summary>The power of ten between two points of equal digits, or null.</summary>
    private static string? SameDigitsShifted(Claim a, Claim b)
    {
        if (a.Digits.Length < 2 || a.Digits != b.Digits)
        {
            return null;
        }

        double ratio = Claim.Ratio(a, b);
        return ratio >= 10 ? ratio.ToString("0", System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    /// <summary>True when one digit string of at least four digits becomes the other by dropping or changing one digit.</summary>
    internal static bool OneDigitApart(string a, string b)
    {
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length < 4 || longer.Length - shorter.Length != 1)
        {
            return false;
        }

        int at = 0;
        while (at < shorter.Length && shorter[at] == longer[at])
        {
            at++;
        }

        return shorter.AsSpan(at).SequenceEqual(longer.AsSpan(at + 1));
    }
}
