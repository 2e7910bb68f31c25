using Corridor.Data;
using Corridor.Inference.Calibration;

namespace Corridor.Publishing;

/// <summary>What the report of a fit shows.</summary>
public sealed record FitReportInput
{
    /// <summary>"en" or "ru".</summary>
    public required string Language { get; init; }

    /// <summary>Program and version.</summary>
    public required string Program { get; init; }

    /// <summary>Draws of each nation that were run.</summary>
    public required int Draws { get; init; }

    /// <summary>Figures of the evidence base and the population estimates, used or not.</summary>
    public required int FiguresInAll { get; init; }

    /// <summary>The fit of all nations.</summary>
    public required PosteriorFit Fit { get; init; }

    /// <summary>Series of all nations, each figure of the fit in one of them.</summary>
    public required IReadOnlyList<SeriesFit> Series { get; init; }

    /// <summary>Prior and posterior of each fitted number; empty without a table of diagnostics.</summary>
    public required IReadOnlyList<ParameterDiagnostic> Parameters { get; init; }

    /// <summary>Names of nations and places by code.</summary>
    public required IReadOnlyDictionary<string, Label> Places { get; init; }

    /// <summary>Names of measures by id.</summary>
    public required IReadOnlyDictionary<string, Label> Measures { get; init; }

    /// <summary>Names of parameters by the id before the key, and of errors as "error.stock".</summary>
    public required IReadOnlyDictionary<string, Label> ParameterNames { get; init; }

    /// <summary>The name of a nation or place.</summary>
    internal string Place(string code) => Places.TryGetValue(code, out Label? label) ? label.In(Language) : code;

    /// <summary>The name of a measure.</summary>
    internal string Measure(string id) => Measures.TryGetValue(id, out Label? label) ? label.In(Language) : id;

    /// <summary>The name of a fitted number: that of the parameter with its key.</summary>
    internal string Parameter(CalibratedParameter parameter)
    {
        string id = parameter.Name.Split(' ')[0];
        string key = parameter.Key.Contains('.', StringComparison.Ordinal) ? $" ({parameter.Key[(parameter.Key.IndexOf('.', StringComparison.Ordinal) + 1)..]})" : string.Empty;
        return ParameterNames.TryGetValue(id, out Label? label) ? label.In(Language) + key : parameter.Name;
    }

    /// <summary>Nations that have figures, in ordinal order.</summary>
    internal IReadOnlyList<string> Nations => [.. Fit.Figures.Select(one => one.Figure.Nation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
