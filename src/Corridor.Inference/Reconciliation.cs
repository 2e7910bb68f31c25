using System.Globalization;
using Corridor.Evidence;
using Corridor.Simulation;

namespace Corridor.Inference;

/// <summary>A figure beside the quantity of the model that it is compared with.</summary>
/// <param name="Bearing">The figure and what it counts.</param>
/// <param name="Operator">How the model's quantity is read; null when the model has none.</param>
/// <param name="ModelValue">Value of that quantity in the run, for the figure's own period; null when it has none.</param>
/// <param name="WhyNoValue">Why there is no value; empty when there is one.</param>
/// <param name="Bias">Middle of the figure / value of the model: what the figure would have to be multiplied out of, if the run were right. Null without both.</param>
/// <param name="BiasLow">Lower end / value of the model.</param>
/// <param name="BiasHigh">Upper end / value of the model.</param>
/// <param name="InEstimate">True when the estimate rests on it.</param>
public sealed record ReconciledFigure(
    BearingFigure Bearing,
    ObservationOperator? Operator,
    double? ModelValue,
    string WhyNoValue,
    double? Bias,
    double? BiasLow,
    double? BiasHigh,
    bool InEstimate);

/// <summary>The interval that published figures span on the scale of the model's quantity. No probability stands behind its ends.</summary>
/// <param name="P10">Lowest end; null without figures.</param>
/// <param name="P50">Median of the figures' middles and the model's value.</param>
/// <param name="P90">Highest end; null without figures.</param>
/// <param name="Basis">What it rests on, in a sentence.</param>
public sealed record SpannedEstimate(double? P10, double? P50, double? P90, string Basis);

/// <summary>The figures that bear on one question about a corridor, each beside the model's quantity, before any calibration.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Place">Place.</param>
/// <param name="At">Date of the question.</param>
/// <param name="Measure">Measure whose question is asked.</param>
/// <param name="ModelValue">The model's quantity at the date (a flow: in the calendar year of the date); null when the model has none.</param>
/// <param name="Estimate">What the figures span.</param>
/// <param name="Figures">The figures, those of the measure first, then by distance in time.</param>
public sealed record Reconciliation(string Nation, string Place, DateOnly At, Measure Measure, double? ModelValue, SpannedEstimate Estimate, IReadOnlyList<ReconciledFigure> Figures)
{
    /// <summary>Said with every result.</summary>
    public const string Note =
        "uncalibrated: the run's parameters are judgements that have not been fitted to any figure, and no figure's own bias has been estimated. The estimate is no posterior: p10 and p90 are the lowest and the highest value that comparable published figures and the run give, p50 is the median of them; no probability stands behind them.";

    private const string Work = "work";
    private const Caveats Unusable = Caveats.Garbled | Caveats.AmbiguousUnit | Caveats.Implausible | Caveats.Forecast | Caveats.Duplicate;

    /// <summary>Sets figures beside a run.</summary>
    /// <param name="evidence">The published figures.</param>
    /// <param name="series">The run: stocks, flows, moves and money of all nations (no division by age is needed).</param>
    /// <param name="leftOut">Reasons by id of figures that count something else when they are read.</param>
    /// <param name="nation">Nation.</param>
    /// <param name="place">Place.</param>
    /// <param name="at">Date.</param>
    /// <param name="measure">Measure whose question is asked.</param>
    /// <param name="measures">All measures to gather; null = those that are compared or confused with it.</param>
    /// <param name="months">How far from the date a figure's period may lie.</param>
    public static Reconciliation Of(
        EvidenceBase evidence,
        SeriesTable series,
        IReadOnlyDictionary<string, string> leftOut,
        string nation,
        string place,
        DateOnly at,
        Measure measure,
        IReadOnlySet<string>? measures = null,
        int months = 30)
    {
        IReadOnlyList<BearingFigure> bearing = measures is null
            ? BearingFigures.Near(evidence, nation, place, at, measure.Id, months)
            : BearingFigures.OfMeasures(evidence, nation, place, at, measures, measure.Id, months);
        double? model = Read(series, Asked(series, nation, place, at, measure), at);
        List<ReconciledFigure> figures = [.. bearing.Select(one => Beside(one, series, at, leftOut))];
        bool Comparable(ReconciledFigure one, string asked) =>
            one.Bearing.Measure.Id == asked && one.Bias is not null && one.Bearing.Usable && (one.Bearing.Figure.Flags & Unusable) == Caveats.None
            && one.Bearing.Figure.Nation == nation && one.Bearing.Figure.Purpose is "" or Work && evidence.Names.IsBroad(one.Bearing.Figure.Population)
            && !leftOut.ContainsKey(one.Bearing.Figure.Id);

        // Without a figure of the measure itself, the nearest measure that answers the same question must do.
        string? chosen = model is null ? null : new[] { measure.Id }.Concat(measure.ComparedWith).FirstOrDefault(id => figures.Exists(one => Comparable(one, id)));
        figures = [.. figures.Select(one => one with { InEstimate = chosen is not null && Comparable(one, chosen) })];
        return new Reconciliation(nation, place, at, measure, model, Span(figures, model, chosen, measure.Id, at), figures);
    }

    private static ReconciledFigure Beside(BearingFigure bearing, SeriesTable series, DateOnly at, IReadOnlyDictionary<string, string> leftOut)
    {
        Figure figure = bearing.Figure;
        ObservationOperator? observed = ObservationOperators.Find(figure.Measure);
        double? value = null;
        string why = observed is null
            ? bearing.Measure.HasOperator ? "needs more than a run of the model gives" : bearing.Measure.Operator["none: ".Length..]
            : string.Empty;
        if (observed is not null && !observed.Units.Contains(figure.Unit, StringComparer.Ordinal))
        {
            why = $"it is in {figure.Unit}";
        }
        else if (observed is not null && FigureScope.Of(figure, series, at, out why) is { } scope)
        {
            value = observed.Read(series, scope) is { } read && double.IsFinite(read) ? read : null;
            why = value is not null ? string.Empty
                : scope.Weights.Count == 0 && figure.Kind is not FigureKind.Stock and not FigureKind.Share ? "it names no period"
                : "the model does not tell this group apart";
        }

        if (leftOut.TryGetValue(figure.Id, out string? reason))
        {
            (value, why) = (null, reason);
        }

        double? Ratio(double? end) => value is { } model && model != 0 ? end / model : null;
        double? middle = Middle(figure);
        return new ReconciledFigure(bearing, observed, value, why, Ratio(middle), Ratio(figure.Low), Ratio(figure.High), InEstimate: false);
    }

    /// <summary>
    /// The question as a figure would answer it: a stock at the date, a flow in the calendar year of the date. A measure of several kinds is
    /// asked in the first that the model answers, a stock before all.
    /// </summary>
    internal static Figure Asked(SeriesTable series, string nation, string place, DateOnly at, Measure measure)
    {
        Figure[] ways = [.. measure.Kinds.OrderBy(kind => kind == FigureKind.Stock ? 0 : 1).Select(kind => new Figure
        {
            Id = "question",
            Source = string.Empty,
            Measure = measure.Id,
            Nation = nation,
            Place = place,
            Kind = kind,
            Unit = measure.Units[0],
            PeriodStart = kind == FigureKind.Stock ? at : new DateOnly(at.Year, 1, 1),
            PeriodEnd = kind == FigureKind.Stock ? at : new DateOnly(at.Year, 12, 31),
        })];
        return ways.FirstOrDefault(way => Read(series, way, at) is not null) ?? ways[0];
    }

    /// <summary>The quantity of a run that is set beside a figure; null when there is none.</summary>
    internal static double? Read(SeriesTable series, Figure figure, DateOnly at) =>
        FigureScope.Of(figure, series, at, out _) is { } scope && ObservationOperators.Find(figure.Measure)?.Read(series, scope) is { } value && double.IsFinite(value) ? value : null;

    /// <summary>One number for a figure: the middle of its ends, or the end that it has.</summary>
    internal static double? Middle(Figure figure) => (figure.Low, figure.High) switch
    {
        ({ } low, { } high) => (low + high) / 2,
        ({ } low, null) => low,
        (null, { } high) => high,
        _ => null,
    };

    private static SpannedEstimate Span(List<ReconciledFigure> figures, double? model, string? chosen, string asked, DateOnly at)
    {
        if (model is not { } value)
        {
            return new SpannedEstimate(null, null, null, $"the model has no quantity to set beside {asked} here");
        }

        ReconciledFigure[] used = [.. figures.Where(one => one.InEstimate)];
        if (used.Length == 0)
        {
            return new SpannedEstimate(null, value, null, "no comparable published figure lies near the date; p50 is the value of the uncalibrated run alone");
        }

        double[] ends = [value, .. used.SelectMany(one => new[] { one.BiasLow, one.BiasHigh }).OfType<double>().Select(bias => bias * value)];
        double[] middles = [.. used.Select(one => one.Bias!.Value * value).Append(value).Order()];
        string measure = chosen == asked ? asked : $"{chosen} (none of {asked} itself is usable)";
        string ids = string.Join(", ", used.Select(one => one.Bearing.Figure.Id));
        return new SpannedEstimate(
            ends.Min(),
            (middles[(middles.Length - 1) / 2] + middles[middles.Length / 2]) / 2,
            ends.Max(),
            string.Create(CultureInfo.InvariantCulture, $"{used.Length} usable figures of {measure} ({ids}), each carried from its own date to {at:yyyy-MM-dd} along the run, and the run itself"));
    }
}
