using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// A Rogers-Castro model migration schedule: the rate of migration by age as a sum of up to five components.
/// <code>
/// m(x) = a1 exp(-alpha1 x)
///      + a2 exp(-alpha2 (x - mu2) - exp(-lambda2 (x - mu2)))
///      + a3 exp(-alpha3 (x - mu3) - exp(-lambda3 (x - mu3)))
///      + a4 exp(lambda4 x)
///      + c
/// </code>
/// Source: Rogers, A. and Castro, L. J. (1981), <i>Model Migration Schedules</i>, IIASA RR-81-30; the symbols are theirs.
/// Age x is in exact years; m, a1..a4 and c share one unit, usually migrants per person-year (or a share, where the schedule sums to 1);
/// alpha1..alpha3 and lambda2..lambda4 are per year of age. A component left out has level 0.
/// </summary>
public sealed record RogersCastro
{
    private static readonly string[][] Components =
        [["a1", "alpha1"], ["a2", "alpha2", "mu2", "lambda2"], ["a3", "alpha3", "mu3", "lambda3"], ["a4", "lambda4"], ["c"]];

    /// <summary>a1: level of the childhood component at age 0, at least 0.</summary>
    public double A1 { get; init => field = NotNegative(value, "a1"); }

    /// <summary>alpha1: rate of descent of the childhood component, per year; usually 0.05 to 0.2.</summary>
    public double Alpha1 { get; init => field = Finite(value, "alpha1"); }

    /// <summary>a2: level of the labour-force component, at least 0.</summary>
    public double A2 { get; init => field = NotNegative(value, "a2"); }

    /// <summary>alpha2: rate of descent of the labour-force component, per year; usually 0.05 to 0.2.</summary>
    public double Alpha2 { get; init => field = Finite(value, "alpha2"); }

    /// <summary>mu2: age that places the labour-force component, years; usually 17 to 30.</summary>
    public double Mu2 { get; init => field = Finite(value, "mu2"); }

    /// <summary>lambda2: rate of ascent of the labour-force component, per year; usually 0.2 to 0.6, at least 0.</summary>
    public double Lambda2 { get; init => field = NotNegative(value, "lambda2"); }

    /// <summary>a3: level of the retirement component, at least 0; 0 leaves it out.</summary>
    public double A3 { get; init => field = NotNegative(value, "a3"); }

    /// <summary>alpha3: rate of descent of the retirement component, per year.</summary>
    public double Alpha3 { get; init => field = Finite(value, "alpha3"); }

    /// <summary>mu3: age that places the retirement component, years; usually 55 to 75.</summary>
    public double Mu3 { get; init => field = Finite(value, "mu3"); }

    /// <summary>lambda3: rate of ascent of the retirement component, per year, at least 0.</summary>
    public double Lambda3 { get; init => field = NotNegative(value, "lambda3"); }

    /// <summary>a4: level at age 0 of the upward slope of old ages, at least 0; 0 leaves it out.</summary>
    public double A4 { get; init => field = NotNegative(value, "a4"); }

    /// <summary>lambda4: growth of the upward slope, per year of age; usually 0 to 0.1.</summary>
    public double Lambda4 { get; init => field = Finite(value, "lambda4"); }

    /// <summary>c: the constant part of the rate, at least 0.</summary>
    public double C { get; init => field = NotNegative(value, "c"); }

    /// <summary>A schedule from its parameters by symbol: a1, alpha1, a2, alpha2, mu2, lambda2, a3, alpha3, mu3, lambda3, a4, lambda4, c.</summary>
    /// <param name="parameters">Symbols in any case; a component is given whole or not at all, c may be left out.</param>
    /// <exception cref="DemographicInputException">An unknown symbol, a component given in part, or a value out of range.</exception>
    public static RogersCastro FromParameters(IReadOnlyDictionary<string, double> parameters)
    {
        var given = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var (symbol, value) in parameters)
        {
            if (!Array.Exists(Components, component => Array.Exists(component, known => string.Equals(known, symbol, StringComparison.OrdinalIgnoreCase))))
            {
                throw Bad($"{symbol} is no parameter of a Rogers-Castro schedule; there are {string.Join(", ", Components.SelectMany(component => component))}.", symbol, value);
            }

            if (!given.TryAdd(symbol, value))
            {
                throw Bad($"The parameter {symbol} is given twice.", symbol, value);
            }
        }

        foreach (var component in Components)
        {
            var missing = Array.FindAll(component, symbol => !given.ContainsKey(symbol));
            if (missing.Length > 0 && missing.Length < component.Length)
            {
                throw Bad($"The parameters {string.Join(", ", component)} belong together; {string.Join(", ", missing)} missing.", missing[0]);
            }
        }

        double Value(string symbol) => given.GetValueOrDefault(symbol);
        return new RogersCastro
        {
            A1 = Value("a1"), Alpha1 = Value("alpha1"),
            A2 = Value("a2"), Alpha2 = Value("alpha2"), Mu2 = Value("mu2"), Lambda2 = Value("lambda2"),
            A3 = Value("a3"), Alpha3 = Value("alpha3"), Mu3 = Value("mu3"), Lambda3 = Value("lambda3"),
            A4 = Value("a4"), Lambda4 = Value("lambda4"), C = Value("c"),
        };
    }

    /// <summary>The smallest of the four usual shapes that holds this schedule's components.</summary>
    public RogersCastroModel Model => (A3 > 0, A4 > 0) switch
    {
        (false, false) => RogersCastroModel.SevenParameters,
        (false, true) => RogersCastroModel.NineParameters,
        (true, false) => RogersCastroModel.ElevenParameters,
        (true, true) => RogersCastroModel.ThirteenParameters,
    };

    /// <summary>The rate m(x) at one exact age.</summary>
    /// <param name="age">Exact age x in years.</param>
    /// <returns>The rate, in the unit of the levels; never negative.</returns>
    public double At(double age) => ChildhoodAt(age) + LabourForceAt(age) + RetirementAt(age) + UpwardSlopeAt(age) + C;

    /// <summary>The rates at many exact ages, in their order.</summary>
    public double[] At(IReadOnlyList<double> ages)
    {
        var rates = new double[ages.Count];
        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] = At(Finite(ages[i], "age"));
        }

        return rates;
    }

    /// <summary>The childhood component a1 exp(-alpha1 x) at one exact age.</summary>
    public double ChildhoodAt(double age) => A1 == 0 ? 0 : A1 * Math.Exp(-Alpha1 * age);

    /// <summary>The labour-force component, a double exponential around mu2, at one exact age.</summary>
    public double LabourForceAt(double age) => DoubleExponential(A2, Alpha2, Mu2, Lambda2, age);

    /// <summary>The retirement component, a double exponential around mu3, at one exact age.</summary>
    public double RetirementAt(double age) => DoubleExponential(A3, Alpha3, Mu3, Lambda3, age);

    /// <summary>The upward slope a4 exp(lambda4 x) at one exact age.</summary>
    public double UpwardSlopeAt(double age) => A4 == 0 ? 0 : A4 * Math.Exp(Lambda4 * age);

    /// <summary>The same schedule with every level (a1..a4, c) multiplied, so that the shape over age stays.</summary>
    /// <param name="factor">At least 0.</param>
    public RogersCastro Scaled(double factor)
    {
        NotNegative(factor, "factor");
        return this with { A1 = A1 * factor, A2 = A2 * factor, A3 = A3 * factor, A4 = A4 * factor, C = C * factor };
    }

    private static double DoubleExponential(double a, double alpha, double mu, double lambda, double age)
    {
        if (a == 0)
        {
            return 0;
        }

        var inner = Math.Exp(-lambda * (age - mu));

        // Far below mu the inner exponential overflows; the component is then zero, whatever the outer slope.
        return double.IsInfinity(inner) ? 0 : a * Math.Exp((-alpha * (age - mu)) - inner);
    }
}
