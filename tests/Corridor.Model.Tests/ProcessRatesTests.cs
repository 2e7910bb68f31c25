using Corridor.Data;

namespace Corridor.Model.Tests;

/// <summary>The processes of the design, their moves and their rates.</summary>
public sealed class ProcessRatesTests
{
    private static readonly string[] Design = ["death", "departure", "regularisation", "lapse", "settlement", "enforcement", "end_of_ban", "return", "onward", "family", "study", "recruitment"];

    public static TheoryData<string> Nations => [.. ProjectModel.Nations];

    [Theory]
    [MemberData(nameof(Nations))]
    public void Every_Process_Of_The_Design_Declares_Moves(string nation) =>
        ProjectModel.Of(nation).Moves.Select(move => move.Process).Distinct().ShouldBe(Design, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Nations))]
    public void Rates_Are_Never_Negative_Or_Undefined_In_Any_Month(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        HashSet<string> active = [];
        for (int t = 0; t < ProjectModel.Months; t++)
        {
            double[] rates = ProjectModel.RatesOf(model, ProjectModel.SituationAtStart(model, t));
            foreach (Move move in model.Moves)
            {
                if (!(rates[move.Slot] >= 0) || !double.IsFinite(rates[move.Slot]))
                {
                    Assert.Fail($"{nation} {Scenario.Start.Plus(t)} {move}: {rates[move.Slot]}");
                }

                if (rates[move.Slot] > 0)
                {
                    active.Add(move.Process);
                }
            }
        }

        active.ShouldBe(Design, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Rates_Of_People_Without_Anybody_Are_Defined_Too(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        for (int t = 0; t < ProjectModel.Months; t += 12)
        {
            Situation nobody = new(model.States) { Index = t, Month = Scenario.Start.Plus(t) };
            ProjectModel.RatesOf(model, nobody).ShouldAllBe(rate => rate >= 0 && double.IsFinite(rate));
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void A_Visit_That_Ends_Divides_Everybody_And_No_More(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        for (int t = 0; t < ProjectModel.Months; t++)
        {
            double[] rates = ProjectModel.RatesOf(model, ProjectModel.SituationAtStart(model, t));
            foreach (IGrouping<int, Move> state in model.Moves.Where(move => move.Kind == MoveKind.Remainder).GroupBy(move => move.From))
            {
                state.Sum(move => rates[move.Slot]).ShouldBe(1, 1e-12, $"{model.States.All[state.Key].Name} {Scenario.Start.Plus(t)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Every_State_Has_Its_Death_And_Nobody_Leaves_Death(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        model.Moves.Select(move => move.Slot).ShouldBe(Enumerable.Range(0, model.Moves.Count));
        model.Moves.ShouldAllBe(move => move.From >= 0 && move.From < model.States.Count);
        foreach (State state in model.States.All)
        {
            Move death = model.Moves.Single(move => move.From == state.Index && move.Schedule == NationModel.Mortality);
            death.To.ShouldBe(model.States.Count + (int)(state.Kind == "home" ? Absorbing.DiedHome : Absorbing.DiedAbroad));
        }

        model.Moves.Single(move => move.To == model.States.Count + (int)Absorbing.Killed).From.ShouldBe(model.States["RUS", "forces"].Index);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Everybody_Abroad_Has_A_Way_Home(string nation)
    {
        // Those in custody go home under a ban, those in the forces when discharged.
        NationModel model = ProjectModel.Of(nation);
        double[] rates = ProjectModel.RatesOf(model, ProjectModel.SituationAtStart(model, 150));
        int[] home = [.. model.States.All.Where(state => state.Kind == "home").Select(state => state.Index)];
        HashSet<int> reaches = [.. home];
        while (model.Moves.Where(move => rates[move.Slot] > 0 && reaches.Contains(move.To) && !reaches.Contains(move.From)).ToArray() is { Length: > 0 } more)
        {
            reaches.UnionWith(more.Select(move => move.From));
        }

        reaches.Count.ShouldBe(model.States.Count);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void People_Under_A_Ban_Choose_Other_Places_Than_Russia(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        double[] rates = ProjectModel.RatesOf(model, ProjectModel.SituationAtStart(model, 100));
        double Rate(string status) => rates[model.Moves.Single(move => move.Process == "departure" && move.From == model.States.Home(status).Index).Slot];
        int russia = model.States.Destinations.ToList().IndexOf("RUS");
        double all = model.Choice.WeightOutside(-1);
        double others = model.Choice.WeightOutside(russia);
        others.ShouldBeLessThan(all);
        (Rate("barred") / Rate("returned")).ShouldBe(others / (1 + others) / (all / (1 + all)), 1e-12);
    }

    [Theory]
    [InlineData("TJK", "2022-01")]
    [InlineData("KGZ", "2022-05")]
    public void An_Amnesty_Frees_Exactly_Its_Number_Within_The_Month(string nation, string month)
    {
        NationModel model = ProjectModel.Of(nation);
        Month date = Month.Parse(month);
        double amnesty = ProjectModel.System.Rules.NumberAt("rus.amnesty", nation, date, 0) * ProjectModel.System.Parameters["end_of_ban.amnesty_reach", nation];
        amnesty.ShouldBeGreaterThan(0);
        Situation now = ProjectModel.SituationAtStart(model, date - Scenario.Start);
        int barred = model.States.Home("barred").Index;
        int slot = model.Moves.Single(move => move.Process == "end_of_ban").Slot;
        double runsOut = 1 / (12 * model.Inputs.BanYears[now.Index]);
        foreach (double times in (double[])[1.1, 3, 100])
        {
            now.Persons[barred] = times * amnesty;
            double rate = ProjectModel.RatesOf(model, now)[slot] - runsOut;
            (now.Persons[barred] * (1 - Math.Exp(-rate))).ShouldBe(amnesty, 1e-9 * amnesty);
        }

        // An amnesty for more people than are barred frees nearly all, never more.
        now.Persons[barred] = amnesty / 2;
        double most = ProjectModel.RatesOf(model, now)[slot] - runsOut;
        (1 - Math.Exp(-most)).ShouldBe(0.95, 1e-12);
    }

    [Fact]
    public void Without_An_Amnesty_A_Ban_Lasts_Its_Length()
    {
        NationModel model = ProjectModel.Of("UZB");
        int slot = model.Moves.Single(move => move.Process == "end_of_ban").Slot;
        for (int t = 0; t < ProjectModel.Months; t += 12)
        {
            double rate = ProjectModel.RatesOf(model, ProjectModel.SituationAtStart(model, t))[slot];
            (1 / rate).ShouldBe(12 * model.Inputs.BanYears[t], 1e-9);
        }
    }

    [Fact]
    public void Foreigners_Do_Not_Serve_Before_They_May()
    {
        foreach (string nation in ProjectModel.Nations)
        {
            NationModel model = ProjectModel.Of(nation);
            int forces = model.States["RUS", "forces"].Index;
            int citizen = model.States["RUS", "citizen"].Index;
            for (int t = 0; t < ProjectModel.Months; t++)
            {
                double[] rates = ProjectModel.RatesOf(model, ProjectModel.SituationAtStart(model, t));
                double foreigners = model.Moves.Where(move => move.To == forces && move.From != citizen).Sum(move => rates[move.Slot]);
                (foreigners > 0).ShouldBe(model.Inputs.ForeignersMayServe[t] > 0 && model.Inputs.RecruitmentPressure[t] > 0, $"{nation} {Scenario.Start.Plus(t)}");
            }
        }
    }

    [Fact]
    public void Only_Men_Of_Eighteen_To_Fifty_Are_Recruited()
    {
        NationModel model = ProjectModel.Of("TJK");
        int forces = model.States["RUS", "forces"].Index;
        foreach (string id in model.Moves.Where(move => move.To == forces).Select(move => move.Schedule).Distinct())
        {
            double[] schedule = model.ScheduleOf(id, 2022).Values;
            for (int row = 0; row < Strata.Rows; row++)
            {
                (schedule[row] > 0).ShouldBe(Strata.SexOf(row) == 0 && Strata.AgeOf(row) is >= 18 and <= 50);
            }
        }
    }
}
