using Corridor.Data;
using Corridor.Model.Drivers;

namespace Corridor.Model.Scenarios;

/// <summary>An alteration of a driver for some nations and places over a course of months.</summary>
/// <param name="Driver">Id of the driver.</param>
/// <param name="Nations">Nations; empty for all.</param>
/// <param name="Places">Places; empty for all.</param>
/// <param name="Change">What is done.</param>
/// <param name="When">When.</param>
public sealed record DriverEdit(string Driver, IReadOnlyList<string> Nations, IReadOnlyList<string> Places, Alteration Change, Course When)
{
    private const double MonthsPerYear = 12;

    /// <summary>True where the series of a nation and place is altered.</summary>
    public bool Concerns(DriverDefinition driver, string nation, string place) =>
        driver.Id == Driver
        && (!driver.ByNation || Nations.Count == 0 || Nations.Contains(nation, StringComparer.Ordinal))
        && (!driver.ByPlace || Places.Count == 0 || Places.Contains(place, StringComparer.Ordinal));

    /// <summary>Alters monthly values in place; no value leaves what the driver's definition allows to scenarios.</summary>
    /// <param name="values">Values by month.</param>
    /// <param name="start">Month of the first value.</param>
    /// <param name="driver">The driver's definition.</param>
    public void Apply(double[] values, Month start, DriverDefinition driver)
    {
        if (Change.Operation == Operation.Grow)
        {
            Grow(values, start, driver);
            return;
        }

        for (int m = Math.Max(0, When.From - start); m < values.Length; m++)
        {
            double weight = When.Weight(start.Plus(m));
            if (weight > 0)
            {
                values[m] = Math.Clamp(Change.Of(values[m], weight), driver.LowInScenarios, driver.HighInScenarios);
            }
        }
    }

    private void Grow(double[] values, Month start, DriverDefinition driver)
    {
        int from = When.From - start;
        if (from < 0 || from >= values.Length)
        {
            return;
        }

        double level = values[from];
        double gained = 0;
        for (int m = from; m < values.Length; m++)
        {
            if (When.To is not { } last || start.Plus(m) <= last)
            {
                gained = level + (Change.Amount * (m - from) / MonthsPerYear) - values[m];
            }

            values[m] = Math.Clamp(values[m] + gained, driver.LowInScenarios, driver.HighInScenarios);
        }
    }
}
