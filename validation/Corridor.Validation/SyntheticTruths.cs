using System.Diagnostics;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Assessing;
using Corridor.Inference.Calibration;
using Corridor.Model;

namespace Corridor.Validation;

/// <summary>Figures made from known parameters and calibrated blind: `truths [COUNT] [quick]`, nations in turn. Exit code 3 when the 80 % bands do not hold 70 to 90 % of the truths.</summary>
internal static class SyntheticTruths
{
    private const double Least = 0.7;
    private const double Most = 0.9;

    public static int Run(string[] args)
    {
        int count = args is [var first, ..] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 20;
        CalibrationOptions options = (args.Contains("quick", StringComparer.Ordinal) ? CalibrationOptions.Quick : new CalibrationOptions()) with { Threads = Environment.ProcessorCount };
        DataFolder folder = DataFolder.Find(null);
        ModelSystem system = Project.Read();
        Faults faults = new();
        EvidenceBase evidence = EvidenceBase.Load(folder, system.Gazetteer, system.Sources, faults);
        faults.ThrowIfAny();
        CalibrationData data = CalibrationData.Load(folder, system, evidence, options.Threads);
        string[] nations = [.. system.Gazetteer.Nations];
        Console.WriteLine("| truth | nation | numbers | in 50 % | in 80 % | in 95 % | R-hat | effective draws | runs | seconds |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        List<SyntheticTruth> all = [];
        for (int i = 0; i < count; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            SyntheticTruth one = SyntheticTruth.Of(data.TargetOf(nations[i % nations.Length]), (ulong)(1000 + i), options);
            all.Add(one);
            Console.WriteLine(FormattableString.Invariant($"| {i + 1} | {one.Nation} | {one.Values.Count} | {one.Covered(0.5):P0} | {one.Covered(0.8):P0} | {one.Covered(0.95):P0} | {one.RHat:F3} | {one.Ess:F0} | {one.Runs} | {Stopwatch.GetElapsedTime(begin).TotalSeconds:F0} |"));
        }

        RecoveredValue[] values = [.. all.SelectMany(one => one.Values)];
        double Share(IReadOnlyCollection<RecoveredValue> of, double width) => of.Count(value => value.Within(width)) / (double)of.Count;
        double eighty = Share(values, 0.8);
        Console.WriteLine(FormattableString.Invariant($"| all | | {values.Length} | {Share(values, 0.5):P1} | {eighty:P1} | {Share(values, 0.95):P1} | {all.Max(one => one.RHat):F3} | {all.Min(one => one.Ess):F0} | | |\n"));
        foreach (IGrouping<string, RecoveredValue> parameter in values.GroupBy(value => value.Name.Split(' ')[0], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            RecoveredValue[] own = [.. parameter];
            Console.WriteLine(FormattableString.Invariant($"| {parameter.Key} | | {own.Length} | {Share(own, 0.5):P0} | {Share(own, 0.8):P0} | {Share(own, 0.95):P0} | | | | |"));
        }

        return eighty is >= Least and <= Most ? 0 : 3;
    }
}
