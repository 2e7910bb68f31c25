using Corridor.Model;
using Corridor.Model.Parameters;
using Corridor.Model.Russia;

namespace Corridor.Simulation.Russia;

/// <summary>
/// Russia's own population and labour market as series of a run, the same beside both solvers but for the workers of the five nations, who are counted from
/// the run, and the shortage: persons at the end of the month.
/// </summary>
public static class RussiaSeries
{
    /// <summary>Residents.</summary>
    public const string Population = "russia:population";

    /// <summary>Residents aged 15 to 64.</summary>
    public const string WorkingAge = "russia:working_age";

    /// <summary>Residents in the labour force.</summary>
    public const string LabourForce = "russia:labour_force";

    /// <summary>Workers of the five nations in temporary statuses, who are no residents.</summary>
    public const string Workers = "russia:workers_from_the_five";

    /// <summary>Persons whom employers want.</summary>
    public const string Demand = "russia:demand";

    /// <summary>Demand less labour force and workers of the five.</summary>
    public const string Shortage = "russia:shortage";

    /// <summary>Unemployed per person of all labour.</summary>
    public const string Unemployment = "russia:unemployment";

    /// <summary>What the market multiplies earnings in Russia by, beside the base: 1 where nothing deviates.</summary>
    public const string Earnings = "russia:earnings";

    /// <summary>All names.</summary>
    public static readonly IReadOnlyList<string> Names = [Population, WorkingAge, LabourForce, Workers, Demand, Shortage, Unemployment, Earnings];

    private const string Temporary = "temporary";
    private const string Home = "home";

    /// <summary>Adds the series, and the pyramids in the middle of each year.</summary>
    /// <param name="table">The run.</param>
    /// <param name="system">The system of the run.</param>
    /// <param name="market">The labour market in the run.</param>
    public static void AddTo(SeriesTable table, ModelSystem system, RussiaMarket market)
    {
        RussiaPeople people = market.People;
        void Put(string name, double[] values) => table.Add(new SeriesKey(name, RussiaPeople.Place, RussiaPeople.Place), values);
        double[] Of(Func<int, double> number) => people.Monthly(number, table.Start, table.Count);
        double[] With(double[] values, Func<FiveInRussia, int, double> more) => market.More is { } added ? [.. values.Select((value, t) => value + more(added, t))] : values;
        double[][] participation = [.. Strata.Sexes.Select((_, sex) => Of(year => people.Participation(year, sex)))];
        double[] force = With(Of(people.LabourForce), (more, t) => participation.Select((rate, sex) => rate[t] * more.Adults[sex][t]).Sum());
        double[] demand = Of(people.Demand);
        double[] workers = WorkersOf(table, system);
        Put(Population, With(Of(people.Population), (more, t) => more.Residents[t]));
        Put(WorkingAge, With(Of(people.WorkingAge), (more, t) => more.Adults.Sum(sex => sex[t])));
        Put(LabourForce, force);
        Put(Workers, workers);
        Put(Demand, demand);
        Put(Shortage, [.. Enumerable.Range(0, table.Count).Select(t => demand[t] - force[t] - workers[t])]);
        Put(Unemployment, market.Unemployment);
        Put(Earnings, market.Reaction?.Path.Over(table.Start, table.Count) ?? [.. Enumerable.Repeat(1.0, table.Count)]);
        for (int year = table.Start.Year; year <= Math.Min(table.End.Year, people.LastYear); year++)
        {
            for (int sex = 0; sex < Strata.Sexes.Count; sex++)
            {
                double[]? more = market.More is { } added && year - table.Start.Year < added.Ages.Count ? added.Ages[year - table.Start.Year][sex] : null;
                double[] ages = people.Ages(year, sex);
                table.Add(new PyramidKey(RussiaPeople.Place, Home, Strata.Sexes[sex], year), more is null ? ages : [.. ages.Zip(more, (a, b) => a + b)]);
            }
        }
    }

    private static double[] WorkersOf(SeriesTable table, ModelSystem system)
    {
        HashSet<string> temporary = [.. system.Statuses.Rows.Where(row => row.Place == RussiaPeople.Place && row.Kind == Temporary).Select(row => row.Status)];
        double[] workers = new double[table.Count];
        foreach (string nation in system.Gazetteer.Nations)
        {
            ParameterSet parameters = system.ParametersOf(nation);
            foreach ((SeriesKey key, double[] values) in table.Where("stock", nation, RussiaPeople.Place).Where(pair => temporary.Contains(pair.Key.Status)))
            {
                double employed = parameters["money.employment", key.Status];
                for (int t = 0; t < workers.Length; t++)
                {
                    workers[t] += employed * values[t];
                }
            }
        }

        return workers;
    }
}
