using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Experiments.Ensembles;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>`corridor ensemble chances`: in how many futures an indicator lies below or above a threshold.</summary>
internal sealed class ChancesVerb
{
    private const string Name = "corridor ensemble chances";

    private readonly Argument<string> _run = Inputs.Word("RUN", "Scenario's id (its newest run with members) or digits of a digest");
    private readonly Option<string?> _below = Inputs.Text("--below", "INDICATOR=X", "Count futures below X: a number of the headline, such as remittances_gdp_percent=25, or unemployment_percent");
    private readonly Option<string?> _above = Inputs.Text("--above", "INDICATOR=X", "Count futures above X");
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "Only this nation [default: all]");
    private readonly Option<long?> _year = Inputs.Whole("--year", "Only this year [default: all]", 2010, 2060);
    private readonly Option<string?> _ensemble = Inputs.Text("--ensemble", "DIGEST", "First digits of the ensemble [default: the one with the most members]");
    private readonly Option<bool> _noDiscrepancy = EnsembleRuns.DiscrepancyOption();
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private ChancesVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        ChancesVerb verb = new(screen, json);
        return new Verb(
            "chances",
            "In how many futures an indicator lies below or above a threshold.",
            [$"{Name} base --below remittances_gdp_percent=25 --nation TJK --year 2030", $"{Name} base --above citizens_in_russia=1500000 --nation UZB --json"],
            verb.Work)
            .With(verb._run, verb._below, verb._above, verb._nation, verb._year, verb._ensemble, verb._noDiscrepancy, verb._store);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        (MemberIndicator indicator, double threshold, bool below) = Threshold(parsed);
        using RunStore store = RunStore.OpenExisting(StoreOption.Path(parsed, _store));
        StoredEnsemble ensemble = StoredEnsemble.Find(store, parsed.GetValue(_run)!, parsed.GetValue(_ensemble), Name);
        bool discrepancy = !parsed.GetValue(_noDiscrepancy);
        Bands bands = ensemble.Bands(discrepancy);
        EnsembleContents contents = ensemble.About.Contents(discrepancy);
        string[] nations = Nations(parsed, contents);
        int[] years = Years(parsed, bands);
        (string Nation, int Year, Chance Chance)[] rows =
            [.. from nation in nations from year in years select (nation, year, Chance.Of([.. bands.Nation(nation).Select(one => indicator.Of(one, year)).OfType<double>()], threshold, below))];
        string side = below ? "below" : "above";
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new
            {
                Run = ensemble.Run.Short,
                ensemble.Run.Inputs.Scenario,
                Indicator = indicator.Id,
                Side = side,
                Threshold = threshold,
                Members = ensemble.Count,
                Contains = contents.Parts,
                Label = contents.ToString(),
                Chances = rows.Select(row => new { row.Nation, row.Year, row.Chance.Futures, Share = row.Chance.Share, StandardError = row.Chance.StandardError, Text = row.Chance.ToString() }),
            });
            return ExitCode.Done;
        }

        foreach ((string nation, int year, Chance chance) in rows)
        {
            _screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nation} {year}: {indicator.Id} {side} {threshold} {chance} ({chance.Futures} of {chance.Members}; standard error {100 * chance.StandardError:0.0} points)"));
        }

        _screen.Out.WriteLine($"bands {contents}");
        return ExitCode.Done;
    }

    private (MemberIndicator Indicator, double Threshold, bool Below) Threshold(ParseResult parsed)
    {
        string? below = parsed.GetValue(_below);
        string? above = parsed.GetValue(_above);
        if (below is null == above is null)
        {
            throw Wrong("missing_word", below is null ? "no threshold" : "two thresholds", "give one of --below and --above, such as --below remittances_gdp_percent=25");
        }

        string[] parts = (below ?? above)!.Split('=');
        MemberIndicator indicator = MemberIndicator.Find(parts[0])
            ?? throw Wrong("bad_value", $"there is no indicator '{parts[0]}'", NearestWord.Hint(parts[0], [.. MemberIndicator.All.Select(one => one.Id)]));
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double threshold) && double.IsFinite(threshold)
            ? (indicator, threshold, below is not null)
            : throw Wrong("bad_value", $"'{below ?? above}' names no threshold", $"write {indicator.Id}=25");
    }

    private string[] Nations(ParseResult parsed, EnsembleContents contents) => parsed.GetValue(_nation) switch
    {
        null => [.. contents.Nations],
        string nation when contents.Nations.Contains(nation, StringComparer.Ordinal) => [nation],
        string other => throw Wrong("bad_value", $"the run knows no nation '{other}'", NearestWord.Hint(other, [.. contents.Nations])),
    };

    private int[] Years(ParseResult parsed, Bands bands)
    {
        int[] all = [.. bands.Members[0].Nations[0].Years.Select(row => row.Year)];
        if (parsed.GetValue(_year) is not { } year)
        {
            return all;
        }

        return all.Contains((int)year) ? [(int)year] : throw Wrong("bad_value", string.Create(CultureInfo.InvariantCulture, $"the run does not cover the year {year} whole"), all.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"choose a year from {all[0]} to {all[^1]}") : "compute a longer run");
    }

    private static BadCommandLineException Wrong(string code, string what, string hint) => new(code, what, Name, hint);
}
