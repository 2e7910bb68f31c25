using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model.Parameters;

namespace Corridor.Inference.Calibration;

/// <summary>Reads data/calibration.yaml.</summary>
public static class CalibrationPlanReader
{
    private static readonly string[] ScaleWords = ["log", "logit", "linear", "offset"];
    private static readonly string[] ClosenessWordList = [.. Enum.GetValues<Closeness>().Select(one => one.Word())];

    /// <summary>The plan; every fault is collected, and the plan is usable only when there is none.</summary>
    public static CalibrationPlan Load(DataFolder folder, ParameterSet parameters, IReadOnlyCollection<string> nations, IReadOnlyCollection<string> measures, Faults faults)
    {
        if (YamlMap.Read(folder, CalibrationPlan.File, faults) is not { } root)
        {
            return new CalibrationPlan();
        }

        root.Only(faults, "until", "publisher_classes", "errors", "biases", "measures", "outliers", "pooling", "samples", "not_used", "parameters");
        return new CalibrationPlan
        {
            Until = root.Month("until", faults) ?? default,
            Classes = root.Maps("publisher_classes", faults).Select(entry => Class(entry, faults)).DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal),
            Errors = [.. root.Maps("errors", faults).Select(entry => Error(entry, measures, faults))],
            Biases = Biases(root, faults),
            Measures = [.. root.Maps("measures", faults).Select(entry => Rule(entry, measures, faults))],
            Outliers = Outliers(root, faults),
            PoolingFreedom = Pooling(root, faults),
            Samples = root.Maps("samples", faults).Select(entry => Sample(entry, faults)).DistinctBy(one => one.Publisher).ToDictionary(one => one.Publisher, one => one.Persons, StringComparer.Ordinal),
            NotUsed = [.. root.Maps("not_used", faults).Select(entry => Not(entry, measures, faults))],
            Parameters = [.. root.Maps("parameters", faults).Select(entry => Fitted(entry, parameters, nations, faults)).OfType<FittedParameter>()],
        };
    }

    private static PublisherClass Class(YamlMap entry, Faults faults)
    {
        entry.Only(faults, "id", "label", "error", "why");
        entry.Text("why", faults);
        return new PublisherClass(entry.Text("id", faults), entry.Label("label", faults), entry.Number("error", faults, 1e-6, 10));
    }

    private static ModelError Error(YamlMap entry, IReadOnlyCollection<string> measures, Faults faults)
    {
        entry.Only(faults, "id", "label", "centre", "spread", "kinds", "measures", "why");
        entry.Text("why", faults);
        List<FigureKind> kinds = [];
        foreach (string word in entry.Has("kinds") ? entry.Texts("kinds", faults) : [])
        {
            if (FigureKinds.Parse(word) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                entry.Fault(faults, "kinds", $"unknown kind '{word}'", NearestWord.Hint(word, FigureKinds.Words.ToArray()));
            }
        }

        IReadOnlyList<string> listed = entry.Has("measures") ? entry.Texts("measures", faults) : [];
        foreach (string word in listed.Where(word => !measures.Contains(word, StringComparer.Ordinal)))
        {
            entry.Fault(faults, "measures", $"unknown measure '{word}'", NearestWord.Hint(word, [.. measures]));
        }

        return new ModelError(entry.Text("id", faults), entry.Label("label", faults), entry.Number("centre", faults, 1e-6, 10), entry.Number("spread", faults, 1e-3, 10), kinds, listed);
    }

    private static Dictionary<Closeness, double> Biases(YamlMap root, Faults faults)
    {
        Dictionary<Closeness, double> spreads = [];
        foreach (YamlMap entry in root.Maps("biases", faults))
        {
            entry.Only(faults, "closeness", "spread", "why");
            entry.Text("why", faults);
            double spread = entry.Number("spread", faults, 1e-6, 10);
            if (entry.OneOf("closeness", ClosenessWordList, faults, "closeness") is { } word)
            {
                spreads[(Closeness)Array.IndexOf(ClosenessWordList, word)] = spread;
            }
        }

        foreach (Closeness missing in Enum.GetValues<Closeness>().Where(one => !spreads.ContainsKey(one)))
        {
            root.Fault(faults, "biases", $"closeness '{missing.Word()}' has no bias", "add {closeness: ..., spread: ..., why: ...}");
        }

        return spreads;
    }

    private static MeasureRule Rule(YamlMap entry, IReadOnlyCollection<string> measures, Faults faults)
    {
        entry.Only(faults, "measure", "publishers", "scale", "spread", "error", "why");
        entry.Text("why", faults);
        string? word = entry.Has("scale") ? entry.OneOf("scale", ScaleWords, faults, "scale") : null;
        return new MeasureRule(
            entry.OneOf("measure", measures, faults, "measure") ?? string.Empty,
            entry.Has("publishers") ? entry.Texts("publishers", faults) : [],
            word is null ? null : (FigureScale)Array.IndexOf(ScaleWords, word),
            entry.Has("spread") ? entry.Number("spread", faults, 1e-6, 100) : null,
            entry.Has("error") ? entry.Number("error", faults, 1e-6, 10) : null);
    }

    private static OutlierRule Outliers(YamlMap root, Faults faults)
    {
        if (root.Map("outliers", faults) is not { } entry)
        {
            root.Fault(faults, "outliers", "key 'outliers' is missing", "add outliers: {probability: 0.05, spread: 2, why: ...}");
            return new OutlierRule(0.05, 2);
        }

        entry.Only(faults, "probability", "spread", "why");
        entry.Text("why", faults);
        return new OutlierRule(entry.Number("probability", faults, 0, 0.5), entry.Number("spread", faults, 1e-3, 100));
    }

    private static double Pooling(YamlMap root, Faults faults)
    {
        if (root.Map("pooling", faults) is not { } entry)
        {
            root.Fault(faults, "pooling", "key 'pooling' is missing", "add pooling: {freedom: 4, why: ...}");
            return 4;
        }

        entry.Only(faults, "freedom", "why");
        entry.Text("why", faults);
        return entry.Number("freedom", faults, 0.1, 1e6);
    }

    private static (string Publisher, double Persons) Sample(YamlMap entry, Faults faults)
    {
        entry.Only(faults, "publisher", "persons", "why");
        entry.Text("why", faults);
        return (entry.Text("publisher", faults), entry.Number("persons", faults, 1, 1e9));
    }

    private static NotUsedRule Not(YamlMap entry, IReadOnlyCollection<string> measures, Faults faults)
    {
        entry.Only(faults, "id", "source", "measure", "population", "places", "why");
        string measure = entry.Has("measure") ? entry.OneOf("measure", measures, faults, "measure") ?? string.Empty : string.Empty;
        NotUsedRule rule = new(
            entry.OptionalText("id"),
            entry.OptionalText("source"),
            measure,
            entry.OptionalText("population"),
            entry.Has("places") ? [.. entry.Texts("places", faults).Select(word => word == "all" ? string.Empty : word)] : [],
            entry.Text("why", faults));
        if (rule.Id.Length + rule.Source.Length + rule.Measure.Length == 0)
        {
            entry.Fault(faults, "id", "the entry names no figure", "add id, source or measure");
        }

        return rule;
    }

    private static FittedParameter? Fitted(YamlMap entry, ParameterSet parameters, IReadOnlyCollection<string> nations, Faults faults)
    {
        entry.Only(faults, "parameter", "key", "nations", "note");
        string id = entry.OneOf("parameter", [.. parameters.All.Select(one => one.Id)], faults, "parameter") ?? string.Empty;
        IReadOnlyList<string> named = entry.Texts("nations", faults);
        foreach (string unknown in named.Where(word => !nations.Contains(word, StringComparer.Ordinal)))
        {
            entry.Fault(faults, "nations", $"unknown nation '{unknown}'", NearestWord.Hint(unknown, [.. nations]));
        }

        if (parameters.Find(id) is not { } parameter)
        {
            return null;
        }

        if (parameter.Prior.Family == "fixed")
        {
            entry.Fault(faults, "parameter", $"parameter '{id}' is fixed", "give it a prior in its file, or take it off the list");
            return null;
        }

        return new FittedParameter(parameter, entry.OptionalText("key"), named);
    }
}
