using System.Globalization;
using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>The status that a situation amounts to on its day.</summary>
/// <param name="Word">Word of the status.</param>
/// <param name="Allowed">True where the stay is allowed.</param>
/// <param name="MayWork">True where work is allowed.</param>
/// <param name="Why">Why it is that status.</param>
/// <param name="Rule">What it rests on.</param>
/// <param name="Until">Last day of the status, as far as it has one.</param>
internal sealed record StatusToday(string Word, bool Allowed, bool MayWork, Label Why, RuleInForce? Rule, DateOnly? Until)
{
    /// <summary>The strongest status that the situation has: citizenship, residence, work, visa, visa-free stay, none.</summary>
    public static StatusToday Of(Situation s, Law law)
    {
        DateOnly on = s.On;
        if (s.Naturalised <= on)
        {
            return new("citizen", true, true, new("citizenship was acquired", "гражданство приобретено"), law.Find("citizenship.general", s.Naturalised.Value), null);
        }

        if (s.Travel.On(on) is null)
        {
            return Outside(s, law);
        }

        if (s.PermanentSince <= on)
        {
            return new("permanent", true, true, new("permanent residence was given", "получен вид на жительство"), law.Find("permanent.wait.months", on), null);
        }

        if (s.TemporarySince <= on)
        {
            return new("temporary", true, true, new("temporary residence was given", "получено разрешение на временное проживание"), law.Find("temporary.quota", on), null);
        }

        return Union(s, law) ?? Patent(s, law) ?? Papers(s, law) ?? Unknown(s, law) ?? Visitor(s, law);
    }

    /// <summary>First day of the patent that was told, and the last one paid for; null where there is none.</summary>
    public static (DateOnly First, DateOnly Last)? PatentDays(Situation s) =>
        s.PatentIssued is { } issued ? (issued, s.PaidUntil ?? issued.AddMonths(1).AddDays(-1)) : null;

    /// <summary>The visits without the days that a patent covers.</summary>
    public static TravelHistory VisitorDays(Situation s) => PatentDays(s) is { } patent && patent.Last >= patent.First
        ? s.Travel.Without(patent.First, patent.Last)
        : s.Travel;

    /// <summary>Last day of work under a contract of the union; null where the contract has no end.</summary>
    public static DateOnly? ContractEnd(Situation s, Law law)
    {
        DateOnly? byRule = s.ContractUntil is null && s.ContractFrom is { } from && law.Number("union.stay.months", s.On) is { } months
            ? from.AddMonths(months)
            : null;
        return s.ContractUntil ?? byRule;
    }

    private static StatusToday Outside(Situation s, Law law)
    {
        if (BanEnd(s, law) is { } end && s.On < end)
        {
            return new("barred", true, false, new("outside, under an entry ban after expulsion", "вне страны, действует запрет на въезд после выдворения"), law.Find("ban.expulsion.years", s.Expelled!.Value), end);
        }

        return new("outside", true, false, new("outside the place on this day", "в этот день вне страны"), law.Find("visa.required", s.On), null);
    }

    /// <summary>First day after the ban that an expulsion brought; null without an expulsion.</summary>
    public static DateOnly? BanEnd(Situation s, Law law) =>
        s.Expelled is { } expelled && law.Number("ban.expulsion.years", expelled) is { } years ? expelled.AddYears(years) : null;

    private static StatusToday? Union(Situation s, Law law)
    {
        if (s.ContractFrom is not { } from || from > s.On || !law.Yes("work.union", s.On))
        {
            return null;
        }

        DateOnly? end = ContractEnd(s, law);
        return end < s.On
            ? null
            : new("union", true, true, new("works under a contract as a citizen of the union", "работает по договору как гражданин государства союза"), law.Find("work.union", s.On), end);
    }

    private static StatusToday? Patent(Situation s, Law law)
    {
        if (PatentDays(s) is not { } patent || s.On < patent.First || s.On > patent.Last || !law.Yes("work.patent", s.On))
        {
            return null;
        }

        return new("patent", true, true, new("the patent is issued and paid for", "патент получен и оплачен"), law.Find("work.patent", s.On), patent.Last);
    }

    private static StatusToday? Papers(Situation s, Law law)
    {
        if (s.PermitUntil >= s.On)
        {
            return new("permit", true, true, new("the work permit is valid", "разрешение на работу действует"), law.Find("work.permit", s.On), s.PermitUntil);
        }

        return s.VisaUntil >= s.On
            ? new("visa", true, false, new("the visa is valid", "виза действует"), law.Find("visa.required", s.On), s.VisaUntil)
            : null;
    }

    /// <summary>The status where no rule counts the days: a visitor without a known end, or nothing that could be said.</summary>
    private static StatusToday? Unknown(Situation s, Law law)
    {
        if (law.Find("stay.days", s.On) is not null)
        {
            return null;
        }

        if (law.Yes("visafree", s.On) || (law.Find("visa.required", s.On) is not null && !law.Yes("visa.required", s.On)))
        {
            return new("visitor", true, false, new("no visa is needed; how many days may be stayed is not in the rules", "виза не нужна; допустимого числа дней в правилах нет"), law.Find("visafree", s.On) ?? law.Find("visa.required", s.On), null);
        }

        return (law.Find("visa.required", s.On) ?? law.Find("visafree", s.On)) is { } visa
            ? new("irregular", false, false, new("a visa is needed, and none was told", "нужна виза, сведений о ней нет"), visa, null)
            : new("unknown", false, false, new("the rules say nothing about the stay on this day", "о пребывании в этот день правила ничего не говорят"), null, null);
    }

    /// <summary>Last day of a visa or permit that has run out; null where none was told.</summary>
    private static DateOnly? LastPaper(Situation s) =>
        new[] { s.VisaUntil, s.PermitUntil }.Where(day => day < s.On).Max();

    private static StatusToday Visitor(Situation s, Law law)
    {
        RuleInForce? rule = law.Find("stay.days", s.On);
        TravelHistory days = VisitorDays(s);
        if (law.Limit(s.On) is not { Days: > 0 } limit)
        {
            return new("irregular", false, false, new("no visa-free stay is open and no other status was told", "безвизовое пребывание не предусмотрено, иной статус не указан"), rule ?? law.Find("visa.required", s.On), LastPaper(s));
        }

        bool newDays = days == s.Travel || !limit.EachEntryBeginsAnew;
        if (newDays && days.On(s.On) is not null && days.LastLawfulDay(law.Limit, s.On) is var last && (last is null || s.On <= last))
        {
            return new("visitor", true, false, new("within the days of visa-free stay", "в пределах срока безвизового пребывания"), rule, last);
        }

        DateOnly? end = newDays && days.On(s.On) is not null ? days.LastLawfulDay(law.Limit, s.On) : PatentDays(s)?.Last;
        return new(
            "irregular",
            false,
            false,
            new(
                string.Create(CultureInfo.InvariantCulture, $"the days of visa-free stay were used up; the last lawful day was {end:yyyy-MM-dd}"),
                string.Create(CultureInfo.InvariantCulture, $"срок безвизового пребывания исчерпан; последний законный день - {end:yyyy-MM-dd}")),
            rule,
            end);
    }
}
