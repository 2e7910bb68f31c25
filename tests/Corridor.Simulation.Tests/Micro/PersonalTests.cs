using Corridor.Simulation.Micro;
using Corridor.Simulation.Tests.Macro;

namespace Corridor.Simulation.Tests.Micro;

/// <summary>Persons with traits of their own.</summary>
public sealed class PersonalTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(5)]
    public void Propensities_Have_Mean_One_And_The_Variance_Of_Their_Gamma(double shape)
    {
        double[] means = PersonalTraits.ClassMeans(shape);
        means.Average().ShouldBe(1, 1e-9);
        means.Zip(means.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);

        // The variance within classes is missing; nearly all of it lies in the last.
        means.Average(mean => Math.Pow(mean - 1, 2)).ShouldBe(1 / shape, 0.03 / shape);
    }

    [Fact]
    public void At_Equal_Stock_Fewer_Ever_Migrate_And_Those_Who_Do_Go_More_Often()
    {
        MicroOptions plain = new(200, 5, 2, Detail: false, ExpectedFeedback: true);
        NationLives alike = MicroSimulation.Nation(BaseRun.System, Number("TJK"), 180, plain, _ => { }, CancellationToken.None);
        NationLives unlike = MicroSimulation.Nation(BaseRun.System, Number("TJK"), 180, plain with { Personal = true }, _ => { }, CancellationToken.None);
        double stock = Abroad(alike);
        Abroad(unlike).ShouldBe(stock, 0.04 * stock);
        EverMigrated(unlike).ShouldBeLessThan(0.95 * EverMigrated(alike));
        Trips(unlike).ShouldBeGreaterThan(1.05 * Trips(alike));
    }

    [Theory]
    [InlineData("KAZ")]
    [InlineData("TKM")]
    [InlineData("UZB")]
    public void Moves_That_A_Trait_Modifies_Share_Their_Schedule_With_No_Others(string nation)
    {
        foreach (var group in BaseRun.System.Compile(nation, 12).Moves.Where(move => move.Schedule.Length > 0).GroupBy(move => (move.From, move.Schedule)))
        {
            string[] processes = [.. group.Select(move => move.Process).Distinct(StringComparer.Ordinal)];
            if (processes.Contains("departure", StringComparer.Ordinal) || processes.Contains("return", StringComparer.Ordinal))
            {
                processes.Length.ShouldBe(1, string.Join(", ", processes));
            }
        }
    }

    private static int Number(string nation) => BaseRun.System.Gazetteer.Nations.ToList().IndexOf(nation);

    private static double Abroad(NationLives lives) => lives.Series.Where("stock").Where(pair => pair.Key.Place != "TJK").Sum(pair => pair.Values.Skip(120).Sum());

    private static double EverMigrated(NationLives lives) => lives.Lives.Single(row => row is { Table: "ever_migrated", Cohort: "1995-1999", Sex: "male", Category: "25" }).Value;

    private static double Trips(NationLives lives) => lives.Lives.Single(row => row is { Table: "trips", Cohort: "1995-1999", Sex: "male", Category: "mean" }).Value;
}
