namespace Corridor.Statistics;

/// <summary>
/// Keyed random streams by SplitMix64 (Steele, Lea and Flood 2014, OOPSLA): the key is mixed into the start of a counter, and each number is a
/// mix of the counter.
/// </summary>
/// <param name="seed">Seed of all streams.</param>
public sealed class KeyedSplitMix(ulong seed) : IKeyedRandom
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <inheritdoc/>
    public IRandomBits Stream(ulong purpose, ulong first, ulong second)
    {
        var key = Mix(seed + Step);
        key = Mix(key + purpose + Step);
        key = Mix(key + first + Step);
        return new Counter(Mix(key + second + Step));
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private sealed class Counter(ulong start) : IRandomBits
    {
        private ulong count = start;

        public ulong Next() => Mix(count += Step);
    }
}
