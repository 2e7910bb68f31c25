using Corridor.Data;
using Corridor.Model.Drivers;
using Corridor.Model.Parameters;
using Corridor.Model.Population;
using Corridor.Model.Processes;
using Corridor.Regimes;

namespace Corridor.Model;

/// <summary>The whole system as data: read once, then compiled for each nation and horizon.</summary>
public sealed class ModelSystem
{
    private ModelSystem(
        SourceCatalogue sources,
        Gazetteer gazetteer,
        StatusTable statuses,
        ScheduleTable schedules,
        SeasonTable season,
        EntryTable entries,
        EventTable events,
        DriverTable drivers,
        ParameterSet parameters,
        PopulationData population,
        RuleBook rules)
    {
        Sources = sources;
        Gazetteer = gazetteer;
        Statuses = statuses;
        Schedules = schedules;
        Season = season;
        Entries = entries;
        Events = events;
        Drivers = drivers;
        Parameters = parameters;
        Fitted = new Dictionary<string, ParameterSet>(StringComparer.Ordinal);
        Population = population;
        Rules = rules;
        Destinations = [.. gazetteer.Places.Where(entries.Places.Contains).OrderBy(place => gazetteer.Nations.Contains(place) ? 1 : 0)];
    }

    /// <summary>Sources.</summary>
    public SourceCatalogue Sources { get; }

    /// <summary>Nations and places.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>Legal statuses.</summary>
    public StatusTable Statuses { get; }

    /// <summary>Age-sex schedules.</summary>
    public ScheduleTable Schedules { get; }

    /// <summary>Seasons.</summary>
    public SeasonTable Season { get; }

    /// <summary>Ways of entry.</summary>
    public EntryTable Entries { get; }

    /// <summary>Dated events.</summary>
    public EventTable Events { get; }

    /// <summary>Drivers.</summary>
    public DriverTable Drivers { get; }

    /// <summary>Parameters at the centres of their priors.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>Parameters as calibration found them, by nation; a nation that is not calibrated is not in it.</summary>
    public IReadOnlyDictionary<string, ParameterSet> Fitted { get; private set; }

    /// <summary>Population, fertility, mortality.</summary>
    public PopulationData Population { get; }

    /// <summary>Legal rules.</summary>
    public RuleBook Rules { get; private set; }

    /// <summary>Places that people go to: those with ways of entry; a nation that others go to comes last.</summary>
    public IReadOnlyList<string> Destinations { get; }

    /// <summary>Reads everything below a data folder; every fault is collected. The result is usable only when there is none.</summary>
    public static ModelSystem Load(DataFolder folder, Faults faults)
    {
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        Gazetteer gazetteer = Gazetteer.Load(folder, sources, faults);
        StatusTable statuses = StatusTable.Load(folder, gazetteer, sources, faults);
        DriverTable drivers = DriverTable.Load(folder, gazetteer, sources, faults);
        ModelSystem system = new(
            sources,
            gazetteer,
            statuses,
            ScheduleTable.Load(folder, sources, faults),
            SeasonTable.Load(folder, gazetteer, sources, faults),
            EntryTable.Load(folder, gazetteer, statuses, sources, faults),
            EventTable.Load(folder, gazetteer, sources, [.. drivers.Catalogue.All.Select(driver => driver.Id)], faults),
            drivers,
            ParameterSet.Load(folder, gazetteer, statuses, sources, faults),
            PopulationData.Load(folder, gazetteer, statuses, sources, faults),
            RuleBook.Load(folder, gazetteer, sources, faults));
        system.Fitted = faults.None ? FittedParameters.Load(folder, gazetteer, system.Parameters, faults) : system.Fitted;
        drivers.RequireCoverage(gazetteer.Nations, system.Destinations, Scenario.Start.Year, faults);
        if (faults.None)
        {
            system.TryOut(faults);
        }

        return system;
    }

    /// <summary>Compiles every nation once: what no file lacks on its own may still be missing for the model.</summary>
    private void TryOut(Faults faults)
    {
        foreach (string nation in Gazetteer.Nations)
        {
            try
            {
                Compile(nation, 1);
            }
            catch (BadInputException e)
            {
                foreach (Fault fault in e.Faults)
                {
                    faults.Add(fault.File, fault.Line, fault.Column, fault.What, fault.Hint);
                }
            }
        }
    }

    /// <summary>The system under the changes of law of a scenario; names that do not exist become faults with their place in the file.</summary>
    public ModelSystem Under(Scenario scenario, Faults faults)
    {
        RuleBook rules = scenario.Regimes.Aggregate(Rules, (book, change) => change.Apply(book, Gazetteer, faults));
        ModelSystem changed = (ModelSystem)MemberwiseClone();
        changed.Rules = rules;
        return changed;
    }

    /// <summary>The parameters of a nation: as calibration found them, else the centres of the priors.</summary>
    public ParameterSet ParametersOf(string nation) => Fitted.GetValueOrDefault(nation, Parameters);

    /// <summary>The system as it is before any calibration, at the centres of the priors: what calibration itself begins with.</summary>
    public ModelSystem AtPriors()
    {
        ModelSystem before = (ModelSystem)MemberwiseClone();
        before.Fitted = new Dictionary<string, ParameterSet>(StringComparer.Ordinal);
        return before;
    }

    /// <summary>The specification of a nation over a number of months from <see cref="Scenario.Start"/>.</summary>
    public NationModel Compile(string nation, int months) => Plan(nation, months).Compile(ParametersOf(nation));

    /// <summary>What the specification of a nation needs besides parameters, resolved once: for many compilations with other parameters.</summary>
    public NationPlan Plan(string nation, int months)
    {
        StateSpace states = new(nation, Gazetteer, Statuses, Destinations);
        return new NationPlan(this, states, new NationInputs(states, Drivers, Rules, Scenario.Start, months));
    }
}
