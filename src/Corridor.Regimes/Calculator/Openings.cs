using System.Globalization;
using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>Which statuses are open next, on what conditions and at what cost.</summary>
internal sealed class Openings(Situation s, Law law, StatusToday status)
{
    private static readonly string[] Punishments = ["recruit.penalty.years", "recruit.offence"];
    private readonly List<Opening> _found = [];

    private DateOnly On => s.On;

    public IReadOnlyList<Opening> Find()
    {
        if (status.Word is "citizen" or "unknown")
        {
            return [];
        }

        if (status.Word == "barred")
        {
            AfterTheBan();
            return _found;
        }

        Visit();
        if (status.Word is not ("permanent" or "temporary" or "irregular"))
        {
            Work();
        }

        if (status.Allowed)
        {
            Residence();
        }

        Citizenship();
        Kazakhstan();
        return _found;
    }

    private void Add(string word, string rule, Label what, DateOnly? earliest, IEnumerable<Condition> conditions, IReadOnlyList<Cost>? costs = null)
    {
        if (law.Find(rule, On) is { } found)
        {
            _found.Add(new Opening(word, what, earliest > On ? earliest : null, [.. conditions], costs ?? [], Law.BasisOf(found)));
        }
    }

    private void Visit()
    {
        if (status.Word == "outside" && law.Limit(On) is { Days: > 0 } && s.Travel.NextEntry(law.Limit, On) is { } entry)
        {
            Add("visitor", "stay.days", new("visa-free stay", "безвизовое пребывание"), entry, law.Conditions(On, "biometrics.entry").Concat(law.Numbers(On, "registration.days")));
        }

        if (status is { Word: "visitor", Until: { } last } && s.Travel.On(On) is { } present)
        {
            AfterTheStay(present, last);
        }

        if (status.Word is "irregular" or "outside" && law.Yes("visa.required", On))
        {
            Add(
                "visa",
                "visa.required",
                status.Word == "outside" ? new("entry with a visa", "въезд по визе") : new("leaving, and a new entry with a visa", "выезд и новый въезд по визе"),
                null,
                []);
        }

        if (status.Word == "irregular" && s.Travel.On(On) is { } visit && law.Limit(On) is { Days: > 0 })
        {
            AfterLeaving(visit);
        }
    }

    /// <summary>The first entry after the ban that an expulsion brought.</summary>
    private void AfterTheBan()
    {
        DateOnly end = status.Until ?? On;
        Label what = new("entry after the end of the ban", "въезд после окончания запрета");
        if (law.Limit(On) is { Days: > 0 } && s.Travel.NextEntry(law.Limit, end) is { } entry)
        {
            Add("visitor", "stay.days", what, entry, law.Numbers(On, "registration.days"));
        }
        else
        {
            Add("visa", "visa.required", what, end, []);
        }
    }

    /// <summary>When a new visa-free stay could begin if the person left on the last lawful day, and how many days it would have.</summary>
    private void AfterTheStay(Stay visit, DateOnly last)
    {
        TravelHistory left = new(s.Travel.Stays.Where(stay => stay.Entered < visit.Entered).Append(visit with { Left = last }));
        if (left.NextEntry(law.Limit, last.AddDays(1)) is { } entry)
        {
            int days = new TravelHistory(left.Stays.Append(new Stay(entry, null))).LastLawfulDay(law.Limit, entry) is { } end ? end.DayNumber - entry.DayNumber + 1 : 0;
            Add(
                "visitor",
                "stay.days",
                new(
                    string.Create(CultureInfo.InvariantCulture, $"a new visa-free stay after leaving on {last:yyyy-MM-dd}, at first of {days} days"),
                    string.Create(CultureInfo.InvariantCulture, $"новое безвизовое пребывание после выезда {last:yyyy-MM-dd}, сначала {days} дн.")),
                entry,
                []);
        }
    }

    /// <summary>When a new visa-free stay could begin if the person left on the day asked about: after the ban where the overstay brings one.</summary>
    private void AfterLeaving(Stay visit)
    {
        bool banned = status.Until is { } last && law.Number("ban.overstay.days", On) is { } days && On > last.AddDays(days);
        DateOnly from = banned && law.Number("ban.years", On) is { } years ? On.AddYears(years) : On.AddDays(1);
        TravelHistory left = new(s.Travel.Stays.Where(stay => stay.Entered < visit.Entered).Append(visit with { Left = On }));
        if (left.NextEntry(law.Limit, from) is { } entry)
        {
            Add(
                "visitor",
                "stay.days",
                banned
                    ? new("visa-free stay after leaving today and the end of the entry ban", "безвизовое пребывание после выезда сегодня и окончания запрета на въезд")
                    : new("visa-free stay after leaving today", "безвизовое пребывание после выезда сегодня"),
                entry,
                banned ? law.Numbers(On, "ban.overstay.days", "ban.years") : []);
        }
    }

    private void Work()
    {
        if (law.Yes("work.patent", On) && status.Word != "patent")
        {
            List<Condition> conditions = [.. law.Numbers(On, "patent.apply.days"), .. law.Conditions(On, "exam", "medical.fingerprints", "sector.share", "region.ban.taxi")];
            if (s.Purpose != Purpose.Work && s.PurposeChanged is null && status.Word != "outside" && law.Find("change.of.purpose", On) is { } change)
            {
                conditions.Insert(0, new(
                    law.Yes("change.of.purpose", On)
                        ? new Label("change the purpose of entry to work; no exit needed", "изменить цель въезда на работу; выезд не нужен")
                        : new Label("leave and enter again with the purpose work", "выехать и въехать снова с целью «работа»"),
                    Law.BasisOf(change)));
            }

            Add(
                "patent",
                "work.patent",
                new("work on a patent", "работа по патенту"),
                null,
                conditions,
                law.Costs(On, ["patent.entry.official", "patent.entry.actual", .. law.PatentFees(On), "patent.tax.percent"]));
        }

        if (law.Yes("work.union", On) && status.Word != "union")
        {
            Add(
                "union",
                "work.union",
                new("work under a contract as a citizen of the union", "работа по договору в качестве гражданина государства союза"),
                null,
                law.Conditions(On, "medical.fingerprints", "insurance.union").Concat(law.Numbers(On, "union.stay.months")),
                law.Costs(On, "union.cost.actual", "union.cost.most"));
        }

        if (s.Purpose == Purpose.Family && law.Yes("family.rights", On))
        {
            Add("dependant", "family.rights", new("stay as family of a worker of the union, as long as the worker's contract", "пребывание в качестве члена семьи работника государства союза на срок его договора"), null, law.Numbers(On, "union.stay.months"));
        }

        if (law.Yes("work.permit", On) && status.Word != "permit")
        {
            Add("permit", "work.permit", new("work permit", "разрешение на работу"), null, law.Conditions(On, "visa.required", "exam", "medical.fingerprints").Concat(law.Numbers(On, "permit.quota")), law.Costs(On, "permit.cost.actual"));
        }

        if (law.Yes("work.skilled", On))
        {
            Add("permit", "work.skilled", new("permit for highly qualified specialists", "разрешение для высококвалифицированных специалистов"), null, []);
        }
    }

    private void Residence()
    {
        if (status.Word is "permanent" or "outside")
        {
            return;
        }

        if (status.Word != "temporary")
        {
            Add(
                "temporary",
                "temporary.quota",
                new("temporary residence within the quota", "временное проживание в пределах квоты"),
                null,
                law.Numbers(On, "temporary.quota", "temporary.wait.months").Concat(law.Conditions(On, "exam", "medical.fingerprints")));
        }

        if (s.TemporarySince is { } since && law.Number("permanent.wait.months", On) is { } months)
        {
            Add("permanent", "permanent.wait.months", new("permanent residence after temporary residence", "вид на жительство после временного проживания"), since.AddMonths(months), law.Numbers(On, "permanent.wait.months"));
        }

        if (law.Yes("permanent.direct", On))
        {
            Add("permanent", "permanent.direct", new("permanent residence without temporary residence", "вид на жительство без временного проживания"), null, []);
        }

        if (law.Yes("repatriation", On))
        {
            Add("permanent", "repatriation", new("permanent residence as a repatriate, without temporary residence or examination", "вид на жительство в порядке репатриации, без временного проживания и экзамена"), null, []);
        }
    }

    private void Citizenship()
    {
        if (status.Word == "outside")
        {
            return;
        }

        if (s.PermanentSince is { } since && law.Yes("citizenship.general", On) && law.Number("citizenship.wait.months", On) is { } months)
        {
            Add("citizen", "citizenship.general", new("citizenship on general grounds", "гражданство в общем порядке"), since.AddMonths(months), law.Numbers(On, "citizenship.wait.months"));
        }

        if (!status.Allowed)
        {
            Contract();
            return;
        }

        if (law.Yes("citizenship.unconditional", On))
        {
            Add("citizen", "citizenship.unconditional", new("citizenship without further conditions", "гражданство без дополнительных условий"), null, []);
        }
        else if (law.Yes("citizenship.simplified", On))
        {
            Add("citizen", "citizenship.simplified", new("citizenship on the simplified path of the nation", "гражданство в упрощённом порядке для граждан страны"), null, []);
        }

        if (law.Yes("compatriots.programme", On))
        {
            Add("citizen", "compatriots.programme", new("the programme of resettlement of compatriots", "программа переселения соотечественников"), null, law.Numbers(On, "compatriots.processing.months"), law.Costs(On, "compatriots.payment"));
        }

        Contract();
    }

    private void Contract()
    {
        if (law.Yes("citizenship.contract", On) && law.Yes("service.foreigners", On))
        {
            IEnumerable<Condition> penalties = Punishments
                .Select(name => law.AtHome(name, On))
                .OfType<RuleInForce>()
                .Select(found => new Condition(
                    new Label($"criminal at home: {Law.WithValue(found).En}", $"уголовно наказуемо на родине: {Law.WithValue(found).Ru}"),
                    Law.BasisOf(found)));
            Add(
                "citizen",
                "citizenship.contract",
                new("citizenship through a military contract: service in a war, with danger to life", "гражданство по контракту о военной службе: служба на войне с риском для жизни"),
                null,
                law.Numbers(On, "citizenship.contract.term.months", "citizenship.contract.combat.months", "citizenship.contract.processing.months").Concat(penalties));
        }
    }

    private void Kazakhstan()
    {
        if (s.Place == "KAZ" && law.Yes("kandas", On))
        {
            Add("settled", "kandas", new("Kandas, for ethnic Kazakhs", "статус кандаса для этнических казахов"), null, []);
        }

        if (s.Place == "KAZ" && status.Allowed && law.Yes("work.households", On))
        {
            Add("work", "work.households", new("permit to work for a household", "разрешение на работу у физических лиц"), null, [], law.Costs(On, "work.households.fee"));
        }
    }
}
