namespace Corridor.Statistics;

/// <summary>
/// The interval in which a parameter lies, and the map to the unconstrained scale u: the identity on the whole line, log(x - low) on a half-line,
/// log((x - low) / (high - x)) between two ends.
/// </summary>
/// <param name="Low">Lower end, or minus infinity.</param>
/// <param name="High">Upper end, or infinity.</param>
public readonly record struct Support(double Low, double High)
{
    /// <summary>All numbers.</summary>
    public static Support Line { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Numbers above 0.</summary>
    public static Support Positive { get; } = new(0, double.PositiveInfinity);

    /// <summary>Whether a value lies strictly inside.</summary>
    public bool Holds(double value) => value > Low && value < High;

    /// <summary>u of a natural value that lies strictly inside.</summary>
    /// <exception cref="StatisticalInputException">The value lies outside or on an end.</exception>
    public double ToUnconstrained(double natural)
    {
        if (!Holds(natural))
        {
            throw InputCheck.Bad($"The value {InputCheck.N(natural)} does not lie between {InputCheck.N(Low)} and {InputCheck.N(High)}.");
        }

        return (double.IsFinite(Low), double.IsFinite(High)) switch
        {
            (false, false) => natural,
            (true, false) => Math.Log(natural - Low),
            (false, true) => -Math.Log(High - natural),
            _ => Math.Log((natural - Low) / (High - natural)),
        };
    }

    /// <summary>Natural value of u; never an end itself, so that its logarithm exists.</summary>
    public double ToNatural(double unconstrained)
    {
        var natural = (double.IsFinite(Low), double.IsFinite(High)) switch
        {
            (false, false) => unconstrained,
            (true, false) => Low + Math.Exp(unconstrained),
            (false, true) => High - Math.Exp(-unconstrained),
            _ => unconstrained < 0
                ? Low + ((High - Low) * Math.Exp(LogLogistic(unconstrained)))
                : High - ((High - Low) * Math.Exp(LogLogistic(-unconstrained))),
        };
        return Math.Clamp(natural, Math.BitIncrement(Low), Math.BitDecrement(High));
    }

    /// <summary>log |dx / du|.</summary>
    public double LogJacobian(double unconstrained) => (double.IsFinite(Low), double.IsFinite(High)) switch
    {
        (false, false) => 0,
        (true, false) => unconstrained,
        (false, true) => -unconstrained,
        _ => Math.Log(High - Low) + LogLogistic(unconstrained) + LogLogistic(-unconstrained),
    };

    /// <summary>log(1 / (1 + exp(-u))) without overflow.</summary>
    internal static double LogLogistic(double u) => u > 0 ? -Math.Log(1 + Math.Exp(-u)) : u - Math.Log(1 + Math.Exp(u));
}
