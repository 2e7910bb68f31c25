using System.Globalization;

namespace Corridor.Regimes.Calculator;

/// <summary>What a person wants to do in the place.</summary>
public enum Purpose
{
    /// <summary>A visit; also what is not work, study or family.</summary>
    Visit,

    /// <summary>Work, as stated in the migration card.</summary>
    Work,

    /// <summary>Study.</summary>
    Study,

    /// <summary>Living with family.</summary>
    Family,
}

/// <summary>The sex in a person's papers, which decides about conscription.</summary>
public enum Papers
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

/// <summary>
/// What a person did and when, as far as it was told. It names nobody, is kept nowhere, and lives only as long as the question.
/// </summary>
/// <param name="Nation">Code of the nation whose citizen the person is, or was before naturalisation.</param>
/// <param name="Place">Code of the place whose law is asked about.</param>
/// <param name="On">The day that is asked about.</param>
/// <param name="Travel">Stays in the place.</param>
public sealed record Situation(string Nation, string Place, DateOnly On, TravelHistory Travel)
{
    /// <summary>Purpose of the present entry.</summary>
    public Purpose Purpose { get; init; }

    /// <summary>Day on which the purpose was changed to work without leaving.</summary>
    public DateOnly? PurposeChanged { get; init; }

    /// <summary>Day of registration at the place of stay after the present entry.</summary>
    public DateOnly? Registered { get; init; }

    /// <summary>Day of the application for a patent.</summary>
    public DateOnly? PatentApplied { get; init; }

    /// <summary>Day on which the patent was issued.</summary>
    public DateOnly? PatentIssued { get; init; }

    /// <summary>Last day for which the monthly payment of the patent was made.</summary>
    public DateOnly? PaidUntil { get; init; }

    /// <summary>First day of the labour contract.</summary>
    public DateOnly? ContractFrom { get; init; }

    /// <summary>Last day of the labour contract; null where it has no end.</summary>
    public DateOnly? ContractUntil { get; init; }

    /// <summary>Last day of a visa.</summary>
    public DateOnly? VisaUntil { get; init; }

    /// <summary>Last day of a work permit.</summary>
    public DateOnly? PermitUntil { get; init; }

    /// <summary>Day on which temporary residence was given.</summary>
    public DateOnly? TemporarySince { get; init; }

    /// <summary>Day on which permanent residence was given.</summary>
    public DateOnly? PermanentSince { get; init; }

    /// <summary>Day on which the citizenship of the place was acquired.</summary>
    public DateOnly? Naturalised { get; init; }

    /// <summary>Day on which a summons was entered in the register.</summary>
    public DateOnly? Summoned { get; init; }

    /// <summary>Day of an expulsion or deportation.</summary>
    public DateOnly? Expelled { get; init; }

    /// <summary>Id of the region of the place where the person lives or works; null where it was not told.</summary>
    public string? Region { get; init; }

    /// <summary>Sex in the papers.</summary>
    public Papers Sex { get; init; }

    /// <summary>Year of birth; null where it was not told.</summary>
    public int? BirthYear { get; init; }

    private DateOnly? LastEntry => Travel.Stays.Count > 0 ? Travel.Stays[^1].Entered : null;

    /// <summary>Why the dates can't be those of one person up to the day asked about; null when they can.</summary>
    /// <param name="name">How the asker calls an answer, from its key ("patent_issued").</param>
    public string? Objection(Func<string, string> name)
    {
        (string Key, DateOnly? Day)[] done =
        [
            ("registered", Registered), ("purpose_changed", PurposeChanged), ("patent_applied", PatentApplied), ("patent_issued", PatentIssued),
            ("temporary_since", TemporarySince), ("permanent_since", PermanentSince), ("naturalised", Naturalised), ("summoned", Summoned), ("expelled", Expelled),
        ];
        foreach ((string key, DateOnly? day) in done.Where(one => one.Day > On))
        {
            return $"{name(key)} {Text(day)} lies after the day that is asked about, {Text(On)}";
        }

        if (LastEntry > On)
        {
            return $"the entry on {Text(LastEntry)} lies after the day that is asked about, {Text(On)}";
        }

        (string Before, DateOnly? Earlier, string After, DateOnly? Later)[] order =
        [
            ("patent_applied", PatentApplied, "patent_issued", PatentIssued),
            ("patent_issued", PatentIssued, "paid_until", PaidUntil),
            ("contract_from", ContractFrom, "contract_until", ContractUntil),
            ("temporary_since", TemporarySince, "permanent_since", PermanentSince),
            ("permanent_since", PermanentSince, "naturalised", Naturalised),
            ("naturalised", Naturalised, "summoned", Summoned),
        ];
        foreach ((string before, DateOnly? earlier, string after, DateOnly? later) in order.Where(pair => pair.Later < pair.Earlier))
        {
            return $"{name(after)} {Text(later)} comes before {name(before)} {Text(earlier)}";
        }

        if (Travel.Stays.Count > 0 && Registered < Travel.Stays[0].Entered)
        {
            return $"{name("registered")} {Text(Registered)} comes before the first entry, {Text(Travel.Stays[0].Entered)}";
        }

        return BirthYear > (Naturalised ?? On).Year ? $"{name("birth_year")} {BirthYear} lies after {Text(Naturalised ?? On)}" : null;
    }

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
