using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Model;
using Corridor.Model.Parameters;
using Corridor.Model.Russia;
using Corridor.Simulation;
using Corridor.Simulation.Russia;
using Corridor.Statistics;

namespace Corridor.Experiments.Ensembles;

/// <summary>What makes the members of an ensemble differ.</summary>
/// <param name="Seed">Seed; the same seed gives the same members in every scenario.</param>
/// <param name="Processes">Processes of the drivers, fitted to the drivers before any change of a scenario.</param>
/// <param name="Drivers">Drivers that vary.</param>
/// <param name="Posterior">Draws of the parameters by nation; parameters of nations that are not in it stay where they are.</param>
public sealed record MemberSources(ulong Seed, DriverProcesses Processes, IReadOnlyList<string> Drivers, IReadOnlyDictionary<string, PosteriorDraws> Posterior);

/// <summary>
/// Computes the members of one scenario. What all members share is resolved once; a member costs its runs of the nations and little else. The wage in Russia
/// reacts in each member as it does at the central parameters (<see cref="RussiaBalance"/>), with an elasticity of the member's own. May be shared among
/// threads.
/// </summary>
public sealed class EnsembleModel
{
    private const ulong ElasticityPurpose = 1203;
    private readonly MemberSources _sources;
    private readonly Month _until;
    private readonly NationSimulation[] _nations;
    private readonly MemberDraws?[] _draws;
    private readonly ParameterSet[] _central;
    private readonly Func<ParameterSet, ParameterSet> _changes;
    private readonly WageReaction? _wage;
    private readonly double _elasticitySpread;

    /// <summary>Prepares a scenario.</summary>
    /// <param name="system">The system under the scenario.</param>
    /// <param name="until">Last month.</param>
    /// <param name="sources">What makes members differ.</param>
    /// <param name="nations">Nations that members have; null for all.</param>
    public EnsembleModel(ModelSystem system, Month until, MemberSources sources, IReadOnlyList<string>? nations = null)
    {
        _sources = sources;
        _until = until;
        _changes = system.Adjusted;
        int months = until - Scenario.Start + 1;
        _wage = sources.Posterior.Count > 0 ? RussiaBalance.Of(system, months).Reaction : null;
        _elasticitySpread = system.RussiaData.ElasticitySpread;
        _nations = [.. (nations ?? system.Gazetteer.Nations).Select(nation => new NationSimulation(system, nation, months))];
        _central = [.. _nations.Select(nation => system.Base.ParametersOf(nation.Nation))];
        _draws = [.. _nations.Select(nation => sources.Posterior.TryGetValue(nation.Nation, out PosteriorDraws? draws) ? new MemberDraws(draws, sources.Seed) : null)];
    }

    /// <summary>What the bands of the members contain.</summary>
    public EnsembleContents Contents =>
        new(_sources.Drivers, [.. _nations.Select(nation => nation.Nation)], [.. _nations.Where((_, n) => _draws[n] is not null).Select(nation => nation.Nation)], Discrepancy: false);

    /// <summary>Computes a member.</summary>
    /// <param name="number">Number of the member, from 1.</param>
    /// <param name="stop">Stops between two months.</param>
    /// <exception cref="BadInputException">The model can't be run with the member's parameters.</exception>
    public Member Compute(int number, CancellationToken stop = default)
    {
        IReadOnlyList<DriverPath> paths = PathsOf(number);
        return new Member(number, [.. _nations.Select((nation, n) => nation.Summarise(ParametersOf(n, number), paths, stop))]);
    }

    /// <summary>The monthly stocks, money and unemployment of a member by nation, in the order of the nations; no flows.</summary>
    /// <param name="number">Number of the member, from 1.</param>
    /// <param name="stop">Stops between two months.</param>
    /// <exception cref="BadInputException">The model can't be run with the member's parameters.</exception>
    public IReadOnlyList<SeriesTable> Totals(int number, CancellationToken stop = default)
    {
        IReadOnlyList<DriverPath> paths = PathsOf(number);
        return [.. _nations.Select((nation, n) => nation.Totals(ParametersOf(n, number), paths, stop))];
    }

    private IReadOnlyList<DriverPath> PathsOf(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        IReadOnlyList<DriverPath> paths = _sources.Processes.Paths(_sources.Seed, number, _until, _sources.Drivers);
        return _wage is null ? paths : [.. paths, _wage.Beyond(ElasticityOf(number))];
    }

    /// <summary>Times by which a member's elasticity of the Russian wage differs from its value; the same in every scenario.</summary>
    private double ElasticityOf(int number) => Math.Exp(_elasticitySpread * new KeyedSplitMix(_sources.Seed).Stream(ElasticityPurpose, (ulong)number, 0).Normal());

    private ParameterSet ParametersOf(int nation, int number) => _changes(_draws[nation]?.Of(_central[nation], number) ?? _central[nation]);
}
