namespace Corridor.Experiments.Ensembles;

/// <summary>What the band of an ensemble contains, so that nobody takes a narrow band for a sure one.</summary>
/// <param name="Drivers">Drivers that vary.</param>
/// <param name="Nations">Nations of the ensemble.</param>
/// <param name="WithPosterior">Nations whose parameters are drawn from the posterior; those of the others stay at their central values.</param>
/// <param name="Discrepancy">Whether the model's own discrepancy is added to what members show.</param>
public sealed record EnsembleContents(IReadOnlyList<string> Drivers, IReadOnlyList<string> Nations, IReadOnlyList<string> WithPosterior, bool Discrepancy)
{
    /// <summary>parameters, drivers, model_discrepancy: those that are whole in the band.</summary>
    public IReadOnlyList<string> Parts =>
    [
        .. WithPosterior.Count == Nations.Count ? ["parameters"] : Array.Empty<string>(),
        .. Drivers.Count > 0 ? ["drivers"] : Array.Empty<string>(),
        .. Discrepancy ? ["model_discrepancy"] : Array.Empty<string>(),
    ];

    /// <summary>Nations whose parameters do not vary.</summary>
    public IReadOnlyList<string> WithoutPosterior => [.. Nations.Except(WithPosterior, StringComparer.Ordinal)];

    /// <summary>The label: what the band contains, and what it lacks.</summary>
    public override string ToString()
    {
        string parameters = WithPosterior.Count == Nations.Count ? "parameters" : WithPosterior.Count > 0 ? $"parameters of {string.Join(", ", WithPosterior)} alone" : string.Empty;
        string drivers = Drivers.Count > 0 ? $"drivers ({string.Join(", ", Drivers)})" : string.Empty;
        string[] there = [.. new[] { parameters, drivers, Discrepancy ? "model discrepancy" : string.Empty }.Where(part => part.Length > 0)];
        string[] missing = [.. new[] { WithPosterior.Count == 0 ? "parameters" : string.Empty, Drivers.Count == 0 ? "drivers" : string.Empty, Discrepancy ? string.Empty : "model discrepancy" }.Where(part => part.Length > 0)];
        return $"contains: {(there.Length > 0 ? string.Join(", ", there) : "nothing")}{(missing.Length > 0 ? $"; not: {string.Join(", ", missing)}" : string.Empty)}";
    }
}
