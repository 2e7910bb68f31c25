namespace Corridor.Model.Tests;

public sealed class ScheduleTests
{
    public static TheoryData<string> Nations => [.. ProjectModel.Nations];

    [Fact]
    public void A_Negative_Or_Undefined_Factor_Is_Refused()
    {
        foreach (double bad in (double[])[-1e-9, double.NaN, double.PositiveInfinity])
        {
            Should.Throw<ArgumentException>(() => Schedule.From("bad", (age, _, _) => age == 30 ? bad : 1));
        }

        Should.Throw<ArgumentException>(() => new Schedule("short", new double[Strata.Rows - 1]));
    }

    [Fact]
    public void Outside_Its_Range_A_Schedule_Is_Zero_And_At_Its_Ends_Not()
    {
        Schedule young = Schedule.From("young", (age, sex, _) => age is >= 17 and <= 24 && sex == 1 ? 0.5 : 0);
        young.First.ShouldBe(Strata.Row(24, 1, 0));
        young.End.ShouldBe(Strata.Row(17, 1, 2) + 1);
        young.Values[..young.First].ShouldAllBe(value => value == 0);
        young.Values[young.End..].ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void A_Schedule_Of_Zeros_Has_No_Range()
    {
        Schedule none = new("none", new double[Strata.Rows]);
        (none.First, none.End).ShouldBe((0, 0));
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Every_Schedule_A_Move_Names_Is_There_And_Somewhere_Positive(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        foreach (string id in model.Moves.Where(move => move.Kind != MoveKind.Remainder).Select(move => move.Schedule).Distinct())
        {
            Schedule schedule = model.ScheduleOf(id, 2024);
            schedule.Values.Length.ShouldBe(Strata.Rows);
            schedule.Values.ShouldAllBe(value => value >= 0 && double.IsFinite(value), id);
            schedule.Values.Max().ShouldBeGreaterThan(0, id);
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Labour_Migration_Peaks_At_One_For_Men_Of_Basic_Education(string nation)
    {
        double[] labour = ProjectModel.Of(nation).ScheduleOf(NationModel.Labour, 2010).Values;
        double[] men = [.. Enumerable.Range(0, Strata.Ages).Select(age => labour[Strata.Row(age, 0, 0)])];
        men.Max().ShouldBe(1, 1e-12);
        Array.IndexOf(men, men.Max()).ShouldBeInRange(18, 35);
        men[10].ShouldBe(0);
        men[80].ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Women_And_The_Educated_Leave_At_Their_Level_Of_Mens_Schedule(string nation)
    {
        double[] labour = ProjectModel.Of(nation).ScheduleOf(NationModel.Labour, 2010).Values;
        double women = ProjectModel.System.Parameters["departure.women", nation];
        double vocational = ProjectModel.System.Parameters["departure.education.vocational"];
        double tertiary = ProjectModel.System.Parameters["departure.education.tertiary"];
        women.ShouldBeInRange(0.01, 1);
        for (int age = 15; age < 60; age++)
        {
            double men = labour[Strata.Row(age, 0, 0)];
            labour[Strata.Row(age, 1, 0)].ShouldBe(men * women, 1e-12);
            labour[Strata.Row(age, 0, 1)].ShouldBe(men * vocational, 1e-12);
            labour[Strata.Row(age, 0, 2)].ShouldBe(men * tertiary, 1e-12);
            labour[Strata.Row(age, 1, 2)].ShouldBe(men * women * tertiary, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Mortality_Of_A_Cohort_Is_Half_That_Of_The_Age_It_Leaves_And_Half_That_Of_The_Age_It_Reaches(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        double[,,] rates = ProjectModel.System.Population.Nations[nation].Mortality;
        double[] of2022 = model.ScheduleOf(NationModel.Mortality, 2022).Values;
        of2022[Strata.Row(40, 0, 1)].ShouldBe((rates[12, 0, 39] + rates[12, 0, 40]) / 2 / 12, 1e-15);
        of2022[Strata.Row(105, 1, 2)].ShouldBe(rates[12, 1, 100] / 12, 1e-15);
        of2022[Strata.Row(0, 1, 2)].ShouldBe(rates[12, 1, 0] / 12, 1e-15);
        model.ScheduleOf(NationModel.Mortality, 2075).Values.ShouldBe(model.ScheduleOf(NationModel.Mortality, 2060).Values);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Births_Come_From_Women_Who_Are_Fifteen_To_Forty_Nine_In_Some_Part_Of_The_Year(string nation)
    {
        double[] fertility = ProjectModel.Of(nation).Birth.Fertility(2015).Values;
        for (int row = 0; row < Strata.Rows; row++)
        {
            (fertility[row] > 0).ShouldBe(Strata.SexOf(row) == 1 && Strata.AgeOf(row) is >= 15 and <= 50);
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Twelve_Monthly_Rates_Over_All_Ages_Make_The_Total_Fertility_Rate(string nation)
    {
        double[,] rates = ProjectModel.System.Population.Nations[nation].Fertility;
        double[] fertility = ProjectModel.Of(nation).Birth.Fertility(2015).Values;
        double published = Enumerable.Range(0, 35).Sum(age => rates[5, age]);
        published.ShouldBeInRange(2, 4.5);
        (12 * Enumerable.Range(0, Strata.Ages).Sum(age => fertility[Strata.Row(age, 1, 0)])).ShouldBe(published, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Births_By_Sex_And_Education_Sum_To_One_With_A_Few_More_Boys(string nation)
    {
        foreach (int year in (int[])[2010, 2024, 2060, 2070])
        {
            double[] lanes = ProjectModel.Of(nation).Birth.Lanes(year);
            lanes.Length.ShouldBe(Strata.Lanes);
            lanes.Sum().ShouldBe(1, 1e-12);
            lanes.ShouldAllBe(lane => lane >= 0);
            (lanes[..3].Sum() / lanes[3..].Sum()).ShouldBeInRange(1.02, 1.12);
        }
    }

    [Fact]
    public void Overlapping_Steps_Are_A_Fault()
    {
        using SmallData data = new();
        data.With("schedules.csv", "schedule,sex,age_from,age_to,value,source\nhalf,male,20,30,1,KNOWN\nhalf,*,30,40,0.5,KNOWN");
        data.Schedules();
        data.OnlyFault().Line.ShouldBe(3);
    }

    [Fact]
    public void Ages_Without_A_Step_Have_The_Factor_Zero()
    {
        using SmallData data = new();
        data.With("schedules.csv", "schedule,sex,age_from,age_to,value,source\nmen,male,20,30,0.7,KNOWN");
        Schedule men = data.Schedules().Find("men")!;
        data.Faults.Ordered.ShouldBeEmpty();
        men.Values[Strata.Row(30, 0, 2)].ShouldBe(0.7);
        men.Values[Strata.Row(31, 0, 2)].ShouldBe(0);
        men.Values[Strata.Row(25, 1, 0)].ShouldBe(0);
    }
}
