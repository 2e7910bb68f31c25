namespace Corridor.Statistics;

/// <summary>A stream of random bits.</summary>
public interface IRandomBits
{
    /// <summary>The next 64 bits.</summary>
    ulong Next();
}

/// <summary>Random streams by key: the same seed and key give the same stream, in whatever order and on whatever thread they are asked for.</summary>
public interface IKeyedRandom
{
    /// <summary>Opens the stream of a key.</summary>
    /// <param name="purpose">What the numbers are for (<see cref="RandomPurpose"/>, or any number of the caller from 1000).</param>
    /// <param name="first">First part of the key, for example a chain.</param>
    /// <param name="second">Second part of the key, for example an iteration.</param>
    IRandomBits Stream(ulong purpose, ulong first, ulong second);
}

/// <summary>Purposes that this library uses, so that no two methods share a stream.</summary>
public static class RandomPurpose
{
    /// <summary>Candidates of the maximiser.</summary>
    public const ulong Search = 1;

    /// <summary>Draws from a proposal of the importance stage.</summary>
    public const ulong Importance = 2;

    /// <summary>Choice of points in which the chains start and of the archive.</summary>
    public const ulong Resampling = 3;

    /// <summary>Proposals and acceptance of the chains.</summary>
    public const ulong Chain = 4;

    /// <summary>Choice of centres when a mixture is refitted.</summary>
    public const ulong Centres = 5;

    /// <summary>Paths of random processes.</summary>
    public const ulong Path = 6;

    /// <summary>Draws from priors.</summary>
    public const ulong Prior = 8;
}
