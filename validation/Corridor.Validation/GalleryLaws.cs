using System.Diagnostics;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Laws;
using Corridor.Model;

namespace Corridor.Validation;

/// <summary>
/// The monotone laws of the gallery, member by member with the same draws and paths: `laws [MEMBERS]`. Every month in which a direct target moves
/// in the wrong direction makes its member an exception. Exit code 3 when there are any.
/// </summary>
internal static class GalleryLaws
{
    private static readonly Month Until = new(2035, 12);

    /// <summary>Holds every law against the members and prints a table.</summary>
    public static int Run(string[] args)
    {
        int members = args.Length > 0 ? int.Parse(args[0], NumberStyles.None, CultureInfo.InvariantCulture) : 100;
        DataFolder folder = DataFolder.Find(null);
        ModelSystem system = Project.Read();
        Faults faults = new();
        EvidenceBase evidence = EvidenceBase.Load(folder, system.Gazetteer, system.Sources, faults);
        EnsembleData data = EnsembleData.Load(folder, system, evidence.Measures.Ids, faults);
        faults.ThrowIfAny();
        MemberSources sources = data.Sources(1, [.. data.Plan.Drivers], fixedParameters: false);
        long begin = Stopwatch.GetTimestamp();
        IReadOnlyList<LawResult> results = LawTrial.Of(MonotoneLaw.All, [.. system.Gazetteer.Nations], id => Under(system, folder, id), Until, sources, members, Environment.ProcessorCount);
        EnsembleContents contents = new(sources.Drivers, [.. system.Gazetteer.Nations], [.. system.Gazetteer.Nations.Where(sources.Posterior.ContainsKey)], Discrepancy: false);
        Console.WriteLine(FormattableString.Invariant($"{members} members, {contents}; {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s\n"));
        Console.WriteLine("| law | scenario | nation | direct target | direction | months | mean move % | exceptions | their months, at most | from, to | worst % |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (LawResult one in results)
        {
            Console.WriteLine(FormattableString.Invariant($"| {one.Law.Law} | {one.Law.Scenario}{(one.Law.Beside == "base" ? string.Empty : $" beside {one.Law.Beside}")} | {one.Nation} | {one.Law.Target} | {(one.Law.Up ? "up" : "down")} | {one.Law.From} to {one.Law.To} | {100 * one.Members.Average(member => member.Moved):0.00} | {one.Exceptions} | {one.Members.Max(member => member.Wrong)} | {Span(one)} | {100 * one.Members.Max(member => member.Worst):0.0000} |"));
        }

        int exceptions = results.Sum(one => one.Exceptions);
        Console.WriteLine(FormattableString.Invariant($"\n{exceptions} exceptions among {results.Count * members} pairs of members; {results.Count(one => one.Exceptions == 0)} of {results.Count} laws hold in every member."));
        return exceptions == 0 ? 0 : 3;
    }

    private static string Span(LawResult one) => one.Exceptions == 0 ? string.Empty : $"{one.Members.Select(member => member.First).OfType<Month>().Min()}, {one.Members.Select(member => member.Last).OfType<Month>().Max()}";

    private static ModelSystem Under(ModelSystem system, DataFolder folder, string id)
    {
        Faults faults = new();
        ModelSystem under = system.Under(Scenario.Load(Path.Combine(Path.GetDirectoryName(folder.Root)!, "scenarios", id + ".yaml"), faults), faults);
        faults.ThrowIfAny();
        return under;
    }
}
