namespace Corridor.Simulation.Store;

/// <summary>What the run store knows about a run, beside its series.</summary>
/// <param name="Inputs">Everything that went in.</param>
/// <param name="Digest">Digest of the inputs; the run's name.</param>
/// <param name="Created">Moment at which the run was computed; given by the caller, who may read a clock.</param>
/// <param name="SecondsMacro">Seconds that the macrosimulation took when the run was computed.</param>
/// <param name="PeakMb">Peak memory of the process when the run was computed, MB.</param>
/// <param name="ContentDigest">Digest of all results (see <see cref="Store.ContentDigest"/>).</param>
/// <param name="Headline">Headline numbers by nation and year.</param>
public sealed record RunRecord(
    RunInputs Inputs,
    string Digest,
    DateTimeOffset Created,
    double SecondsMacro,
    double PeakMb,
    string ContentDigest,
    IReadOnlyList<HeadlineRow> Headline)
{
    /// <summary>The first eight digits of the digest: enough for people, accepted wherever a run is named.</summary>
    public string Short => Digest[..8];

    /// <summary>The record of a run that has just been computed.</summary>
    /// <exception cref="ArgumentException">The series don't cover the months of the inputs.</exception>
    public static RunRecord Of(RunInputs inputs, DateTimeOffset created, double secondsMacro, double peakMb, IReadOnlyList<HeadlineRow> headline, SeriesTable series) =>
        series.Start == inputs.FirstMonth && series.Count == inputs.Months
            ? new RunRecord(inputs, inputs.Digest, created, secondsMacro, peakMb, Store.ContentDigest.Of(series), headline)
            : throw new ArgumentException($"The series cover {series.Start} to {series.End}, the run {inputs.FirstMonth} to {inputs.Until}.", nameof(series));
}
