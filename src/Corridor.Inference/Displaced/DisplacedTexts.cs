using System.Globalization;
using System.Text;
using Corridor.Model.Displaced;

namespace Corridor.Inference.Displaced;

/// <summary>What a fit writes: the table that runs read, and a page on how well it fits.</summary>
public static class DisplacedTexts
{
    /// <summary>The table of <see cref="FittedWaves.File"/>.</summary>
    public static string Table(IEnumerable<FittedPair> pairs)
    {
        StringBuilder text = new();
        text.AppendJoin(',', FittedWaves.Columns).Append('\n');
        foreach (FittedPair pair in pairs)
        {
            foreach (FittedNumber number in pair.Numbers)
            {
                text.AppendJoin(',', pair.Pair.Group, pair.Pair.Place, number.Wave, number.Number, Value(number.Central));
                foreach (double draw in number.Draws)
                {
                    text.Append(',').Append(Value(draw));
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The page: fits, numbers before and after, figures beside the model, figures that are not used.</summary>
    public static string Page(string command, IReadOnlyList<FittedPair> pairs, IReadOnlyList<DisplacedComparison> beside, DisplacedFigures figures)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# Displaced people: what the figures say\n\nMade by `{command}`. Method and limits: docs/displaced.md. fitted.csv has the value at the maximum of the posterior and {FittedWaves.Draws} draws of each number; a run reads it.\n\n");
        int counted = beside.Count(one => one.Figure.Bound == FigureBound.Equal);
        text.Append(CultureInfo.InvariantCulture, $"{beside.Count(one => one.Inside && one.Figure.Bound == FigureBound.Equal)} of {counted} counts lie within their band of 80 %, and {beside.Count(one => one.Inside && one.Figure.Bound != FigureBound.Equal)} of {beside.Count - counted} bounds are respected. The same figures made the fit: this is a check of its form, not a forecast.\n\n");
        text.Append("| group | place | figures used | numbers | largest R-hat | smallest effective size |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (FittedPair pair in pairs)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {pair.Pair.Group} | {pair.Pair.Place} | {(pair.Figures == 0 ? "none: judgement alone" : pair.Figures.ToString(CultureInfo.InvariantCulture))} | {pair.Numbers.Count} | {pair.RHat:F3} | {pair.Ess:F0} |\n");
        }

        text.Append("\n## Numbers\n\nPasses: share that moves on in the month of arrival. Half-lives in months. Arrivals: factors of the pulses of pulses.csv. Median, and between which eight draws in ten lie.\n\n| group | place | wave | number | before | after |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach ((FittedPair pair, FittedNumber number) in pairs.SelectMany(pair => pair.Numbers.Select(number => (pair, number))))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {pair.Pair.Group} | {pair.Pair.Place} | {number.Wave} | {number.Number} | {Band(number.Before)} | {Band(number.After)} |\n");
        }

        text.Append("\n## Figures beside the model\n\n| group | place | figures | quantity | month | figure | model | band of 80 % | |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (DisplacedComparison one in beside)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {one.Figure.Pair.Group} | {one.Figure.Pair.Place} | {one.Figure.Ids} | {Quantity(one.Figure)} | {one.Figure.At} | {Said(one.Figure)} | {Number(one.Figure, one.Central)} | {Number(one.Figure, one.P10)} to {Number(one.Figure, one.P90)} | {(one.Inside ? string.Empty : "outside")} |\n");
        }

        text.Append("\n## Figures that are not used\n\n| group | place | figures | why |\n| --- | --- | --- | --- |\n");
        foreach (DisplacedFigure figure in figures.All.Where(figure => figure.Use == DisplacedUse.None))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Pair.Group} | {figure.Pair.Place} | {figure.Ids} | {figure.Note} |\n");
        }

        return text.ToString();
    }

    /// <summary>What a figure counts, in a few words.</summary>
    public static string Quantity(DisplacedFigure figure) => figure.Use switch
    {
        DisplacedUse.Stock => "there",
        DisplacedUse.Arrivals => $"arrivals from {figure.From}",
        _ => "share returned",
    };

    /// <summary>The figure with its bound.</summary>
    public static string Said(DisplacedFigure figure) => figure.Bound switch
    {
        FigureBound.AtLeast => $"at least {Number(figure, figure.Low)}",
        FigureBound.AtMost => $"at most {Number(figure, figure.High)}",
        _ => figure.Low < figure.High ? $"{Number(figure, figure.Low)} to {Number(figure, figure.High)}" : Number(figure, figure.Low),
    };

    /// <summary>Persons to three digits, or percent.</summary>
    public static string Number(DisplacedFigure figure, double value) =>
        figure.Use == DisplacedUse.ReturnedShare ? (100 * value).ToString("0.#", CultureInfo.InvariantCulture) + " %" : Rounded(value).ToString("#,0", CultureInfo.InvariantCulture);

    private static double Rounded(double value)
    {
        double unit = value >= 1000 ? Math.Pow(10, Math.Floor(Math.Log10(value)) - 2) : 1;
        return Math.Round(value / unit) * unit;
    }

    private static string Band(double[] quantiles) => string.Create(CultureInfo.InvariantCulture, $"{quantiles[1]:G3} ({quantiles[0]:G3} to {quantiles[2]:G3})");

    private static string Value(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
