using Corridor.Data;
using Corridor.Demography;
using Corridor.Model.Displaced;
using Corridor.Model.Population;

namespace Corridor.Model.Russia;

/// <summary>
/// Russia's own population by sex and single age: the estimates of the United Nations to 2023, then projected by cohort components
/// (<see cref="CohortComponents"/>) in steps of a year,
/// and what it means for the labour market. Net migration is that of World Population Prospects, which holds the five nations' people who settle and
/// Ukrainians as the United Nations see them, and what a scenario adds to it: displaced Ukrainians who come, go back or move on otherwise than in the data.
/// What a scenario adds of the five nations' people who settle stands beside it (<see cref="FiveInRussia"/>).
/// </summary>
public sealed class RussiaPeople
{
    /// <summary>Code of the place.</summary>
    public const string Place = "RUS";

    private const int Youngest = 15;
    private const int Oldest = 64;
    private static readonly DisplacedPair Ukrainians = new("ukrainians", Place);
    private readonly RussiaData _data;
    private readonly RussiaInputs _inputs;
    private readonly PopulationProjection _projection;

    /// <summary>Projects.</summary>
    /// <param name="data">Data.</param>
    /// <param name="edits">What a scenario changes.</param>
    /// <param name="displaced">Displaced people under the scenario; only what it changes of them is added.</param>
    /// <param name="lastYear">Last year that is asked for; one more is projected where there is one, since its last months lie between two Junes.</param>
    public RussiaPeople(RussiaData data, IReadOnlyList<RussiaEdit> edits, DisplacedPeople displaced, int lastYear)
    {
        _data = data;
        _inputs = new RussiaInputs(data, edits);
        LastYear = Math.Min(lastYear + 1, PopulationData.LastYear);
        double[] more = Added(displaced, LastYear);
        int first = data.FirstProjected - PopulationData.FirstYear;
        ProjectionRates[] rates = [.. Enumerable.Range(first, Math.Max(1, LastYear - data.FirstProjected + 1)).Select(y => Rates(y, y < more.Length ? more[y] : 0))];
        _projection = CohortComponents.Project(data.Start[1], data.Start[0], rates, rates.Length, MigrationTiming.Even);
    }

    /// <summary>Last year that is projected.</summary>
    public int LastYear { get; }

    /// <summary>Elasticity of the wage under the scenario in a year.</summary>
    public double ElasticityIn(int year) => _inputs.Elasticity(year);

    /// <summary>Weight of the chance to have work under the scenario in a year.</summary>
    public double OpeningsIn(int year) => _inputs.Openings(year);

    /// <summary>Persons of a sex by single age in the middle of a year: the estimate, or the mean of the ends of a projected year.</summary>
    /// <param name="year">Year.</param>
    /// <param name="sex">0 male, 1 female.</param>
    public double[] Ages(int year, int sex)
    {
        if (year < _data.FirstProjected)
        {
            return _data.Estimates[sex][year - PopulationData.FirstYear];
        }

        int step = year - _data.FirstProjected;
        ReadOnlySpan<double> a = sex == 0 ? _projection.Males(step) : _projection.Females(step);
        ReadOnlySpan<double> b = sex == 0 ? _projection.Males(step + 1) : _projection.Females(step + 1);
        double[] mean = new double[a.Length];
        for (int age = 0; age < mean.Length; age++)
        {
            mean[age] = (a[age] + b[age]) / 2;
        }

        return mean;
    }

    /// <summary>Population in the middle of a year.</summary>
    public double Population(int year) => Ages(year, 0).Sum() + Ages(year, 1).Sum();

    /// <summary>Persons aged 15 to 64 in the middle of a year.</summary>
    public double WorkingAge(int year) => Working(year, 0) + Working(year, 1);

    /// <summary>Residents in the labour force in the middle of a year.</summary>
    public double LabourForce(int year) => Enumerable.Range(0, 2).Sum(sex => Working(year, sex) * Participation(year, sex));

    /// <summary>Labour force per person aged 15 to 64 of a sex.</summary>
    public double Participation(int year, int sex) => _inputs.Participation(year, sex);

    /// <summary>Persons whom employers want in the middle of a year.</summary>
    public double Demand(int year) => _inputs.Demand(year);

    /// <summary>A number of the middles of years as the ends of months: straight lines between Junes, level beyond the first and the last.</summary>
    public double[] Monthly(Func<int, double> ofYear, Month start, int months)
    {
        double[] years = [.. Enumerable.Range(PopulationData.FirstYear, LastYear - PopulationData.FirstYear + 1).Select(ofYear)];
        double[] values = new double[months];
        for (int t = 0; t < months; t++)
        {
            double at = Math.Clamp((start.Plus(t) - new Month(PopulationData.FirstYear, 6)) / 12.0, 0, years.Length - 1);
            int below = Math.Min((int)at, years.Length - 2);
            values[t] = years[below] + ((at - below) * (years[below + 1] - years[below]));
        }

        return values;
    }

    private double Working(int year, int sex) => Ages(year, sex)[Youngest..(Oldest + 1)].Sum();

    private ProjectionRates Rates(int y, double more)
    {
        int year = PopulationData.FirstYear + y;
        double scale = _inputs.Children(year) / _data.Children.Medium[y];
        double migrants = _inputs.NetMigration(year) + more;
        return ProjectionRates.From(
            Survival(y, 1),
            Survival(y, 0),
            [.. _data.Fertility[y].Select(rate => rate * scale)],
            _data.SexRatio[y],
            [.. _data.MigrationShare[1].Select(share => share * migrants)],
            [.. _data.MigrationShare[0].Select(share => share * migrants)]);
    }

    private SurvivalRatios Survival(int y, int sex)
    {
        LifeTable table = LifeTable.FromRates(AgeGroups.SingleYears(RussiaData.OpenAge), _data.Mortality[sex][y], sex == 0 ? Sex.Male : Sex.Female);
        return SurvivalRatios.FromPersonYears(table.PersonYears, 1, 1);
    }

    /// <summary>Ukrainians who are in the country, counted as displaced or settled, beyond those of the data, added in each year.</summary>
    private static double[] Added(DisplacedPeople displaced, int lastYear)
    {
        int months = 12 * (lastYear - PopulationData.FirstYear + 1);
        double[] added = new double[months / 12];
        if (ReferenceEquals(displaced.Edits, DisplacedEdits.None) || !displaced.Pairs.Contains(Ukrainians))
        {
            return added;
        }

        WaveFlows now = displaced.Flows(Ukrainians, 0, Scenario.Start, months);
        WaveFlows before = displaced.Unedited().Flows(Ukrainians, 0, Scenario.Start, months);
        for (int t = 0; t < months; t++)
        {
            double Net(WaveFlows flows) => flows.Arrivals[t] - flows.Passed[t] - flows.Onward[t] - flows.Returned[t];
            added[t / 12] += Net(now) - Net(before);
        }

        return added;
    }
}
