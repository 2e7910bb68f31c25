using Corridor.Data;
using Corridor.Inference.Calibration;

namespace Corridor.Inference.Assessing;

/// <summary>A trial against later figures.</summary>
/// <param name="Cut">Last month of the periods that are known.</param>
/// <param name="Until">Last month of the periods that are forecast.</param>
public sealed record BacktestPeriod(Month Cut, Month Until);

/// <summary>A driver that was set with figures in view which a trial forecasts.</summary>
/// <param name="Driver">Id of the driver.</param>
/// <param name="Nations">Nations.</param>
/// <param name="Places">Places; empty for all.</param>
/// <param name="From">First month of such values.</param>
/// <param name="Measures">Measures of figures that are flattered.</param>
/// <param name="Why">What was in view.</param>
public sealed record HindsightRule(string Driver, IReadOnlyList<string> Nations, IReadOnlyList<string> Places, Month From, IReadOnlyList<string> Measures, string Why)
{
    /// <summary>True when the forecast of a figure is flattered.</summary>
    public bool Speaks(ObservedFigure figure, Month cut) =>
        Nations.Contains(figure.Nation, StringComparer.Ordinal)
        && (Places.Count == 0 || Places.Contains(figure.Figure.Place, StringComparer.Ordinal))
        && Measures.Contains(figure.Figure.Measure, StringComparer.Ordinal)
        && figure.Figure is var one && (one.PeriodEnd ?? one.PeriodStart) is { } end && new Month(end.Year, end.Month) >= From && new Month(end.Year, end.Month) > cut;
}

/// <summary>A driver that is scaled.</summary>
/// <param name="Id">Id of the driver.</param>
/// <param name="Place">Place.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Low">Smallest factor.</param>
/// <param name="High">Largest factor.</param>
public sealed record ScaledDriver(string Id, string Place, Label Label, double Low, double High);

/// <summary>A figure that could be published.</summary>
/// <param name="Measure">Id of the measure.</param>
/// <param name="Place">Place; empty for everywhere abroad.</param>
/// <param name="Error">Standard deviation of the logarithm of its error.</param>
/// <param name="Label">Name in English and Russian.</param>
public sealed record PossibleFigure(string Measure, string Place, double Error, Label Label);

/// <summary>What the headline is held against.</summary>
/// <param name="From">Month from which drivers are scaled.</param>
/// <param name="Years">Years of the headline.</param>
/// <param name="Drivers">Drivers.</param>
/// <param name="Figures">Figures that could be published.</param>
public sealed record SensitivityPlan(Month From, IReadOnlyList<int> Years, IReadOnlyList<ScaledDriver> Drivers, IReadOnlyList<PossibleFigure> Figures);

/// <summary>How the model is tried and what its headline is held against (data/assessment.yaml).</summary>
/// <param name="Backtests">Trials.</param>
/// <param name="Hindsight">Drivers set with hindsight.</param>
/// <param name="Sensitivity">Sensitivity.</param>
public sealed record AssessmentPlan(IReadOnlyList<BacktestPeriod> Backtests, IReadOnlyList<HindsightRule> Hindsight, SensitivityPlan Sensitivity)
{
    /// <summary>Name of the file.</summary>
    public const string File = "assessment.yaml";

    private const int YearsWithoutPlan = 3;

    // Names of drivers that a nation's inputs can be scaled by.
    private static readonly string[] Scalable = ["wage", "exchange_rate", "enforcement", "openness"];

    /// <summary>The trial with a cut: the one of the file, else three years.</summary>
    public BacktestPeriod At(Month cut) => Backtests.FirstOrDefault(one => one.Cut == cut) ?? new BacktestPeriod(cut, cut.Plus(12 * YearsWithoutPlan));

    /// <summary>Reads the file; every fault is collected, and the plan is usable only when there is none.</summary>
    public static AssessmentPlan Load(DataFolder folder, Gazetteer gazetteer, IReadOnlyCollection<string> drivers, IReadOnlyCollection<string> measures, Faults faults)
    {
        YamlMap? root = YamlMap.Read(folder, File, faults);
        root?.Only(faults, "backtests", "hindsight", "sensitivity");
        string[] places = [.. gazetteer.Places];
        YamlMap? sensitivity = root?.Map("sensitivity", faults);
        sensitivity?.Only(faults, "from", "years", "drivers", "figures");
        return new AssessmentPlan(
            [.. (root?.Maps("backtests", faults) ?? []).Select(entry => Period(entry, faults))],
            [.. (root?.Maps("hindsight", faults) ?? []).Select(entry => Hindsights(entry, [.. gazetteer.Nations], places, drivers, measures, faults))],
            new SensitivityPlan(
                sensitivity?.Month("from", faults) ?? default,
                [.. (sensitivity?.Texts("years", faults) ?? []).Select(year => int.TryParse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : Wrong(sensitivity!, year, faults))],
                [.. (sensitivity?.Maps("drivers", faults) ?? []).Select(entry => Scaled(entry, places, faults))],
                [.. (sensitivity?.Maps("figures", faults) ?? []).Select(entry => Possible(entry, places, measures, faults))]));
    }

    private static int Wrong(YamlMap map, string year, Faults faults)
    {
        map.Fault(faults, "years", $"'{year}' is not a year", "write it as 2024");
        return 0;
    }

    private static BacktestPeriod Period(YamlMap entry, Faults faults)
    {
        entry.Only(faults, "cut", "until", "why");
        entry.Text("why", faults);
        BacktestPeriod period = new(entry.Month("cut", faults) ?? default, entry.Month("until", faults) ?? default);
        if (period.Until <= period.Cut)
        {
            entry.Fault(faults, "until", $"{period.Until} does not come after the cut", "choose a later month");
        }

        return period;
    }

    private static HindsightRule Hindsights(YamlMap entry, string[] nations, string[] places, IReadOnlyCollection<string> drivers, IReadOnlyCollection<string> measures, Faults faults)
    {
        entry.Only(faults, "driver", "nations", "places", "from", "measures", "why");
        return new HindsightRule(
            entry.OneOf("driver", drivers, faults, "driver") ?? string.Empty,
            Known(entry, "nations", nations, faults),
            Known(entry, "places", places, faults),
            entry.Month("from", faults) ?? default,
            Known(entry, "measures", measures, faults),
            entry.Text("why", faults));
    }

    private static IReadOnlyList<string> Known(YamlMap entry, string key, IReadOnlyCollection<string> words, Faults faults)
    {
        IReadOnlyList<string> named = entry.Texts(key, faults);
        foreach (string word in named.Where(word => !words.Contains(word, StringComparer.Ordinal)))
        {
            entry.Fault(faults, key, $"unknown word '{word}'", NearestWord.Hint(word, [.. words]));
        }

        return named;
    }

    private static ScaledDriver Scaled(YamlMap entry, string[] places, Faults faults)
    {
        entry.Only(faults, "id", "place", "label", "low", "high", "why");
        entry.Text("why", faults);
        double low = entry.Number("low", faults, 1e-3, 1);
        return new ScaledDriver(
            entry.OneOf("id", Scalable, faults, "driver that can be scaled") ?? string.Empty,
            entry.OneOf("place", places, faults, "place") ?? string.Empty,
            entry.Label("label", faults),
            low,
            entry.Number("high", faults, 1, 1000));
    }

    private static PossibleFigure Possible(YamlMap entry, string[] places, IReadOnlyCollection<string> measures, Faults faults)
    {
        entry.Only(faults, "measure", "place", "error", "label", "why");
        entry.Text("why", faults);
        string place = entry.OptionalText("place");
        if (place.Length > 0)
        {
            entry.OneOf("place", places, faults, "place");
        }

        string measure = entry.OneOf("measure", measures, faults, "measure") ?? string.Empty;
        if (measure.Length > 0 && ObservationOperators.Find(measure) is null)
        {
            entry.Fault(faults, "measure", $"nothing of a run is read for '{measure}'", "choose a measure with an operator");
        }

        return new PossibleFigure(measure, place, entry.Number("error", faults, 1e-6, 10), entry.Label("label", faults));
    }
}
