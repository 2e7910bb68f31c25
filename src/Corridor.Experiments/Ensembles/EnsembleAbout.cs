using System.Text.Json;
using Corridor.Data;
using Corridor.Simulation;

namespace Corridor.Experiments.Ensembles;

/// <summary>What is kept beside the members of an ensemble, so that whoever reads them knows what their bands contain.</summary>
/// <param name="Ensemble">Digest of the ensemble.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Drivers">Drivers that vary.</param>
/// <param name="Nations">Nations.</param>
/// <param name="WithPosterior">Nations whose parameters are drawn from the posterior.</param>
/// <param name="Discrepancy">Kinds of the model's own discrepancy; empty where nothing is known of it.</param>
/// <param name="DiscrepancyFrom">First month that it moves.</param>
/// <param name="Shared">Digest of what members share with those of other runs (<see cref="EnsembleKey.Shared"/>); empty in ensembles that were kept before there was one.</param>
public sealed record EnsembleAbout(
    string Ensemble,
    ulong Seed,
    IReadOnlyList<string> Drivers,
    IReadOnlyList<string> Nations,
    IReadOnlyList<string> WithPosterior,
    IReadOnlyList<KindOfDiscrepancy> Discrepancy,
    string DiscrepancyFrom,
    string Shared = "")
{
    /// <summary>What is to be kept of an ensemble.</summary>
    public static EnsembleAbout Of(EnsembleKey key, EnsembleContents contents, ulong seed, ModelDiscrepancy? discrepancy) =>
        new(key.Digest, seed, contents.Drivers, contents.Nations, contents.WithPosterior, discrepancy?.Kinds ?? [], discrepancy?.From.ToString() ?? string.Empty, key.Shared);

    /// <summary>Whether members of the same number have the same draw, the same paths and the same discrepancy in both.</summary>
    public bool HasTheMembersOf(EnsembleAbout other) =>
        Shared.Length > 0 && Shared == other.Shared && Seed == other.Seed && Nations.SequenceEqual(other.Nations, StringComparer.Ordinal)
        && WithPosterior.SequenceEqual(other.WithPosterior, StringComparer.Ordinal) && DiscrepancyFrom == other.DiscrepancyFrom && Discrepancy.SequenceEqual(other.Discrepancy);

    /// <summary>Reads what was kept; null when it can't be read.</summary>
    public static EnsembleAbout? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EnsembleAbout>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text that is kept.</summary>
    public string Json() => JsonSerializer.Serialize(this);

    /// <summary>What the bands contain.</summary>
    /// <param name="discrepancy">Whether the model's own discrepancy is wanted.</param>
    public EnsembleContents Contents(bool discrepancy) => new(Drivers, Nations, WithPosterior, discrepancy && Discrepancy.Count > 0);

    /// <summary>The members as they are shown.</summary>
    /// <param name="members">Members as the model computed them.</param>
    /// <param name="discrepancy">Whether the model's own discrepancy is wanted.</param>
    public Bands Bands(IReadOnlyList<Member> members, bool discrepancy)
    {
        if (!discrepancy || Discrepancy.Count == 0)
        {
            return new Bands(members);
        }

        ModelDiscrepancy added = new(Discrepancy, Month.Parse(DiscrepancyFrom));
        return new Bands([.. members.Select(member => added.Of(member, Seed))]);
    }
}
