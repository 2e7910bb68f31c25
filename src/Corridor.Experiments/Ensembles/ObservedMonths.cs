using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Drivers;

namespace Corridor.Experiments.Ensembles;

/// <summary>What was observed of a driver: rows that are judgements, and months after the end of observation, do not count.</summary>
internal static class ObservedMonths
{
    private const string Judgement = "judgement";

    /// <summary>The longest unbroken row of months with a value of their own that is no judgement: first and last.</summary>
    public static (Month First, Month Last) Longest(ModelSystem system, string driver, string place)
    {
        Month end = DefinitionOf(system, driver).ObservedUntil;
        (Month First, Month Last) best = (Scenario.Start, Scenario.Start.Plus(-1));
        Month? first = null;
        Month last = default;
        foreach (DatedNumber row in Published(system, driver, place).Where(row => row.From <= end))
        {
            first = first is not null && row.From - last == 1 ? first : row.From;
            last = row.From;
            if (last - first.Value > best.Last - best.First)
            {
                best = (first.Value, last);
            }
        }

        return best;
    }

    /// <summary>Published values of a driver that is published for years, in the order of the years.</summary>
    public static double[] Years(ModelSystem system, string driver, string place) =>
        [.. Published(system, driver, place).Where(row => row.From.Number == 7 && row.From <= DefinitionOf(system, driver).ObservedUntil).Select(row => row.Value)];

    /// <summary>The definition of a driver.</summary>
    public static DriverDefinition DefinitionOf(ModelSystem system, string driver) => system.Drivers.Catalogue.All.First(one => one.Id == driver);

    private static IEnumerable<DatedNumber> Published(ModelSystem system, string driver, string place) =>
        system.Drivers.Find(driver, Gazetteer.Any, place)!.Where(row => !row.Source.StartsWith(Judgement, StringComparison.Ordinal));
}
