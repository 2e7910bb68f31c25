using System.Globalization;

namespace Corridor.Evidence;

/// <summary>Says why two comparable figures do not agree, from what their rows say they count.</summary>
internal static class Explanation
{
    /// <summary>A number within this part of a thousand (or a million) times another has lost its unit.</summary>
    private const double SlipReach = 0.3;

    private const string RegistrationTopic = "registration";

    /// <summary>Slow quantities, such as the population of a country, hardly change within this many days.</summary>
    private const int YearDays = 366;

    /// <summary>Flows over times whose lengths differ by more than this differ for that reason.</summary>
    private const double SameLength = 1.1;

    /// <summary>The most likely reason, the strongest first.</summary>
    internal static ConflictReason Reason(Claim a, Claim b)
    {
        Figure x = a.Figure;
        Figure y = b.Figure;
        if (x.Measure == y.Measure && IsUnitSlip(a, b))
        {
            return ConflictReason.UnitSlip;
        }

        if (x.Measure == y.Measure && Claim.Gap(a, b) == 0 && OneDigitApart(a.Digits, b.Digits))
        {
            return ConflictReason.CopyingError;
        }

        if (a.IsForecast != b.IsForecast)
        {
            return ConflictReason.Forecast;
        }

        if (x.Kind != y.Kind && DirectComparison.IsCount(x.Kind) && DirectComparison.IsCount(y.Kind))
        {
            return IsRegistration(a, b) ? ConflictReason.Registrations
                : x.Kind == FigureKind.Stock || y.Kind == FigureKind.Stock ? ConflictReason.StockOrFlow
                : ConflictReason.EventsOrPersons;
        }

        if ((a.Measure.Topic == RegistrationTopic) != (b.Measure.Topic == RegistrationTopic))
        {
            return ConflictReason.Registrations;
        }

        if (CountsBorn(x) != CountsBorn(y))
        {
            return ConflictReason.CitizensOrForeignBorn;
        }

        bool slow = a.Measure.Topic == "population" && Claim.Gap(a, b) <= YearDays;
        return !slow && (Claim.Gap(a, b) > 0 || a.Undated || b.Undated) ? ConflictReason.Period : AtOneTime(a, b);
    }

    /// <summary>The reason in a sentence.</summary>
    internal static string Sentence(Claim a, Claim b, ConflictReason reason)
    {
        Figure x = a.Figure;
        Figure y = b.Figure;
        return reason switch
        {
            ConflictReason.UnitSlip => $"about {Claim.Ratio(a, b).ToString("#,##0", CultureInfo.InvariantCulture)} times apart: thousands or millions were probably lost",
            ConflictReason.CopyingError => $"the digits differ by one: {x.AsPrinted} and {y.AsPrinted}",
            ConflictReason.Forecast => $"{(a.IsForecast ? x.Id : y.Id)} is an expectation, {(a.IsForecast ? y.Id : x.Id)} a count",
            ConflictReason.Registrations => "one counts people or their crossings, the other registrations, of which a person may have several a year",
            ConflictReason.StockOrFlow => "one counts people present at one time, the other those who moved during a period",
            ConflictReason.EventsOrPersons => "one counts crossings or other events, the other persons",
            ConflictReason.CitizensOrForeignBorn => "one counts migrants or citizens present, the other people born in the country, whatever their citizenship and the time of their move",
            ConflictReason.Period => Times(x, y),
            ConflictReason.Population => $"\"{x.Population}\" against \"{y.Population}\"",
            ConflictReason.Definition => $"{a.Measure.Label.En} against {b.Measure.Label.En}",
            ConflictReason.Edition => $"{x.Publisher} in {x.Source} and in {y.Source}",
            ConflictReason.Publisher => (Ends(x.Measure, y.Measure) is { } ends ? ends + ": " : string.Empty) + $"{Name(x.Publisher)} against {Name(y.Publisher)}",
            _ => x.Publisher == y.Publisher && x.Publisher.Length > 0 ? "same publisher, same source" : "nothing in the rows explains the difference; at least one names no publisher",
        };
    }

    /// <summary>True when one digit string of at least four digits becomes the other by dropping one digit.</summary>
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

    private static ConflictReason AtOneTime(Claim a, Claim b)
    {
        Figure x = a.Figure;
        Figure y = b.Figure;
        if (x.Measure != y.Measure)
        {
            return Ends(x.Measure, y.Measure) is null ? ConflictReason.Definition : ConflictReason.Publisher;
        }

        if (PopulationWords.Compare(a.Group, b.Group) != Likeness.Same || DirectComparison.Purpose(x, y) != DirectComparison.Purpose(y, x) || x.Sex != y.Sex)
        {
            return ConflictReason.Population;
        }

        double lengths = (double)Math.Max(a.Days, b.Days) / Math.Min(a.Days, b.Days);
        if (DirectComparison.IsFlow(x.Kind) && lengths > SameLength && Claim.Distance(a, b) <= lengths * DirectComparison.SeasonReach)
        {
            return ConflictReason.Period;
        }

        if (x.Publisher.Length == 0 || y.Publisher.Length == 0)
        {
            return ConflictReason.NoneFound;
        }

        return x.Publisher != y.Publisher ? ConflictReason.Publisher : x.Source == y.Source ? ConflictReason.NoneFound : ConflictReason.Edition;
    }

    private static bool IsUnitSlip(Claim a, Claim b)
    {
        double ratio = Claim.Ratio(a, b);
        bool lost = a.Measure.Units.Count == 1 && (Near(ratio, 1e3) || Near(ratio, 1e6));
        return lost || (ratio >= 9.99 && a.Digits.Length >= 2 && a.Digits == b.Digits);

        static bool Near(double ratio, double power) => ratio > power * (1 - SlipReach) && ratio < power * (1 + SlipReach);
    }

    private static bool IsRegistration(Claim a, Claim b) => a.Measure.Topic == RegistrationTopic || b.Measure.Topic == RegistrationTopic;

    private static bool CountsBorn(Figure figure) =>
        figure.Measure == "migrant_stock_foreign_born" && !figure.Population.StartsWith("foreign citizens", StringComparison.Ordinal);

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
}
