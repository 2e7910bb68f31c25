using Corridor.Model.Parameters;
using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Model.Tests;

public sealed class ChoiceTests
{
    public static TheoryData<string> Nations => [.. ProjectModel.Nations];

    [Fact]
    public void Weights_Outside_A_Place_Leave_Out_That_Place_Alone()
    {
        Choice choice = new([new Alternative(0, 5, false), new Alternative(0, 6, true), new Alternative(1, 7, false), new Alternative(2, 8, true)]);
        double[] weights = [1, 2, 4, 8];
        weights.CopyTo(choice.Weights, 0);
        choice.WeightOutside(-1).ShouldBe(15);
        choice.WeightOutside(0).ShouldBe(12);
        choice.WeightOutside(1).ShouldBe(11);
        choice.WeightOutside(2).ShouldBe(7);
    }

    [Fact]
    public void Those_Admitted_Never_Exceed_The_Cap_And_Never_The_Demand()
    {
        Gen<(double Cap, double Demand)> cases =
            from cap in Gen.Choose(-6000, 6000)
            from demand in Gen.Choose(-6000, 6000)
            select (Math.Pow(10, cap / 1000.0), Math.Pow(10, demand / 1000.0));
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            Choice choice = new([new Alternative(0, 1, true)]);
            choice.Caps[0] = sample.Cap;
            double share = choice.Admitted(0, sample.Demand);
            share.ShouldBeInRange(0, 1);
            (share * sample.Demand).ShouldBeLessThanOrEqualTo(sample.Cap * (1 + 1e-15));
            (share * sample.Demand).ShouldBe(Math.Min(sample.Cap, sample.Demand), 1e-12 * sample.Cap);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20100101, 4294967291));
    }

    [Fact]
    public void Without_A_Cap_Everybody_Is_Admitted_And_A_Cap_Of_Zero_Admits_Nobody()
    {
        Choice choice = new([new Alternative(0, 1, false), new Alternative(0, 2, true)]);
        choice.Caps[0] = double.PositiveInfinity;
        choice.Admitted(0, 1e9).ShouldBe(1);
        choice.Admitted(1, 10).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void A_Weight_Is_Openness_Times_Exp_Of_Utility_Times_The_Share_Of_Entry(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        ParameterSet parameters = ProjectModel.System.ParametersOf(nation);
        const int T = 130;
        Situation now = ProjectModel.SituationAtStart(model, T);
        ProjectModel.RatesOf(model, now);
        double Of(string name) => parameters[$"departure.{name}", nation];
        int open = 0;
        for (int a = 0; a < model.Choice.Alternatives.Count; a++)
        {
            Alternative way = model.Choice.Alternatives[a];
            string place = model.States.Destinations[way.Place];
            string status = model.States.All[way.State].Status;
            if (place == "RUS" || (way.Capped && model.Inputs.ProgrammeCap[way.Place][T] <= 0))
            {
                continue;
            }

            double home = model.Inputs.HomeWage[T];
            double utility = parameters["departure.constant", $"{nation}.{place}"] + Of("elsewhere")
                + (Of("b_wage") * Math.Log(model.Inputs.Wage[way.Place][T] / home))
                + (Of("b_net") * Math.Log(now.Network[way.Place] + Of("network_floor")))
                - (Of("b_cost") * (model.Inputs.TravelCost[way.Place][T] + model.Inputs.PaperCost[way.Place][T]) / home)
                - (Of("b_risk") * model.Inputs.Enforcement[way.Place][T])
                - (Of("b_fear") * model.Inputs.Fear[way.Place][T])
                + (Of("b_lang") * model.Inputs.Language[way.Place][T]);
            double expected = model.Inputs.Openness[way.Place][T] * Math.Exp(utility) * ProjectModel.System.Entries.Share(nation, place, status, now.Month);
            model.Choice.Weights[a].ShouldBe(expected, 1e-12 * expected, $"{place} {status}");
            open += expected > 0 ? 1 : 0;
        }

        open.ShouldBeGreaterThan(10);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void A_Scheme_Without_Places_And_A_Closed_Border_Have_No_Weight(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        int closed = 0;
        for (int t = 0; t < ProjectModel.Months; t += 3)
        {
            ProjectModel.RatesOf(model, ProjectModel.SituationAtStart(model, t));
            for (int a = 0; a < model.Choice.Alternatives.Count; a++)
            {
                Alternative way = model.Choice.Alternatives[a];
                double cap = model.Inputs.ProgrammeCap[way.Place][t];
                model.Choice.Caps[a].ShouldBe(way.Capped ? cap / 12 : double.PositiveInfinity);
                if ((way.Capped && cap <= 0) || model.Inputs.Openness[way.Place][t] <= 0)
                {
                    closed++;
                    model.Choice.Weights[a].ShouldBe(0);
                }
            }
        }

        closed.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void The_Ways_Into_Russia_Share_The_Weight_Of_Russia(string nation)
    {
        // Before the union, union workers enter as visitors: nobody is lost when a way is closed by law.
        NationModel model = ProjectModel.Of(nation);
        int russia = model.States.Destinations.ToList().IndexOf("RUS");
        for (int t = 0; t < ProjectModel.Months; t += 12)
        {
            Situation now = ProjectModel.SituationAtStart(model, t);
            ProjectModel.RatesOf(model, now);
            double[] weights = [.. Enumerable.Range(0, model.Choice.Weights.Length).Where(a => model.Choice.Alternatives[a].Place == russia).Select(a => model.Choice.Weights[a])];
            weights.Sum().ShouldBeGreaterThan(0);
            string[] statuses = [.. model.Choice.Alternatives.Where(way => way.Place == russia).Select(way => model.States.All[way.State].Status)];
            (Array.IndexOf(statuses, "union") is var union && (union < 0 || (weights[union] > 0) == (model.Inputs.UnionOpen[t] > 0))).ShouldBeTrue();
            foreach ((string status, double weight) in statuses.Zip(weights).Where(pair => pair.First == "permit"))
            {
                (weight / weights.Sum()).ShouldBe(ProjectModel.System.Entries.Share(nation, "RUS", status, now.Month), 1e-12);
            }
        }
    }
}
