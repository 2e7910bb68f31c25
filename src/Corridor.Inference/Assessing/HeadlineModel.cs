using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Calibration;
using Corridor.Model;
using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Inference.Assessing;

/// <summary>What the headline may depend on.</summary>
/// <param name="Id">"departure.constant TJK.RUS" or "wage RUS".</param>
/// <param name="IsDriver">True for a driver that is scaled, false for a parameter.</param>
public sealed record HeadlineFactor(string Id, bool IsDriver);

/// <summary>A number of the headline.</summary>
/// <param name="Indicator">citizens_in_russia, remittances_gdp_percent or irregular_share_in_russia.</param>
/// <param name="Year">Year.</param>
public sealed record HeadlineOutput(string Indicator, int Year);

/// <summary>
/// The headline of one nation as a function of its parameters and of scaled drivers, each given by the probability, strictly between 0 and 1, that it is
/// smaller: parameters by their prior or posterior, factors of drivers evenly on logarithms between their ends. Threads may share it.
/// </summary>
public sealed class HeadlineModel
{
    /// <summary>The indicators.</summary>
    public static readonly IReadOnlyList<string> Indicators = ["citizens_in_russia", "remittances_gdp_percent", "irregular_share_in_russia"];

    private readonly CalibrationTarget _target;
    private readonly NationPlan _plan;
    private readonly SensitivityPlan _what;
    private readonly int _fitted;
    private readonly IReadOnlyList<double[]>? _posterior;

    /// <summary>Prepares a nation.</summary>
    /// <param name="data">What calibration begins with.</param>
    /// <param name="plan">Drivers and years.</param>
    /// <param name="nation">Nation.</param>
    /// <param name="posterior">Draws of the posterior, as points of the target; null to use priors.</param>
    public HeadlineModel(CalibrationData data, SensitivityPlan plan, string nation, IReadOnlyList<double[]>? posterior = null)
    {
        _target = data.TargetOf(nation);
        _what = plan;
        _posterior = posterior;
        _plan = data.System.Plan(nation, new Month(plan.Years.Max(), 12) - Scenario.Start + 1);
        _fitted = _target.Parameters.Count(parameter => parameter.Id.Length > 0);
        Nation = nation;
        Factors = [.. _target.Parameters.Take(_fitted).Select(parameter => new HeadlineFactor(parameter.Name, false)), .. plan.Drivers.Select(driver => new HeadlineFactor($"{driver.Id} {driver.Place}", true))];
        Outputs = [.. Indicators.SelectMany(indicator => plan.Years.Select(year => new HeadlineOutput(indicator, year)))];
    }

    /// <summary>Nation.</summary>
    public string Nation { get; }

    /// <summary>Parameters, then drivers.</summary>
    public IReadOnlyList<HeadlineFactor> Factors { get; }

    /// <summary>Numbers of the headline.</summary>
    public IReadOnlyList<HeadlineOutput> Outputs { get; }

    /// <summary>Whether parameters follow the posterior.</summary>
    public bool UsesPosterior => _posterior is not null;

    /// <summary>The headline at a point.</summary>
    /// <param name="probabilities">One for each factor.</param>
    public double[] At(ReadOnlySpan<double> probabilities)
    {
        double[] theta = new double[_target.Dimension];
        for (int k = 0; k < _fitted; k++)
        {
            theta[k] = _posterior is null ? FromPrior(k, probabilities[k]) : Quantiles.Of([.. _posterior.Select(draw => draw[k])], probabilities[k]);
        }

        List<DriverScale> scales = [];
        for (int d = 0; d < _what.Drivers.Count; d++)
        {
            ScaledDriver driver = _what.Drivers[d];
            double log = Math.Log(driver.Low) + (probabilities[_fitted + d] * Math.Log(driver.High / driver.Low));
            scales.Add(new DriverScale(driver.Id, driver.Place, Math.Exp(log)));
        }

        return Headline(Run(_plan.Scaled(scales, _what.From), theta));
    }

    /// <summary>Parameters drawn from the posterior or, where there is none, from the prior, as points of the target.</summary>
    public IReadOnlyList<double[]> Draw(int count, ulong seed)
    {
        if (_posterior is { } posterior)
        {
            return posterior.Count <= count ? posterior : [.. Enumerable.Range(0, count).Select(i => posterior[(int)((i + 0.5) * posterior.Count / count)])];
        }

        KeyedSplitMix random = new(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            IRandomBits bits = random.Stream(RandomPurpose.Prior, (ulong)i, 0);
            return Enumerable.Range(0, _target.Dimension).Select(k => k < _fitted ? FromPrior(k, bits.Uniform()) : 0).ToArray();
        })];
    }

    /// <summary>The headline and the figures that could be published, for parameters with drivers as they are.</summary>
    /// <param name="theta">A point of the target.</param>
    /// <param name="figures">Readers of the figures.</param>
    public (double[] Headline, double[] Figures) Told(double[] theta, IReadOnlyList<Func<SeriesTable, double>> figures)
    {
        SeriesTable run = Run(_plan, theta);
        return (Headline(run), [.. figures.Select(read => read(run))]);
    }

    /// <summary>How a figure that could be published is read from a run, on the scale of its error; NaN when the run has none.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="measure">Its measure.</param>
    /// <param name="year">The year it speaks of.</param>
    public Func<SeriesTable, double> Reader(PossibleFigure figure, Measure measure, int year)
    {
        ObservationOperator read = ObservationOperators.Find(figure.Measure)!;
        Figure asked = new()
        {
            Id = figure.Measure,
            Source = string.Empty,
            Measure = figure.Measure,
            Nation = Nation,
            Place = figure.Place,
            PeriodStart = new DateOnly(year, 1, 1),
            PeriodEnd = new DateOnly(year, 12, 31),
            Unit = read.Units[0],
            Kind = measure.Kinds[0],
        };
        FigureScale scale = asked.Unit == "percent" ? FigureScale.Logit : FigureScale.Log;
        return run => FigureScope.Of(asked, run, default, out _) is { } scope && read.Read(run, scope) is { } value && value > 0 ? scale.Of(value, 1) : double.NaN;
    }

    private SeriesTable Run(NationPlan plan, double[] theta) => new NationSimulation(plan).Run(_target.ParametersAt(theta));

    private double[] Headline(SeriesTable run)
    {
        HeadlineRow[] rows = [.. _what.Years.Select(year => Simulation.Indicators.Row(run, Nation, year))];
        return [.. rows.Select(row => row.CitizensInRussia), .. rows.Select(row => row.RemittancesGdpPercent), .. rows.Select(row => row.IrregularShareInRussia)];
    }

    /// <summary>A normal quantile on the standardised scale, drawn in to the ends of the range.</summary>
    private double FromPrior(int k, double probability)
    {
        CalibratedParameter parameter = _target.Parameters[k];
        double standard = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability);
        double natural = parameter.Natural(standard);
        return natural < parameter.Low ? parameter.Standard(parameter.Low) + 1e-9 : natural > parameter.High ? parameter.Standard(parameter.High) - 1e-9 : standard;
    }
}
