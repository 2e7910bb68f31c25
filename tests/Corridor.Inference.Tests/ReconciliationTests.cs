using Corridor.Evidence;
using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Inference.Tests;

public sealed class ReconciliationTests
{
    private static readonly DateOnly At = new(2022, 6, 30);
    private const double Model = 851_000 + (5 * 5);

    [Fact]
    public void Bias_Is_The_Figure_Over_The_Model_For_The_Same_Period()
    {
        ReconciledFigure one = Answer(SmallRun.Figure("migrant_stock", Model * 1.5, Model * 2.5)).Figures.Single();
        one.ModelValue!.Value.ShouldBe(Model, 1e-6);
        one.Bias!.Value.ShouldBe(2, 1e-9);
        one.BiasLow!.Value.ShouldBe(1.5, 1e-9);
        one.BiasHigh!.Value.ShouldBe(2.5, 1e-9);
        one.InEstimate.ShouldBeTrue();
    }

    [Fact]
    public void Estimate_Spans_The_Usable_Figures_And_The_Run()
    {
        SpannedEstimate estimate = Answer(
            SmallRun.Figure("migrant_stock", 2 * Model, 3 * Model, id: "X1"),
            SmallRun.Figure("migrant_stock", 4 * Model, null, id: "X2") with { Publisher = "another" }).Estimate;
        estimate.P10!.Value.ShouldBe(Model, 1e-6);
        estimate.P50!.Value.ShouldBe(2.5 * Model, 1e-6);
        estimate.P90!.Value.ShouldBe(4 * Model, 1e-6);
        estimate.Basis.ShouldContain("X1, X2");
    }

    [Fact]
    public void A_Figure_Of_Another_Date_Is_Carried_Along_The_Run()
    {
        double then = 851_000 + (5 * 17);
        Answer(SmallRun.Figure("migrant_stock", 2 * then, 2 * then, "2023-06-30 2023-06-30")).Estimate.P90!.Value.ShouldBe(2 * Model, 1e-6);
    }

    [Theory]
    [InlineData(Caveats.Garbled)]
    [InlineData(Caveats.Implausible)]
    [InlineData(Caveats.Forecast)]
    [InlineData(Caveats.AmbiguousUnit)]
    public void A_Figure_With_A_Warning_Is_Shown_And_Does_Not_Count(Caveats flag)
    {
        Reconciliation answer = Answer(SmallRun.Figure("migrant_stock", 10 * Model, 10 * Model) with { Flags = flag });
        answer.Figures.Single().InEstimate.ShouldBeFalse();
        answer.Estimate.P10.ShouldBeNull();
        answer.Estimate.P90.ShouldBeNull();
        answer.Estimate.P50!.Value.ShouldBe(Model, 1e-6);
        answer.Estimate.Basis.ShouldContain("run alone");
    }

    [Fact]
    public void A_Narrower_Group_And_Another_Measure_Do_Not_Count()
    {
        Reconciliation answer = Answer(
            SmallRun.Figure("migrant_stock", 1, 1, id: "X1") with { Population = "nurses of Dushanbe hospitals" },
            SmallRun.Figure("migration_registrations", 5_000_000, 5_000_000, id: "X2"));
        answer.Figures.Count.ShouldBe(2);
        answer.Figures.ShouldAllBe(one => !one.InEstimate);
        answer.Figures.Single(one => one.Bearing.Figure.Id == "X2").Operator!.Closeness.ShouldBe(Closeness.MultiplicityUnknown);
    }

    [Fact]
    public void The_Nearest_Compared_Measure_Stands_In_And_The_Basis_Says_So() =>
        Answer(SmallRun.Figure("workers_abroad", 400_005, 400_005)).Estimate.Basis.ShouldContain("none of migrant_stock itself");

    [Fact]
    public void A_Figure_Left_Out_By_Hand_Says_What_It_Counts_Instead()
    {
        ReconciledFigure one = Answer(new Dictionary<string, string> { ["X1"] = "counts tourists" }, "migrant_stock", SmallRun.Figure("migrant_stock", 1, 1)).Figures.Single();
        one.ModelValue.ShouldBeNull();
        one.WhyNoValue.ShouldBe("counts tourists");
        one.InEstimate.ShouldBeFalse();
    }

    [Fact]
    public void Span_Holds_The_Run_Whatever_The_Figures_Say() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.ListOf(Gen.Choose(1, 100_000_000)).ToArbitrary(), values =>
        {
            SpannedEstimate estimate = Answer([.. values.Select((value, i) => SmallRun.Figure("migrant_stock", value, value * 2.0, id: $"X{i}") with { Publisher = $"office {i}" })]).Estimate;
            return values.Count == 0 ? estimate.P10 is null : estimate.P10 <= Model && Model <= estimate.P90 && estimate.P10 <= estimate.P50 && estimate.P50 <= estimate.P90;
        }));

    [Fact]
    public void Tajik_Citizens_In_Russia_Have_What_The_Sources_Say_Of_Them()
    {
        Reconciliation answer = Reconciliation.Of(ProjectData.Evidence, SmallRun.Series(), new Dictionary<string, string>(), "TJK", "RUS", new DateOnly(2022, 12, 31), ProjectData.Evidence.Measures.Find("migrant_stock")!);
        foreach (string id in new[] { "E0641", "E0642", "E0550", "E0081" })
        {
            answer.Figures.Single(one => one.Bearing.Figure.Id == id).Bias.ShouldNotBeNull(id);
        }

        Reconciliation.Note.ShouldContain("uncalibrated");
    }

    private static Reconciliation Answer(params Figure[] figures) => Answer([], "migrant_stock", figures);

    private static Reconciliation Answer(Dictionary<string, string> leftOut, string measure, params Figure[] figures)
    {
        EvidenceBase evidence = EvidenceBase.Of(figures, ProjectData.Evidence.Measures, ProjectData.Evidence.Names, ProjectData.Evidence.Sources);
        return Reconciliation.Of(evidence, SmallRun.Series(), leftOut, "TJK", "RUS", At, evidence.Measures.Find(measure)!);
    }
}
