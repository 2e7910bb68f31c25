namespace Corridor.Experiments.Ensembles;

/// <summary>How the members of an ensemble are divided among machines.</summary>
/// <param name="Members">Members.</param>
/// <param name="Count">Shards.</param>
public sealed record Shards(int Members, int Count)
{
    /// <summary>The members of a shard: every so-many-th, so that all shards take about as long.</summary>
    /// <param name="shard">Number of the shard, from 1.</param>
    public IReadOnlyList<int> Of(int shard)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shard, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shard, Count);
        return [.. Enumerable.Range(1, Members).Where(number => ShardOf(number) == shard)];
    }

    /// <summary>The shard that a member belongs to.</summary>
    public int ShardOf(int member) => ((member - 1) % Count) + 1;

    /// <summary>The shards that are not complete, with the members they lack.</summary>
    /// <param name="there">Numbers of the members that are there.</param>
    public IReadOnlyList<(int Shard, IReadOnlyList<int> Missing)> Missing(IReadOnlySet<int> there) =>
    [
        .. Enumerable.Range(1, Members).Where(number => !there.Contains(number)).GroupBy(ShardOf).OrderBy(group => group.Key).Select(group => (group.Key, (IReadOnlyList<int>)[.. group])),
    ];
}
