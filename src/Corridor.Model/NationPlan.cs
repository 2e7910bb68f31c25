using Corridor.Model.Parameters;
using Corridor.Model.Processes;

namespace Corridor.Model;

/// <summary>
/// States, drivers and rules of one nation over the months of a run, without parameters. They take most of the time of compiling; a plan
/// keeps them, so that the nation can be compiled for many values of the parameters. It only reads and may be shared among threads.
/// </summary>
public sealed class NationPlan
{
    private readonly ModelSystem _system;

    internal NationPlan(ModelSystem system, StateSpace states, NationInputs inputs)
    {
        _system = system;
        States = states;
        Inputs = inputs;
    }

    /// <summary>States.</summary>
    public StateSpace States { get; }

    /// <summary>Drivers and rules by month.</summary>
    public NationInputs Inputs { get; }

    /// <summary>The parameters of the nation: as calibration found them, else the centres of the priors.</summary>
    public ParameterSet Parameters => _system.ParametersOf(States.Nation);

    /// <summary>The same plan with drivers multiplied from a month on; indices stay at most one.</summary>
    /// <exception cref="ArgumentException">A driver can't be scaled, or the place is no destination.</exception>
    public NationPlan Scaled(IReadOnlyList<DriverScale> scales, Data.Month from) => new(_system, States, Inputs.Scaled(States.Destinations, scales, from));

    /// <summary>The same plan with drivers that follow paths of their own; cheap, since only what a path moves is copied.</summary>
    /// <exception cref="ArgumentException">A driver can't have a path, or a factor is not above zero.</exception>
    public NationPlan With(IReadOnlyList<DriverPath> paths) => paths.Count == 0 ? this : new(_system, States, Inputs.Along(States, paths));

    /// <summary>
    /// The first month, counted from the start, in which a run of this plan may differ from one of another plan of the same nation and data; all months where none
    /// does. What has no date makes all of them differ.
    /// </summary>
    /// <param name="other">The other plan.</param>
    public int FirstDifference(NationPlan other) =>
        ReferenceEquals(_system.Population, other._system.Population) && ReferenceEquals(Parameters, other.Parameters)
        && ReferenceEquals(_system.Season, other._system.Season) && ReferenceEquals(_system.Entries, other._system.Entries) && ReferenceEquals(_system.Schedules, other._system.Schedules)
            ? Inputs.FirstDifference(other.Inputs)
            : 0;

    /// <summary>The specification under parameters. A specification keeps the state of its own run: each thread needs one of its own.</summary>
    /// <exception cref="Data.BadInputException">A parameter is missing, or the stocks at the start do not fit the population.</exception>
    public NationModel Compile(ParameterSet parameters)
    {
        ProcessInputs with = new(States, Inputs, parameters, _system.Season, _system.Entries, new Moves(States));
        return new NationModel(with, _system.Schedules, _system.Population);
    }
}
