using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model.Parameters;

namespace Corridor.Inference.Calibration;

/// <summary>A kind of publisher with the error of its counts.</summary>
/// <param name="Id">Name in a word.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Error">Standard deviation of the logarithm.</param>
public sealed record PublisherClass(string Id, Label Label, double Error);

/// <summary>An error of the model that calibration learns for each nation, for one kind of quantity.</summary>
/// <param name="Id">Name in a word.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Centre">Median of the prior: standard deviation on the scale of the figures.</param>
/// <param name="Spread">Standard deviation of the logarithm of the prior.</param>
/// <param name="Kinds">Kinds of figures that it holds for.</param>
/// <param name="Measures">Measures that it holds for, before the kinds of all.</param>
public sealed record ModelError(string Id, Label Label, double Centre, double Spread, IReadOnlyList<FigureKind> Kinds, IReadOnlyList<string> Measures);

/// <summary>How the figures of one measure are held against the model.</summary>
/// <param name="Measure">Id of the measure.</param>
/// <param name="Publishers">Ids of the publishers that it holds for; empty for all.</param>
/// <param name="Scale">The scale, or null for that of its unit.</param>
/// <param name="Spread">Standard deviation of a publisher's bias, or null for that of the closeness.</param>
/// <param name="Error">Error of counting, or null for that of the publisher's class.</param>
public sealed record MeasureRule(string Measure, IReadOnlyList<string> Publishers, FigureScale? Scale, double? Spread, double? Error);

/// <summary>Figures that are not used although their fields allow it; empty parts match everything.</summary>
/// <param name="Id">Id of the figure.</param>
/// <param name="Source">Id of the source.</param>
/// <param name="Measure">Id of the measure.</param>
/// <param name="Population">Words in the group counted.</param>
/// <param name="Places">Places, an empty word for none; empty matches all.</param>
/// <param name="Why">The reason.</param>
public sealed record NotUsedRule(string Id, string Source, string Measure, string Population, IReadOnlyList<string> Places, string Why)
{
    /// <summary>True when the rule speaks of a figure.</summary>
    public bool Speaks(Figure figure) =>
        (Id.Length == 0 || Id == figure.Id)
        && (Source.Length == 0 || Source == figure.Source)
        && (Measure.Length == 0 || Measure == figure.Measure)
        && (Population.Length == 0 || figure.Population.Contains(Population, StringComparison.Ordinal))
        && (Places.Count == 0 || Places.Contains(figure.Place, StringComparer.Ordinal));
}

/// <summary>How often nothing explains a figure, and how far such a figure lies off.</summary>
/// <param name="Probability">Probability before the figure is seen.</param>
/// <param name="Spread">Standard deviation on the scale of the figure.</param>
public sealed record OutlierRule(double Probability, double Spread);

/// <summary>A parameter that is fitted for some nations.</summary>
/// <param name="Parameter">Definition.</param>
/// <param name="Key">Second part of the key (place or status); empty for none.</param>
/// <param name="Nations">Nations.</param>
public sealed record FittedParameter(Parameter Parameter, string Key, IReadOnlyList<string> Nations);

/// <summary>What calibration fits, and how far a figure is believed (data/calibration.yaml).</summary>
public sealed class CalibrationPlan
{
    internal const string File = "calibration.yaml";

    /// <summary>Last month of the runs that figures are compared with.</summary>
    public Month Until { get; internal init; }

    /// <summary>Kinds of publishers by id.</summary>
    public IReadOnlyDictionary<string, PublisherClass> Classes { get; internal init; } = new Dictionary<string, PublisherClass>();

    /// <summary>Errors that are learnt, in the order of the file.</summary>
    public IReadOnlyList<ModelError> Errors { get; internal init; } = [];

    /// <summary>Standard deviation of a bias by closeness.</summary>
    public IReadOnlyDictionary<Closeness, double> Biases { get; internal init; } = new Dictionary<Closeness, double>();

    /// <summary>Rules by measure, in the order of the file.</summary>
    public IReadOnlyList<MeasureRule> Measures { get; internal init; } = [];

    /// <summary>Figures that nothing explains.</summary>
    public OutlierRule Outliers { get; internal init; } = new(0.05, 2);

    /// <summary>How many figures the spreads of errors and biases are worth where figures are pooled without a model: degrees of freedom of their common factor.</summary>
    public double PoolingFreedom { get; internal init; } = 4;

    /// <summary>Persons asked, by id of the publisher.</summary>
    public IReadOnlyDictionary<string, double> Samples { get; internal init; } = new Dictionary<string, double>();

    /// <summary>Figures that are not used.</summary>
    public IReadOnlyList<NotUsedRule> NotUsed { get; internal init; } = [];

    /// <summary>Parameters that are fitted.</summary>
    public IReadOnlyList<FittedParameter> Parameters { get; internal init; } = [];

    /// <summary>The first rule for a measure that holds for a publisher, or null.</summary>
    public MeasureRule? RuleOf(string measure, string publisher) =>
        Measures.FirstOrDefault(rule => rule.Measure == measure && (rule.Publishers.Count == 0 || rule.Publishers.Contains(publisher, StringComparer.Ordinal)));

    /// <summary>The index of the error of a figure, by measure, else by kind; -1 when there is none.</summary>
    public int ErrorOf(Figure figure)
    {
        for (int e = 0; e < Errors.Count; e++)
        {
            if (Errors[e].Measures.Contains(figure.Measure, StringComparer.Ordinal))
            {
                return e;
            }
        }

        for (int e = 0; e < Errors.Count; e++)
        {
            if (Errors[e].Kinds.Contains(figure.Kind))
            {
                return e;
            }
        }

        return -1;
    }

    /// <summary>What is fitted to a nation: parameters of the model in the order of the plan, then the errors.</summary>
    /// <param name="nation">Nation.</param>
    /// <param name="parameters">The parameters at the centre of their priors.</param>
    public IReadOnlyList<CalibratedParameter> FittedTo(string nation, ParameterSet parameters) =>
    [
        .. Parameters.Where(one => one.Nations.Contains(nation, StringComparer.Ordinal)).Select(one => Fitted(one, nation, parameters)),
        .. Errors.Select(error => new CalibratedParameter($"error.{error.Id} {nation}", string.Empty, string.Empty, "lognormal", error.Centre, error.Spread, 0, 100)),
    ];

    private static CalibratedParameter Fitted(FittedParameter fitted, string nation, ParameterSet parameters)
    {
        string key = fitted.Key.Length == 0 ? nation : $"{nation}.{fitted.Key}";
        Parameter parameter = fitted.Parameter;
        return new CalibratedParameter($"{parameter.Id} {key}", parameter.Id, key, parameter.Prior.Family, parameters[parameter.Id, key], parameter.Prior.Spread, parameter.Low, parameter.High);
    }
}
