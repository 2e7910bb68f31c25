using Corridor.Data;

namespace Corridor.Model;

/// <summary>A driver that departs from its central path: each month's value is multiplied by a factor of its own.</summary>
/// <param name="Driver">exchange_rate (units of the currency for a dollar), wage or enforcement.</param>
/// <param name="Place">Place; one that the nation neither goes to nor lives in changes nothing for it.</param>
/// <param name="From">First month that is multiplied.</param>
/// <param name="Factors">Factors greater than 0, one a month; months beyond the last stay as they are.</param>
public sealed record DriverPath(string Driver, string Place, Month From, IReadOnlyList<double> Factors)
{
    /// <summary>The drivers that can have a path.</summary>
    public static readonly IReadOnlyList<string> Drivers = ["exchange_rate", "wage", "enforcement"];

    /// <summary>A factor for each month of a span: 1 outside the path.</summary>
    public double[] Over(Month start, int months)
    {
        double[] factors = new double[months];
        for (int m = 0; m < months; m++)
        {
            int at = start.Plus(m) - From;
            factors[m] = at >= 0 && at < Factors.Count ? Factors[at] : 1;
        }

        return factors;
    }
}
