using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Displaced;
using Corridor.Statistics;

namespace Corridor.Inference.Displaced;

/// <summary>A number of a pair: what is believed of it before and after.</summary>
/// <param name="Wave">Name of its wave; empty for the error.</param>
/// <param name="Number">Name.</param>
/// <param name="Before">Quantiles 0.1, 0.5, 0.9 before the figures.</param>
/// <param name="After">The same after them.</param>
/// <param name="Central">Value at the maximum of the posterior.</param>
/// <param name="Draws">Draws.</param>
public sealed record FittedNumber(string Wave, string Number, double[] Before, double[] After, double Central, double[] Draws);

/// <summary>The fit of a group in a place.</summary>
/// <param name="Pair">Group and place.</param>
/// <param name="Numbers">Numbers, those of the waves in their order, then the error.</param>
/// <param name="Figures">Figures used.</param>
/// <param name="RHat">Largest R-hat of the chains.</param>
/// <param name="Ess">Smallest effective size of the chains.</param>
public sealed record FittedPair(DisplacedPair Pair, IReadOnlyList<FittedNumber> Numbers, int Figures, double RHat, double Ess);

/// <summary>
/// Fits pulses and half-lives of a group in a place to its figures: the maximum of the posterior, a normal approximation around it, importance sampling and
/// chains from there (<see cref="PosteriorSampler"/>). The same data and seed give the same bytes.
/// </summary>
public static class DisplacedFit
{
    private const double HardlyAny = 1e-3;

    /// <summary>Fits a pair.</summary>
    /// <param name="people">Waves; what scenarios change is left out.</param>
    /// <param name="pair">Group and place.</param>
    /// <param name="figures">Its figures; there may be none, and then what was believed stays.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="cancellation">Stops.</param>
    public static FittedPair Of(DisplacedPeople people, DisplacedPair pair, IReadOnlyList<DisplacedFigure> figures, ulong seed, int threads, CancellationToken cancellation = default)
    {
        Wave[] waves = [.. people.Of(pair)];
        JointPrior prior = PriorOf(waves, people.ModelError);
        Month last = figures.Select(figure => figure.At).DefaultIfEmpty(Scenario.Start).Max();
        int months = last - Scenario.Start + 1;
        PosteriorDensity posterior = new(prior, numbers => figures.Count == 0 ? 0 : LogLikelihood(waves, figures, numbers, months));
        Straightened straight = Straightened.Of(waves);
        LogDensityFunction density = new(prior.Dimension, point => posterior.LogDensity(straight.Back(point)));
        double[] spreads = straight.Spreads(prior.UnconstrainedSpreads());
        double[] start = straight.Forth(prior.ToUnconstrained([.. prior.Priors.Select(one => one.Quantile(0.5))]));
        Optimum best = new Maximiser(density, [start], [.. spreads.Select(one => one / 3)], new MaximiserOptions { Seed = seed, Threads = threads, Tolerance = HardlyAny }).Run(cancellation: cancellation)[0];
        NormalApproximation mode = Curvature.At(density, best.Point, spreads, threads, cancellation);
        SamplerOptions options = new() { Seed = seed, Threads = threads };
        PosteriorSample sample = new PosteriorSampler(density, [mode], options).Run(cancellation: cancellation);
        double[] central = prior.ToNatural(straight.Back(best.Point));
        double[][] kept = [.. sample.Thinned(FittedWaves.Draws).Select(draw => prior.ToNatural(straight.Back(draw)))];
        double[][] all = [.. sample.Draws.Select(draw => prior.ToNatural(straight.Back(draw)))];
        (string Wave, string Number)[] names = [.. waves.SelectMany(wave => wave.Numbers.Select(number => (wave.Id, number))), (string.Empty, Wave.Error)];
        FittedNumber[] numbers =
        [
            .. names.Select((name, i) => new FittedNumber(
                name.Wave,
                name.Number,
                [.. Levels.Select(prior.Priors[i].Quantile)],
                Quantiles.Of([.. all.Select(draw => draw[i])], Levels),
                central[i],
                [.. kept.Select(draw => draw[i])])),
        ];
        return new FittedPair(pair, numbers, figures.Sum(figure => figure.Parts.Count), sample.RHat, sample.Ess);
    }

    /// <summary>The probabilities of the quantiles that a fit tells.</summary>
    public static double[] Levels { get; } = [0.1, 0.5, 0.9];

    private static JointPrior PriorOf(Wave[] waves, WaveBelief error)
    {
        List<string> names = [];
        List<PriorDistribution> priors = [];
        foreach (Wave wave in waves)
        {
            names.AddRange(wave.Numbers.Select(number => $"{wave.Id} {number}"));
            priors.AddRange(wave.Pulses.Select(pulse => new LogNormalPrior(1, pulse.Spread)));
            priors.AddRange(wave.Beliefs.Select(belief => (PriorDistribution)(belief.Parameter == Wave.Passing ? new LogitNormalPrior(belief.Median, belief.Spread) : new LogNormalPrior(belief.Median, belief.Spread))));
        }

        return new JointPrior([.. names, Wave.Error], [.. priors, new LogNormalPrior(error.Median, error.Spread)]);
    }

    private static double LogLikelihood(Wave[] waves, IReadOnlyList<DisplacedFigure> figures, double[] numbers, int months)
    {
        WaveFlows flows = new(months);
        int next = 0;
        foreach (Wave wave in waves)
        {
            int count = wave.Pulses.Count + wave.Beliefs.Count;
            flows.Add(wave, numbers.AsSpan(next, count), Scenario.Start, DisplacedEdits.None);
            next += count;
        }

        double sum = 0;
        foreach (DisplacedFigure figure in figures)
        {
            sum += figure.LogLikelihood(figure.ModelValue(flows, Scenario.Start), numbers[^1]);
        }

        return sum;
    }
}
