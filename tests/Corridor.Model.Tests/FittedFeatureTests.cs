using Corridor.Data;

namespace Corridor.Model.Tests;

/// <summary>What the parameters do that calibration alone moves.</summary>
public sealed class FittedFeatureTests
{
    private const int Months = 180;
    private static readonly Lazy<NationPlan> Plan = new(() => ProjectModel.System.Plan("TJK", Months));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(-1, 0.5)]
    public void Twice_The_Kin_Of_The_Start_Settle_By_Two_To_The_Power_Of_The_Chain(double chain, double times)
    {
        NationModel model = With(("settlement.chain", chain));
        Situation now = ProjectModel.SituationAtStart(model);
        double before = Rate(model, now, "settlement", "patent", "temporary");
        foreach (State state in model.States.In("RUS").Where(state => state.Status is "permanent" or "citizen"))
        {
            now.Persons[state.Index] *= 2;
        }

        Rate(model, now, "settlement", "patent", "temporary").ShouldBe(times * before, 1e-12 * before);
    }

    [Fact]
    public void A_Pardon_Multiplies_Making_Good_While_It_Is_Open_And_Never_Else()
    {
        NationModel with = With(("regularisation.pardon", 10));
        NationModel without = With(("regularisation.pardon", 1));
        bool[] open = new bool[Months];
        for (int t = 0; t < Months; t++)
        {
            double plain = Rate(without, ProjectModel.SituationAtStart(without, t), "regularisation", "irregular", "patent");
            double pardoned = Rate(with, ProjectModel.SituationAtStart(with, t), "regularisation", "irregular", "patent");
            open[t] = pardoned > plain;
            pardoned.ShouldBe((open[t] ? 10 : 1) * plain, 1e-12);
        }

        int first = Array.IndexOf(open, true);
        Scenario.Start.Plus(first).Year.ShouldBe(2021);
        Array.LastIndexOf(open, true).ShouldBe(new Month(2021, 12) - Scenario.Start);
    }

    [Fact]
    public void The_Shift_Elsewhere_Moves_Every_Place_But_Russia()
    {
        NationModel moved = With(("departure.elsewhere", 0.5));
        NationModel still = With(("departure.elsewhere", 0));
        ProjectModel.RatesOf(moved, ProjectModel.SituationAtStart(moved));
        ProjectModel.RatesOf(still, ProjectModel.SituationAtStart(still));
        for (int a = 0; a < still.Choice.Weights.Length; a++)
        {
            bool russia = still.States.Destinations[still.Choice.Alternatives[a].Place] == "RUS";
            moved.Choice.Weights[a].ShouldBe(still.Choice.Weights[a] * (russia ? 1 : Math.Exp(0.5)), 1e-12);
        }
    }

    [Fact]
    public void Other_Transfers_Are_The_Driver_Times_The_Scale_Of_Their_Year()
    {
        NationModel model = With(("money.other.2022", 2), ("money.other.2023", 3), ("money.other.2024", 5));
        foreach ((int year, double scale) in new[] { (2022, 2.0), (2023, 3.0), (2024, 5.0) })
        {
            int t = new Month(year, 7) - Scenario.Start;
            model.Inputs.OtherTransfers[t].ShouldBeGreaterThan(0);
            model.Remittances.Other(t).ShouldBe(scale * model.Inputs.OtherTransfers[t], 1e-9);
        }
    }

    [Fact]
    public void A_Changed_Parameter_Must_Exist_And_Lie_In_Its_Range()
    {
        Should.Throw<ArgumentException>(() => With(("settlement.chian", 1)));
        Should.Throw<ArgumentException>(() => With(("settlement.chain", 50)));
        Should.Throw<ArgumentException>(() => With(("settlement.chain", double.NaN)));
    }

    private static NationModel With(params (string Id, double Value)[] changes) =>
        Plan.Value.Compile(Plan.Value.Parameters.With(changes.Select(change => (change.Id, "TJK", change.Value))));

    private static double Rate(NationModel model, Situation now, string process, string from, string to)
    {
        double[] rates = ProjectModel.RatesOf(model, now);
        State source = model.States["RUS", from];
        State target = model.States["RUS", to];
        return rates[model.Moves.Single(move => move.Process == process && move.From == source.Index && move.To == target.Index).Slot];
    }
}
