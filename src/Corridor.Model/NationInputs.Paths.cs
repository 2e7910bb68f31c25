using Corridor.Data;

namespace Corridor.Model;

/// <content>Drivers that follow a path of their own, month by month.</content>
public sealed partial class NationInputs
{
    /// <summary>The same inputs along paths of drivers. Only what a path moves is copied.</summary>
    /// <remarks>
    /// exchange_rate: what is earned and paid in the place is worth 1 / factor; at home also what the country produces, so that remittances and GDP
    /// are counted in the same dollars. wage: what is earned. enforcement: the index, which stays at most one.
    /// </remarks>
    /// <param name="states">States of the nation.</param>
    /// <param name="paths">Paths; several of one place follow one another.</param>
    /// <exception cref="ArgumentException">A driver can't have a path, or a factor is not above zero.</exception>
    internal NationInputs Along(StateSpace states, IReadOnlyList<DriverPath> paths)
    {
        NationInputs along = (NationInputs)MemberwiseClone();
        foreach (DriverPath path in paths)
        {
            if (path.Factors.Any(factor => !(factor > 0) || double.IsInfinity(factor)))
            {
                throw new ArgumentException($"The path of {path.Driver} in {path.Place} has a factor that is not above zero.", nameof(paths));
            }

            along.Follow(states, path);
        }

        return along;
    }

    private void Follow(StateSpace states, DriverPath path)
    {
        int place = -1;
        for (int p = 0; p < states.Destinations.Count; p++)
        {
            place = states.Destinations[p] == path.Place ? p : place;
        }

        bool home = path.Place == states.Nation;
        double[] factors = path.Over(Start, Months);
        switch (path.Driver)
        {
            case "wage":
                HomeWage = home ? Times(HomeWage, factors) : HomeWage;
                Wage = Times(Wage, place, factors);
                break;
            case "exchange_rate":
                Follow(place, home, [.. factors.Select(factor => 1 / factor)]);
                break;
            case "enforcement" when place >= 0:
                double[] index = _enforcementIndex[place];
                Enforcement = Times(Enforcement, place, [.. factors.Select((factor, m) => factor > 1 ? Math.Min(factor, Math.Max(1, 1 / index[m])) : factor)]);
                break;
            case "enforcement":
                break;
            default:
                throw new ArgumentException($"Driver '{path.Driver}' can't have a path.", nameof(path));
        }
    }

    private void Follow(int place, bool home, double[] worth)
    {
        Wage = Times(Wage, place, worth);
        if (home)
        {
            HomeWage = Times(HomeWage, worth);
            Gdp = Times(Gdp, worth);
        }

        if (place >= 0 && place == _russia)
        {
            ContractPay = Times(ContractPay, worth);
            PatentFee = Times(PatentFee, worth);
            PatentEntryCost = Times(PatentEntryCost, worth);
            UnionCost = Times(UnionCost, worth);
        }
    }

    private static double[][] Times(double[][] byPlace, int place, double[] factors) =>
        place < 0 ? byPlace : [.. byPlace.Select((values, p) => p == place ? Times(values, factors) : values)];

    private static double[] Times(double[] values, double[] factors)
    {
        double[] product = new double[values.Length];
        for (int m = 0; m < product.Length; m++)
        {
            product[m] = values[m] * factors[m];
        }

        return product;
    }
}
