using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Stressing;
using Corridor.Model;

namespace Corridor.Experiments.Tests.Stressing;

public sealed class StressTests : IDisposable
{
    private const string Good = """
        begins: 2027-01
        until: 2029-12
        recovered_within: 0.1
        levers_judged_in: 2029
        least_moved: 100
        shocks:
          - id: rouble
            label: {en: Rouble, ru: Рубль}
            place: RUS
            why: a test
            changes:
              - {exchange_rate: RUB, multiply: 0.6, at: 2027-01, recovers_over: 12 months, why: a test}
        closures: {except: [RUS], label: {en: "{place} closed", ru: "{place}"}, from: 2027-01, to: 2027-12, why: a test}
        levers:
          - id: jobs
            label: {en: Jobs, ru: Работа}
            why: a test
            changes:
              - {jobs: {nation: all}, multiply: 1.02, from: 2027-01, why: a test}
        """;

    private static readonly Lazy<StressPlan> Plan = new(() =>
    {
        Faults faults = new();
        StressPlan plan = StressPlan.Load(Gallery.Data, Gallery.System, faults);
        faults.ThrowIfAny();
        return plan;
    });

    private static readonly Lazy<IReadOnlyList<ShockEffect>> Rows = new(() => StressTest.Of(Plan.Value, ["KAZ", "TJK"], 2));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("corridor-stress-");

    [Fact]
    public void Every_Nation_Meets_Every_Shock_But_The_Closing_Of_Its_Own_Country()
    {
        Rows.Value.Count(row => row.Nation == "TJK").ShouldBe(Plan.Value.Shocks.Count);
        Rows.Value.Count(row => row.Nation == "KAZ").ShouldBe(Plan.Value.Shocks.Count - 1);
        Plan.Value.Shocks.Select(shock => shock.Place).Distinct().ShouldBe(Gallery.System.Destinations, ignoreOrder: true);
    }

    [Theory]
    [InlineData("sudden_stop")]
    [InlineData("rouble")]
    [InlineData("expulsions")]
    public void A_Shock_In_Russia_Costs_Tajikistan_Money_And_Work(string shock)
    {
        ShockEffect row = Rows.Value.Single(row => row.Nation == "TJK" && row.Shock == shock);
        row.RemittancesGdpChangePoints.ShouldBeLessThan(-1);
        (row.RemittancesGdpBasePercent + row.RemittancesGdpChangePoints).ShouldBeGreaterThan(0);
        row.UnemploymentChangePoints.ShouldBeGreaterThan(0);
        row.UnemploymentPeakPoints.ShouldBeGreaterThanOrEqualTo(row.UnemploymentChangePoints);
        row.MonthsToRecover!.Value.ShouldBeGreaterThan(12);
        row.LeftThePlace.ShouldBeGreaterThan(0);
        row.ShareRerouted!.Value.ShouldBeInRange(0, 1);
    }

    [Fact]
    public void Whoever_Finds_A_Place_Closed_Partly_Goes_Elsewhere() =>
        Rows.Value.Where(row => row.Shock.StartsWith("closed_", StringComparison.Ordinal)).ShouldAllBe(row => row.LeftThePlace > 0 && row.ShareRerouted > 0 && row.ShareRerouted < 1);

    [Fact]
    public void The_Rows_Do_Not_Depend_On_The_Number_Of_Threads() =>
        StressTest.Of(Few, ["TJK", "KGZ"], 1).ShouldBe(StressTest.Of(Few, ["TJK", "KGZ"], 4));

    [Fact]
    public void Members_That_Do_Not_Differ_Are_The_Central_Run()
    {
        MemberTrial same = new(ProjectFutures.None, 2, 2);
        foreach ((ShockEffect central, ShockBands bands) in StressTest.Of(Few, ["TJK"], 2).Zip(ShockBands.Of(Few, ["TJK"], same)))
        {
            (bands.Nation, bands.Shock).ShouldBe((central.Nation, central.Shock));
            Each(bands.RemittancesGdpChangePoints, central.RemittancesGdpChangePoints);
            Each(bands.UnemploymentPeakPoints, central.UnemploymentPeakPoints);
            Each(bands.LeftThePlace, central.LeftThePlace);
            Each(bands.MonthsToRecover, central.MonthsToRecover ?? double.PositiveInfinity);
            bands.Recovered.Futures.ShouldBe(central.MonthsToRecover is null ? 0 : 2);
        }

        foreach ((LeverEffect central, LeverBands bands) in LeverTest.Of(Few, ["TJK"], 2).Zip(LeverBands.Of(Few, ["TJK"], same)))
        {
            (bands.Nation, bands.Lever).ShouldBe((central.Nation, central.Lever));
            Each(bands.RussiaShareChangePoints, central.RussiaShareChangePoints);
            Each(bands.Moved, central.Moved);
            bands.Lowers.Futures.ShouldBe(central.RussiaShareChangePoints < 0 ? 2 : 0);
        }

        static void Each(Band band, double value) => new[] { band.P10, band.P50, band.P90 }.ShouldAllBe(one => one.Equals(value));
    }

    [Fact]
    public void Bands_Are_Ordered_And_Do_Not_Depend_On_Threads()
    {
        IReadOnlyList<ShockBands> bands = ShockBands.Of(Few, ["TJK"], new MemberTrial(ProjectFutures.Sources(), 4, 1));
        bands.ShouldBe(ShockBands.Of(Few, ["TJK"], new MemberTrial(ProjectFutures.Sources(), 4, 3)));
        bands.SelectMany(row => new[] { row.RemittancesGdpChangePoints, row.UnemploymentChangePoints, row.MonthsToRecover, row.LeftThePlace })
            .ShouldAllBe(band => band.P10 <= band.P50 && band.P50 <= band.P90);
        bands.ShouldContain(row => row.RemittancesGdpChangePoints.P10 < row.RemittancesGdpChangePoints.P90);
    }

    [Theory]
    [InlineData(new double[] { 1, 1, 1, 1 }, 0)]
    [InlineData(new double[] { 0.5, 0.95, 1, 1 }, 1)]
    [InlineData(new double[] { 0.5, 0.95, 0.85, 1 }, 3)]
    [InlineData(new double[] { 1, 1, 1.2, 1 }, 3)]
    [InlineData(new double[] { 0.5, 1, 1, 0.5 }, null)]
    public void Recovery_Is_The_Month_From_Which_The_Path_Stays_Near_The_Base(double[] after, int? months)
    {
        double[] before = [1, 1, 1, 1, 1, 1];
        StressTest.Recovery(before, [0, 0, .. after], 2, 0.1).ShouldBe(months);
    }

    [Fact]
    public void Levers_Are_Ordered_By_What_They_Do_For_Those_They_Move()
    {
        IReadOnlyList<LeverEffect> rows = LeverTest.Of(Plan.Value, ["KGZ"], 2);
        rows.Count.ShouldBe(Plan.Value.Levers.Count);
        double[] ranked = [.. rows.Select(row => row.SharePointsPer100000Moved ?? double.MaxValue)];
        ranked.ShouldBe(ranked.Order());
        rows.ShouldAllBe(row => row.Moved >= 0 && (row.SharePointsPer100000Moved == null) == (row.Moved < Plan.Value.LeastMoved));
        LeverEffect jobs = rows.Single(row => row.Lever == "jobs");
        jobs.MoreAtHome.ShouldBeGreaterThan(0);
        jobs.MoreInRussia.ShouldBeLessThan(0);
        rows.Single(row => row.Lever == "places_high_wage").MoreElsewhere.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_Right_File_Is_Read()
    {
        StressPlan plan = Small(Good);
        plan.Shocks.Count.ShouldBe(Gallery.System.Destinations.Count);
        plan.Shocks.Single(shock => shock.Id == "closed_TUR").Label.En.ShouldEndWith(" closed");
        plan.Levers.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("begins: 2027-01", "beginns: 2027-01", "unknown key 'beginns'", "begins")]
    [InlineData("until: 2029-12", "until: 2026-12", "2026-12 is no end of runs", "2060-12")]
    [InlineData("place: RUS", "place: UZB", "unknown destination 'UZB'", "RUS")]
    [InlineData("multiply: 0.6", "multiply: 0", "multiply is 0", "above 0")]
    [InlineData("multiply: 0.6", "multiply: 1", "the change changes nothing", "something else than the data")]
    [InlineData("recovered_within: 0.1", "recovered_within: 10", "recovered_within is 10", "between 0.001 and 1")]
    [InlineData("levers_judged_in: 2029", "levers_judged_in: 2031", "levers_judged_in is 2031", "between 2027 and 2029")]
    public void A_Wrong_Word_Is_A_Fault_With_Its_Place(string right, string wrong, string what, string hint)
    {
        Faults faults = new();
        Load(Good.Replace(right, wrong, StringComparison.Ordinal), faults);
        Fault fault = faults.Ordered.First(one => one.What.StartsWith(what, StringComparison.Ordinal));
        fault.File.ShouldBe(StressPlan.File);
        fault.Line.ShouldNotBeNull();
        fault.Hint.ShouldContain(hint);
    }

    /// <summary>The plan with two shocks.</summary>
    private StressPlan Few
    {
        get
        {
            StressPlan plan = Small(Good);
            return plan with { Shocks = [.. plan.Shocks.Take(2)] };
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private StressPlan Small(string text)
    {
        Faults faults = new();
        StressPlan plan = Load(text, faults);
        faults.ThrowIfAny();
        return plan;
    }

    private StressPlan Load(string text, Faults faults)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, StressPlan.File), text + "\n");
        return StressPlan.Load(new DataFolder(_folder.FullName), Gallery.System, faults);
    }
}
