namespace Corridor.DataCompiler;

/// <summary>
/// Life expectancy at birth from single-age death rates 0..100 (the last one open).
/// Preston, S., Heuveline, P. and Guillot, M. (2001), Demography, chapter 3: q_x = m_x / (1 + (1 - a_x) m_x), a_x = 1/2 above 0,
/// a_0 after Coale and Demeny (their table 3.3).
/// </summary>
public static class LifeExpectancy
{
    /// <summary>Years lived in the first year of life by those who die in it (a_0), from m_0.</summary>
    /// <param name="rate">m_0, deaths per person-year.</param>
    /// <param name="male">True for males.</param>
    public static double InfantSeparation(double rate, bool male) => (rate >= 0.107, male) switch
    {
        (true, true) => 0.330,
        (true, false) => 0.350,
        (false, true) => 0.045 + (2.684 * rate),
        (false, false) => 0.053 + (2.800 * rate),
    };

    /// <summary>e_0 in years.</summary>
    /// <param name="rates">m_0..m_100, deaths per person-year, all positive.</param>
    /// <param name="male">True for males.</param>
    /// <param name="factor">Every rate is multiplied by it.</param>
    public static double AtBirth(ReadOnlySpan<double> rates, bool male, double factor = 1)
    {
        double survivors = 1;
        double years = 0;
        for (int age = 0; age < rates.Length - 1; age++)
        {
            double rate = rates[age] * factor;
            double a = age == 0 ? InfantSeparation(rate, male) : 0.5;
            double next = survivors * (1 - Math.Min(1, rate / (1 + ((1 - a) * rate))));
            years += next + (a * (survivors - next));
            survivors = next;
        }

        return years + (survivors / (rates[^1] * factor));
    }

    /// <summary>The factor on all rates that gives a life expectancy, by bisection of its logarithm.</summary>
    /// <param name="rates">m_0..m_100, deaths per person-year, all positive.</param>
    /// <param name="male">True for males.</param>
    /// <param name="wanted">e_0 in years.</param>
    /// <exception cref="ArgumentOutOfRangeException">No factor from 1/20 to 20 gives it.</exception>
    public static double FactorFor(ReadOnlySpan<double> rates, bool male, double wanted)
    {
        double low = -Math.Log(20);
        double high = Math.Log(20);
        if (AtBirth(rates, male, Math.Exp(low)) < wanted || AtBirth(rates, male, Math.Exp(high)) > wanted)
        {
            throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "No factor from 1/20 to 20 gives this life expectancy.");
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (AtBirth(rates, male, Math.Exp(middle)) > wanted)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return Math.Exp((low + high) / 2);
    }
}
