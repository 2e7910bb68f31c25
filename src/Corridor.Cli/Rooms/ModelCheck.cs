using Corridor.Data;
using Corridor.Evidence;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Stressing;
using Corridor.Inference;
using Corridor.Inference.Calibration;
using Corridor.Inference.Displaced;
using Corridor.Model;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>Reads the data folder and all scenarios with the model and the evidence base of this build.</summary>
internal sealed class ModelCheck : IDataCheck
{
    public CheckResult Check(string? dataFolder, string? scenariosFolder)
    {
        DataFolder data = DataFolder.Find(dataFolder);
        Faults inData = new();
        ModelSystem system = ModelSystem.Load(data, inData);
        EvidenceBase evidence = EvidenceBase.Load(data, system.Gazetteer, system.Sources, inData);
        LeftOut.Load(data, evidence, inData);
        CalibrationPlan plan = CalibrationPlanReader.Load(data, system.Parameters, [.. system.Gazetteer.Nations], [.. evidence.Measures.Ids, FigureSelection.CountedPopulation], inData);
        PublisherCatalogue publishers = PublisherCatalogue.Load(data, [.. plan.Classes.Keys], inData);
        ModelData.Assessment(data, system, evidence, inData);
        IReadOnlyDictionary<string, PosteriorDraws> posterior = PosteriorDraws.Load(data, plan, system.Parameters, inData);
        EnsembleData ensembles = EnsembleData.Load(data, system, plan, posterior, inData);
        TimelineMap.Load(data, system.Rules, inData);
        FiguresOfRules.Load(data, system.Rules, evidence, inData);
        SourceSetting setting = SourceSetting.Load(data, evidence, inData);

        DisplacedFigures displaced = DisplacedFigures.Load(data, system.Displaced, evidence, inData);
        StressPlan stress = StressPlan.Load(data, system, inData);
        ScenarioFolder folder = ScenarioFolder.Of(data, scenariosFolder);
        Faults inScenarios = new();
        foreach (string id in folder.Ids)
        {
            Scenario scenario = Scenario.Load(folder.PathOf(id), inScenarios);
            system.Under(scenario, inScenarios);
            scenario.CheckFigures(figure => evidence.Find(figure) is not null, inScenarios);
        }

        return new CheckResult(
            [.. ScenarioFolder.Seen(data, inData).Concat(ScenarioFolder.Seen(folder.Folder, inScenarios)).Order()],
            [
                new ReadCount("sources", 1, system.Sources.All.Count),
                new ReadCount("places", 1, system.Gazetteer.Places.Count),
                new ReadCount("population", data.Files("population", ".csv").Count, data.Files("population", ".csv").Sum(file => Lines(data, file) - 1)),
                new ReadCount("drivers", data.Files("drivers", ".csv").Count, system.Drivers.Rows),
                new ReadCount("parameters", data.Files("parameters", ".yaml").Count, system.Parameters.All.Count),
                new ReadCount("rules", data.Files("regimes", ".yaml").Count, system.Rules.Rules.Count),
                new ReadCount("events", 1, system.Events.All.Count),
                new ReadCount("measures", 1, evidence.Measures.All.Count),
                new ReadCount("figures", EvidenceBase.FigureFiles(data).Count(), evidence.Figures.Count),
                new ReadCount("publishers", 1, publishers.All.Count),
                new ReadCount("fitted parameters", 1, plan.Parameters.Sum(one => one.Nations.Count)),
                new ReadCount("processes of drivers", 1, ensembles.Processes.All.Count),
                new ReadCount("posterior draws", posterior.Count, posterior.Values.Sum(one => one.Draws.Count)),
                new ReadCount("setting", 4, setting.Events.Count + setting.Standings.Count + setting.Systems.Count + setting.Statements.Count),
                new ReadCount("waves of displaced people", 4, system.Displaced.Waves.Count),
                new ReadCount("figures of displaced people", 1, displaced.All.Sum(figure => figure.Parts.Count)),
                new ReadCount("shocks and levers", 1, stress.Shocks.Count + stress.Levers.Count),
                new ReadCount("scenarios", folder.Ids.Count, folder.Ids.Count),
            ]);
    }

    private static int Lines(DataFolder folder, string file) => (folder.ReadText(file, new Faults()) ?? string.Empty).AsSpan().Count('\n');
}
