using Corridor.Evidence;
using Corridor.Inference.Calibration;
using Corridor.Inference.Reconciling;
using Corridor.Inference.Tests.Calibration;

namespace Corridor.Inference.Tests.Reconciling;

public sealed class PosteriorReconciliationTests
{
    private static readonly Dictionary<string, string> NothingLeftOut = [];

    /// <summary>Points near the centre of the prior, which stand for a posterior where only the arithmetic is in question.</summary>
    private static readonly double[][] Points = [.. Enumerable.Range(0, 12).Select(d => Enumerable.Range(0, ProjectCalibration.Target.Dimension).Select(k => 0.3 * Math.Sin((7 * d) + k)).ToArray())];

    [Fact]
    public void Estimate_Holds_The_Quantity_And_Is_Wider_By_The_Models_Error()
    {
        PosteriorReconciliation answer = Answer("citizenship_grants", 2017);

        answer.Estimate.Holds(answer.Quantity.P50).ShouldBeTrue();
        (answer.Estimate.P90 - answer.Estimate.P10).ShouldBeGreaterThan(answer.Quantity.P90 - answer.Quantity.P10);
        answer.Error.ShouldBe("papers");
    }

    [Fact]
    public void Each_Figure_Has_A_Bias_Or_The_Reason_Why_It_Is_Not_Used()
    {
        PosteriorReconciliation answer = Answer("migrant_stock", 2020);

        answer.Figures.ShouldNotBeEmpty();
        answer.Figures.ShouldContain(one => one.Bias != null);
        answer.Figures.ShouldAllBe(one => (one.Bias == null) == (one.WhyNotUsed.Length > 0));
        answer.Figures.ShouldAllBe(one => one.Bias == null || (one.Bias.Factor.P10 <= one.Bias.Factor.P50 && one.Bias.Factor.P50 <= one.Bias.Factor.P90));
        foreach (CalibratedFigure one in answer.Figures.Where(one => one.Bias is not null))
        {
            one.Beside.Bias!.Value.ShouldBe(Reconciliation.Middle(one.Beside.Bearing.Figure)!.Value / one.Beside.ModelValue!.Value, 1e-12);
        }
    }

    [Fact]
    public void More_Threads_Give_The_Same_Numbers() => Answer("migrant_stock", 2020, threads: 2).Estimate.ShouldBe(Answer("migrant_stock", 2020).Estimate);

    [Fact]
    public void Money_Is_Answered_Recorded_And_True()
    {
        TransferAnswer money = Answer("remittances_received", 2018).Transfers!;

        money.RecordedShare.P10.ShouldBeGreaterThan(0);
        money.RecordedShare.P90.ShouldBeLessThanOrEqualTo(1);
        money.True.P50.ShouldBeGreaterThanOrEqualTo(money.Recorded.P50);
        Answer("migrant_stock", 2020).Transfers.ShouldBeNull();
    }

    [Fact]
    public void What_The_Model_Has_Not_Has_No_Answer() => Ask(ProjectCalibration.Data, ProjectData.Evidence, ProjectCalibration.Target, Points, "relocants_stayed", 2022).ShouldBeNull();

    [Fact]
    public void A_Wrong_Figure_Planted_Moves_The_Estimate_Less_Than_Its_Half_Band_And_Is_Reported()
    {
        Figure sound = ProjectData.Evidence.Find("E0818")!;
        Figure wrong = sound with { Id = "PLANTED", Publisher = "A planted office", Low = 10 * sound.Low, High = 10 * sound.High, Relations = [] };
        EvidenceBase with = EvidenceBase.Of([.. ProjectData.Evidence.Figures, wrong], ProjectData.Evidence.Measures, ProjectData.Evidence.Names, ProjectData.Evidence.Sources);
        CalibrationData data = CalibrationData.Load(ProjectData.Folder, ProjectCalibration.Data.System, with);
        CalibrationTarget target = data.TargetOf("TKM");
        target.Figures.Count.ShouldBe(ProjectCalibration.Target.Figures.Count + 1);

        PosteriorReconciliation before = Ask(ProjectCalibration.Data, ProjectData.Evidence, ProjectCalibration.Target, ProjectCalibration.Posterior.Thinned(60), "citizenship_grants", 2017)!;
        PosteriorReconciliation after = Ask(data, with, target, new NationCalibration(target, ProjectCalibration.Small).Run().Thinned(60), "citizenship_grants", 2017)!;

        Math.Abs(after.Estimate.P50 - before.Estimate.P50).ShouldBeLessThan(before.Estimate.P75 - before.Estimate.P25);
        CalibratedFigure planted = after.Figures.Single(one => one.Beside.Bearing.Figure.Id == "PLANTED");
        planted.Bias!.Outlying.ShouldBeGreaterThan(0.5);
        FigureWords.Of(planted.Bias, planted.Beside.Bias, planted.Beside.Bearing.Measure.Label, data.Plan.Classes["press"].Label).En.ShouldStartWith("does not fit");
    }

    private static PosteriorReconciliation Answer(string measure, int year, int threads = 1) =>
        Ask(ProjectCalibration.Data, ProjectData.Evidence, ProjectCalibration.Target, Points, measure, year, threads)!;

    private static PosteriorReconciliation? Ask(CalibrationData data, EvidenceBase evidence, CalibrationTarget target, IReadOnlyList<double[]> points, string measure, int year, int threads = 1) => PosteriorReconciliation.Of(
        data, evidence, NothingLeftOut, target, points, new ReconcileQuestion("TKM", "RUS", new DateOnly(year, 12, 31), evidence.Measures.Find(measure)!), threads);
}
