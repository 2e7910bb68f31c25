using Corridor.Data;
using Corridor.Demography;
using Corridor.Model.Displaced;
using Corridor.Model.Drivers;
using Corridor.Model.Parameters;
using Corridor.Model.Population;
using Corridor.Model.Processes;
using Corridor.Model.Russia;
using Corridor.Model.Scenarios;
using Corridor.Regimes;

namespace Corridor.Model;

/// <summary>The whole system as data: read once, then compiled for each nation and horizon.</summary>
public sealed class ModelSystem
{
    private IReadOnlyList<Func<ParameterSet, ParameterSet>> _ofParameters = [];
    private ModelSystem? _base;

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
        RuleBook rules,
        DisplacedPeople displaced,
        RussiaData russia)
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
        Displaced = displaced;
        RussiaData = russia;
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
    public DriverTable Drivers { get; private set; }

    /// <summary>Parameters at the centres of their priors.</summary>
    public ParameterSet Parameters { get; private set; }

    /// <summary>Parameters as calibration found them, by nation; a nation that is not calibrated is not in it.</summary>
    public IReadOnlyDictionary<string, ParameterSet> Fitted { get; private set; }

    /// <summary>Population, fertility, mortality.</summary>
    public PopulationData Population { get; private set; }

    /// <summary>Legal rules.</summary>
    public RuleBook Rules { get; private set; }

    /// <summary>Displaced people, beside the five nations.</summary>
    public DisplacedPeople Displaced { get; private set; }

    /// <summary>Russia's own population and labour market.</summary>
    public RussiaData RussiaData { get; }

    /// <summary>What a scenario changes of them, in the order of the changes.</summary>
    public IReadOnlyList<RussiaEdit> RussiaEdits { get; private set; } = [];

    /// <summary>The system before any change of a scenario; itself where there is none.</summary>
    public ModelSystem Base => _base ?? this;

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
            RuleBook.Load(folder, gazetteer, sources, faults),
            DisplacedPeople.Load(folder, gazetteer, sources, faults),
            RussiaData.Load(folder, sources, faults));
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

    /// <summary>
    /// The system under the changes of a scenario, in their order. Names that do not exist, and changes that change nothing of what a run
    /// reads within the scenario's months, become faults with their place in the file.
    /// </summary>
    public ModelSystem Under(Scenario scenario, Faults faults)
    {
        scenario.CheckSources(Sources, faults);
        return Under(scenario.Changes, scenario.Until, faults);
    }

    /// <summary>The same for a list of changes and a last month.</summary>
    /// <param name="changes">Changes, in their order.</param>
    /// <param name="until">Last month.</param>
    /// <param name="faults">Receives what is wrong.</param>
    /// <param name="idle">True where a change may change nothing, as one may that is tried in many sizes; otherwise that is a fault.</param>
    public ModelSystem Under(IReadOnlyList<ScenarioChange> changes, Month until, Faults faults, bool idle = false)
    {
        ModelSystem system = this;
        foreach (ScenarioChange change in changes)
        {
            int before = faults.Count;
            change.Check(system, faults);
            if (faults.Count > before || change.IsBroken)
            {
                continue;
            }

            ModelSystem changed = change.Apply(system);
            if (!changed.CanProjectRussia(system, change, until, faults))
            {
                continue;
            }

            if (!idle && !InputDifferences.Between(system, changed, until).Any(difference => difference.IsRead))
            {
                change.Fault(faults, "the change changes nothing", $"does it lie before {until}, and does it say something else than the data?");
            }

            system = changed;
            system._base = Base;
        }

        return system;
    }

    /// <summary>False after a fault: so many leave Russia under the change that nobody would be left of an age.</summary>
    private bool CanProjectRussia(ModelSystem before, ScenarioChange change, Month until, Faults faults)
    {
        if (ReferenceEquals(RussiaEdits, before.RussiaEdits) && ReferenceEquals(Displaced, before.Displaced))
        {
            return true;
        }

        try
        {
            return new RussiaPeople(RussiaData, RussiaEdits, Displaced, until.Year).LastYear > 0;
        }
        catch (DemographicInputException)
        {
            change.Fault(faults, "Russia's population can't be projected under the change: more people of an age leave than there are", "make it smaller");
            return false;
        }
    }

    /// <summary>
    /// Other parameters, such as a draw of the posterior, under the changes of parameters of the scenario that this system is under.
    /// </summary>
    public ParameterSet Adjusted(ParameterSet parameters) => _ofParameters.Aggregate(parameters, (set, change) => change(set));

    /// <summary>The system with other drivers.</summary>
    public ModelSystem With(DriverTable drivers)
    {
        ModelSystem changed = (ModelSystem)MemberwiseClone();
        changed.Drivers = drivers;
        return changed;
    }

    /// <summary>The system with other rules.</summary>
    public ModelSystem With(RuleBook rules)
    {
        ModelSystem changed = (ModelSystem)MemberwiseClone();
        changed.Rules = rules;
        return changed;
    }

    /// <summary>The system with other displaced people.</summary>
    public ModelSystem With(DisplacedPeople displaced)
    {
        ModelSystem changed = (ModelSystem)MemberwiseClone();
        changed.Displaced = displaced;
        return changed;
    }

    /// <summary>The system with one more change of Russia's population or labour market.</summary>
    public ModelSystem With(RussiaEdit edit)
    {
        ModelSystem changed = (ModelSystem)MemberwiseClone();
        changed.RussiaEdits = [.. RussiaEdits, edit];
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

    /// <summary>The system with another population.</summary>
    public ModelSystem With(PopulationData population)
    {
        ModelSystem changed = (ModelSystem)MemberwiseClone();
        changed.Population = population;
        return changed;
    }

    /// <summary>The system with parameters changed, those that calibration found too; <see cref="Adjusted"/> does the same with others.</summary>
    internal ModelSystem WithParameters(Func<ParameterSet, ParameterSet> change)
    {
        ModelSystem changed = (ModelSystem)MemberwiseClone();
        changed.Parameters = change(Parameters);
        changed.Fitted = Fitted.ToDictionary(pair => pair.Key, pair => change(pair.Value), StringComparer.Ordinal);
        changed._ofParameters = [.. _ofParameters, change];
        return changed;
    }

    /// <summary>
    /// The specification of a nation over a number of months from <see cref="Scenario.Start"/>, before Russia's labour market reacts to a scenario
    /// (<see cref="RussiaMarket"/>): that needs the workers of all nations.
    /// </summary>
    public NationModel Compile(string nation, int months) => Plan(nation, months).Compile(ParametersOf(nation));

    /// <summary>What the specification of a nation needs besides parameters, resolved once: for many compilations with other parameters; before Russia's labour market reacts.</summary>
    public NationPlan Plan(string nation, int months)
    {
        StateSpace states = new(nation, Gazetteer, Statuses, Destinations);
        return new NationPlan(this, states, new NationInputs(states, Drivers, Rules, Scenario.Start, months, Base.Rules));
    }
}
