using System.Globalization;

namespace Corridor.Evidence;

/// <summary>A figure read for comparison: an interval of values and a period, both closed.</summary>
internal sealed class Claim
{
    /// <summary>"At least X" speaks of about X, not of any larger number: read as X to this many times X.</summary>
    private const double AtLeastReach = 1.03;

    /// <summary>"Up to X" speaks of values near X: read as this part of X to X.</summary>
    private const double UpToReach = 0.75;

    /// <summary>An undated figure speaks of about the time of its source: the year of publication and this many years before.</summary>
    private const int UndatedYears = 2;

    private const string WomenPerMan = "ratio";
    private const string Percent = "percent";

    private string? _digits;

    private Claim(Figure figure, Measure measure, double low, double high, string unit, int start, int end, bool undated, string[] group)
    {
        Figure = figure;
        Measure = measure;
        Unit = unit;
        Low = low;
        High = high;
        Start = start;
        End = end;
        Undated = undated;
        Group = group;
    }

    internal Figure Figure { get; }

    internal Measure Measure { get; }

    /// <summary>Unit of <see cref="Low"/> and <see cref="High"/>; the figure's own unless converted.</summary>
    internal string Unit { get; }

    internal bool Converted => Unit != Figure.Unit && Figure.Unit != WomenPerMan;

    internal double Low { get; }

    internal double High { get; }

    /// <summary>First day as a day number.</summary>
    internal int Start { get; }

    /// <summary>Last day as a day number.</summary>
    internal int End { get; }

    internal bool Undated { get; }

    /// <summary>Stems of the population's words that narrow it, in ordinal order; empty for "citizens" or "labour migrants".</summary>
    internal string[] Group { get; }

    internal double Middle => (Low + High) / 2;

    internal int Days => End - Start + 1;

    internal bool OpenAbove => Figure.High is null;

    internal bool IsGarbled => (Figure.Flags & Caveats.Garbled) != Caveats.None;

    internal bool IsForecast => (Figure.Flags & Caveats.Forecast) != Caveats.None;

    /// <summary>The reading of a figure, or null when it has no number or stands for "not reported".</summary>
    internal static Claim? Of(Figure figure, MeasureCatalogue measures, string[] group, int sourceYear)
    {
        if (measures.Find(figure.Measure) is not { } measure || (figure.Low is null && figure.High is null))
        {
            return null;
        }

        double low = figure.Low ?? figure.High!.Value * UpToReach;
        double high = figure.High ?? (figure.Low!.Value * AtLeastReach);
        if (low > high)
        {
            (low, high) = (high, low);
        }

        string unit = figure.Unit;
        if (unit == WomenPerMan && measure.Units.Contains(Percent, StringComparer.Ordinal))
        {
            (low, high, unit) = (100 * low / (1 + low), 100 * high / (1 + high), Percent);
        }

        bool undated = figure.PeriodStart is null && figure.PeriodEnd is null;
        DateOnly start = figure.PeriodStart ?? figure.PeriodEnd?.AddYears(-1).AddDays(1) ?? new DateOnly(sourceYear - UndatedYears, 1, 1);
        DateOnly end = figure.PeriodEnd ?? (figure.PeriodStart is { } from ? Latest(from.AddYears(1).AddDays(-1), new DateOnly(sourceYear, 12, 31)) : new DateOnly(sourceYear, 12, 31));
        return new Claim(figure, measure, low, high, unit, start.DayNumber, Math.Max(start.DayNumber, end.DayNumber), undated, group);
    }

    /// <summary>The same claim in another currency.</summary>
    internal Claim In(string unit, double rate) => new(Figure, Measure, Low * rate, High * rate, unit, Start, End, Undated, Group) { Series = Series, Rank = Rank };

    /// <summary>Days between the two periods; 0 when they touch or overlap.</summary>
    internal static int Gap(Claim a, Claim b) => Math.Max(0, Math.Max(a.Start, b.Start) - Math.Min(a.End, b.End));

    /// <summary>How far apart the nearest ends of the intervals are, as a ratio; 1 when the intervals overlap.</summary>
    internal static double Distance(Claim a, Claim b)
    {
        (Claim lower, Claim upper) = a.Middle <= b.Middle ? (a, b) : (b, a);
        if (upper.Low <= lower.High)
        {
            return 1;
        }

        return lower.High > 0 ? upper.Low / lower.High : double.PositiveInfinity;
    }

    /// <summary>The larger middle over the smaller.</summary>
    internal static double Ratio(Claim a, Claim b)
    {
        double small = Math.Min(Math.Abs(a.Middle), Math.Abs(b.Middle));
        double large = Math.Max(Math.Abs(a.Middle), Math.Abs(b.Middle));
        return small > 0 ? large / small : large > 0 ? double.NaN : 1;
    }

    /// <summary>The digits of a point (or of "at least") without outer zeros; empty for an interval.</summary>
    internal string Digits => _digits ??= Figure.Low is { } low && (Figure.High is null || low.Equals(Figure.High))
        ? Math.Abs(low).ToString("0.########", CultureInfo.InvariantCulture).Replace(".", string.Empty, StringComparison.Ordinal).Trim('0')
        : string.Empty;

    /// <summary>Number of the series the claim belongs to: figures of one source, publisher, purpose, sex, unit and group. Set when claims are grouped.</summary>
    internal int Series { get; set; }

    /// <summary>Place of the figure's id among all ids. Set when claims are grouped.</summary>
    internal int Rank { get; set; }

    private static DateOnly Latest(DateOnly a, DateOnly b) => a > b ? a : b;
}
