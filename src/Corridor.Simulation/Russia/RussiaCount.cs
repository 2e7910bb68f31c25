using Corridor.Model;
using Corridor.Model.Parameters;
using Corridor.Model.Russia;

namespace Corridor.Simulation.Russia;

/// <summary>Counts a nation's people in Russia while a run of the nation goes on.</summary>
internal sealed class RussiaCount
{
    private const int Youngest = 15;
    private const int Oldest = 64;
    private const int MonthsOfYear = 12;
    private const int June = 5;
    private static readonly int First = Strata.Row(Oldest, 0, 0);
    private static readonly int End = Strata.Row(Youngest, 0, 0) + Strata.Lanes;
    private readonly NationRun _run;
    private readonly State[] _temporary;
    private readonly State[] _settled;
    private readonly double[] _employed;
    private readonly double[] _workers;
    private readonly double[] _residents;
    private readonly double[][] _adults;
    private readonly List<double[][]> _ages = [];

    /// <summary>Prepares.</summary>
    /// <param name="run">The run.</param>
    /// <param name="states">States of the nation.</param>
    /// <param name="parameters">Parameters of the run.</param>
    /// <param name="months">Months.</param>
    public RussiaCount(NationRun run, StateSpace states, ParameterSet parameters, int months)
    {
        _run = run;
        _temporary = [.. states.All.Where(state => state is { Place: RussiaPeople.Place, Kind: "temporary" })];
        _settled = [.. states.All.Where(state => state is { Place: RussiaPeople.Place, Kind: "settled" or "naturalised" })];
        _employed = [.. _temporary.Select(state => parameters["money.employment", state.Status])];
        _workers = new double[months];
        _residents = new double[months];
        _adults = [.. Strata.Sexes.Select(_ => new double[months])];
    }

    /// <summary>Takes over what was counted before a January.</summary>
    /// <param name="earlier">The count of an earlier run of the nation.</param>
    /// <param name="months">Months before that January.</param>
    public void TakeOver(RussiaCount earlier, int months)
    {
        Array.Copy(earlier._workers, _workers, months);
        Array.Copy(earlier._residents, _residents, months);
        for (int sex = 0; sex < _adults.Length; sex++)
        {
            Array.Copy(earlier._adults[sex], _adults[sex], months);
        }

        _ages.AddRange(earlier._ages.Take(months / MonthsOfYear));
    }

    /// <summary>Counts the people as they are after a month.</summary>
    /// <param name="t">Months since the start, which is a January.</param>
    public void Record(int t)
    {
        for (int i = 0; i < _temporary.Length; i++)
        {
            _workers[t] += _employed[i] * _run.Output.Stock[_temporary[i].Index][t];
        }

        int window = t / MonthsOfYear * Strata.Lanes;
        foreach (State state in _settled)
        {
            _residents[t] += _run.Output.Stock[state.Index][t];
            ReadOnlySpan<double> rows = _run.People[state.Index].AsSpan(window);
            for (int row = First; row < End; row++)
            {
                _adults[Strata.SexOf(row)][t] += rows[row];
            }
        }

        if (t % MonthsOfYear == June)
        {
            _ages.Add(Ages(window));
        }
    }

    /// <summary>All nations together, in their order.</summary>
    public static FiveInRussia Sum(IReadOnlyList<RussiaCount> counts) => new(
        Sum(counts.Select(count => count._workers)),
        Sum(counts.Select(count => count._residents)),
        [.. Strata.Sexes.Select((_, sex) => Sum(counts.Select(count => count._adults[sex])))],
        [.. counts[0]._ages.Select((_, year) => (double[][])[.. Strata.Sexes.Select((_, sex) => Sum(counts.Select(count => count._ages[year][sex])))])]);

    /// <summary>By completed age: half of those who reach an age in the year have done so in its middle; the oldest ages are one, as those of Russia.</summary>
    private double[][] Ages(int window)
    {
        double[][] ages = [.. Strata.Sexes.Select(_ => new double[RussiaData.OpenAge + 1])];
        foreach (State state in _settled)
        {
            for (int row = 0; row < Strata.Rows; row++)
            {
                int reached = Strata.AgeOf(row);
                double half = _run.People[state.Index][window + row] / 2;
                double[] sex = ages[Strata.SexOf(row)];
                sex[Math.Min(reached, RussiaData.OpenAge)] += half;
                sex[Math.Clamp(reached - 1, 0, RussiaData.OpenAge)] += half;
            }
        }

        return ages;
    }

    private static double[] Sum(IEnumerable<double[]> all) => all.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
}
