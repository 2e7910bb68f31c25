using System.CommandLine;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor flows`: flows between places, from stocks at two dates or from net totals.</summary>
internal sealed class FlowsVerb
{
    private const string Mend = "mend the stocks or the births and deaths; --balance-natives moves natives to close a gap, an open method lets people come and leave";

    private static readonly Dictionary<string, StockFlowMethod> Methods = new(StringComparer.Ordinal)
    {
        ["closed"] = StockFlowMethod.Closed,
        ["open"] = StockFlowMethod.Open,
        ["open-dr"] = StockFlowMethod.OpenDemographicResearch,
        ["independence"] = StockFlowMethod.Independence,
        ["pseudo-bayes"] = StockFlowMethod.PseudoBayes,
    };

    private readonly Argument<string?> _input = new("FILE")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Stocks: birthplace,residence,start,end with a row for every pair, natives included; - reads standard input",
    };

    private readonly Option<string?> _method = Inputs.Choice(
        "--method",
        "closed, open, open-dr (open by the rule of 2013), independence, pseudo-bayes; difference (growth of stocks), drop-negative (growth alone), rates (Rogers and von Rabenau), share (of --moves, as the stocks at the start) [default: closed]",
        [.. Methods.Keys, "difference", "drop-negative", "rates", "share"]);

    private readonly Option<string?> _vital = Inputs.Text("--vital", "FILE", "place,births,deaths of the period [default: none]");
    private readonly Option<string?> _seed = Inputs.Text("--seed", "FILE", "origin,destination,seed: the larger, the likelier the way; a column birthplace gives each birthplace its own. With --net, the expected flows");
    private readonly Option<string?> _distance = Inputs.Text("--distance", "FILE", "origin,destination,distance: the seed is 1 / distance");
    private readonly Option<string?> _net = Inputs.Text("--net", "FILE", "place,net: arrivals less departures; flows are --seed times factors that meet them");
    private readonly Option<double?> _weight = Inputs.Number("--stayer-weight", "W", "Weight of closed accounting in pseudo-bayes; the rest goes to independence [default: 0.87]", 0, 1);
    private readonly Option<double?> _moves = Inputs.Number("--moves", "M", "All moves of the period, for the method share", 0, double.PositiveInfinity);
    private readonly Option<bool> _balance = Inputs.Switch("--balance-natives", "Change natives at both dates in proportion so that growth equals births less deaths");
    private readonly Option<bool> _cube = Inputs.Switch("--cube", "Write birthplace,origin,destination,flow; a row with origin = destination counts those who stayed");
    private readonly Option<string?> _output = Answer.Output(several: false);
    private readonly Screen _screen;
    private readonly Option<bool> _json;

    private FlowsVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        FlowsVerb flows = new(screen, json);
        return new Verb(
            "flows",
            "Flows between places: origin,destination,flow, a row for every pair of different places.",
            [
                "corridor flows stocks.csv --method closed --vital vital.csv",
                "corridor flows stocks.csv --method pseudo-bayes --distance distances.csv --cube -o cube.csv",
                "corridor flows --net net.csv --seed expected.csv --json",
            ],
            (parsed, _) => flows.Work(parsed).Deliver(screen, parsed.GetValue(json), parsed.GetValue(flows._output), file: true))
            .With(flows._input, flows._method, flows._vital, flows._seed, flows._distance, flows._net, flows._weight, flows._moves, flows._balance, flows._cube, flows._output);
    }

    private Answer Work(ParseResult parsed)
    {
        bool net = parsed.GetValue(_net) is not null;
        if (net == (parsed.GetValue(_input) is not null))
        {
            throw Unusable(net ? "stocks and --net are given at once" : "nothing is given to estimate from", "give a file of stocks, or --net with --seed");
        }

        return net ? FromNet(parsed) : FromStocks(parsed);
    }

    private Answer FromNet(ParseResult parsed)
    {
        Refuse(parsed, "has no use with --net", _method, _vital, _distance, _weight, _moves, _balance, _cube);
        string seed = parsed.GetValue(_seed) ?? throw Unusable("--seed is missing", "give the expected flows: --seed flows.csv");
        FlowMatrix expected = FlowTable.Read(seed, _screen, "seed");
        string file = parsed.GetValue(_net)!;
        double[] net = PairTable.ByPlace(file, _screen, expected.Places, double.NegativeInfinity, "net")[0];
        NetTotalEstimate estimate = RefusedInputException.Telling(UserFile.NameOf(file), "net totals must sum to 0, and the seed must have a way in for gains and out for losses", () => NetTotalFlows.Estimate(expected, net));
        ResultTable factors = new("factors", "place", "net", "factor");
        for (int i = 0; i < net.Length; i++)
        {
            factors.Add(expected.Places[i], net[i], estimate.Factors[i]);
        }

        return new Answer(FlowTable.Of(estimate.Flows)).WithJson("factors", factors.ToJson()).Say("total", estimate.Flows.Total).Say(estimate.Convergence);
    }

    private Answer FromStocks(ParseResult parsed)
    {
        string path = parsed.GetValue(_input)!, file = UserFile.NameOf(path);
        MigrantStocks stocks = StockTable.Read(path, parsed.GetValue(_vital), _screen);
        if (parsed.GetValue(_balance))
        {
            stocks = RefusedInputException.Telling(file, Mend, stocks.WithNativesBalanced);
        }

        string method = parsed.GetValue(_method) ?? "closed";
        if (Methods.TryGetValue(method, out StockFlowMethod accounting))
        {
            Refuse(parsed, $"has no use with --method {method}", accounting == StockFlowMethod.PseudoBayes ? [_moves] : [_weight, _moves]);
            return Accounted(parsed, file, stocks, accounting);
        }

        Refuse(parsed, $"has no use with --method {method}", method == "share" ? [_weight, _seed, _distance, _cube] : [_weight, _moves, _seed, _distance, _cube]);
        return RefusedInputException.Telling(file, "see corridor flows --help", () => method switch
        {
            "rates" => Rates(stocks),
            "share" => Simple(StockRates.Dennett(stocks, parsed.GetValue(_moves) ?? throw Unusable("--moves is missing", "give all moves of the period"))),
            _ => Simple(StockDifferencing.Estimate(stocks, method == "difference" ? DecreaseRule.Return : DecreaseRule.Zero)),
        });
    }

    private Answer Accounted(ParseResult parsed, string file, MigrantStocks stocks, StockFlowMethod method)
    {
        bool stayersSeeded = method is StockFlowMethod.Independence or StockFlowMethod.PseudoBayes;
        StockFlowOptions options = Seeded(parsed, stocks.Places, stayersSeeded);
        options = parsed.GetValue(_weight) is { } weight ? options with { StayerWeight = weight } : options;
        StockFlowEstimate estimate = RefusedInputException.Telling(file, Mend, () => StockFlows.Estimate(stocks, method, options));
        Answer answer = new Answer(parsed.GetValue(_cube) ? Cube(estimate) : FlowTable.Of(estimate.Flows))
            .Say("method", parsed.GetValue(_method) ?? "closed")
            .Say("places", stocks.Places.Count)
            .Say("total", estimate.Flows.Total)
            .Say("births", stocks.Births.Sum())
            .Say("deaths", stocks.Deaths.Sum());
        if (method is StockFlowMethod.Open or StockFlowMethod.OpenDemographicResearch)
        {
            answer.Say("to_outside", estimate.ToOutside.Cast<double>().Sum()).Say("from_outside", estimate.FromOutside.Cast<double>().Sum());
        }

        return answer.Say(estimate.Convergence);
    }

    private StockFlowOptions Seeded(ParseResult parsed, IReadOnlyList<string> places, bool diagonal)
    {
        string? seed = parsed.GetValue(_seed), distance = parsed.GetValue(_distance);
        if (seed is not null && distance is not null)
        {
            throw Unusable("--seed and --distance are given at once", "give one of them");
        }

        if (seed is not null)
        {
            return StockTable.Seed(seed, _screen, places, diagonal);
        }

        if (distance is null)
        {
            return new StockFlowOptions();
        }

        double[,] ways = PairTable.Read(distance, _screen, "distance", places, double.Epsilon, diagonal);
        for (int i = 0; i < places.Count; i++)
        {
            for (int j = 0; j < places.Count; j++)
            {
                ways[i, j] = ways[i, j] > 0 ? 1 / ways[i, j]
                    : i != j || !diagonal ? 0
                    : throw new BadInputException(UserFile.NameOf(distance), null, null, $"the distance of {places[i]} to itself is 0", "this method also seeds stayers: give an inner distance above 0, or use --seed");
            }
        }

        return new StockFlowOptions { Seed = ways };
    }

    private static ResultTable Cube(StockFlowEstimate estimate)
    {
        ResultTable rows = new("flows", "birthplace", "origin", "destination", "flow");
        IReadOnlyList<string> places = estimate.Flows.Places;
        for (int b = 0; b < places.Count; b++)
        {
            double[,] flows = estimate.OfBirthplace(b);
            for (int i = 0; i < places.Count; i++)
            {
                for (int j = 0; j < places.Count; j++)
                {
                    rows.Add(places[b], places[i], places[j], flows[i, j]);
                }
            }
        }

        return rows;
    }

    private static Answer Rates(MigrantStocks stocks)
    {
        double[,] flows = StockRates.RogersVonRabenau(stocks);
        ResultTable rows = FlowTable.Empty();
        double least = 0;
        for (int i = 0; i < stocks.Places.Count; i++)
        {
            for (int j = 0; j < stocks.Places.Count; j++)
            {
                least = Math.Min(least, flows[i, j]);
                if (i != j)
                {
                    rows.Add(stocks.Places[i], stocks.Places[j], flows[i, j]);
                }
            }
        }

        Answer answer = new Answer(rows).Say("total", flows.Cast<double>().Sum());
        return least < 0 ? answer.Warn($"this method can give negative flows; the least here is {least.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}") : answer;
    }

    private static Answer Simple(FlowMatrix flows) => new Answer(FlowTable.Of(flows)).Say("total", flows.Total);

    /// <summary>An option that would be ignored is an error.</summary>
    private static void Refuse(ParseResult parsed, string why, params Option[] options)
    {
        if (Array.Find(options, option => parsed.GetResult(option) is { Implicit: false }) is { } option)
        {
            throw Unusable($"{option.Name} {why}", "leave it out");
        }
    }

    private static BadCommandLineException Unusable(string what, string hint) => new("bad_value", what, "corridor flows", hint);
}
