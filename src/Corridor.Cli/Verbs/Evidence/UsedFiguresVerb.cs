using System.CommandLine;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference;
using Corridor.Inference.Calibration;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>`corridor evidence used`: the observation model's table: each figure with how calibration uses it, or why not.</summary>
internal sealed class UsedFiguresVerb
{
    private const string Name = "corridor evidence used";

    private readonly FigureFilters _filters = new();
    private readonly Option<bool> _all = Inputs.Switch("--all", "Also list the figures that are not used, with the reason");
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private UsedFiguresVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        UsedFiguresVerb used = new(screen, json);
        return new Verb(
            "used",
            "List the figures that calibration uses: the model's quantity, the publisher and its class, the spread of its bias; with --all also those that are not used, and why.",
            [$"{Name} --nation TJK", $"{Name} --measure citizenship_grants --all", $"{Name} --all --json"],
            used.Work)
            .With([.. used._filters.Options, used._all, used._data]);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        ModelData read = new();
        ModelSystem system = read.System(folder);
        EvidenceBase evidence = read.Evidence(folder);
        CalibrationData data = CalibrationData.Load(folder, system, evidence, Environment.ProcessorCount, cancellation);
        HashSet<string> chosen = [.. _filters.Choose(parsed, evidence).Select(figure => figure.Id)];
        bool whole = chosen.Count == evidence.Figures.Count;
        FigureEntry[] table = [.. data.Table.Where(use => whole || chosen.Contains(use.Figure.Id))];
        FigureEntry[] listed = [.. table.Where(use => use.Weight > 0 || parsed.GetValue(_all))];
        Summary summary = Summary.Of(table);
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { summary.Figures, summary.Used, summary.Measures, summary.Publishers, summary.Nations, Rows = listed.Select(use => Row(use, data)) });
            return ExitCode.Done;
        }

        Print(listed, data);
        _screen.Error.WriteLine($"{Numbers.Text(summary.Used)} of {Numbers.Text(summary.Figures)} figures used: {summary.Measures} measures, {summary.Publishers} publishers, nations {string.Join(", ", summary.Nations)}");
        return ExitCode.Done;
    }

    private static object Row(FigureEntry use, CalibrationData data) => new
    {
        use.Figure.Id,
        use.Figure.Measure,
        use.Figure.Nation,
        use.Figure.Place,
        Period = use.Figure.PeriodText,
        ValueLow = use.Figure.Low,
        ValueHigh = use.Figure.High,
        use.Figure.Unit,
        Publisher = use.Publisher.Id,
        PublisherClass = use.Publisher.Class,
        use.Weight,
        Operator = use.Observed?.Operator.Quantity,
        Closeness = use.Observed?.Operator.Closeness.Word(),
        ModelValue = use.Observed?.Read(data.Reference),
        Scale = use.Observed?.Scale.ToString().ToLowerInvariant(),
        ModelError = use.Observed is { } observed ? data.Plan.Errors[observed.Error].Id : null,
        CountingError = use.Observed?.Counting,
        use.Observed?.BiasSpread,
        Group = use.Observed?.Group,
        Reason = use.Observed is null ? use.Why : null,
    };

    private void Print(FigureEntry[] listed, CalibrationData data)
    {
        TextTable table = new(
        [
            new("id", Right: false, Key: true),
            new("nation", Right: false),
            new("place", Right: false),
            new("period", Right: false),
            new("value"),
            new("model"),
            new("measure", Right: false),
            new("publisher", Right: false),
            new("class", Right: false),
            new("weight"),
            new("quantity or reason", Right: false),
        ]);
        foreach (FigureEntry use in listed)
        {
            table.Add(
                use.Figure.Id,
                use.Figure.Nation,
                use.Figure.Place,
                use.Figure.PeriodText,
                FigureRow.Value(use.Figure),
                use.Observed is { } observed ? Numbers.Text(observed.Read(data.Reference), 0) : string.Empty,
                use.Figure.Measure,
                use.Publisher.Id,
                use.Publisher.Class,
                Numbers.Text(use.Weight),
                use.Observed?.Operator.Quantity ?? use.Why);
        }

        table.Write(_screen);
    }

    /// <summary>Counts of a table.</summary>
    private sealed record Summary(int Figures, int Used, int Measures, int Publishers, IReadOnlyList<string> Nations)
    {
        public static Summary Of(IReadOnlyCollection<FigureEntry> table)
        {
            ObservedFigure[] used = [.. table.Select(use => use.Observed).OfType<ObservedFigure>()];
            return new Summary(
                table.Count,
                used.Length,
                used.Select(figure => figure.Figure.Measure).Distinct(StringComparer.Ordinal).Count(),
                used.Select(figure => figure.Publisher.Id).Distinct(StringComparer.Ordinal).Count(),
                [.. used.Select(figure => figure.Nation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        }
    }
}
