using Corridor.Data;
using Corridor.Model.Scenarios;

namespace Corridor.Model.Displaced;

/// <summary>Arrivals that a scenario adds to the last wave of a group in a place.</summary>
/// <param name="Pair">Group and place.</param>
/// <param name="From">First month.</param>
/// <param name="Months">Months over which they arrive evenly.</param>
/// <param name="Persons">Persons in all.</param>
public sealed record AddedArrivals(DisplacedPair Pair, Month From, int Months, double Persons);

/// <summary>A half-life that a scenario multiplies from a month on.</summary>
/// <param name="Pair">Group and place.</param>
/// <param name="Way">onward, return or settled.</param>
/// <param name="Factor">Times.</param>
/// <param name="When">When it holds.</param>
public sealed record HalfLifeEdit(DisplacedPair Pair, string Way, double Factor, Course When);

/// <summary>What scenarios change of displaced people, in the order of the changes.</summary>
/// <param name="Added">Arrivals added.</param>
/// <param name="HalfLives">Half-lives multiplied.</param>
/// <param name="LastWave">Name of the last wave of each pair, to which arrivals are added.</param>
public sealed record DisplacedEdits(IReadOnlyList<AddedArrivals> Added, IReadOnlyList<HalfLifeEdit> HalfLives, IReadOnlyDictionary<DisplacedPair, string> LastWave)
{
    /// <summary>No change.</summary>
    public static readonly DisplacedEdits None = new([], [], new Dictionary<DisplacedPair, string>());

    /// <summary>Arrivals added to a wave.</summary>
    public IEnumerable<AddedArrivals> Arrivals(Wave wave) =>
        Added.Count > 0 && LastWave[wave.Pair] == wave.Id ? Added.Where(one => one.Pair == wave.Pair) : [];

    /// <summary>Factors of a half-life by month; null where nothing changes it.</summary>
    public double[]? Times(DisplacedPair pair, string way, Month start, int months)
    {
        HalfLifeEdit[] edits = [.. HalfLives.Where(edit => edit.Pair == pair && edit.Way == way)];
        return edits.Length == 0
            ? null
            : [.. Enumerable.Range(0, months).Select(t => edits.Aggregate(1.0, (times, edit) => times * Math.Pow(edit.Factor, edit.When.Weight(start.Plus(t)))))];
    }
}
