using System.Diagnostics;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference;
using Corridor.Inference.Calibration;
using Corridor.Inference.Reconciling;
using Corridor.Model;

namespace Corridor.Validation;

/// <summary>
/// A used figure of each nation in Russia, times ten, planted as another publisher's: `planted [MEASURE] [full]`. Exit code 3 when one moves the
/// estimate by more than its 50 % band after a new calibration, or is not more likely outlying than not.
/// </summary>
internal static class PlantedFigures
{
    private const string Id = "PLANTED";
    private const string Place = "RUS";
    private const int Draws = 100;

    /// <summary>Calibrates each nation without and with the figure and prints a table.</summary>
    public static int Run(string[] args)
    {
        string measure = args.FirstOrDefault(word => word != "full") ?? "citizenship_grants";
        CalibrationOptions options = (args.Contains("full", StringComparer.Ordinal) ? new CalibrationOptions() : CalibrationOptions.Quick) with { Threads = Environment.ProcessorCount };
        DataFolder folder = DataFolder.Find(null);
        ModelSystem system = Project.Read();
        Faults faults = new();
        EvidenceBase evidence = EvidenceBase.Load(folder, system.Gazetteer, system.Sources, faults);
        IReadOnlyDictionary<string, string> leftOut = LeftOut.Load(folder, evidence, faults);
        faults.ThrowIfAny();
        CalibrationData data = CalibrationData.Load(folder, system, evidence, options.Threads);
        Console.WriteLine("| nation | figure | estimate before | 50 % band | estimate after | moved / band | outlying | seconds |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        bool holds = true;
        foreach (string nation in system.Gazetteer.Nations)
        {
            if (data.Used.Where(one => one.Nation == nation && one.Figure.Place == Place && one.Figure.Measure == measure && one.IsPoint && one.Scale == FigureScale.Log)
                .OrderBy(one => one.Figure.PeriodEnd).ThenBy(one => one.Figure.Id, StringComparer.Ordinal).LastOrDefault() is not { } sound)
            {
                Console.WriteLine($"| {nation} | no used figure of {measure} | | | | | | |");
                continue;
            }

            long begin = Stopwatch.GetTimestamp();
            PosteriorReconciliation Answer(CalibrationData with, EvidenceBase figures)
            {
                CalibrationTarget target = with.TargetOf(nation);
                ReconcileQuestion question = new(nation, Place, sound.Figure.PeriodEnd!.Value, figures.Measures.Find(measure)!);
                return PosteriorReconciliation.Of(with, figures, leftOut, target, new NationCalibration(target, options).Run().Thinned(Draws), question, options.Threads)!;
            }

            Figure wrong = sound.Figure with { Id = Id, Publisher = "A planted office", Low = 10 * sound.Figure.Low, High = 10 * sound.Figure.High, Relations = [] };
            EvidenceBase planted = EvidenceBase.Of([.. evidence.Figures, wrong], evidence.Measures, evidence.Names, evidence.Sources);
            PosteriorReconciliation before = Answer(data, evidence);
            PosteriorReconciliation after = Answer(CalibrationData.Load(folder, system, planted, options.Threads), planted);
            double band = before.Estimate.P75 - before.Estimate.P25;
            double moved = Math.Abs(after.Estimate.P50 - before.Estimate.P50) / band;
            double outlying = after.Figures.Single(one => one.Beside.Bearing.Figure.Id == Id).Bias!.Outlying;
            holds &= moved < 1 && outlying > 0.5;
            Console.WriteLine(FormattableString.Invariant($"| {nation} | {sound.Figure.Id} {sound.Figure.PeriodText} x 10 | {before.Estimate.P50:F0} | {band:F0} | {after.Estimate.P50:F0} | {moved:F2} | {outlying:F3} | {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} |"));
        }

        return holds ? 0 : 3;
    }
}
