using System.Globalization;
using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>Duties that follow from a situation, and consequences that the law attaches to it.</summary>
internal sealed class Duties(Situation s, Law law, StatusToday status)
{
    private readonly List<Duty> _found = [];

    private DateOnly On => s.On;

    public IReadOnlyList<Duty> Find()
    {
        if (status.Word == "citizen")
        {
            Conscription();
            Say("citizenship.termination", new("acquired citizenship can be ended", "приобретённое гражданство может быть прекращено"));
        }
        else if (status.Word is not ("outside" or "barred" or "unknown"))
        {
            Foreigner();
        }

        return _found;
    }

    private void Say(string rule, Label what)
    {
        if (law.Find(rule, On) is { } found && found.Value.Value is { } value && (value.Kind != RuleValueKind.YesNo || value.Yes))
        {
            _found.Add(new Duty(what, Law.BasisOf(found)));
        }
    }

    private void Foreigner()
    {
        if (s.Travel.On(On) is { } visit && law.Find("registration.days", visit.Entered) is { } registration)
        {
            _found.Add(new Duty(
                law.Yes("registration.self", On)
                    ? new("registration at the place of stay after each arrival, by the host or by the migrant's own notice with a rental contract", "постановка на учёт по месту пребывания после каждого въезда: принимающей стороной или самим мигрантом при договоре найма")
                    : new("registration at the place of stay after each arrival, by the host", "постановка на учёт по месту пребывания после каждого въезда, через принимающую сторону"),
                Law.BasisOf(registration)));
        }

        Say("notice.days", new(
            $"the host gives notice of the guest within {law.Number("notice.days", On)} working days",
            $"принимающая сторона уведомляет о госте в течение {law.Number("notice.days", On)} рабочих дней"));
        if (status.Word is "patent" or "union" or "permit" || s.Purpose == Purpose.Work)
        {
            Say("medical.fingerprints", new("fingerprints and medical examination", "дактилоскопия и медицинское освидетельствование"));
            Say("insurance.union", new("mandatory health insurance", "обязательное медицинское страхование"));
        }

        if (status.Word == "patent")
        {
            Say(law.PatentFees(On)[0], new("a payment for each month of the patent", "платёж за каждый месяц патента"));
            Say("patent.tax.percent", new("income tax on the wage, less the payments for the patent", "налог с заработка за вычетом платежей за патент"));
        }

        if (status.Word == "irregular")
        {
            Say("overstay.fine", new("a fine for staying too long, which may come with expulsion", "штраф за превышение срока пребывания, возможно с выдворением"));
            Say("controlled.register", new("entry in the register of controlled persons", "внесение в реестр контролируемых лиц"));
            Say("expulsion.regime", new("limits on driving, banking, marriage and movement until departure", "ограничения на вождение, банковские услуги, брак и передвижение до выезда"));
            Say("detention.days", new(
                $"detention before expulsion, at most {law.Number("detention.days", On)} days",
                $"содержание до выдворения, не более {law.Number("detention.days", On)} дней"));
        }
    }

    /// <summary>Duties of service. They hold for men; without sex or birth year they are told with the condition.</summary>
    private void Conscription()
    {
        if (s.Sex == Calculator.Papers.Female || !law.Yes("conscription.naturalised", On))
        {
            return;
        }

        string ifMale = s.Sex == Calculator.Papers.Unknown ? "for men: " : string.Empty;
        string ifMaleRu = s.Sex == Calculator.Papers.Unknown ? "для мужчин: " : string.Empty;
        Say("conscription.naturalised", new($"{ifMale}entry in the military register after naturalisation", $"{ifMaleRu}постановка на воинский учёт после приобретения гражданства"));
        if (law.Find("conscription.age.years", On) is { Value.Value: { } ages } age)
        {
            int? reached = On.Year - s.BirthYear;
            if (reached is null || (reached >= ages["from"] && reached <= ages["to"]))
            {
                _found.Add(new Duty(
                    new(
                        string.Create(CultureInfo.InvariantCulture, $"{ifMale}conscription for regular service between {ages["from"]} and {ages["to"]} years of age"),
                        string.Create(CultureInfo.InvariantCulture, $"{ifMaleRu}призыв на срочную службу в возрасте от {ages["from"]} до {ages["to"]} лет")),
                    Law.BasisOf(age)));
            }
        }

        Say("mobilisation", new($"{ifMale}mobilisation of the reserve", $"{ifMaleRu}мобилизация запаса"));
        Say("conscription.notified.days", new(
            $"{ifMale}a summons in the register counts as received after {law.Number("conscription.notified.days", On)} days",
            $"{ifMaleRu}повестка в реестре считается вручённой через {law.Number("conscription.notified.days", On)} дней"));
        Say("conscription.restrictions.days", new(
            $"{ifMale}restrictions follow {law.Number("conscription.restrictions.days", On)} days after a summons",
            $"{ifMaleRu}ограничения наступают через {law.Number("conscription.restrictions.days", On)} дней после повестки"));
        Say("conscription.passport.days", new(
            $"{ifMale}the passport for travel abroad is handed in within {law.Number("conscription.passport.days", On)} days",
            $"{ifMaleRu}заграничный паспорт сдаётся в течение {law.Number("conscription.passport.days", On)} дней"));
        Say("conscription.evasion.years", new(
            $"{ifMale}evading service is punished with up to {law.Number("conscription.evasion.years", On)} years",
            $"{ifMaleRu}уклонение от службы наказывается сроком до {law.Number("conscription.evasion.years", On)} лет"));
    }
}
