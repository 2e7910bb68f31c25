using System.CommandLine;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor ipf`: iterative proportional fitting in two and three dimensions.</summary>
internal sealed class FittingVerb
{
    private const string Mend = "totals must agree with each other and with the known cells, and each needs a seed above 0 to go to";

    private readonly Argument<string> _input = Inputs.Word("FILE", "The seed: row,column,seed or row,column,layer,seed with a row for every cell (origin and destination will do for row and column). - reads standard input");
    private readonly Option<string?> _rows = Inputs.Text("--rows", "FILE", "row,total");
    private readonly Option<string?> _columns = Inputs.Text("--columns", "FILE", "column,total");
    private readonly Option<string?> _layers = Inputs.Text("--layers", "FILE", "layer,total (three dimensions)");
    private readonly Option<string?> _rowColumn = Inputs.Text("--row-column", "FILE", "row,column,total over layers (three dimensions)");
    private readonly Option<string?> _rowLayer = Inputs.Text("--row-layer", "FILE", "row,layer,total over columns (three dimensions)");
    private readonly Option<string?> _columnLayer = Inputs.Text("--column-layer", "FILE", "column,layer,total over rows (three dimensions)");
    private readonly Option<string?> _known = Inputs.Text("--known", "FILE", "row,column,value or row,column,layer,value: cells that are fixed");
    private readonly Option<double?> _tolerance = Inputs.Number("--tolerance", "SHARE", "Totals are met to this share of the largest [default: as far as the arithmetic goes]", double.Epsilon, 1);
    private readonly Option<string?> _output = Answer.Output(several: false);
    private readonly Screen _screen;

    private FittingVerb(Screen screen) => _screen = screen;

    public static Verb Of(Screen screen, Option<bool> json)
    {
        FittingVerb verb = new(screen);
        return new Verb(
            "ipf",
            "Fit a table to its totals: row,column,value or row,column,layer,value.",
            ["corridor ipf seed.csv --rows rows.csv --columns columns.csv", "corridor ipf cube.csv --row-column od.csv --layers ages.csv --known known.csv -o fitted.csv"],
            (parsed, _) => verb.Work(parsed).Deliver(screen, parsed.GetValue(json), parsed.GetValue(verb._output), file: true))
            .With(verb._input, verb._rows, verb._columns, verb._layers, verb._rowColumn, verb._rowLayer, verb._columnLayer, verb._known, verb._tolerance, verb._output);
    }

    private Answer Work(ParseResult parsed)
    {
        string path = parsed.GetValue(_input)!;
        CellTable seed = CellTable.Seed(path, _screen);
        FittingOptions options = parsed.GetValue(_tolerance) is { } tolerance ? FittingOptions.Default with { Tolerance = tolerance } : FittingOptions.Default;
        double[]? rows = One(parsed, seed, _rows, 0), columns = One(parsed, seed, _columns, 1), layers = One(parsed, seed, _layers, 2);
        double?[,,]? known = parsed.GetValue(_known) is { } fixedCells ? seed.Known(fixedCells, _screen) : null;
        if (!seed.HasLayers)
        {
            foreach (Option<string?> option in new[] { _layers, _rowColumn, _rowLayer, _columnLayer }.Where(option => parsed.GetValue(option) is not null))
            {
                throw new BadCommandLineException("bad_value", $"{option.Name} needs a seed with layers", "corridor ipf", "add a column layer to the seed, or leave the option out");
            }

            if (rows is null || columns is null)
            {
                throw new BadCommandLineException("missing_word", $"{(rows is null ? "--rows" : "--columns")} is missing", "corridor ipf", "a table is fitted to the totals of its rows and columns");
            }

            FittedTable flat = RefusedInputException.Telling(UserFile.NameOf(path), Mend, () => ProportionalFitting.Fit(
                CellTable.Flat(seed.Values, value => value), rows, columns, known is null ? null : CellTable.Flat(known, value => value), seed.Names[0], seed.Names[1], options));
            ResultTable two = new("fitted", "row", "column", "value");
            seed.Each((i, j, _) => two.Add(seed.Names[0][i], seed.Names[1][j], flat.Values[i, j]));
            return new Answer(two).Say("total", flat.Values.Cast<double>().Sum()).Say(flat.Convergence);
        }

        CubeTotals totals = new()
        {
            Row = rows,
            Column = columns,
            Layer = layers,
            RowColumn = Two(parsed, seed, _rowColumn, 0, 1),
            RowLayer = Two(parsed, seed, _rowLayer, 0, 2),
            ColumnLayer = Two(parsed, seed, _columnLayer, 1, 2),
        };
        FittedCube cube = RefusedInputException.Telling(UserFile.NameOf(path), Mend, () => ProportionalFitting.Fit(seed.Values, totals, known, options));
        ResultTable three = new("fitted", "row", "column", "layer", "value");
        seed.Each((i, j, k) => three.Add(seed.Names[0][i], seed.Names[1][j], seed.Names[2][k], cube.Values[i, j, k]));
        return new Answer(three).Say("total", cube.Values.Cast<double>().Sum()).Say(cube.Convergence);
    }

    private double[]? One(ParseResult parsed, CellTable seed, Option<string?> option, int dimension) =>
        parsed.GetValue(option) is not { } path ? null
        : dimension == 2 && !seed.HasLayers ? []
        : [.. seed.Totals(path, _screen, dimension, null).Cast<double>()];

    private double[,]? Two(ParseResult parsed, CellTable seed, Option<string?> option, int first, int second) =>
        parsed.GetValue(option) is { } path ? seed.Totals(path, _screen, first, second) : null;
}
