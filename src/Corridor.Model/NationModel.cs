using Corridor.Data;
using Corridor.Demography;
using Corridor.Model.Parameters;
using Corridor.Model.Population;
using Corridor.Model.Processes;

namespace Corridor.Model;

/// <summary>
/// The specification of one nation: states, moves, schedules and the rates of each month. Both solvers compute this one specification.
/// </summary>
public sealed class NationModel
{
    /// <summary>Name of the life table's schedule, which changes by year.</summary>
    public const string Mortality = "mortality";

    /// <summary>Name of the schedule of labour migration.</summary>
    public const string Labour = "labour";

    /// <summary>Name of the schedule that is 1 everywhere.</summary>
    public const string Flat = "flat";

    private readonly IProcess[] _processes;
    private readonly Departure _departure;
    private readonly Dictionary<string, Schedule> _fixed = new(StringComparer.Ordinal);
    private readonly NationPopulation _population;
    private readonly ParameterSet _parameters;

    internal NationModel(ProcessInputs with, ScheduleTable schedules, PopulationData population)
    {
        States = with.States;
        Inputs = with.Inputs;
        _parameters = with.Parameters;
        _population = population.Nations[with.Nation];
        foreach (string id in schedules.Ids)
        {
            _fixed[id] = schedules.Find(id)!;
        }

        foreach (string id in new[] { Flat, "working", "return", "family", "study", "recruits", "checked" }.Except(_fixed.Keys, StringComparer.Ordinal))
        {
            throw new BadInputException("schedules.csv", null, null, $"schedule '{id}' is missing", "the model needs it; the file may be cut off");
        }

        _fixed[Labour] = LabourSchedule(with);
        _departure = new Departure(with);
        _processes =
        [
            new Death(with),
            _departure,
            new Onward(with, _departure),
            new Return(with),
            new Regularisation(with),
            new Lapse(with),
            new Settlement(with),
            new Enforcement(with),
            new EndOfBan(with),
            new Family(with),
            new Study(with),
            new Recruitment(with),
        ];
        Birth = new Birth(with, _population);
        Moves = with.Moves.All;
        Remittances = new Remittances(States, Inputs, with.Parameters);
        Lives = LifeParameters.Of(with.Parameters);
        Start = new StartingPopulation(with, _population, population.Abroad, _fixed).Rows;
        _processes.OfType<Settlement>().Single().BeginWith(Start);
    }

    /// <summary>States.</summary>
    public StateSpace States { get; }

    /// <summary>Drivers and rules by month.</summary>
    public NationInputs Inputs { get; }

    /// <summary>All moves; the position is the slot of the rate.</summary>
    public IReadOnlyList<Move> Moves { get; }

    /// <summary>Births.</summary>
    public Birth Birth { get; }

    /// <summary>Money sent home.</summary>
    public Remittances Remittances { get; }

    /// <summary>What only single lives need.</summary>
    public LifeParameters Lives { get; }

    /// <summary>The choice among places of the current month (set by <see cref="SetRates"/>).</summary>
    public Choice Choice => _departure.Choice;

    /// <summary>Persons at the start, by state and row of the first year.</summary>
    public IReadOnlyList<double[]> Start { get; }

    /// <summary>Mid-year population published by the United Nations for a year; NaN where there is none.</summary>
    public double PublishedPopulation(int year) =>
        year is >= PopulationData.FirstYear and <= PopulationData.LastYear ? _population.PublishedPopulation[year - PopulationData.FirstYear] : double.NaN;

    /// <summary>Sets every rate of a month.</summary>
    public void SetRates(Situation now, Span<double> rates)
    {
        foreach (IProcess process in _processes)
        {
            process.SetRates(now, rates);
        }
    }

    /// <summary>The schedule with a name in a year.</summary>
    public Schedule ScheduleOf(string id, int year) => id == Mortality ? MortalitySchedule(year) : _fixed[id];

    /// <summary>
    /// The share of a state's people whom the population statistics of the nation count: all at home; abroad by kind of status and date.
    /// </summary>
    public double Counted(State state, int month) => state.Kind switch
    {
        "home" => 1,
        "settled" => Inputs.CountedSettled[month],
        "naturalised" => Inputs.CountedNaturalised[month],
        _ => Inputs.CountedTemporary[month],
    };

    private Schedule MortalitySchedule(int year)
    {
        int y = Math.Clamp(year, PopulationData.FirstYear, PopulationData.LastYear) - PopulationData.FirstYear;
        int open = _population.Mortality.GetLength(2) - 1;
        double At(int sex, int completed) => _population.Mortality[y, sex, Math.Min(completed, open)] / 12;

        // During the year in which a cohort reaches age a, half of its time is lived at completed age a - 1 and half at a.
        return Schedule.From(Mortality, (age, sex, _) => age == 0 ? At(sex, 0) : (At(sex, age - 1) + At(sex, age)) / 2);
    }

    /// <summary>Rogers-Castro profile by single age, scaled to a peak of 1 for men, x level of women x level of education.</summary>
    private Schedule LabourSchedule(ProcessInputs with)
    {
        double Shape(string name) => _parameters[$"departure.schedule.{name}"];
        RogersCastro profile = new()
        {
            A2 = Shape("a2"),
            Mu2 = Shape("mu2"),
            Alpha2 = Shape("alpha2"),
            Lambda2 = Shape("lambda2"),
            C = Shape("c"),
        };
        double youngest = Shape("youngest");
        double oldest = Shape("oldest");
        double At(int age) => age < youngest || age > oldest ? 0 : profile.At(age + 0.5);
        double peak = Enumerable.Range(0, Strata.Ages).Max(At);
        double women = with.Of("departure.women");
        double[] education = [1, _parameters["departure.education.vocational"], _parameters["departure.education.tertiary"]];
        return Schedule.From(Labour, (age, sex, level) => At(age) / peak * (sex == 1 ? women : 1) * education[level]);
    }
}
