using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Inference.Displaced;
using Corridor.Model;
using Corridor.Model.Parameters;
using Corridor.Model.Scenarios;
using Corridor.Regimes;
using Corridor.Simulation;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>Computes scenarios with the model of this build.</summary>
internal sealed class ModelRunner(ModelData data) : IScenarioRunner
{
    private static readonly string[] NotForTheModel = ["evidence", "geo", "posterior", "calibration.yaml", "assessment.yaml", "stress.yaml", ProcessPlan.File];
    private static readonly string[] NotDisplaced = [DisplacedFigures.File, "displaced/README.md"];

    public IPlannedRun Plan(RunRequest request)
    {
        DataFolder folder = DataFolder.Find(request.DataFolder);
        Faults faults = new();
        Scenario scenario = Scenario.Load(request.ScenarioPath, faults);
        if (!faults.None)
        {
            // Those that only show beside the data are told in the same pass.
            data.System(folder).Under(scenario, faults);
            throw Refused(request.ScenarioPath, faults);
        }

        Month until = request.Until ?? scenario.Until;
        if (until < Scenario.Start || until > Scenario.Latest)
        {
            throw new BadCommandLineException("bad_value", $"{until} is outside the horizon", "corridor run --until", $"choose a month from {Scenario.Start} to {Scenario.Latest}");
        }

        RunInputs inputs = new(
            scenario.Id,
            ProgramVersion.Of(typeof(MacroSimulation).Assembly),
            FolderDigest.Of(folder.Root, DecidesRuns),
            FolderDigest.OfFiles(scenario.Files.Reverse().Select((file, depth) => (depth == 0 ? "scenario" : $"scenario.{depth}", file))),
            Scenario.Start,
            until,
            request.Seed ?? scenario.Seed);
        return new Planned(inputs, scenario, request.ScenarioPath, folder, data);
    }

    private static BadInputException Refused(string path, Faults faults) => new(ScenarioFolder.Seen(new DataFolder(Path.GetDirectoryName(Path.GetFullPath(path))!), faults));

    /// <summary>What only the report and the evidence verbs read does not decide any result of a run; of the posterior, a run reads the medians.</summary>
    private static bool DecidesRuns(string file) => file == FittedParameters.File || !(NotForTheModel.Contains(file.Split('/')[0], StringComparer.Ordinal) || NotDisplaced.Contains(file, StringComparer.Ordinal));

    private sealed class Planned(RunInputs inputs, Scenario scenario, string path, DataFolder folder, ModelData data) : IPlannedRun
    {
        private ModelSystem? _under;

        public RunInputs Inputs => inputs;

        public IReadOnlyList<string> Warnings => [.. scenario.Warnings];

        public IReadOnlyList<ChangedRule> ChangedRules()
        {
            if (scenario.Regimes.Count == 0)
            {
                return [];
            }

            RuleBook before = data.System(folder).Rules;
            RuleBook after = System().Rules;
            return [.. scenario.Regimes.SelectMany(change => change.Changed(before, after).Select(rule => ChangedRule.Of(change, rule)))];
        }

        public IReadOnlyList<PaperCostChange> PaperCosts()
        {
            if (scenario.Regimes.Count == 0)
            {
                return [];
            }

            RuleBook before = data.System(folder).Rules;
            RuleBook after = System().Rules;
            return [.. scenario.Regimes.Select(change => PaperCostChange.Of(change, before, after)).OfType<PaperCostChange>()];
        }

        public IReadOnlyList<ChangedInput> ChangedInputs() =>
            scenario.Changes.Count == 0 ? [] : [.. InputDifferences.Between(data.System(folder), System(), inputs.Until).Where(one => one.IsRead).Select(ChangedInput.Of)];

        public ComputedRun Compute(int threads, Action<int> progress, CancellationToken cancellation)
        {
            ModelSystem system = System();
            MacroResult result = MacroSimulation.Run(system, inputs.Until, threads, detail: true, progress, cancellation);
            progress(inputs.Months);
            return new ComputedRun(result.Seconds, Indicators.Headline(result.Series, system.Gazetteer.Nations, Indicators.HeadlineYears), result.Series);
        }

        public IReadOnlyList<string> Nations => data.System(folder).Gazetteer.Nations;

        public MicroResult ComputeMicro(MicroOptions options, IDoneNations done, Action<int> progress, CancellationToken cancellation) =>
            MicroSimulation.Run(System(), inputs.Until, options, done, progress, cancellation);

        public int Members => scenario.Members;

        public PlannedEnsemble Ensemble(EnsembleRequest request)
        {
            EnsembleData ensembles = data.Ensembles(folder);
            MemberSources sources = ensembles.Sources((ulong)inputs.Seed, request.In(ensembles.Plan), request.FixedParameters);
            EnsembleKey key = ensembles.KeyOf(inputs.Digest, sources);
            EnsembleContents contents = new(sources.Drivers, Nations, [.. Nations.Where(sources.Posterior.ContainsKey)], ensembles.Discrepancy is not null);
            return new PlannedEnsemble(key, EnsembleAbout.Of(key, contents, sources.Seed, ensembles.Discrepancy), () => new EnsembleModel(System(), inputs.Until, sources));
        }

        private ModelSystem System()
        {
            ModelSystem system = data.System(folder);
            if (_under is null)
            {
                Faults faults = new();
                ModelSystem under = system.Under(scenario, faults);
                _under = faults.None ? under : throw Refused(path, faults);
            }

            return _under;
        }
    }
}
