using Corridor.Model.Population;

namespace Corridor.Model.Tests;

/// <summary>The people of 2010-01-01, divided among the states.</summary>
public sealed class StartingPopulationTests
{
    public static TheoryData<string> Nations => [.. ProjectModel.Nations];

    [Theory]
    [MemberData(nameof(Nations))]
    public void The_United_Nations_Count_Is_Home_And_The_Counted_People_Abroad(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        double[,,] count = ProjectModel.System.Population.Nations[nation].Start;
        double all = count.Cast<double>().Sum();
        all.ShouldBeGreaterThan(1e6);
        model.States.All.Sum(state => model.Start[state.Index].Sum() * model.Counted(state, 0)).ShouldBe(all, 1e-6 * all);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void The_Count_Is_Kept_In_Each_Age_Sex_And_Education(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        double[,,] count = ProjectModel.System.Population.Nations[nation].Start;
        for (int row = 0; row < Strata.Rows; row++)
        {
            // The row of the age that is reached in 2010 holds those who have completed one year less on the first of January.
            int completed = Strata.AgeOf(row) - 1;
            double expected = completed >= 0 && completed < count.GetLength(0) ? count[completed, Strata.SexOf(row), Strata.EducationOf(row)] : 0;
            model.States.All.Sum(state => model.Start[state.Index][row] * model.Counted(state, 0)).ShouldBe(expected, 1e-6 * Math.Max(1, expected), $"{nation} row {row}");
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void No_Stratum_Is_Negative(string nation) =>
        ProjectModel.Of(nation).Start.ShouldAllBe(rows => rows.Length == Strata.Rows && rows.All(persons => persons >= 0 && double.IsFinite(persons)));

    [Theory]
    [MemberData(nameof(Nations))]
    public void Stocks_Abroad_Are_Those_Of_The_Table(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        StartingStock[] stocks = [.. ProjectModel.System.Population.Abroad.Where(stock => stock.Nation == nation)];
        stocks.ShouldNotBeEmpty();
        foreach (State state in model.States.All.Where(state => state.Status != "never"))
        {
            double expected = state.Phase > 1 ? 0 : stocks.Where(stock => stock.Place == state.Place && stock.Status == state.Status).Sum(stock => stock.Persons);
            model.Start[state.Index].Sum().ShouldBe(expected, 1e-6 * Math.Max(1, expected), state.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Workers_Abroad_Are_Of_Working_Age_And_Mostly_Men(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        double[] labour = model.ScheduleOf(NationModel.Labour, 2010).Values;
        double[] rows = model.Start[model.States["RUS", "visitor"].Index];
        Enumerable.Range(0, Strata.Rows).Where(row => labour[row] == 0).ShouldAllBe(row => rows[row] == 0);
        Enumerable.Range(0, Strata.Rows).Where(row => Strata.SexOf(row) == 0).Sum(row => rows[row]).ShouldBeGreaterThan(rows.Sum() / 2);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void All_At_Home_Are_Counted_And_Of_Those_Abroad_A_Share(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        foreach (State state in model.States.All)
        {
            for (int t = 0; t < ProjectModel.Months; t += 12)
            {
                double counted = model.Counted(state, t);
                counted.ShouldBeInRange(0, 1);
                (state.Kind != "home" || counted == 1).ShouldBeTrue();
            }
        }
    }
}
