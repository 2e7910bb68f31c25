using Corridor.Data;
using Corridor.Model.Drivers;
using Corridor.Regimes;

namespace Corridor.Model;

/// <summary>
/// The drivers and rules of one nation as monthly values, by destination in the order of the nation's state space.
/// Built once for a run; the processes only read.
/// </summary>
public sealed partial class NationInputs
{
    private const string Russia = "RUS";
    private const string StayDays = "rus.stay.days";
    private const string Places = ".places";
    private const string RegistrationDays = "rus.registration.days";
    private const double CalendarDaysPerWorkingDay = 7.0 / 5;
    private const double NoTerm = 365;
    private const double DaysPerMonth = 30;
    private readonly double[][] _enforcementIndex;
    private readonly int _russia;

    private static readonly string[] RulesRead =
    [
        "kaz.kandas", "rus.amnesty", "rus.ban.years", "rus.citizenship.contract", "rus.citizenship.general", "rus.citizenship.simplified",
        "rus.citizenship.wait.months", "rus.controlled.register", "rus.patent.entry.actual", "rus.patent.fee", "rus.permanent.wait.months", RegistrationDays,
        "rus.regularisation.pardon", "rus.repatriation", "rus.service.foreigners", StayDays, "rus.temporary.quota", "rus.union.cost.actual",
        "rus.work.patent", "rus.work.permit", "rus.work.union",
    ];

    /// <summary>Resolves drivers and rules for the months of a run.</summary>
    /// <param name="states">States of the nation.</param>
    /// <param name="drivers">Drivers.</param>
    /// <param name="rules">Rules.</param>
    /// <param name="start">First month.</param>
    /// <param name="months">Months.</param>
    /// <param name="before">The rules before any change of a scenario; null where these are they.</param>
    public NationInputs(StateSpace states, DriverTable drivers, RuleBook rules, Month start, int months, RuleBook? before = null)
    {
        string nation = states.Nation;
        double[] Of(string driver, string place) => drivers.Values(driver, nation, place, start, months);
        double[][] ByPlace(string driver) => [.. states.Destinations.Select(place => Of(driver, place))];
        string Known(string id) => !Reads(id) ? throw new ArgumentException($"'{id}' is not among the rules that runs read.", nameof(rules)) : rules.Has(id) ? id : throw new BadInputException($"regimes/{id[..3].ToUpperInvariant()}", null, null, $"rule '{id}' is missing", "the model needs it; restore its file");
        double[] Rule(string id, double otherwise) => [.. Enumerable.Range(0, months).Select(m => rules.NumberAt(Known(id), nation, start.Plus(m), otherwise))];
        double[] EachMonth(string id, double[] values) => Array.FindIndex(values, double.IsNaN) is >= 0 and int gap
            ? throw new BadInputException($"regimes/{id[..3].ToUpperInvariant()}", null, null, $"rule '{id}' has no value for {nation} in {start.Plus(gap)}", "the model needs one in each month; add it")
            : values;
        double[] Open(string id) => [.. Enumerable.Range(0, months).Select(m => rules.OpenAt(Known(id), nation, start.Plus(m)) ? 1.0 : 0.0)];

        Start = start;
        Months = months;
        HomeWage = Ratio(Of("wage", nation), Of("exchange_rate", nation));
        Wage = [.. states.Destinations.Select(place => Product(Ratio(Of("wage", place), Of("exchange_rate", place)), Of("migrant_wage_ratio", place)))];
        TravelCost = ByPlace("travel_cost");
        PaperCost = ByPlace("paper_cost");
        Language = ByPlace("language");
        _russia = states.Destinations.ToList().IndexOf(Russia);
        _enforcementIndex = ByPlace("enforcement");
        Enforcement = [.. states.Destinations.Select((place, p) => Product(_enforcementIndex[p], Of("enforcement_weight", place)))];
        Fear = ByPlace("conscription_fear");
        Openness = ByPlace("openness");
        ExitOpenness = ByPlace("exit_openness");
        ReturnPush = ByPlace("return_push");
        ProgrammeCap = [.. states.Destinations.Select(place => Least(Of("programme_cap", place), rules, nation, place, start))];
        ProgrammeDemand = ByPlace("programme_demand");
        StudyPlaces = ByPlace("study_places");
        Channel = ByPlace("channel");
        RecordedShare = ByPlace("recorded_share");
        OtherTransfers = Of("other_transfers", nation);
        Participation = Of("participation", nation);
        Jobs = Of("jobs", nation);
        Gdp = Of("gdp", nation);
        RecruitmentPressure = Of("recruitment_pressure", nation);
        double[] rouble = Of("exchange_rate", Russia);
        ContractPay = Ratio(Of("contract_pay", Russia), rouble);
        WarHazard = Of("war_hazard", Russia);
        EmployerCompliance = Of("employer_compliance", Russia);
        CountedTemporary = Of("counted_temporary", nation);
        CountedSettled = Of("counted_settled", nation);
        CountedNaturalised = Of("counted_naturalised", nation);
        OtherResidents = Of("other_residents", nation);

        PatentOpen = Open("rus.work.patent");
        UnionOpen = Open("rus.work.union");
        PermitOpen = Open("rus.work.permit");
        Pardon = Open("rus.regularisation.pardon");
        Simplified = Open("rus.citizenship.simplified");
        GeneralCitizenship = Open("rus.citizenship.general");
        ContractCitizenship = Open("rus.citizenship.contract");
        ForeignersMayServe = Open("rus.service.foreigners");
        Repatriation = Open("rus.repatriation");
        Register = Open("rus.controlled.register");
        Kandas = Open("kaz.kandas");
        PatentFee = Ratio(Rule("rus.patent.fee", 0), rouble);
        PatentEntryCost = Ratio(Rule("rus.patent.entry.actual", 0), rouble);
        UnionCost = Ratio(Rule("rus.union.cost.actual", 0), rouble);
        TemporaryQuota = Rule("rus.temporary.quota", 0);
        PermanentWait = EachMonth("rus.permanent.wait.months", Rule("rus.permanent.wait.months", double.NaN));
        CitizenshipWait = EachMonth("rus.citizenship.wait.months", Rule("rus.citizenship.wait.months", double.NaN));
        BanYears = EachMonth("rus.ban.years", Rule("rus.ban.years", double.NaN));
        Amnesty = Rule("rus.amnesty", 0);
        LongerRegistration = [.. Enumerable.Range(0, months).Select(m => TermOfRegistration(rules, nation, start.Plus(m)) - TermOfRegistration(before ?? rules, nation, start.Plus(m)))];
        double[] stay = EachMonth(StayDays, [.. Enumerable.Range(0, months).Select(m => rules.NumberAt(Known(StayDays), nation, start.Plus(m), "days", double.NaN))]);
        StayPhases = [.. stay.Select(days => Math.Max(1, (int)Math.Round(days / DaysPerMonth)))];
        StayRenewable = [.. stay.Select((days, m) => IsRenewable(rules, nation, start.Plus(m), days) ? 1.0 : 0.0)];
    }

    /// <summary>First month.</summary>
    public Month Start { get; }

    /// <summary>Number of months.</summary>
    public int Months { get; }

    /// <summary>Average net wage at home, USD per month at the monthly exchange rate.</summary>
    public double[] HomeWage { get; private set; }

    /// <summary>Net wage of the nation's migrants by destination, USD per month.</summary>
    public double[][] Wage { get; private set; }

    /// <summary>One-way travel and settling in, USD.</summary>
    public double[][] TravelCost { get; }

    /// <summary>Papers and agents outside Russia, USD.</summary>
    public double[][] PaperCost { get; }

    /// <summary>Knowledge of the place's language, 0 to 1.</summary>
    public double[][] Language { get; }

    /// <summary>Enforcement index times the nation's weight.</summary>
    public double[][] Enforcement { get; private set; }

    /// <summary>Fear of being sent to war, 0 to 1.</summary>
    public double[][] Fear { get; }

    /// <summary>Openness of the border to entry, 0 to 1.</summary>
    public double[][] Openness { get; private set; }

    /// <summary>Freedom to travel home, 0 to 1.</summary>
    public double[][] ExitOpenness { get; }

    /// <summary>How many times as many people ask for a place of an organised scheme as the choice makes.</summary>
    public double[][] ProgrammeDemand { get; }

    /// <summary>Multiplier of returns from a place; 1 where nothing out of the ordinary drives people home.</summary>
    public double[][] ReturnPush { get; }

    /// <summary>Ceiling of organised schemes, persons per year: the volume that comes, at most the places that the rules allow.</summary>
    public double[][] ProgrammeCap { get; }

    /// <summary>New students that a place takes, persons per year.</summary>
    public double[][] StudyPlaces { get; }

    /// <summary>Share of the intended amount that can be sent at all.</summary>
    public double[][] Channel { get; }

    /// <summary>Share of remittances that passes recorded channels.</summary>
    public double[][] RecordedShare { get; }

    /// <summary>Recorded transfers that are no migrants' remittances, USD million per month.</summary>
    public double[] OtherTransfers { get; }

    /// <summary>Labour force per person aged 15 to 64 at home.</summary>
    public double[] Participation { get; }

    /// <summary>Jobs at home, persons.</summary>
    public double[] Jobs { get; }

    /// <summary>Nominal GDP, USD per year.</summary>
    public double[] Gdp { get; private set; }

    /// <summary>Pressure of recruitment into Russian forces, 0 to 1.</summary>
    public double[] RecruitmentPressure { get; }

    /// <summary>Pay under a military contract, USD per month.</summary>
    public double[] ContractPay { get; private set; }

    /// <summary>Deaths per person-month in the forces.</summary>
    public double[] WarHazard { get; }

    /// <summary>Share of Russian employers who give contracts.</summary>
    public double[] EmployerCompliance { get; }

    /// <summary>Share of people abroad in temporary statuses whom the population statistics of the nation count.</summary>
    public double[] CountedTemporary { get; }

    /// <summary>The same for people settled abroad.</summary>
    public double[] CountedSettled { get; }

    /// <summary>The same for people with an acquired Russian citizenship.</summary>
    public double[] CountedNaturalised { get; }

    /// <summary>Residents from outside the five nations who have arrived since the start and whom the nation's population count holds.</summary>
    public double[] OtherResidents { get; }

    /// <summary>1 where the nation may work on a patent.</summary>
    public double[] PatentOpen { get; }

    /// <summary>1 where the nation's people work as citizens of the Eurasian union.</summary>
    public double[] UnionOpen { get; }

    /// <summary>1 where the nation needs a work permit.</summary>
    public double[] PermitOpen { get; }

    /// <summary>1 where people without papers may make their stay good without leaving.</summary>
    public double[] Pardon { get; }

    /// <summary>1 where a simplified way to Russian citizenship is open.</summary>
    public double[] Simplified { get; }

    /// <summary>1 where the general way to Russian citizenship is open.</summary>
    public double[] GeneralCitizenship { get; }

    /// <summary>1 where a military contract leads to citizenship.</summary>
    public double[] ContractCitizenship { get; }

    /// <summary>1 where foreigners may serve.</summary>
    public double[] ForeignersMayServe { get; }

    /// <summary>1 where repatriates get permanent residence at once.</summary>
    public double[] Repatriation { get; }

    /// <summary>1 where the register of controlled persons is kept.</summary>
    public double[] Register { get; }

    /// <summary>1 where ethnic Kazakhs may settle in Kazakhstan.</summary>
    public double[] Kandas { get; }

    /// <summary>Monthly fee of a patent, USD.</summary>
    public double[] PatentFee { get; private set; }

    /// <summary>What getting a patent costs in fact, USD.</summary>
    public double[] PatentEntryCost { get; private set; }

    /// <summary>What a union worker spends on legal status, USD.</summary>
    public double[] UnionCost { get; private set; }

    /// <summary>Temporary residence permits per year under the quota, all nations.</summary>
    public double[] TemporaryQuota { get; }

    /// <summary>Months from temporary to permanent residence.</summary>
    public double[] PermanentWait { get; }

    /// <summary>Months from permanent residence to citizenship on the general way.</summary>
    public double[] CitizenshipWait { get; }

    /// <summary>Length of a re-entry ban, years.</summary>
    public double[] BanYears { get; }

    /// <summary>Persons whom an amnesty of the month frees from re-entry bans.</summary>
    public double[] Amnesty { get; }

    /// <summary>Days by which the term of registration is longer than in the data; a day of work is 7/5 days.</summary>
    public double[] LongerRegistration { get; }

    /// <summary>Months that a visa-free stay lasts.</summary>
    public int[] StayPhases { get; }

    /// <summary>1 where leaving and re-entering begins a new stay at once.</summary>
    public double[] StayRenewable { get; }

    /// <summary>True for a rule that the model reads: one of a fixed list, or a number of places of a scheme (an id that ends with ".places").</summary>
    public static bool Reads(string ruleId) => RulesRead.Contains(ruleId, StringComparer.Ordinal) || ruleId.EndsWith(Places, StringComparison.Ordinal);

    /// <summary>The same inputs with drivers multiplied from a month on; indices stay at most one.</summary>
    /// <param name="destinations">Places in the order of the state space.</param>
    /// <param name="scales">What is multiplied by how much.</param>
    /// <param name="from">First month that changes.</param>
    /// <exception cref="ArgumentException">A driver can't be scaled, or the place is no destination.</exception>
    internal NationInputs Scaled(IReadOnlyList<string> destinations, IReadOnlyList<DriverScale> scales, Month from)
    {
        NationInputs scaled = (NationInputs)MemberwiseClone();
        int first = Math.Clamp(from - Start, 0, Months);
        foreach (DriverScale scale in scales)
        {
            int place = destinations.ToList().IndexOf(scale.Place);
            if (place < 0)
            {
                throw new ArgumentException($"{scale.Place} is no destination.", nameof(scales));
            }

            switch (scale.Driver)
            {
                case "wage":
                    scaled.Wage = Times(scaled.Wage, place, scale.Factor, first, double.PositiveInfinity);
                    break;
                case "enforcement":
                    scaled.Enforcement = Times(scaled.Enforcement, place, scale.Factor, first, double.PositiveInfinity);
                    break;
                case "openness":
                    scaled.Openness = Times(scaled.Openness, place, scale.Factor, first, 1);
                    break;
                case "exchange_rate":
                    scaled.Devalue(place, scale, first);
                    break;
                default:
                    throw new ArgumentException($"Driver '{scale.Driver}' can't be scaled.", nameof(scales));
            }
        }

        return scaled;
    }

    /// <summary>More units of the currency for a dollar: what is earned and paid there is worth less.</summary>
    private void Devalue(int place, DriverScale scale, int first)
    {
        double worth = 1 / scale.Factor;
        Wage = Times(Wage, place, worth, first, double.PositiveInfinity);
        if (scale.Place == Russia)
        {
            ContractPay = Times(ContractPay, worth, first, double.PositiveInfinity);
            PatentFee = Times(PatentFee, worth, first, double.PositiveInfinity);
            PatentEntryCost = Times(PatentEntryCost, worth, first, double.PositiveInfinity);
            UnionCost = Times(UnionCost, worth, first, double.PositiveInfinity);
        }
    }

    private static double[][] Times(double[][] byPlace, int place, double factor, int first, double most) =>
        [.. byPlace.Select((values, p) => p == place ? Times(values, factor, first, most) : values)];

    private static double[] Times(double[] values, double factor, int first, double most) =>
        [.. values.Select((value, m) => m < first ? value : Math.Min(value * factor, Math.Max(most, value)))];

    /// <summary>The volume of organised schemes, at most what the rules of the place allow (rules whose id ends with ".places").</summary>
    private static double[] Least(double[] volume, RuleBook rules, string nation, string place, Month start)
    {
        string[] limits = [.. rules.Rules.Where(rule => rule.Place == place && rule.Id.EndsWith(Places, StringComparison.Ordinal) && rule.Nations.Contains(nation, StringComparer.Ordinal)).Select(rule => rule.Id)];
        return limits.Length == 0
            ? volume
            : [.. volume.Select((persons, m) => limits.Min(id => Math.Min(persons, rules.NumberAt(id, nation, start.Plus(m), double.PositiveInfinity))))];
    }

    /// <summary>A stay is renewable when no window counts days over more than the stay itself.</summary>
    /// <summary>Calendar days in which a stay must be registered; where no rule asks for it, a year.</summary>
    private static double TermOfRegistration(RuleBook rules, string nation, Month month) =>
        rules.InForce(RegistrationDays, nation, new DateOnly(month.Year, month.Number, RuleBook.DayOfMonth)) is { Value: { } term } value
            ? Math.Min(NoTerm, term.Number * (value.WorkingDays ? CalendarDaysPerWorkingDay : 1))
            : NoTerm;

    private static bool IsRenewable(RuleBook rules, string nation, Month month, double days) =>
        rules.NumberAt(StayDays, nation, month, "window", days) <= days;

    private static double[] Ratio(double[] numerator, double[] denominator) => [.. numerator.Zip(denominator, (a, b) => a / b)];

    private static double[] Product(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a * b)];
}
