namespace Corridor.Demography;

/// <summary>
/// Pseudo-random numbers as a function of a seed and a count, so that equal seeds give equal results everywhere
/// (SplitMix64; Steele, Lea and Flood 2014, OOPSLA).
/// </summary>
internal sealed class CountedDraws(ulong seed)
{
    private ulong count = seed;

    public ulong Next()
    {
        count += 0x9E3779B97F4A7C15;
        var mixed = count;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A whole number from 0 to below the limit.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);
}
