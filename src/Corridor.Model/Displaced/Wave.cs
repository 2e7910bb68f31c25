using Corridor.Data;

namespace Corridor.Model.Displaced;

/// <summary>Arrivals spread evenly over some months.</summary>
/// <param name="From">First month.</param>
/// <param name="To">Last month.</param>
/// <param name="Persons">Persons in all: the median before the figures are seen.</param>
/// <param name="Spread">Standard deviation of its logarithm.</param>
/// <param name="Source">Source, or judgement with its reason.</param>
public sealed record Pulse(Month From, Month To, double Persons, double Spread, string Source)
{
    /// <summary>Months over which they arrive.</summary>
    public int Months => To - From + 1;
}

/// <summary>What is believed of a number of a wave before the figures are seen: a median and a standard deviation of the logarithm (of the logit, for passing).</summary>
/// <param name="Parameter">passing, onward, return or settled.</param>
/// <param name="Median">A share for passing, months for the half-lives.</param>
/// <param name="Spread">Standard deviation.</param>
/// <param name="Source">Source, or judgement with its reason.</param>
public sealed record WaveBelief(string Parameter, double Median, double Spread, string Source);

/// <summary>People who came for one reason and leave alike: pulses of arrivals and what becomes of them.</summary>
/// <param name="Pair">Group and place.</param>
/// <param name="Id">Name among the waves of the pair.</param>
/// <param name="Pulses">Arrivals, in the order of the file.</param>
/// <param name="Beliefs">What is believed of its numbers, in the order of <see cref="Parameters"/>; one that is not there is nil (passing) or endless (half-lives).</param>
public sealed record Wave(DisplacedPair Pair, string Id, IReadOnlyList<Pulse> Pulses, IReadOnlyList<WaveBelief> Beliefs)
{
    /// <summary>Share that moves on at once.</summary>
    public const string Passing = "passing";

    /// <summary>Half-life of moving on to a third country.</summary>
    public const string Onward = "onward";

    /// <summary>Half-life of going back.</summary>
    public const string Return = "return";

    /// <summary>Half-life of no longer being counted: residence or citizenship of the place.</summary>
    public const string Settled = "settled";

    /// <summary>The error of the waves of a pair beside the figures: no number of a wave.</summary>
    public const string Error = "error";

    /// <summary>The numbers that a wave may have.</summary>
    public static readonly IReadOnlyList<string> Parameters = [Passing, Onward, Return, Settled];

    /// <summary>Names of its fitted numbers: a factor for each pulse, then those of <see cref="Beliefs"/>.</summary>
    public IReadOnlyList<string> Numbers => [.. Pulses.Select((_, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"arrivals.{i + 1}")), .. Beliefs.Select(belief => belief.Parameter)];

    /// <summary>The medians before the figures are seen, in the order of <see cref="Numbers"/>.</summary>
    public double[] Before => [.. Pulses.Select(_ => 1.0), .. Beliefs.Select(belief => belief.Median)];
}
