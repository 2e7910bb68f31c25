using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Corridor.Data;
using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>
/// Calibrates one nation: a crude search along the axes, the maximum from several starts, the curvature there, then a posterior sample
/// (<see cref="PosteriorSampler"/>). It works in steps, can be written down after any of them and taken up again, and the result depends on
/// the target and the options alone, not on threads.
/// </summary>
public sealed class NationCalibration
{
    private const int Sweeps = 3;
    private readonly CalibrationTarget _target;
    private readonly CalibrationOptions _options;
    private readonly LogDensityFunction _density;
    private readonly string _fingerprint;
    private double[][] _starts;
    private double[] _steps;
    private int _sweeps;
    private int _evaluations;
    private Maximiser? _search;
    private IReadOnlyList<NormalApproximation> _modes = [];
    private double? _best;
    private PosteriorSampler? _sampling;

    /// <summary>Begins a calibration.</summary>
    public NationCalibration(CalibrationTarget target, CalibrationOptions options)
    {
        _target = target;
        _options = options;
        _density = new LogDensityFunction(target.Dimension, point => target.LogPosterior(point));
        _fingerprint = FingerprintOf(target, options);
        Prior = PriorOf(target.Parameters);
        KeyedSplitMix random = new(options.Seed);
        _starts = [new double[target.Dimension], .. Enumerable.Range(1, Math.Max(1, options.Starts) - 1).Select(i => DrawnStart(random, i))];
        _steps = [.. Enumerable.Repeat(0.3, target.Dimension)];
    }

    /// <summary>Stage.</summary>
    public CalibrationStage Stage { get; private set; }

    /// <summary>Nation.</summary>
    public string Nation => _target.Nation;

    /// <summary>Whether the posterior is there.</summary>
    public bool Done => Stage == CalibrationStage.Done;

    /// <summary>The priors in the parameters' own units, without the ends of their ranges.</summary>
    public JointPrior Prior { get; }

    /// <summary>Evaluations so far.</summary>
    public int Evaluations => _evaluations + (Stage == CalibrationStage.Search ? _search!.Evaluations : 0) + (_sampling?.Evaluations ?? 0);

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

        calibration._starts = [.. snapshot.Starts];
        calibration._steps = snapshot.Steps;
        calibration._sweeps = snapshot.Sweeps;
        calibration._evaluations = snapshot.Evaluations;
        calibration._modes = snapshot.Modes;
        calibration._best = snapshot.Best;
        calibration.Stage = snapshot.Stage;
        calibration._search = snapshot.Search is { } search ? Maximiser.Restore(calibration._density, options.Search(target.Dimension), search) : null;
        calibration._sampling = snapshot.Sampling is { } sampling ? PosteriorSampler.Restore(calibration._density, options.Sampling, sampling) : null;
        return calibration;
    }

    /// <summary>The state as plain data.</summary>
    public NationCalibrationSnapshot Snapshot() => new()
    {
        Nation = Nation,
        Fingerprint = _fingerprint,
        Stage = Stage,
        Starts = [.. _starts],
        Sweeps = _sweeps,
        Steps = _steps,
        Evaluations = _evaluations,
        Search = Stage is CalibrationStage.Search or CalibrationStage.Curvature ? _search?.Snapshot() : null,
        Modes = _modes,
        Best = _best,
        Sampling = _sampling?.Snapshot(),
    };

    /// <summary>How far it is.</summary>
    public CalibrationProgress Progress()
    {
        SamplerProgress? sampling = _sampling?.Progress();
        return new CalibrationProgress(
            Nation, Stage, Evaluations, Math.Max(_options.Evaluations, Evaluations), _best, Known(sampling?.RHat), Known(sampling?.Ess));
    }

    /// <summary>Does one step (a sweep, a generation, the curvature, a round or a batch of draws) and says whether there is more to do.</summary>
    /// <param name="stop">Stops between evaluations; nothing is then changed.</param>
    public bool Step(CancellationToken stop = default)
    {
        switch (Stage)
        {
            case CalibrationStage.Axes:
                Sweep(stop);
                break;
            case CalibrationStage.Search:
                Search(stop);
                break;
            case CalibrationStage.Curvature:
                FindModes(stop);
                break;
            case CalibrationStage.Sampling:
                Stage = _sampling!.Step(stop) ? CalibrationStage.Sampling : CalibrationStage.Done;
                break;
            default:
                return false;
        }

        return !Done;
    }

    /// <summary>Calibrates to the end.</summary>
    /// <param name="progress">Called after each step; null for nobody.</param>
    /// <param name="stop">Stops between evaluations with <see cref="OperationCanceledException"/>.</param>
    public NationPosterior Run(Action<CalibrationProgress>? progress = null, CancellationToken stop = default)
    {
        while (Step(stop))
        {
            progress?.Invoke(Progress());
        }

        return Result();
    }

    /// <summary>The posterior, once the calibration is done.</summary>
    public NationPosterior Result()
    {
        PosteriorSample sample = Done ? _sampling!.Result() : throw new InvalidOperationException("the calibration is not done");
        Identifiability report = Identifiability.Of(Prior, [.. sample.Draws.Select(point => Prior.ToUnconstrained(Natural(point)))]);
        return new NationPosterior
        {
            Nation = Nation,
            Parameters = _target.Parameters,
            Points = sample.Thinned(_options.Draws),
            Modes = [.. _modes.Select(mode => mode.Mean)],
            LogDensityAtMode = _best!.Value,
            Values = [.. _target.Parameters.Select((parameter, k) => new FittedValue(parameter, sample.Diagnostics[k], report.Parameters[k], PosteriorLevels.Of(Prior.Priors[k])))],
            Pairs = report.Pairs,
            Method = sample.Method,
            Shape = sample.Shape,
            ChainDraws = sample.Draws.Count,
            Evaluations = Evaluations,
        };
    }

    private void Sweep(CancellationToken stop)
    {
        (double[] Point, double[] Widths)[] swept = [.. _starts.Select(start => AxisSweep.From(_density, start, _options.Threads, stop))];
        _starts = [.. swept.Select(one => one.Point)];
        _steps = [.. Enumerable.Range(0, _target.Dimension).Select(k => swept.Average(one => one.Widths[k]) / 2)];
        _evaluations += _starts.Length * AxisSweep.Evaluations(_target.Dimension);
        if (++_sweeps == Sweeps)
        {
            _search = new Maximiser(_density, _starts, _steps, _options.Search(_target.Dimension));
            Stage = CalibrationStage.Search;
        }
    }

    private void Search(CancellationToken stop)
    {
        if (!_search!.Step(stop) || _search.Done)
        {
            _evaluations += _search.Evaluations;
            Stage = CalibrationStage.Curvature;
        }

        _best = Known(_search.Progress().Best);
    }

    private void FindModes(CancellationToken stop)
    {
        double[] spreads = [.. Enumerable.Repeat(1.0, _target.Dimension)];
        _modes = Modes.Distinct(_density, _search!.Optima, spreads, threads: _options.Threads, cancellation: stop);
        _evaluations += _modes.Sum(mode => mode.Evaluations);
        _sampling = new PosteriorSampler(_density, _modes, _options.Sampling);
        _search = null;
        Stage = CalibrationStage.Sampling;
    }

    /// <summary>A start drawn from the prior, drawn in towards the centre until it has a density.</summary>
    private double[] DrawnStart(KeyedSplitMix random, int number)
    {
        double[] natural = Prior.ToNatural(Prior.Draw(random, number));
        double[] point = [.. natural.Select((value, k) => 0.7 * _target.Parameters[k].Standard(value))];
        for (int tries = 0; tries < 4 && !double.IsFinite(_target.LogPosterior(point)); tries++)
        {
            point = [.. point.Select(value => value / 2)];
        }

        return point;
    }

    private double[] Natural(double[] point) => [.. point.Select((value, k) => _target.Parameters[k].Natural(value))];

    private static JointPrior PriorOf(IReadOnlyList<CalibratedParameter> parameters) => new([.. parameters.Select(one => one.Name)], [.. parameters.Select(PriorOf)]);

    private static PriorDistribution PriorOf(CalibratedParameter parameter) => parameter.Family switch
    {
        "lognormal" => new LogNormalPrior(parameter.Centre, parameter.Spread),
        "beta" => BetaPrior.WithMean(parameter.Centre, parameter.Spread),
        _ => new NormalPrior(parameter.Centre, parameter.Spread),
    };

    private static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;

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
