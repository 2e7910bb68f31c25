using Corridor.Data;
using Corridor.Model.Drivers;

namespace Corridor.Model.Russia;

/// <summary>
/// What a change of labour supply or demand in Russia does to the wage there:
///   factor = ((supply / demand) / (supply / demand without the scenario)) ^ -elasticity,
/// from the month after the observation of wages ends. Supply is the labour force of residents. Without a change of it nothing is multiplied, so that
/// a run without one keeps every bit.
/// </summary>
public static class RussiaFeedback
{
    private const string Wage = "wage";

    /// <summary>The path of the wage; null where nothing deviates.</summary>
    /// <param name="system">The system under a scenario.</param>
    /// <param name="months">Months of the run.</param>
    public static DriverPath? Path(ModelSystem system, int months)
    {
        if (system.RussiaEdits.Count == 0 && ReferenceEquals(system.Displaced.Edits, Displaced.DisplacedEdits.None))
        {
            return null;
        }

        Month observed = Begins(system.Drivers.Catalogue);
        Month changed = FirstChange(system);
        Month from = changed > observed ? changed : observed;
        int first = from - Scenario.Start;
        if (first >= months)
        {
            return null;
        }

        int lastYear = Scenario.Start.Plus(months - 1).Year;
        RussiaPeople now = new(system.RussiaData, system.RussiaEdits, system.Displaced, lastYear);
        RussiaPeople reference = new(system.RussiaData, [], system.Displaced.Unedited(), lastYear);
        double[] log = now.Monthly(year => -now.ElasticityIn(year) * Math.Log(Tightness(now, year) / Tightness(reference, year)), Scenario.Start, months);
        return log.Skip(first).All(value => value == 0) ? null : new DriverPath(Wage, RussiaPeople.Place, from, [.. log.Skip(first).Select(value => Math.Exp(value))]);
    }

    /// <summary>First month in which the wage may react.</summary>
    public static Month Begins(DriverCatalogue catalogue) => catalogue.All.First(driver => driver.Id == Wage).ObservedUntil.Plus(1);

    /// <summary>The first month of the changes: numbers of years lie on straight lines between their middles, and nothing may act before it is changed.</summary>
    private static Month FirstChange(ModelSystem system) =>
        system.RussiaEdits.Select(edit => edit.When.From)
            .Concat(system.Displaced.Edits.Added.Select(added => added.From))
            .Concat(system.Displaced.Edits.HalfLives.Select(edit => edit.When.From))
            .Min();

    /// <summary>What is to be multiplied beyond the path so that the elasticity is so many times its value, as in a member of an ensemble.</summary>
    /// <param name="path">The path at the value.</param>
    /// <param name="times">Times.</param>
    public static DriverPath Beyond(DriverPath path, double times) => path with { Factors = [.. path.Factors.Select(factor => Math.Pow(factor, times - 1))] };

    private static double Tightness(RussiaPeople people, int year) => people.LabourForce(year) / people.Demand(year);
}
