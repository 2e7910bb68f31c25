using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Simulation;
using Corridor.Simulation.Displaced;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>`corridor runs show`: a run's headline, or one of its monthly series.</summary>
internal sealed class ShowRunVerb
{
    // Values of these are shares: a sum of two of them means nothing.
    private static readonly string[] Shares = ["unemployment"];

    private static readonly string[] Parts = ["nation", "place", "status", "to-place", "to-status", "group"];

    private readonly Argument<string> _run = Inputs.Word("RUN", "Scenario id (its newest run) or at least four digits of a digest");
    private readonly Option<string?> _series = Inputs.Text("--series", "NAME", "stock, arrivals, departures, flow:PROCESS, remittances_recorded, remittances_true, unemployment, displaced and others; without it: the headline");
    private readonly Option<string?>[] _filters;
    private readonly Option<string?> _by = Inputs.Text("--by", "PART", $"Divide by {string.Join(", ", Parts)}; otherwise everything that matches is added up");
    private readonly Option<Month?> _from = Inputs.Month("--from", "First month to show");
    private readonly Option<Month?> _to = Inputs.Month("--to", "Last month to show");
    private readonly Option<bool> _noDiscrepancy = EnsembleRuns.DiscrepancyOption();
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private ShowRunVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
        _filters =
        [
            Inputs.Text("--nation", "CODE", "Citizenship, such as TJK"),
            Inputs.Text("--place", "CODE", "Where the persons are (a flow: where it begins); the nation's own code is home"),
            Inputs.Text("--status", "NAME", "Legal status, such as patent (a flow: in which it begins)"),
            Inputs.Text("--to-place", "CODE", "Where a flow ends"),
            Inputs.Text("--to-status", "NAME", "Status in which a flow ends"),
            Inputs.Text("--group", "ID", "Group of displaced people, such as relocants (series displaced and displaced:FLOW)"),
        ];
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        ShowRunVerb show = new(screen, json);
        return new Verb(
            "show",
            "Show a run's headline, or one of its monthly series, with the band of its members where it has any. Stocks are at the end of the month, flows over the month.",
            [
                "corridor runs show base",
                "corridor runs show base --series stock --nation TJK --place RUS --by status --from 2022-01 --to 2023-12",
                "corridor runs show base --series displaced --group relocants --place KGZ --from 2022-01",
                "corridor runs show base --series remittances_recorded --nation UZB --json",
            ],
            show.Work)
            .With([show._run, show._series, .. show._filters, show._by, show._from, show._to, show._noDiscrepancy, show._store]);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        using RunStore store = RunStore.OpenExisting(StoreOption.Path(parsed, _store));
        RunRecord run = store.Find(parsed.GetValue(_run)!);
        bool json = parsed.GetValue(_json);
        if (parsed.GetValue(_series) is { } series)
        {
            ShowSeries(parsed, store, run, series, json);
        }
        else if (_filters.Append(_by).FirstOrDefault(option => parsed.GetValue(option) is not null) is { } lonely)
        {
            throw Wrong("missing_word", $"{lonely.Name} without --series", "add --series stock, or another series");
        }
        else if (json)
        {
            Json.Write(_screen, Headline(parsed, store, run));
        }
        else
        {
            if (StoredEnsemble.Of(store, run) is { } ensemble)
            {
                HeadlineTable.Write(run.Headline, ensemble.Bands(WithDiscrepancy(parsed)), _screen);
                _screen.Error.WriteLine(Label(parsed, ensemble));
            }
            else
            {
                HeadlineTable.Write(run.Headline, _screen);
            }

            _screen.Error.WriteLine($"{run.Inputs.Scenario} {run.Short}, {run.Inputs.FirstMonth} to {run.Inputs.Until}");
        }

        return ExitCode.Done;
    }

    private bool WithDiscrepancy(ParseResult parsed) => !parsed.GetValue(_noDiscrepancy);

    private string Label(ParseResult parsed, StoredEnsemble ensemble) =>
        $"middle of {Numbers.Text(ensemble.Count)} members, eight in ten lie between; bands {ensemble.About.Contents(WithDiscrepancy(parsed))}";

    private JsonObject Headline(ParseResult parsed, RunStore store, RunRecord run)
    {
        if (StoredEnsemble.Of(store, run) is not { } ensemble)
        {
            JsonObject plain = RunsVerb.Summary(run, run.Inputs.Members);
            plain["headline"] = JsonSerializer.SerializeToNode(run.Headline, Json.Indented);
            return plain;
        }

        Bands bands = ensemble.Bands(WithDiscrepancy(parsed));
        EnsembleContents contents = ensemble.About.Contents(WithDiscrepancy(parsed));
        JsonObject document = RunsVerb.Summary(run, ensemble.Count);
        document["ensemble"] = ensemble.About.Ensemble;
        document["contains"] = JsonSerializer.SerializeToNode(contents.Parts, Json.Indented);
        document["label"] = contents.ToString();
        document["headline"] = new JsonArray([.. run.Headline.Select(row => EnsemblePrint.Row(row, bands))]);
        return document;
    }

    /// <summary>The members' band of what is shown, by month; null where they do not keep it.</summary>
    private (StoredEnsemble Ensemble, IReadOnlyList<Band> Bands)? BandOf(ParseResult parsed, RunStore store, RunRecord run, SeriesFilter filter)
    {
        bool kept = parsed.GetValue(_by) is null && filter is { Series: not null, Nation: not null, Status: null, ToPlace: null, ToStatus: null }
            && NationSummary.Series.Contains(new KeptSeries(filter.Series, filter.Place ?? string.Empty));
        return kept && StoredEnsemble.Of(store, run) is { } ensemble && ensemble.Bands(WithDiscrepancy(parsed)).Of(filter.Nation!, filter.Series!, filter.Place ?? string.Empty) is { } bands
            ? (ensemble, bands)
            : null;
    }

    private void ShowSeries(ParseResult parsed, RunStore store, RunRecord run, string series, bool json)
    {
        string? by = parsed.GetValue(_by);
        if (by is not null && !Parts.Contains(by, StringComparer.Ordinal))
        {
            throw Wrong("bad_value", $"a run can't be divided by '{by}'", NearestWord.Hint(by, Parts));
        }

        SeriesFilter filter = Filter(parsed, store, run, series);
        SeriesTable table = store.LoadSeries(run, filter);
        Dictionary<string, double[]> groups = [];
        foreach (SeriesKey key in table.Keys)
        {
            string group = by is null ? string.Empty : Part(key, by);
            double[] values = table.Find(key)!;
            if (!groups.TryGetValue(group, out double[]? sum))
            {
                groups.Add(group, [.. values]);
                continue;
            }

            if (Shares.Contains(series, StringComparer.Ordinal))
            {
                throw Wrong("bad_value", $"{series} is a share and can't be added up", "name one with --nation, or divide with --by nation");
            }

            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += values[i];
            }
        }

        Month[] months = Months(parsed, run);
        string[] names = [.. groups.Keys.Order(StringComparer.Ordinal)];
        (StoredEnsemble Ensemble, IReadOnlyList<Band> Bands)? members = BandOf(parsed, store, run, filter);
        if (json && members is { } band)
        {
            EnsembleContents contents = band.Ensemble.About.Contents(WithDiscrepancy(parsed));
            Json.Write(_screen, new
            {
                Run = run.Short,
                run.Inputs.Scenario,
                Members = band.Ensemble.Count,
                Contains = contents.Parts,
                Label = contents.ToString(),
                Series = months.Select(month => Row(month, groups[names[0]][table.IndexOf(month)], band.Bands[table.IndexOf(month)])),
            });
            return;
        }

        if (json)
        {
            Json.Write(_screen, new
            {
                Run = run.Short,
                run.Inputs.Scenario,
                Series = names.SelectMany(name => months.Select(month => Row(month, by, name, groups[name][table.IndexOf(month)]))),
            });
            return;
        }

        Print(table, groups, names, months, by is null ? series : null, members?.Bands);
        if (members is { } shown)
        {
            _screen.Error.WriteLine(Label(parsed, shown.Ensemble));
        }
    }

    private void Print(SeriesTable table, Dictionary<string, double[]> groups, string[] names, Month[] months, string? only, IReadOnlyList<Band>? bands)
    {
        TextTable text = new([new("month", Right: false, Key: true), .. names.Select(name => new TableColumn(only ?? (name.Length == 0 ? "(none)" : name))), .. bands is null ? [] : (TableColumn[])[new("p10"), new("p50"), new("p90")]]);
        foreach (Month month in months)
        {
            text.Add([month.ToString(), .. names.Select(name => Numbers.Sized(groups[name][table.IndexOf(month)])), .. bands is null ? [] : Texts(bands[table.IndexOf(month)])]);
        }

        text.Write(_screen);
    }

    /// <summary>The filter, after every word of it was found among those that the run has.</summary>
    private SeriesFilter Filter(ParseResult parsed, RunStore store, RunRecord run, string series)
    {
        SeriesFilter filter = new();
        string?[] given = [series, .. _filters.Select(parsed.GetValue)];
        string[] names = ["--series", .. _filters.Select(option => option.Name)];
        for (int i = 0; i < given.Length; i++)
        {
            if (given[i] is not { } word)
            {
                continue;
            }

            bool displaced = given[0]!.StartsWith(DisplacedSeries.Stock, StringComparison.Ordinal);
            if (names[i] == (displaced ? "--nation" : "--group"))
            {
                throw Wrong("bad_value", $"{given[0]} is not divided by {names[i][2..]}", displaced ? "displaced people are of groups: write --group" : "only displaced people are of groups: --series displaced");
            }

            string part = names[i] == "--group" ? "nation" : names[i][2..].Replace('-', '_');
            IReadOnlyList<string> known = [.. store.Words(run, part, filter).Where(w => w.Length > 0)];
            if (!known.Contains(word, StringComparer.Ordinal))
            {
                throw known.Count == 0
                    ? Wrong("bad_value", $"{series} is not divided by {names[i][2..]}", $"leave out {names[i]}")
                    : Wrong("bad_value", $"{(i == 0 ? "the run has no series" : $"the run's {series} knows no {names[i][2..]}")} '{word}'", NearestWord.Hint(word, [.. known]));
            }

            filter = part switch
            {
                "series" => filter with { Series = word },
                "nation" => filter with { Nation = word },
                "place" => filter with { Place = word },
                "status" => filter with { Status = word },
                "to_place" => filter with { ToPlace = word },
                _ => filter with { ToStatus = word },
            };
        }

        return filter;
    }

    private Month[] Months(ParseResult parsed, RunRecord run)
    {
        Month first = parsed.GetValue(_from) ?? run.Inputs.FirstMonth;
        Month last = parsed.GetValue(_to) ?? run.Inputs.Until;
        if (first < run.Inputs.FirstMonth || last > run.Inputs.Until || first > last)
        {
            throw Wrong("bad_value", $"the run does not cover {first} to {last}", $"choose months from {run.Inputs.FirstMonth} to {run.Inputs.Until}");
        }

        return [.. Enumerable.Range(0, last - first + 1).Select(first.Plus)];
    }

    private static string[] Texts(Band band) => [Numbers.Sized(band.P10), Numbers.Sized(band.P50), Numbers.Sized(band.P90)];

    private static object Row(Month month, double value, Band band) => new { Month = month.ToString(), Value = value, band.P10, band.P50, band.P90 };

    private static Dictionary<string, object> Row(Month month, string? by, string group, double value)
    {
        Dictionary<string, object> row = new() { ["month"] = month.ToString() };
        if (by is not null)
        {
            row[by.Replace('-', '_')] = group;
        }

        row["value"] = value;
        return row;
    }

    private static string Part(SeriesKey key, string by) => by switch
    {
        "nation" or "group" => key.Nation,
        "place" => key.Place,
        "status" => key.Status,
        "to-place" => key.ToPlace,
        _ => key.ToStatus,
    };

    private static BadCommandLineException Wrong(string code, string what, string hint) => new(code, what, "corridor runs show", hint);
}
