using Corridor.Evidence;
using Corridor.Inference.Reconciling;
using Corridor.Inference.Tests.Calibration;

namespace Corridor.Inference.Tests.Reconciling;

public sealed class PooledReconciliationTests
{
    [Theory]
    [InlineData("KAZ")]
    [InlineData("KGZ")]
    [InlineData("UZB")]
    [InlineData("TJK")]
    public void Russians_Who_Stayed_Have_An_Interval_Among_The_Published_Figures(string place)
    {
        PooledReconciliation answer = PooledReconciliation.Of(ProjectCalibration.Data, ProjectData.Evidence, new Dictionary<string, string>(), Question(place));
        double[] ends = [.. answer.Figures.Where(one => one.Weight is not null).SelectMany(one => new[] { one.Beside.Bearing.Figure.Low!.Value, one.Beside.Bearing.Figure.High!.Value })];

        ends.Length.ShouldBeGreaterThanOrEqualTo(4);
        answer.Estimate!.P50.ShouldBeInRange(ends.Min(), ends.Max());
        answer.Estimate.P10.ShouldBeLessThan(answer.Estimate.P50 / 1.3, "a publisher's coverage is not known");
        answer.Figures.Sum(one => one.Weight ?? 0).ShouldBe(1, 1e-9);
        answer.Figures.ShouldAllBe(one => (one.Weight == null) == (one.WhyNotPooled.Length > 0));
    }

    [Fact]
    public void A_Figure_Of_The_Measure_Itself_Weighs_More_Than_One_Of_Another()
    {
        Figure stayed = Russians("relocants_stayed", 50_000, "A");
        PooledReconciliation answer = Pool(stayed, Russians("relocants_arrived", 200_000, "B"));

        Weight(answer, "A").ShouldBeGreaterThan(Weight(answer, "B"));
        answer.Estimate!.P50.ShouldBeInRange(50_000, 100_000);
    }

    [Theory]
    [InlineData("it gives one end only")]
    [InlineData("it counts one sex")]
    [InlineData("flagged forecast")]
    [InlineData("it counts those who came for work")]
    public void A_Figure_That_Does_Not_Answer_Says_Why(string why)
    {
        Figure sound = Russians("relocants_stayed", 50_000, "A");
        Figure[] unfit = [sound with { High = null }, sound with { Sex = "male" }, sound with { Flags = Caveats.Forecast }, sound with { Purpose = "work" }];

        unfit.Select(figure => Pool(figure)).ShouldContain(answer => answer.Estimate == null && answer.Figures.Single().WhyNotPooled == why);
    }

    private static double Weight(PooledReconciliation answer, string id) => answer.Figures.Single(one => one.Beside.Bearing.Figure.Id == id).Weight!.Value;

    private static PooledReconciliation Pool(params Figure[] figures) => PooledReconciliation.Of(
        ProjectCalibration.Data, EvidenceBase.Of(figures, ProjectData.Evidence.Measures, ProjectData.Evidence.Names, ProjectData.Evidence.Sources), new Dictionary<string, string>(), Question("KAZ"));

    private static Figure Russians(string measure, double value, string id) => new()
    {
        Id = id,
        Source = "HSF2023",
        Measure = measure,
        Nation = "RUS",
        Place = "KAZ",
        Publisher = id,
        PeriodStart = new DateOnly(2022, 12, 31),
        PeriodEnd = new DateOnly(2022, 12, 31),
        Low = value,
        High = value,
        Unit = "persons",
        Kind = FigureKind.Stock,
    };

    private static ReconcileQuestion Question(string place) => new("RUS", place, new DateOnly(2022, 12, 31), ProjectData.Evidence.Measures.Find("relocants_stayed")!);
}
