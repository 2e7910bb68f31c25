using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Model;

namespace Corridor.Experiments.Tests.Ensembles;

/// <summary>The processes of the project's drivers and the paths they give.</summary>
public sealed class DriverProcessesTests
{
    private static readonly DriverProcesses Processes = ProjectFutures.Data.Processes;
    private static readonly string[] Every = [.. ProjectFutures.Data.Plan.Drivers];

    [Fact]
    public void The_Rouble_Moves_By_A_Few_Percent_A_Month_And_Forgets_In_Years()
    {
        VariedDriver rouble = Processes.All.Single(one => one is { Driver: "exchange_rate", Name: "RUB" });
        rouble.Process.Volatility.ShouldBeInRange(0.03, 0.07);
        rouble.HalfLifeMonths!.Value.ShouldBeInRange(24, 72);
        rouble.Observed.ShouldBe(new Month(2024, 9) - new Month(2010, 1) + 1, "from the first observed rate to the last published wage");
        rouble.From.ShouldBe(new Month(2026, 10));
    }

    [Fact]
    public void The_Tenge_Moves_With_The_Rouble_And_The_Yen_Hardly()
    {
        int Index(string name) => Processes.All.ToList().FindIndex(one => one is { Driver: "exchange_rate" } && one.Name == name);
        Processes.Correlation![Index("RUB"), Index("KZT")].ShouldBeGreaterThan(0.3);
        Processes.Correlation![Index("RUB"), Index("JPY")].ShouldBeLessThan(0.3);
    }

    [Fact]
    public void Places_With_One_Currency_Share_Its_Path()
    {
        IReadOnlyList<DriverPath> paths = Processes.Paths(1, 5, ProjectFutures.Until, Every);
        Factors(paths, "exchange_rate", "XEU").ShouldBe(Factors(paths, "exchange_rate", "DEU"));
        Factors(paths, "exchange_rate", "POL").ShouldNotBe(Factors(paths, "exchange_rate", "DEU"));
    }

    [Fact]
    public void The_Path_Of_A_Driver_Does_Not_Depend_On_Which_Others_Vary_Or_How_Long_The_Run_Is()
    {
        double[] all = Factors(Processes.Paths(1, 3, ProjectFutures.Until, Every), "wage", "RUS");
        double[] alone = Factors(Processes.Paths(1, 3, ProjectFutures.Until, ["wage"]), "wage", "RUS");
        alone.ShouldBe(all);
        Factors(Processes.Paths(1, 3, new Month(2035, 12), ["wage"]), "wage", "RUS").Take(all.Length).ShouldBe(all);
        Processes.Paths(1, 3, ProjectFutures.Until, ["wage"]).ShouldAllBe(path => path.Driver == "wage");
        Processes.Paths(1, 3, ProjectFutures.Until, []).ShouldBeEmpty();
    }

    [Fact]
    public void Paths_Differ_Between_Members_And_Seeds()
    {
        double[] Of(ulong seed, int member) => Factors(Processes.Paths(seed, member, ProjectFutures.Until, Every), "exchange_rate", "RUS");
        Of(1, 1).ShouldNotBe(Of(1, 2));
        Of(1, 1).ShouldNotBe(Of(2, 1));
    }

    [Fact]
    public void The_Median_Of_The_Factors_Is_One_At_Every_Horizon()
    {
        double[][] paths = [.. Enumerable.Range(1, 2000).Select(member => Factors(Processes.Paths(1, member, new Month(2035, 12), Every), "exchange_rate", "RUS"))];
        foreach (int month in (int[])[0, 23, 110])
        {
            paths.Average(path => path[month] < 1 ? 1.0 : 0.0).ShouldBe(0.5, 4 * Math.Sqrt(0.25 / paths.Length));
        }
    }

    [Fact]
    public void Before_Observation_Ends_Nothing_Departs()
    {
        foreach (VariedDriver driver in Processes.All)
        {
            driver.From.ShouldBe(ProjectFutures.System.Drivers.Catalogue.All.Single(one => one.Id == driver.Driver).ObservedUntil.Plus(1));
        }

        Processes.Paths(1, 1, new Month(2024, 9), Every).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("  - {driver: jobs, kind: random_walk, spread_year: 0.1, label: {en: a, ru: b}, places: [RUS], source: \"judgement: what a test needs of it\"}", "unknown driver with a path 'jobs'")]
    [InlineData("  - {driver: wage, kind: random_walk, spread_year: 0.1, label: {en: a, ru: b}, places: [RUZ], source: \"judgement: what a test needs of it\"}", "unknown place 'RUZ'")]
    [InlineData("  - {driver: wage, kind: random_walk, spread: 0.1, label: {en: a, ru: b}, places: [RUS], source: \"judgement: what a test needs of it\"}", "the spread does not go with the kind")]
    [InlineData("  - {driver: wage, kind: random_walk, spread_year: 0.1, label: {en: a, ru: b}, places: [RUS, RUS], source: \"judgement: what a test needs of it\"}", "RUS stands twice for wage")]
    [InlineData("  - {driver: wage, kind: random_walk, spread_year: 0.1, label: {en: a, ru: b}, places: [RUS], source: because}", "source")]
    [InlineData("  - {driver: wage, kind: random_walk, fitted: true, label: {en: a, ru: b}, places: [GBR], source: \"judgement: what a test needs of it\"}", "a process needs 12")]
    public void What_Can_Not_Vary_Or_Be_Fitted_Is_A_Fault(string entry, string expected)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("corridor-processes-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, ProcessPlan.File), $"processes:\n{entry}\n");
            Faults faults = new();
            ProcessPlan plan = ProcessPlan.Load(new DataFolder(folder.FullName), ProjectFutures.System, faults);
            if (faults.None)
            {
                DriverProcesses.Fit(plan, ProjectFutures.System, faults);
            }

            faults.Ordered.ShouldContain(fault => fault.What.Contains(expected, StringComparison.Ordinal), string.Join("; ", faults.Ordered.Select(fault => fault.What)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double[] Factors(IReadOnlyList<DriverPath> paths, string driver, string place) => [.. paths.Single(path => path.Driver == driver && path.Place == place).Factors];
}
