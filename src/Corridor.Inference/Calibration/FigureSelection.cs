using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model;
using Corridor.Model.Population;
using Corridor.Simulation;

namespace Corridor.Inference.Calibration;

/// <summary>
/// Which published figures calibration uses, and why the others are not: the table of the observation model. A figure is used when its
/// measure has an operator, its fields fit the model, and no warning stands on it; a number that one publisher gives twice counts once.
/// </summary>
public sealed class FigureSelection
{
    /// <summary>The operator of the United Nations' mid-year estimates, which are population and no figures of the base.</summary>
    public const string CountedPopulation = "population_wpp";

    private const Caveats Unusable = Caveats.Garbled | Caveats.AmbiguousUnit | Caveats.Implausible | Caveats.Forecast | Caveats.Duplicate;
    private const double SameNumber = 0.02;

    private static readonly (Caveats Flag, string Why)[] Warnings =
    [
        (Caveats.Garbled, "its printed digits can't be right"),
        (Caveats.AmbiguousUnit, "its unit, base or period is not clear"),
        (Caveats.Implausible, "implausible: contradicts what else is known"),
        (Caveats.Forecast, "a forecast"),
        (Caveats.Duplicate, "repeats another figure"),
    ];

    // Population changes slowly: neighbouring years say the same, so every third is taken, from the year after the start to the last estimate.
    private static readonly int[] PopulationYears = [2011, 2014, 2017, 2020, ComparableFigures.LastEstimatedPopulation];

    private static readonly ObservationOperator Population = new(
        CountedPopulation, ["persons"], "population as the United Nations count it", Closeness.Same, string.Empty, (series, scope) => RunReading.OfNationsAt(series, scope, CountedPopulation));

    private readonly CalibrationPlan _plan;
    private readonly PublisherCatalogue _publishers;
    private readonly MeasureCatalogue _measures;
    private readonly IReadOnlyDictionary<string, string> _leftOut;
    private readonly SeriesTable _reference;

    private FigureSelection(CalibrationPlan plan, PublisherCatalogue publishers, MeasureCatalogue measures, IReadOnlyDictionary<string, string> leftOut, SeriesTable reference)
    {
        _plan = plan;
        _publishers = publishers;
        _measures = measures;
        _leftOut = leftOut;
        _reference = reference;
    }

    /// <summary>The table of all figures, in the order of the base, then the estimates of population.</summary>
    /// <param name="evidence">The published figures.</param>
    /// <param name="populations">The nations with their published populations; null for none.</param>
    /// <param name="plan">What is used and how.</param>
    /// <param name="publishers">Publishers.</param>
    /// <param name="leftOut">Reasons by id of figures that count something else when they are read.</param>
    /// <param name="reference">A run of all nations at the centre of the priors.</param>
    public static IReadOnlyList<FigureEntry> Of(
        EvidenceBase evidence,
        IReadOnlyDictionary<string, NationPopulation>? populations,
        CalibrationPlan plan,
        PublisherCatalogue publishers,
        IReadOnlyDictionary<string, string> leftOut,
        SeriesTable reference)
    {
        FigureSelection selection = new(plan, publishers, evidence.Measures, leftOut, reference);
        List<Figure> figures = [.. evidence.Figures, .. (populations ?? new Dictionary<string, NationPopulation>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => Estimates(pair.Key, pair.Value))];
        return CountedOnce([.. figures.Select(selection.Use)]);
    }

    private static IEnumerable<Figure> Estimates(string nation, NationPopulation population) => PopulationYears
        .Where(year => double.IsFinite(population.PublishedPopulation[year - PopulationData.FirstYear]))
        .Select(year => new Figure
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"WPP24-{nation}-{year}"),
            Source = "WPP2024",
            Measure = CountedPopulation,
            Nation = nation,
            Population = "all",
            PeriodStart = new DateOnly(year, 7, 1),
            PeriodEnd = new DateOnly(year, 7, 1),
            Low = population.PublishedPopulation[year - PopulationData.FirstYear],
            High = population.PublishedPopulation[year - PopulationData.FirstYear],
            Unit = "persons",
            Kind = FigureKind.Stock,
            Publisher = "United Nations, Population Division",
        });

    private FigureEntry Use(Figure figure)
    {
        Publisher publisher = _publishers.Of(figure.Publisher, figure.Source);
        string why = Fault(figure, out ObservationOperator? observed, out FigureScope? scope);
        return why.Length > 0
            ? new FigureEntry(figure, publisher, null, why)
            : new FigureEntry(figure, publisher, Observe(figure, publisher, observed!, scope!), string.Empty);
    }

    /// <summary>The first reason why a figure is not used; empty when it is.</summary>
    private string Fault(Figure figure, out ObservationOperator? observed, out FigureScope? scope)
    {
        scope = null;
        observed = figure.Measure == CountedPopulation ? Population : ObservationOperators.Find(figure.Measure);
        string why = string.Empty;
        ObservationOperator? found = observed;
        if (found is null)
        {
            return NoOperator(figure);
        }

        if (figure.Nations.Count != 1 || !_reference.Where("unemployment", figure.Nation).Any())
        {
            return "it is not about one nation of the model alone";
        }

        if (Array.Find(Warnings, warning => (figure.Flags & warning.Flag) != Caveats.None) is { Why: { } warned })
        {
            return warned;
        }

        if (_leftOut.TryGetValue(figure.Id, out string? read))
        {
            return read;
        }

        if (_plan.NotUsed.FirstOrDefault(rule => rule.Speaks(figure)) is { } rule)
        {
            return rule.Why;
        }

        if (!found.Units.Contains(figure.Unit, StringComparer.Ordinal))
        {
            return $"it is in {figure.Unit}";
        }

        if (figure is { Low: null, High: null })
        {
            return "it has no number";
        }

        if (figure is { PeriodStart: null, PeriodEnd: null } or { Kind: not (FigureKind.Stock or FigureKind.Share), PeriodStart: null } or { Kind: not (FigureKind.Stock or FigureKind.Share), PeriodEnd: null })
        {
            return "it has no date";
        }

        scope = FigureScope.Of(figure, _reference, default, out why);
        return scope is null ? why : Unreadable(figure, found, scope);
    }

    private string NoOperator(Figure figure) => _measures.Find(figure.Measure) switch
    {
        { HasOperator: false } measure => measure.Operator["none: ".Length..],
        { } measure => $"not read from a run: {measure.Operator}",
        _ => "its measure is not known",
    };

    private string Unreadable(Figure figure, ObservationOperator observed, FigureScope scope)
    {
        double? value = observed.Read(_reference, scope);
        FigureScale scale = ScaleOf(figure, RuleOf(figure));
        return value is null or double.NaN ? "the model does not tell this group apart"
            : scale is not FigureScale.Linear && value <= 0 ? "the model has none there"
            : scale == FigureScale.Log && (figure.Low ?? figure.High) <= 0 ? "it is not above zero"
            : _plan.ErrorOf(figure) < 0 ? $"no error is given for figures of the kind {figure.Kind.Word()}"
            : string.Empty;
    }

    private MeasureRule? RuleOf(Figure figure) => _plan.RuleOf(figure.Measure, _publishers.Of(figure.Publisher, figure.Source).Id);

    /// <summary>The scale on which a figure is compared.</summary>
    internal static FigureScale ScaleOf(Figure figure, MeasureRule? rule) => rule?.Scale ?? (figure.Unit == "percent" ? FigureScale.Logit : FigureScale.Log);

    private ObservedFigure Observe(Figure figure, Publisher publisher, ObservationOperator observed, FigureScope scope)
    {
        MeasureRule? rule = RuleOf(figure);
        double counting = rule?.Error ?? _plan.Classes[publisher.Class].Error;
        if (figure.Unit == "percent" && _plan.Samples.TryGetValue(publisher.Id, out double persons))
        {
            double share = Math.Clamp((figure.Low ?? figure.High)!.Value / 100, 0.001, 0.999);
            counting = Math.Sqrt((counting * counting) + (1 / (persons * share * (1 - share))));
        }

        // Who counts the same persons in the same measure errs in the same direction; in other closeness the words of the group matter too.
        string group = string.Join('|', publisher.Id, figure.Measure, figure.Nation, figure.Place, figure.Purpose, figure.Kind.Word(), observed.Closeness == Closeness.Same ? string.Empty : figure.Population);
        return new ObservedFigure(figure, publisher, observed, scope, ScaleOf(figure, rule), _plan.ErrorOf(figure), counting, rule?.Spread ?? _plan.Biases[observed.Closeness], group);
    }

    /// <summary>
    /// Of the figures by which one publisher says one number for one question, the one with the most digits is kept (the first of equals, a number before an interval).
    /// A publisher's share of GDP repeats its amount of the same year.
    /// </summary>
    private static List<FigureEntry> CountedOnce(List<FigureEntry> table)
    {
        Dictionary<string, List<int>> kept = new(StringComparer.Ordinal);
        foreach (int i in Enumerable.Range(0, table.Count).Where(i => table[i].Observed is not null).OrderByDescending(i => table[i].Observed!.IsPoint).ThenByDescending(i => Digits(table[i].Figure)).ThenBy(i => i).ToArray())
        {
            Figure figure = table[i].Figure;
            List<int> same = CollectionFor(kept, string.Join('|', Question(table[i], figure.Measure, figure.Unit), figure.Kind.Word()));
            int twin = same.FindIndex(other => Near(table[other].Figure, figure));
            if (twin >= 0)
            {
                table[i] = table[i] with { Observed = null, Why = $"repeats {table[same[twin]].Figure.Id} of the same publisher" };
                continue;
            }

            same.Add(i);
        }

        HashSet<string> amounts = [.. table.Where(use => use.Observed is not null && use.Figure.Measure == "remittances_received").Select(use => Question(use, "money", string.Empty))];
        return [.. table.Select(use => use.Observed is not null && use.Figure.Measure == "remittances_share_gdp" && amounts.Contains(Question(use, "money", string.Empty))
            ? use with { Observed = null, Why = "the same publisher's amount of the same year is used" }
            : use)];
    }

    private static string Question(FigureEntry use, string measure, string unit) => string.Join('|', use.Publisher.Id, measure, unit, use.Figure.Nation, use.Figure.Place, use.Figure.Purpose, use.Figure.PeriodText);

    private static List<int> CollectionFor(Dictionary<string, List<int>> lists, string key) => lists.TryGetValue(key, out List<int>? list) ? list : lists[key] = [];

    /// <summary>True when two figures say one number, or one is an interval around the other.</summary>
    private static bool Near(Figure a, Figure b) => (Near(a.Low, b.Low) && Near(a.High, b.High)) || Holds(a, b) || Holds(b, a);

    private static bool Holds(Figure around, Figure inside) => around.Low <= inside.Low && inside.High <= around.High;

    private static bool Near(double? a, double? b) => (a, b) switch
    {
        (null, null) => true,
        ({ } x, { } y) => Math.Abs(x - y) <= SameNumber * Math.Max(Math.Abs(x), Math.Abs(y)),
        _ => false,
    };

    private static int Digits(Figure figure) =>
        ((figure.Low ?? figure.High) ?? 0).ToString("F0", CultureInfo.InvariantCulture).TrimStart('-').TrimEnd('0').Length;
}
