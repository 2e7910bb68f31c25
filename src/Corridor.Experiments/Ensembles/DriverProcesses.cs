using System.Text;
using Corridor.Data;
using Corridor.Model;
using Corridor.Statistics;

namespace Corridor.Experiments.Ensembles;

/// <summary>A driver that varies in an ensemble.</summary>
/// <param name="Driver">Driver.</param>
/// <param name="Name">What has the path: a currency for exchange rates, else a place.</param>
/// <param name="Places">Places that share the path.</param>
/// <param name="Process">The process of its departures from the central path, on logs.</param>
/// <param name="From">First month that departs.</param>
/// <param name="Observed">Months (years, for what is published by years) that the process was fitted to; 0 where it is judged.</param>
/// <param name="Source">Source or judgement.</param>
public sealed record VariedDriver(string Driver, string Name, IReadOnlyList<string> Places, DriverProcess Process, Month From, int Observed, string Source)
{
    /// <summary>Months after which half of a departure is left; null for a random walk, which never forgets.</summary>
    public double? HalfLifeMonths => (Process as MeanReversion)?.HalfLife;

    /// <summary>Standard deviation of the logarithm of the factor, some years after the start.</summary>
    public double SpreadAfter(int years) => Math.Sqrt(Process.After(0, 12 * years).Variance);
}

/// <summary>
/// The random processes of all drivers that vary, fitted to the observed months, and the paths that they give to the members. A path depends on
/// seed, member, driver and currency or place alone: the same member has the same path in every scenario and on every machine.
/// </summary>
public sealed class DriverProcesses
{
    private const ulong Purpose = 1201;
    private const int FewestMonths = 60;
    private const int FewestYears = 12;
    private const string Rate = "exchange_rate";
    private const string Wage = "wage";
    private readonly VariedDriver[] _rates;
    private readonly VariedDriver[] _others;
    private readonly CorrelatedShocks? _together;

    private DriverProcesses(VariedDriver[] rates, VariedDriver[] others, CorrelatedShocks? together)
    {
        _rates = rates;
        _others = others;
        _together = together;
    }

    /// <summary>All drivers that vary.</summary>
    public IReadOnlyList<VariedDriver> All => [.. _rates, .. _others];

    /// <summary>Correlation of the months' shocks of the exchange rates, in the order of <see cref="All"/>; null when there are none.</summary>
    public double[,]? Correlation => _together?.Correlation;

    /// <summary>Fits the processes of a plan to the central drivers of a system.</summary>
    /// <param name="plan">Which drivers vary.</param>
    /// <param name="system">The system before any change of a scenario, so that all scenarios share the paths.</param>
    /// <param name="faults">Receives what can't be fitted.</param>
    public static DriverProcesses Fit(ProcessPlan plan, ModelSystem system, Faults faults)
    {
        List<VariedDriver> rates = [];
        List<VariedDriver> others = [];
        List<(Month First, Month Last)> observed = [];
        foreach (ProcessEntry entry in plan.Entries)
        {
            Month from = ObservedMonths.DefinitionOf(system, entry.Driver).ObservedUntil.Plus(1);
            foreach (IGrouping<string, string> alike in entry.Places.GroupBy(place => entry.Driver == Rate ? system.Gazetteer.Find(place)!.Currency : place, StringComparer.Ordinal))
            {
                (DriverProcess? process, int count, (Month, Month) months) = ProcessOf(entry, system, alike.First(), faults);
                if (process is null)
                {
                    continue;
                }

                VariedDriver varied = new(entry.Driver, alike.Key, [.. alike], process, from, count, entry.Source);
                if (entry is { Driver: Rate, Fitted: true, Reverts: true })
                {
                    rates.Add(varied);
                    observed.Add(months);
                }
                else
                {
                    others.Add(varied);
                }
            }
        }

        return new DriverProcesses([.. rates], [.. others], rates.Count == 0 ? null : Together(system, rates, observed));
    }

    /// <summary>The paths of a member to a month, of the drivers that are asked for.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="member">Number of the member.</param>
    /// <param name="until">Last month.</param>
    /// <param name="drivers">Drivers that vary; others have no path.</param>
    public IReadOnlyList<DriverPath> Paths(ulong seed, int member, Month until, IReadOnlyCollection<string> drivers)
    {
        KeyedSplitMix random = new(seed);
        IRandomBits Stream(VariedDriver one) => random.Stream(Purpose, KeyOf(one), (ulong)member);
        List<DriverPath> paths = [];
        if (_together is not null && drivers.Contains(Rate))
        {
            int months = Math.Max(0, until - _rates[0].From + 1);
            double[][] shocks = _together.Draw([.. _rates.Select(Stream)], months);
            paths.AddRange(_rates.SelectMany((one, i) => Along(one, one.Process.Departures(shocks[i]))));
        }

        foreach (VariedDriver one in _others.Where(one => drivers.Contains(one.Driver)))
        {
            IRandomBits bits = Stream(one);
            double[] shocks = [.. Enumerable.Range(0, Math.Max(0, until - one.From + 1)).Select(_ => bits.Normal())];
            paths.AddRange(Along(one, one.Process.Departures(shocks)));
        }

        return paths;
    }

    private static IEnumerable<DriverPath> Along(VariedDriver one, double[] factors) =>
        factors.Length == 0 ? [] : one.Places.Select(place => new DriverPath(one.Driver, place, one.From, factors));

    /// <summary>A number for a name that is the same everywhere (FNV-1a): a driver more or less does not move the paths of the others.</summary>
    private static ulong KeyOf(VariedDriver one)
    {
        ulong hash = 14695981039346656037;
        foreach (byte character in Encoding.UTF8.GetBytes($"{one.Driver} {one.Name}"))
        {
            hash = (hash ^ character) * 1099511628211;
        }

        return hash;
    }

    private static (DriverProcess? Process, int Observed, (Month First, Month Last) Months) ProcessOf(ProcessEntry entry, ModelSystem system, string place, Faults faults)
    {
        if (!entry.Fitted)
        {
            DriverProcess judged = entry.Reverts ? DriverFit.Reverting(entry.Spread!.Value, entry.HalfLife!.Value.Middle) : DriverFit.Walking(entry.Spread!.Value);
            return (judged, 0, default);
        }

        if (!entry.Reverts)
        {
            double[] years = ObservedMonths.Years(system, entry.Driver, place);
            return years.Length >= FewestYears ? (DriverFit.Walking(years), years.Length, default) : Few(entry, place, years.Length, "published years", FewestYears, faults);
        }

        (Month first, Month last) = ObservedMonths.Longest(system, entry.Driver, place);
        Month wages = ObservedMonths.DefinitionOf(system, Wage).ObservedUntil;
        last = last <= wages ? last : wages;
        int months = last - first + 1;
        return months >= FewestMonths
            ? (DriverFit.Reverting(Values(system, entry.Driver, place, first, months), Values(system, Wage, place, first, months), entry.HalfLife!.Value), months, (first, last))
            : Few(entry, place, months, "observed months", FewestMonths, faults);
    }

    private static (DriverProcess? Process, int Observed, (Month First, Month Last) Months) Few(ProcessEntry entry, string place, int found, string what, int fewest, Faults faults)
    {
        faults.Add(ProcessPlan.File, null, null, $"{entry.Driver} in {place} has {Math.Max(found, 0)} {what} in a row, a process needs {fewest}", "judge its spread instead of fitting it, or put the place under 'fixed' with the reason");
        return (null, 0, default);
    }

    private static double[] Values(ModelSystem system, string driver, string place, Month first, int months) =>
        system.Drivers.Values(driver, Gazetteer.Any, place, first, months);

    /// <summary>The months that all rates were observed in tell how they move together.</summary>
    private static CorrelatedShocks Together(ModelSystem system, List<VariedDriver> rates, List<(Month First, Month Last)> observed)
    {
        Month first = observed.Max(one => one.First);
        int months = observed.Min(one => one.Last) - first + 1;
        return CorrelatedShocks.Of([.. rates.Select(one =>
        {
            string place = one.Places[0];
            return ((MeanReversion)one.Process).Residuals(DriverFit.InWages(Values(system, Rate, place, first, months), Values(system, Wage, place, first, months)));
        })]);
    }
}
