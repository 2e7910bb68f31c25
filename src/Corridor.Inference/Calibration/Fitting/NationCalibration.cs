using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Corridor.Data;
using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>
/// Calibrates one nation with few runs of the model. An emulator (<see cref="QuadraticEmulator"/>) learns what runs give and is used to
/// seek the maximum and to draw from an approximate posterior; the draws are run, and teach it more. In the end draws are run with the
/// model and corrected by <see cref="IndependenceChains"/>, so that the emulator's error costs draws but does not bias them.
/// It works in steps, can be written down after any and taken up again; the result depends on the target and the options alone, not on threads.
/// </summary>
public sealed class NationCalibration
{
    private const int Batch = 16;
    private const double GoodMisfit = 0.6;
    private readonly CalibrationTarget _target;
    private readonly CalibrationOptions _options;
    private readonly string _fingerprint;
    private readonly ProposalPlan _plan;
    private List<RunAt> _runs = [];
    private IReadOnlyList<PlannedRun> _planned;
    private IReadOnlyList<double[]> _modes = [];
    private int _passes;
    private int _made;
    private double? _misfit;
    private double? _proposalEss;
    private double? _proposalShape;

    /// <summary>Begins a calibration.</summary>
    public NationCalibration(CalibrationTarget target, CalibrationOptions options)
    {
        _target = target;
        _options = options.Checked();
        _fingerprint = FingerprintOf(target, options);
        Prior = PriorOf(target.Parameters);
        _plan = new ProposalPlan(target, options, Prior);
        _planned = _plan.Design();
    }

    /// <summary>Stage.</summary>
    public CalibrationStage Stage { get; private set; }

    /// <summary>Nation.</summary>
    public string Nation => _target.Nation;

    /// <summary>Whether the posterior is there.</summary>
    public bool Done => Stage == CalibrationStage.Done;

    /// <summary>The priors in the parameters' own units, without the ends of their ranges.</summary>
    public JointPrior Prior { get; }

    /// <summary>Runs so far.</summary>
    public int Evaluations => _runs.Count;

    /// <summary>Takes up a calibration where it was left.</summary>
    /// <exception cref="BadInputException">The state belongs to other figures, parameters or options.</exception>
    public static NationCalibration Restore(CalibrationTarget target, CalibrationOptions options, NationCalibrationSnapshot snapshot)
    {
        NationCalibration calibration = new(target, options);
        if (snapshot.Nation != target.Nation || snapshot.Fingerprint != calibration._fingerprint)
        {
            throw new BadInputException(
                $"state of {snapshot.Nation}", null, null, "it was made with other figures, parameters or options", "delete it, or calibrate with the options it was begun with");
        }

        calibration.Stage = snapshot.Stage;
        calibration._passes = snapshot.Passes;
        calibration._runs = [.. snapshot.Runs];
        calibration._planned = snapshot.Planned;
        calibration._made = snapshot.Made;
        calibration._modes = snapshot.Modes;
        (calibration._proposalEss, calibration._proposalShape) = (snapshot.ProposalEss, snapshot.ProposalShape);
        return calibration;
    }

    /// <summary>The state as plain data.</summary>
    public NationCalibrationSnapshot Snapshot() => new()
    {
        Nation = Nation,
        Fingerprint = _fingerprint,
        Stage = Stage,
        Passes = _passes,
        Runs = [.. _runs],
        Planned = _planned,
        Made = _made,
        Modes = _modes,
        ProposalEss = _proposalEss,
        ProposalShape = _proposalShape,
    };

    /// <summary>How far it is.</summary>
    public CalibrationProgress Progress()
    {
        int coming = Stage switch
        {
            CalibrationStage.Design => (_options.LearningRuns * _options.LearningPasses / 2) + _options.SampleRuns,
            CalibrationStage.Learning => _options.SampleRuns,
            _ => 0,
        };
        return new CalibrationProgress(Nation, Stage, Evaluations, Evaluations + (_planned.Count - _made) + coming, Best(), _misfit);
    }

    /// <summary>Does one step (some runs of the model, or the plan of the next pass) and says whether there is more to do.</summary>
    /// <param name="stop">Stops between runs; nothing is then changed.</param>
    public bool Step(CancellationToken stop = default)
    {
        if (Done)
        {
            return false;
        }

        if (_made < _planned.Count)
        {
            RunSome(stop);
        }
        else
        {
            EndPass(stop);
        }

        return !Done;
    }

    /// <summary>Calibrates to the end.</summary>
    /// <param name="progress">Called after each step; null for nobody.</param>
    /// <param name="stop">Stops between runs with <see cref="OperationCanceledException"/>.</param>
    public NationPosterior Run(Action<CalibrationProgress>? progress = null, CancellationToken stop = default)
    {
        while (Step(stop))
        {
            progress?.Invoke(Progress());
        }

        return Result();
    }

    /// <summary>The posterior, once the calibration is done.</summary>
    public NationPosterior Result() => Done ? Posterior() : throw new InvalidOperationException("the calibration is not done");

    private void RunSome(CancellationToken stop)
    {
        PlannedRun[] some = [.. _planned.Skip(_made).Take(Batch)];
        RunAt[] made = new RunAt[some.Length];
        Parallel.For(0, some.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = stop }, i => made[i] = RunOf(some[i].Point));
        _runs.AddRange(made);
        _made += made.Length;
    }

    private RunAt RunOf(double[] point)
    {
        if (!double.IsFinite(_target.LogPrior(point)))
        {
            return new RunAt(point, null);
        }

        try
        {
            double[] model = _target.Predict(point);
            double[] scaled = [.. model.Select((value, i) => _target.Figures[i].Scale.Of(value, _target.Figures[i].Size))];
            return new RunAt(point, Array.TrueForAll(scaled, double.IsFinite) ? scaled : null);
        }
        catch (BadInputException)
        {
            return new RunAt(point, null);
        }
    }

    private void EndPass(CancellationToken stop)
    {
        if (Stage != CalibrationStage.Design)
        {
            _misfit = Misfit();
            _passes++;
        }

        if (Stage == CalibrationStage.Sampling && (_passes >= _options.SamplePasses || _runs.Count + (_options.SampleRuns / 2) > _options.Evaluations || IsGood(Posterior())))
        {
            Stage = CalibrationStage.Done;
            return;
        }

        bool learnt = Stage == CalibrationStage.Learning && (_misfit < GoodMisfit || _passes >= _options.LearningPasses);
        (CalibrationStage stage, int passes) = (Stage, learnt) switch
        {
            (CalibrationStage.Design, _) => (CalibrationStage.Learning, 0),
            (CalibrationStage.Learning, true) => (CalibrationStage.Sampling, 0),
            _ => (Stage, _passes),
        };
        (IReadOnlyList<PlannedRun> planned, IReadOnlyList<double[]> modes, SmoothedWeights weights) = _plan.Next(_runs, stage == CalibrationStage.Sampling, (ulong)_runs.Count, stop);
        (Stage, _passes, _planned, _modes, _made) = (stage, passes, planned, modes, 0);
        (_proposalEss, _proposalShape) = (weights.EffectiveSize, double.IsFinite(weights.Shape) ? weights.Shape : null);
    }

    private bool IsGood(NationPosterior posterior) => posterior.RHat < _options.TargetRHat && posterior.Ess >= _options.TargetEss && posterior.Shape <= 0.7;

    private double? Best()
    {
        double best = _runs.Count == 0 ? double.NegativeInfinity : _runs.Max(_plan.LogDensity);
        return double.IsFinite(best) ? best : null;
    }

    /// <summary>Log weights of the draws of the last pass: posterior / approximation.</summary>
    private List<(RunAt Run, double LogWeight)> Weighted() =>
        [.. _runs.TakeLast(_made).Zip(_planned).Where(pair => pair.Second.Approximate is not null).Select(pair => (pair.First, _plan.LogDensity(pair.First) - pair.Second.Approximate!.Value))];

    private double Misfit()
    {
        double[] errors = [.. Weighted().Select(one => one.LogWeight).Where(double.IsFinite)];
        double mean = errors.Length == 0 ? 0 : errors.Average();
        return errors.Length < 10 ? double.MaxValue : Math.Sqrt(errors.Average(error => (error - mean) * (error - mean)));
    }

    private NationPosterior Posterior()
    {
        List<(RunAt Run, double LogWeight)> weighted = Weighted();
        double[] logs = [.. weighted.Select(one => one.LogWeight)];
        int[][] chains = IndependenceChains.Of(logs, new KeyedSplitMix(_options.Seed), (ulong)_runs.Count);
        double[][] all = [.. chains.SelectMany(chain => chain).Select(i => weighted[i].Run.Point)];
        Identifiability report = Identifiability.Of(Prior, [.. all.Select(point => Prior.ToUnconstrained(Natural(point)))]);
        double moved = chains.Average(chain => chain.Zip(chain.Skip(1)).Count(pair => pair.First != pair.Second) / (chain.Length - 1.0));
        ChainDiagnostic Diagnostic(int k) => ChainDiagnostics.Of([.. chains.Select(chain => chain.Select(i => weighted[i].Run.Point[k]).ToArray())]);
        return new NationPosterior
        {
            Nation = Nation,
            Parameters = _target.Parameters,
            Points = all.Length <= _options.Draws ? all : [.. Enumerable.Range(0, _options.Draws).Select(i => all[(int)((i + 0.5) * all.Length / _options.Draws)])],
            Modes = _modes,
            LogDensityAtMode = Best() ?? double.MinValue,
            Values = [.. _target.Parameters.Select((parameter, k) => new FittedValue(parameter, Diagnostic(k), report.Parameters[k], PosteriorLevels.Of(Prior.Priors[k])))],
            Pairs = report.Pairs,
            Method = "emulator proposals, independence chains",
            Shape = ParetoTail.Smooth(logs).Shape,
            Acceptance = moved,
            ProposalEss = _proposalEss ?? 0,
            ProposalShape = _proposalShape ?? double.PositiveInfinity,
            ChainDraws = all.Length,
            Evaluations = Evaluations,
        };
    }

    private double[] Natural(double[] point) => [.. point.Select((value, k) => _target.Parameters[k].Natural(value))];

    private static JointPrior PriorOf(IReadOnlyList<CalibratedParameter> parameters) => new([.. parameters.Select(one => one.Name)], [.. parameters.Select(PriorOf)]);

    private static PriorDistribution PriorOf(CalibratedParameter parameter) => parameter.Family switch
    {
        "lognormal" => new LogNormalPrior(parameter.Centre, parameter.Spread),
        "beta" => BetaPrior.WithMean(parameter.Centre, parameter.Spread),
        _ => new NormalPrior(parameter.Centre, parameter.Spread),
    };

    private static string FingerprintOf(CalibrationTarget target, CalibrationOptions options)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{target.Nation} {options with { Threads = 1 }}\n");
        text.Append(CultureInfo.InvariantCulture, $"{target.LogPosterior(new double[target.Dimension]):R}\n");
        foreach (CalibratedParameter parameter in target.Parameters)
        {
            text.Append(CultureInfo.InvariantCulture, $"{parameter.Name} {parameter.Centre:R} {parameter.Spread:R}\n");
        }

        foreach (ObservedFigure figure in target.Figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"{figure.Figure.Id} {figure.Figure.Low:R} {figure.Figure.High:R} {figure.Group}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
