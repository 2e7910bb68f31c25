using Corridor.Data;
using Corridor.Evidence;
using Corridor.Experiments.Ensembles;
using Corridor.Inference.Calibration;
using Corridor.Model;
using Corridor.Statistics;

namespace Corridor.Experiments.Tests;

/// <summary>The project's own data, read once, with draws of the parameters that are made around their centres.</summary>
internal static class ProjectFutures
{
    public static readonly Month Until = new(2027, 12);

    private static readonly Lazy<(ModelSystem System, EnsembleData Data, CalibrationPlan Plan)> Loaded = new(Load);

    public static DataFolder Folder { get; } = DataFolder.Find(null);

    public static ModelSystem System => Loaded.Value.System;

    public static EnsembleData Data => Loaded.Value.Data;

    public static IReadOnlyDictionary<string, PosteriorDraws> Draws { get; } = System.Gazetteer.Nations.ToDictionary(nation => nation, DrawsOf, StringComparer.Ordinal);

    public static MemberSources Sources(ulong seed = 1, params string[] drivers) => new(seed, Data.Processes, drivers, Draws);

    /// <summary>Nothing in which members differ.</summary>
    public static MemberSources None { get; } = new(1, Data.Processes, [], new Dictionary<string, PosteriorDraws>());

    public static MemberSources All(ulong seed = 1) => Sources(seed, [.. Data.Plan.Drivers]);

    private static PosteriorDraws DrawsOf(string nation)
    {
        IReadOnlyList<CalibratedParameter> fitted = Loaded.Value.Plan.FittedTo(nation, System.Parameters);
        KeyedSplitMix random = new(7);
        return new PosteriorDraws(nation, fitted, [.. Enumerable.Range(0, 100).Select(draw =>
        {
            IRandomBits bits = random.Stream(2000, nation[0], (ulong)draw);
            return fitted.Select(one => Math.Clamp(one.Natural(0.3 * bits.Normal()), one.Low, one.High)).ToArray();
        })]);
    }

    private static (ModelSystem System, EnsembleData Data, CalibrationPlan Plan) Load()
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(Folder, faults);
        EvidenceBase evidence = EvidenceBase.Load(Folder, system.Gazetteer, system.Sources, faults);
        EnsembleData data = EnsembleData.Load(Folder, system, evidence.Measures.Ids, faults);
        CalibrationPlan plan = CalibrationPlanReader.Load(Folder, system.Parameters, [.. system.Gazetteer.Nations], [.. evidence.Measures.Ids, FigureSelection.CountedPopulation], faults);
        faults.ThrowIfAny();
        return (system, data, plan);
    }
}
