using System.Globalization;
using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>What was told and does not fit the rules, and what the answer could not take into account.</summary>
internal sealed class Remarks(Situation s, Law law, StatusToday status)
{
    private readonly List<Remark> _found = [];

    public IReadOnlyList<Remark> Find()
    {
        if (s.Travel.Stays.Count == 0 && status.Word is "outside" or "barred")
        {
            Say(null, new("no stay was told: the answer is that for somebody who is outside", "о пребывании не сообщено: ответ дан как для находящегося вне страны"));
        }

        Purposes();
        Patents();
        Contracts();
        return _found;
    }

    private void Say(RuleInForce? rule, Label what) => _found.Add(new Remark(what, rule is null ? null : Law.BasisOf(rule)));

    private void Purposes()
    {
        if (s.PurposeChanged is { } changed && law.Find("change.of.purpose", changed) is { } rule && !law.Yes("change.of.purpose", changed))
        {
            Say(rule, new(
                string.Create(CultureInfo.InvariantCulture, $"on {changed:yyyy-MM-dd} the purpose could not be changed without leaving"),
                string.Create(CultureInfo.InvariantCulture, $"{changed:yyyy-MM-dd} изменить цель въезда без выезда было нельзя")));
        }

        if (s.PatentIssued is not null && s.Purpose != Purpose.Work && s.PurposeChanged is null && law.Find("change.of.purpose", s.On) is { } purpose)
        {
            Say(purpose, new("a patent is given to those whose purpose is work: neither that purpose nor a change of it was told", "патент выдаётся прибывшим с целью «работа»: ни такая цель, ни её изменение не указаны"));
        }
    }

    private void Patents()
    {
        if (s.PatentIssued is { } issued && !law.Yes("work.patent", issued))
        {
            Say(law.Find("work.patent", issued), new(
                string.Create(CultureInfo.InvariantCulture, $"on {issued:yyyy-MM-dd} a patent was not open to citizens of this nation in this place"),
                string.Create(CultureInfo.InvariantCulture, $"{issued:yyyy-MM-dd} патент гражданам этой страны здесь не выдавался")));
        }

        if (s.PatentApplied is { } applied && s.Travel.On(applied) is { } visit && law.Number("patent.apply.days", visit.Entered) is { } days && applied > visit.Entered.AddDays(days))
        {
            Say(law.Find("patent.apply.days", visit.Entered), new(
                string.Create(CultureInfo.InvariantCulture, $"the application came {applied.DayNumber - visit.Entered.DayNumber} days after entering, later than the {days} allowed: a fine"),
                string.Create(CultureInfo.InvariantCulture, $"заявление подано через {applied.DayNumber - visit.Entered.DayNumber} дн. после въезда, позже допустимых {days}: штраф")));
        }

        if (s.Region is not null && law.Yes("work.patent", s.On) && law.Find("patent.fee.region", s.On) is null)
        {
            Say(law.Find("patent.fee.federal", s.On), new("the payment of this region on this day is not known: the least that any region asks is told", "платёж этого региона на эту дату неизвестен: указан наименьший по стране"));
        }
    }

    private void Contracts()
    {
        if (s.ContractFrom <= s.On && status.Word is "visitor" or "irregular" && law.Find("work.union", s.On) is { } union && !law.Yes("work.union", s.On))
        {
            Say(union, new("a contract alone gives citizens of this nation neither work nor stay: a patent or a permit is needed", "сам по себе договор не даёт гражданам этой страны ни права на работу, ни пребывания: нужен патент или разрешение"));
        }
    }
}
