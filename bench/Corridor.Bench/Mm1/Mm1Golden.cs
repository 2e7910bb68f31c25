namespace Corridor.Bench.Mm1;

/// <summary>What MM1 has to come to with Philox4x32-10 and seed 1: moves, and persons by country at the end.</summary>
internal static class Mm1Golden
{
    private static readonly (int Persons, int Months, Mm1Result Result)[] Known =
    [
        (1_000_000, 12, new Mm1Result(81_075, [64_862, 91_372, 339_058, 58_482, 219_818, 202_044, 24_364])),
        (1_000_000, 120, new Mm1Result(757_572, [48_982, 66_356, 267_864, 51_415, 314_678, 191_012, 59_693])),
        (50_000_000, 12, new Mm1Result(4_051_553, [3_253_517, 4_578_008, 16_958_520, 2_915_478, 10_975_790, 10_099_474, 1_219_213])),
    ];

    /// <summary>The known result of a size; null if there is none.</summary>
    public static Mm1Result? Of(int persons, int months) =>
        Known.Where(known => known.Persons == persons && known.Months == months).Select(known => known.Result).FirstOrDefault();
}

/// <summary>Result of a run.</summary>
/// <param name="Moves">Moves of all persons and months.</param>
/// <param name="ByCountry">Persons by country at the end.</param>
internal sealed record Mm1Result(long Moves, long[] ByCountry)
{
    /// <summary>True if all counts are the same.</summary>
    public bool Equals(Mm1Result? other) => other is not null && Moves == other.Moves && ByCountry.AsSpan().SequenceEqual(other.ByCountry);

    /// <inheritdoc/>
    public override int GetHashCode() => Moves.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Moves} moves; {string.Join(' ', ByCountry)}");
}
