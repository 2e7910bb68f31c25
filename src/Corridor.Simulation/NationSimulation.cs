using Corridor.Model;
using Corridor.Model.Parameters;

namespace Corridor.Simulation;

/// <summary>The macrosimulation of one nation alone, for many values of the parameters. May be shared among threads.</summary>
public sealed class NationSimulation
{
    private readonly NationPlan _plan;
    private readonly int _months;

    /// <summary>Prepares a nation over a number of months from <see cref="Scenario.Start"/>, along the wage that follows from all nations in Russia.</summary>
    public NationSimulation(ModelSystem system, string nation, int months)
        : this(Russia.RussiaBalance.Of(system, months).PlanOf(nation))
    {
    }

    /// <summary>Prepares a nation by its plan, over the plan's months.</summary>
    public NationSimulation(NationPlan plan)
    {
        _plan = plan;
        _months = plan.Inputs.Months;
        Nation = plan.States.Nation;
    }

    /// <summary>Nation.</summary>
    public string Nation { get; }

    /// <summary>
    /// What ensembles keep of the nation under parameters and along paths of drivers: the same numbers as those of a run, without flows, which
    /// takes two thirds of the time.
    /// </summary>
    /// <exception cref="Data.BadInputException">The model can't be run with these parameters.</exception>
    public NationSummary Summarise(ParameterSet parameters, IReadOnlyList<DriverPath> paths, CancellationToken stop = default) =>
        NationSummary.Of(Totals(parameters, paths, stop), Nation);

    /// <summary>The monthly stocks, money and unemployment of the nation under parameters and along paths of drivers; no flows.</summary>
    /// <exception cref="Data.BadInputException">The model can't be run with these parameters.</exception>
    public SeriesTable Totals(ParameterSet parameters, IReadOnlyList<DriverPath> paths, CancellationToken stop = default)
    {
        NationRun run = new(_plan.With(paths).Compile(parameters), _months, detail: false, totalsOnly: true);
        run.Run(_ => { }, stop);
        SeriesTable table = new(Scenario.Start, _months);
        run.Output.AddTotalsTo(table);
        return table;
    }

    /// <summary>
    /// The monthly series of the nation under parameters, as a run of all nations gives them, without the division by age; population_wpp
    /// lacks the other nations' people who settled in the country.
    /// </summary>
    public SeriesTable Run(ParameterSet parameters, CancellationToken stop = default)
    {
        NationRun run = new(_plan.Compile(parameters), _months, detail: false);
        run.Run(_ => { }, stop);
        SeriesTable table = new(Scenario.Start, _months);
        run.Output.AddTo(table, run.Choices);
        return table;
    }
}
