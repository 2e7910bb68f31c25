using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>What must happen by which day, and what is lost otherwise.</summary>
internal sealed class Deadlines(Situation s, Law law, StatusToday status)
{
    private readonly List<Deadline> _found = [];

    public IReadOnlyList<Deadline> Find()
    {
        Service();
        if (status.Word is not "citizen" && s.Travel.On(s.On) is { } visit)
        {
            Registration(visit);
            Stay();
            Patent(visit);
            Contract();
            Papers();
            Ban();
        }

        return [.. _found.OrderBy(deadline => deadline.Date)];
    }

    private void Add(RuleInForce? rule, DateOnly date, bool done, Label what, Label lapses, DateOnly? byWorkingDays = null)
    {
        if (rule is not null)
        {
            _found.Add(new Deadline(what, date, lapses, !done && (byWorkingDays ?? date) < s.On, Law.BasisOf(rule)) { ByWorkingDays = byWorkingDays });
        }
    }

    private void Registration(Stay visit)
    {
        // The rule of the day of entry holds for that entry.
        if (status.Word is "permanent" || law.Number("registration.days", visit.Entered) is not { } days)
        {
            return;
        }

        RuleInForce rule = law.Find("registration.days", visit.Entered)!;
        DateOnly? working = rule.Value.WorkingDays ? Days.AfterWorkingDays(visit.Entered, days) : null;

        // What was done for an earlier stay does not count for this one.
        bool inTime = s.Registered is { } registered && registered >= visit.Entered && registered <= (working ?? visit.Entered.AddDays(days));
        if (!inTime)
        {
            Add(
                rule,
                visit.Entered.AddDays(days),
                false,
                new("register at the place of stay", "встать на учёт по месту пребывания"),
                new("staying on without registration is an offence; two offences can lead to an entry ban", "дальнейшее пребывание без учёта - правонарушение; два правонарушения могут повлечь запрет на въезд"),
                working);
        }

        if (s.PatentIssued is { } issued && status.Word == "patent" && law.Number("patent.registration.months", issued) is { } months)
        {
            Add(
                law.Find("patent.registration.months", issued),
                issued.AddMonths(months),
                false,
                new("prolong the registration of a patent holder", "продлить учёт владельца патента"),
                new("the registration ends", "регистрация прекращается"));
        }
    }

    private void Stay()
    {
        if (status.Word == "visitor" && status.Until is { } last)
        {
            Add(
                status.Rule,
                last,
                false,
                new("last day of the visa-free stay: leave or get another status", "последний день безвизового пребывания: выехать или получить иной статус"),
                new("the stay becomes irregular", "пребывание становится незаконным"));
        }
    }

    private void Patent(Stay visit)
    {
        if (status.Word == "patent")
        {
            Add(
                law.Find(law.PatentFees(s.On)[0], s.On),
                StatusToday.PatentDays(s)!.Value.Last,
                false,
                new("pay the next month of the patent", "внести следующий платёж за патент"),
                new("the patent ends on the next day, and with it work and stay", "на следующий день патент прекращается, а с ним право на работу и пребывание"));
            Term();
            return;
        }

        if (s.Purpose == Purpose.Work && s.PatentApplied is null && s.PatentIssued is null
            && law.Yes("work.patent", s.On) && law.Number("patent.apply.days", visit.Entered) is { } days)
        {
            Add(
                law.Find("patent.apply.days", visit.Entered),
                visit.Entered.AddDays(days),
                false,
                new("apply for a patent", "подать заявление на патент"),
                new("a later application is fined", "за более позднее обращение - штраф"));
        }
    }

    private void Term()
    {
        if (s.PatentIssued is { } issued && law.Number("patent.term.months", issued) is { } months)
        {
            Add(
                law.Find("patent.term.months", issued),
                issued.AddMonths(months).AddDays(-1),
                false,
                new("last day of the patent however it is paid: have it reissued before", "последний день патента при любой оплате: переоформить заранее"),
                new("the patent ends, and with it work and stay", "патент прекращается, а с ним право на работу и пребывание"));
        }
    }

    private void Contract()
    {
        if (status is { Word: "union", Until: { } end })
        {
            Add(
                law.Find("union.stay.months", s.On) ?? status.Rule,
                end,
                false,
                new("renew the contract, which carries the stay", "продлить договор, на котором основано пребывание"),
                new("the stay falls back to the days of a visitor", "остаётся лишь срок пребывания посетителя"));
        }
    }

    private void Papers()
    {
        if (status is { Word: "permit" or "visa", Until: { } end })
        {
            Add(
                status.Rule,
                end,
                false,
                status.Word == "permit" ? new Label("last day of the work permit", "последний день разрешения на работу") : new Label("last day of the visa", "последний день визы"),
                new("the stay becomes irregular", "пребывание становится незаконным"));
        }
    }

    private void Ban()
    {
        if (status is { Word: "irregular", Until: { } last } && law.Number("ban.overstay.days", s.On) is { } days)
        {
            Add(
                law.Find("ban.overstay.days", s.On),
                last.AddDays(days),
                false,
                new("leave before the overstay brings an entry ban", "выехать, прежде чем превышение срока повлечёт запрет на въезд"),
                law.Find("ban.years", s.On) is { } ban ? Law.WithValue(ban) : new("an entry ban", "запрет на въезд"));
        }
    }

    private void Service()
    {
        if (status.Word != "citizen" || s.Summoned is not { } summoned)
        {
            return;
        }

        if (law.Number("conscription.notified.days", summoned) is { } notified)
        {
            Add(
                law.Find("conscription.notified.days", summoned),
                summoned.AddDays(notified),
                true,
                new("the summons counts as received", "повестка считается вручённой"),
                new("the exit ban holds until the person has appeared", "запрет на выезд действует до явки"));
        }

        if (law.Number("conscription.passport.days", summoned) is { } passport)
        {
            Add(
                law.Find("conscription.passport.days", summoned),
                summoned.AddDays(passport),
                true,
                new("hand in the passport for travel abroad", "сдать заграничный паспорт"),
                new("the passport is no longer valid for leaving", "паспорт недействителен для выезда"));
        }

        if (law.Number("conscription.restrictions.days", summoned) is { } restrictions)
        {
            Add(
                law.Find("conscription.restrictions.days", summoned),
                summoned.AddDays(restrictions),
                true,
                new("appear before restrictions begin", "явиться до начала ограничений"),
                new("restrictions on driving, credit and property", "ограничения на вождение, кредиты и имущество"));
        }
    }
}
