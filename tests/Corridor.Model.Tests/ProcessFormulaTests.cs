using Corridor.Data;
using Corridor.Model.Parameters;

namespace Corridor.Model.Tests;

/// <summary>Rates against the formulas of the processes, worked out again from drivers, rules and parameters.</summary>
public sealed class ProcessFormulaTests
{
    public static TheoryData<string> Workers => ["TJK", "UZB", "KGZ"];

    public static TheoryData<string> Nations => [.. ProjectModel.Nations];


    [Theory]
    [MemberData(nameof(Workers))]
    public void Return_Follows_Season_Exit_Wages_Fear_And_Enforcement(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        int russia = Place(model, "RUS");
        NationInputs inputs = model.Inputs;
        double Of(string name) => ProjectModel.System.ParametersOf(nation)[$"return.{name}", nation];
        foreach (int t in (int[])[5, 62, 124, 146, 153, 172])
        {
            double[] rates = Rates(model, t);
            int before = Math.Max(0, t - 12);
            double change = Math.Log(inputs.Wage[russia][t] / inputs.HomeWage[t]) - Math.Log(inputs.Wage[russia][before] / inputs.HomeWage[before]);
            double expected = Of("level") * ProjectModel.System.ParametersOf(nation)["return.base", "patent"]
                * ProjectModel.System.Season["return", nation, Scenario.Start.Plus(t)]
                * inputs.ExitOpenness[russia][t]
                * Math.Exp((-Of("b_shock") * change) + (Of("b_fear") * inputs.Fear[russia][t]) + (Of("b_enforcement") * (inputs.Enforcement[russia][t] - inputs.Enforcement[russia][0])));
            Rate(model, rates, "return", "patent", "returned").ShouldBe(expected, 1e-12 * expected, $"{nation} {Scenario.Start.Plus(t)}");
        }

        Of("b_shock").ShouldBeGreaterThan(0);
        Of("b_fear").ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("TJK")]
    [InlineData("UZB")]
    public void Patents_Are_Taken_At_A_Rate_That_Falls_With_Their_Price(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        int russia = Place(model, "RUS");
        foreach (int t in (int[])[72, 120, 170])
        {
            double price = (model.Inputs.PatentFee[t] + (model.Inputs.PatentEntryCost[t] / 12)) / model.Inputs.Wage[russia][t];
            price.ShouldBeInRange(0.02, 0.5);
            double expected = ProjectModel.System.ParametersOf(nation)["regularisation.patent", nation] * Math.Exp(-ProjectModel.System.ParametersOf(nation)["regularisation.b_price", nation] * price);
            Rate(model, Rates(model, t), "regularisation", "visitor", "patent").ShouldBe(expected, 1e-12 * expected);
        }
    }

    [Fact]
    public void Nobody_Takes_A_Patent_Where_The_Law_Has_None()
    {
        foreach (string nation in ProjectModel.Nations)
        {
            NationModel model = ProjectModel.Of(nation);
            for (int t = 0; t < ProjectModel.Months; t += 5)
            {
                double[] rates = Rates(model, t);
                (Rate(model, rates, "regularisation", "visitor", "patent") > 0).ShouldBe(model.Inputs.PatentOpen[t] * ProjectModel.System.ParametersOf(nation)["regularisation.patent", nation] > 0, $"{nation} {Scenario.Start.Plus(t)}");
                (Rate(model, rates, "regularisation", "visitor", "union") > 0).ShouldBe(model.Inputs.UnionOpen[t] * ProjectModel.System.ParametersOf(nation)["regularisation.union", nation] > 0, $"{nation} {Scenario.Start.Plus(t)}");
                (Rate(model, rates, "enforcement", "irregular", "controlled") > 0).ShouldBe(model.Inputs.Register[t] > 0, $"{nation} {Scenario.Start.Plus(t)}");
                (Rate(model, rates, "settlement", "patent", "permanent") > 0).ShouldBe(model.Inputs.Repatriation[t] * ProjectModel.System.ParametersOf(nation)["settlement.repatriation", nation] > 0, $"{nation} {Scenario.Start.Plus(t)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void A_Visit_Lasts_As_Many_Months_As_The_Rule_Allows(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        State[] visits = [.. model.States.In("RUS").Where(state => state.Status == "visitor")];
        for (int t = 0; t < ProjectModel.Months; t += 7)
        {
            double[] rates = Rates(model, t);
            foreach (State visit in visits)
            {
                double goesOn = model.Moves
                    .Where(move => move.Kind == MoveKind.Remainder && move.From == visit.Index && move.To < model.States.Count && model.States.All[move.To] is { Status: "visitor" } to && to.Phase == visit.Phase + 1)
                    .Sum(move => rates[move.Slot]);
                goesOn.ShouldBe(visit.Phase < Math.Min(model.Inputs.StayPhases[t], visits.Length) ? 1 : 0, $"{nation} {Scenario.Start.Plus(t)} month {visit.Phase} of the stay");
            }
        }
    }

    [Fact]
    public void A_Closed_Border_Keeps_Those_Whose_Visit_Ends_From_Going_Home()
    {
        NationModel model = ProjectModel.Of("TJK");
        State last = model.States.In("RUS").Last(state => state.Status == "visitor");
        Move home = model.Moves.Single(move => move.From == last.Index && move.Kind == MoveKind.Remainder && move.Process == "return");
        double closed = Rates(model, new Month(2020, 5) - Scenario.Start)[home.Slot];
        double open = Rates(model, new Month(2019, 5) - Scenario.Start)[home.Slot];
        (closed / open).ShouldBeLessThan(0.5);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Onward_Migration_Is_Its_Propensity_Times_The_Weight_Of_Other_Places(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        double[] rates = Rates(model, 150);
        Choice choice = model.Choice;
        double Sum(Func<Alternative, bool> which) => Enumerable.Range(0, choice.Weights.Length).Where(a => !choice.Alternatives[a].Capped && which(choice.Alternatives[a])).Sum(a => choice.Weights[a]);
        foreach (Move move in model.Moves.Where(move => move.Process == "onward"))
        {
            int place = model.States.PlaceOf[move.From];
            double expected = ProjectModel.System.ParametersOf(nation)["onward.propensity", nation] * Sum(way => way.Place != place) / (1 + Sum(_ => true));
            rates[move.Slot].ShouldBe(expected, 1e-9 * expected, model.States.All[move.From].Name);
        }
    }

    [Fact]
    public void Ethnic_Return_To_Kazakhstan_Adds_To_Family_Migration_There_While_It_Is_Open()
    {
        NationModel model = ProjectModel.Of("UZB");
        int kazakhstan = Place(model, "KAZ");
        for (int t = 0; t < ProjectModel.Months; t += 12)
        {
            Situation now = ProjectModel.SituationAtStart(model, t);
            double settled = model.States.In("KAZ").Where(state => state.Kind is "settled" or "naturalised").Sum(state => now[state]);
            double follow = ProjectModel.System.ParametersOf("UZB")["family.rate", "UZB.KAZ"] * settled / now.WorkingAgeHome;
            double expected = model.Inputs.Openness[kazakhstan][t] * (follow + (ProjectModel.System.ParametersOf("UZB")["family.kandas", "UZB"] * model.Inputs.Kandas[t]));
            double rate = ProjectModel.RatesOf(model, now)[model.Moves.Single(move => move.Process == "family" && move.From == model.States.Home("never").Index && move.To == model.States["KAZ", "settled"].Index).Slot];
            rate.ShouldBe(expected, 1e-12 * expected);
        }

        model.Inputs.Kandas.Max().ShouldBe(1);
    }

    [Fact]
    public void Students_Take_The_Places_Offered_And_No_More()
    {
        foreach (string nation in ProjectModel.Nations)
        {
            NationModel model = ProjectModel.Of(nation);
            Situation now = ProjectModel.SituationAtStart(model, 100);
            double[] rates = ProjectModel.RatesOf(model, now);
            for (int p = 0; p < model.States.Destinations.Count; p++)
            {
                int student = model.States[model.States.Destinations[p], "student"].Index;
                double rate = rates[model.Moves.Single(move => move.Process == "study" && move.From == model.States.Home("never").Index && move.To == student).Slot];
                (rate * now.StudyCandidates).ShouldBeLessThanOrEqualTo((model.Inputs.StudyPlaces[p][100] / 12) + 1e-9);
            }
        }
    }

    private static int Place(NationModel model, string place) => model.States.Destinations.ToList().IndexOf(place);

    private static double[] Rates(NationModel model, int t) => ProjectModel.RatesOf(model, ProjectModel.SituationAtStart(model, t));

    /// <summary>Rate of a process's move between two statuses, the first in Russia, the second in Russia or at home.</summary>
    private static double Rate(NationModel model, double[] rates, string process, string from, string to)
    {
        int end = (model.States.Find("RUS", to) ?? model.States.Home(to)).Index;
        return rates[model.Moves.Single(move => move.Process == process && move.From == model.States["RUS", from].Index && move.To == end && move.Kind == MoveKind.Rate).Slot];
    }
}
