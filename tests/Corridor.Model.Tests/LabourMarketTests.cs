namespace Corridor.Model.Tests;

public sealed class LabourMarketTests
{
    [Fact]
    public void Unemployment_Is_The_Share_Of_The_Labour_Force_Without_A_Job() =>
        LabourMarket.Unemployment(1_000_000, 0.6, 540_000).ShouldBe(0.1, 1e-12);

    [Fact]
    public void Unemployment_Stays_Between_None_And_All()
    {
        LabourMarket.Unemployment(1_000_000, 0.6, 900_000).ShouldBe(0);
        LabourMarket.Unemployment(1_000_000, 0.6, 0).ShouldBe(1);
        LabourMarket.Unemployment(0, 0.6, 10).ShouldBe(0);
    }

    [Fact]
    public void Those_Who_Leave_Lower_Unemployment_And_Those_Who_Return_Raise_It()
    {
        double before = LabourMarket.Unemployment(1_000_000, 0.6, 540_000);
        LabourMarket.Unemployment(990_000, 0.6, 540_000).ShouldBeLessThan(before);
        LabourMarket.Unemployment(1_010_000, 0.6, 540_000).ShouldBeGreaterThan(before);
    }

    [Fact]
    public void Unemployment_Pushes_People_Abroad()
    {
        NationModel model = ProjectModel.Of("TJK");
        double push = ProjectModel.System.Parameters["departure.b_unemp", "TJK"];
        push.ShouldBeGreaterThan(0);
        Situation now = ProjectModel.SituationAtStart(model);
        double[] usual = ProjectModel.RatesOf(model, now);
        now.Unemployment = now.UnemploymentAtStart + 0.05;
        double[] crisis = ProjectModel.RatesOf(model, now);
        foreach (Move move in model.Moves.Where(move => move.Process == "departure" && usual[move.Slot] > 0))
        {
            (crisis[move.Slot] / usual[move.Slot]).ShouldBe(Math.Exp(push * 0.05), 1e-12);
        }
    }
}
