using Corridor.Data;
using Corridor.Regimes;

namespace Corridor.Model.Tests;

/// <summary>The model takes its law from the rule book, and its volumes never exceed a quota that a rule prints.</summary>
public sealed class LawInTheModelTests
{
    private static readonly ModelSystem System = Load();

    [Fact]
    public void Places_Of_A_Scheme_Never_Exceed_The_Quota_Of_The_Nation()
    {
        for (Month month = new(2023, 1); month <= new Month(2030, 12); month = month.Plus(1))
        {
            double quota = System.Rules.NumberAt("gbr.seasonal.places", "KGZ", month, double.NaN);
            Cap("KGZ", "GBR", month).ShouldBeLessThanOrEqualTo(quota, month.ToString());
        }
    }

    [Fact]
    public void Places_Of_All_Nations_Together_Never_Exceed_The_Quota_Of_The_Scheme()
    {
        for (Month month = new(2019, 4); month <= new Month(2030, 12); month = month.Plus(1))
        {
            double quota = System.Rules.NumberAt("gbr.seasonal.quota", "KGZ", month, double.NaN);
            System.Gazetteer.Nations.Sum(nation => Cap(nation, "GBR", month)).ShouldBeLessThanOrEqualTo(quota, month.ToString());
        }
    }

    [Fact]
    public void Inputs_Of_The_Model_Are_What_The_Rules_Say()
    {
        foreach (string nation in System.Gazetteer.Nations)
        {
            StateSpace states = new(nation, System.Gazetteer, System.Statuses, System.Destinations);
            NationInputs inputs = new(states, System.Drivers, System.Rules, Scenario.Start, 300);
            for (int t = 0; t < 300; t += 7)
            {
                Month month = Scenario.Start.Plus(t);
                DateOnly day = new(month.Year, month.Number, RuleBook.DayOfMonth);
                (inputs.PatentOpen[t] > 0).ShouldBe(System.Rules.InForce("rus.work.patent", nation, day)?.Value?.Yes ?? false);
                (inputs.UnionOpen[t] > 0).ShouldBe(System.Rules.InForce("rus.work.union", nation, day)?.Value?.Yes ?? false);
                inputs.PermanentWait[t].ShouldBe(System.Rules.InForce("rus.permanent.wait.months", nation, day)!.Value!.Number);
                inputs.CitizenshipWait[t].ShouldBe(System.Rules.InForce("rus.citizenship.wait.months", nation, day)!.Value!.Number);
                inputs.TemporaryQuota[t].ShouldBe(System.Rules.InForce("rus.temporary.quota", nation, day)!.Value!.Number);
                inputs.StayPhases[t].ShouldBe(Math.Max(1, (int)Math.Round(System.Rules.InForce("rus.stay.days", nation, day)!.Value!["days"] / 30)));
            }
        }
    }

    [Fact]
    public void A_Rule_Without_A_Value_In_A_Month_That_The_Model_Needs_Is_A_Fault()
    {
        StateSpace states = new("UZB", System.Gazetteer, System.Statuses, System.Destinations);
        BadInputException refused = Should.Throw<BadInputException>(() => new NationInputs(states, System.Drivers, System.Rules, new Month(2009, 12), 2));
        refused.Faults[0].What.ShouldBe("rule 'rus.ban.years' has no value for UZB in 2009-12");
    }

    private static double Cap(string nation, string place, Month month) =>
        System.Drivers.Values("programme_cap", nation, place, month, 1)[0];

    private static ModelSystem Load()
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(DataFolder.Find(null), faults);
        faults.ThrowIfAny();
        return system;
    }
}
