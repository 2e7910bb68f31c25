using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>What is known of one fitted number.</summary>
/// <param name="Parameter">The number and its prior.</param>
/// <param name="Chains">R-hat and effective sizes over all draws of the chains.</param>
/// <param name="Information">Prior against posterior.</param>
/// <param name="PriorQuantiles">Prior quantiles at 2.5, 10, 25, 50, 75, 90 and 97.5 per cent, in the parameter's unit.</param>
public sealed record FittedValue(CalibratedParameter Parameter, ChainDiagnostic Chains, ParameterInformation Information, IReadOnlyList<double> PriorQuantiles);

/// <summary>The posterior of one nation's parameters as a sample.</summary>
public sealed record NationPosterior
{
    /// <summary>Nation.</summary>
    public required string Nation { get; init; }

    /// <summary>What is fitted, in the order of the columns of the draws.</summary>
    public required IReadOnlyList<CalibratedParameter> Parameters { get; init; }

    /// <summary>Draws kept, spread evenly over the chains: draw x parameter, standardised (points of the target).</summary>
    public required IReadOnlyList<double[]> Points { get; init; }

    /// <summary>The maxima found, the highest first, standardised.</summary>
    public required IReadOnlyList<double[]> Modes { get; init; }

    /// <summary>Logarithm of the highest density met.</summary>
    public required double LogDensityAtMode { get; init; }

    /// <summary>Each fitted number with its diagnostics.</summary>
    public required IReadOnlyList<FittedValue> Values { get; init; }

    /// <summary>Pairs of parameters that the figures can hardly tell apart.</summary>
    public required IReadOnlyList<ParameterPair> Pairs { get; init; }

    /// <summary>How the draws were made: the name of the method and the share of proposals accepted.</summary>
    public required string Method { get; init; }

    /// <summary>k-hat of the weights posterior / approximation over the proposals: up to 0.7 the draws are to be trusted.</summary>
    public required double Shape { get; init; }

    /// <summary>Effective draws of the emulator's density from which the proposals were taken.</summary>
    public required double ProposalEss { get; init; }

    /// <summary>k-hat of these draws: up to 0.7 they are to be trusted.</summary>
    public required double ProposalShape { get; init; }

    /// <summary>Share of the proposals that the chains accepted.</summary>
    public required double Acceptance { get; init; }

    /// <summary>Draws of all chains from which those kept were taken.</summary>
    public required int ChainDraws { get; init; }

    /// <summary>Runs of the model in all stages.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Largest R-hat.</summary>
    public double RHat => Values.Max(value => value.Chains.RHat);

    /// <summary>Smallest effective sample size, bulk or tail, of the chains.</summary>
    public double Ess => Values.Min(value => Math.Min(value.Chains.BulkEss, value.Chains.TailEss));

    /// <summary>Draws in the parameters' own units: draw x parameter.</summary>
    public IReadOnlyList<double[]> Draws => [.. Points.Select(Natural)];

    /// <summary>The median of each parameter over the draws kept, standardised: a point of the target.</summary>
    public double[] Median => [.. Enumerable.Range(0, Parameters.Count).Select(k => Quantiles.Of([.. Points.Select(point => point[k])], 0.5))];

    /// <summary>A point in the parameters' own units.</summary>
    public double[] Natural(double[] point) => [.. point.Select((value, k) => Parameters[k].Natural(value))];

    /// <summary>Draws spread evenly over the sample, standardised, for what is too dear to be computed for all.</summary>
    /// <param name="count">Number wanted; all are given when there are fewer.</param>
    public IReadOnlyList<double[]> Thinned(int count) =>
        Points.Count <= count ? Points : [.. Enumerable.Range(0, count).Select(i => Points[(int)((i + 0.5) * Points.Count / count)])];
}
