using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Experiments.Laws;

/// <summary>A law held against members.</summary>
/// <param name="Law">The law.</param>
/// <param name="Nation">Nation.</param>
/// <param name="Members">What it comes to in each member, in their order.</param>
public sealed record LawResult(MonotoneLaw Law, string Nation, IReadOnlyList<LawInMember> Members)
{
    /// <summary>Members in which the target moves in the wrong direction in some month.</summary>
    public int Exceptions => Members.Count(member => member.Wrong > 0);
}

/// <summary>Holds laws against the members of ensembles with the same draws and paths.</summary>
public static class LawTrial
{
    /// <summary>The results, in the order of the laws and their nations.</summary>
    /// <param name="laws">Laws.</param>
    /// <param name="nations">Nations that are looked at.</param>
    /// <param name="under">The system under a scenario, by its id; asked once for each.</param>
    /// <param name="until">Last month that is looked at.</param>
    /// <param name="sources">What makes members differ.</param>
    /// <param name="members">Members, from the first on.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    public static IReadOnlyList<LawResult> Of(IReadOnlyList<MonotoneLaw> laws, IReadOnlyList<string> nations, Func<string, ModelSystem> under, Month until, MemberSources sources, int members, int threads)
    {
        Dictionary<string, ModelSystem> systems = [];
        ModelSystem Once(string id) => systems.TryGetValue(id, out ModelSystem? known) ? known : systems[id] = under(id);
        return [.. nations.SelectMany(nation => OfNation([.. laws.Where(law => law.Nations.Contains(nation, StringComparer.Ordinal) && law.From <= until)], nation, Once, until, sources, members, threads))
            .OrderBy(result => laws.ToList().IndexOf(result.Law))];
    }

    private static LawResult[] OfNation(MonotoneLaw[] laws, string nation, Func<string, ModelSystem> under, Month until, MemberSources sources, int members, int threads)
    {
        string[] scenarios = [.. laws.SelectMany(law => new[] { law.Scenario, law.Beside }).Distinct(StringComparer.Ordinal)];
        EnsembleModel[] models = [.. scenarios.Select(id => under(id)).Select(changed => new EnsembleModel(changed, until, sources, [nation]))];
        LawInMember[,] found = new LawInMember[laws.Length, members];
        Parallel.For(0, members, new ParallelOptions { MaxDegreeOfParallelism = threads }, m =>
        {
            SeriesTable[] tables = [.. models.Select(model => model.Totals(m + 1)[0])];
            for (int l = 0; l < laws.Length; l++)
            {
                found[l, m] = laws[l].In(nation, tables[Array.IndexOf(scenarios, laws[l].Beside)], tables[Array.IndexOf(scenarios, laws[l].Scenario)]);
            }
        });
        return [.. laws.Select((law, l) => new LawResult(law, nation, [.. Enumerable.Range(0, members).Select(m => found[l, m])]))];
    }
}
