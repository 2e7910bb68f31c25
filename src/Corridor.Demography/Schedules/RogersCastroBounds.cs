using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// The box in which a schedule is sought. Levels (a1..a4, c) are bounded as multiples of the highest observed rate, so that the unit does not matter.
/// </summary>
public sealed record RogersCastroBounds
{
    /// <summary>Upper bound of a1, a2 and a3 as a multiple of the highest observed rate.</summary>
    public double HighestLevel { get; init; } = 20;

    /// <summary>Range of alpha1, per year.</summary>
    public (double Low, double High) Alpha1 { get; init; } = (0, 2);

    /// <summary>Range of alpha2, per year.</summary>
    public (double Low, double High) Alpha2 { get; init; } = (0, 2);

    /// <summary>Range of mu2, years; null takes the ages given, from the youngest to 60.</summary>
    public (double Low, double High)? Mu2 { get; init; }

    /// <summary>Range of lambda2, per year.</summary>
    public (double Low, double High) Lambda2 { get; init; } = (0.01, 5);

    /// <summary>Range of alpha3, per year.</summary>
    public (double Low, double High) Alpha3 { get; init; } = (0, 5);

    /// <summary>Range of mu3, years; null takes 45 to the oldest age given.</summary>
    public (double Low, double High)? Mu3 { get; init; }

    /// <summary>Range of lambda3, per year.</summary>
    public (double Low, double High) Lambda3 { get; init; } = (0.01, 5);

    /// <summary>Range of lambda4, per year.</summary>
    public (double Low, double High) Lambda4 { get; init; } = (0, 0.2);

    internal (double[] Low, double[] High) For(RogersCastroModel model, double highestRate, double youngest, double oldest)
    {
        Positive(HighestLevel, "HighestLevel");
        var level = (Low: 0.0, High: HighestLevel * highestRate);
        List<((double Low, double High) Range, string Name)> box =
        [
            (level, "a1"), (Alpha1, "alpha1"), (level, "a2"), (Alpha2, "alpha2"),
            (Mu2 ?? (youngest, Math.Max(Math.Min(60, oldest), youngest + 1)), "mu2"), (Lambda2, "lambda2"),
        ];
        if (model is RogersCastroModel.ElevenParameters or RogersCastroModel.ThirteenParameters)
        {
            box.AddRange([(level, "a3"), (Alpha3, "alpha3"), (Mu3 ?? (45, Math.Max(oldest, 46)), "mu3"), (Lambda3, "lambda3")]);
        }

        if (model is RogersCastroModel.NineParameters or RogersCastroModel.ThirteenParameters)
        {
            box.AddRange([((0, highestRate), "a4"), (Lambda4, "lambda4")]);
        }

        box.Add(((0, highestRate), "c"));
        foreach (var ((low, high), name) in box)
        {
            Finite(low, "The lower bound of " + name);
            Finite(high, "The upper bound of " + name);
            if (low >= high)
            {
                throw Bad($"The bounds of {name} are {N(low)} to {N(high)}; the lower must be below the upper.", name, low - high);
            }
        }

        return ([.. box.Select(entry => entry.Range.Low)], [.. box.Select(entry => entry.Range.High)]);
    }
}
