using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model.Displaced;

namespace Corridor.Inference.Displaced;

/// <summary>What a figure says of a group in a place.</summary>
public enum DisplacedUse
{
    /// <summary>Persons there at the end of a month.</summary>
    Stock,

    /// <summary>Who came over some months.</summary>
    Arrivals,

    /// <summary>Of those who had stayed, the share that has gone back by the end of a month.</summary>
    ReturnedShare,

    /// <summary>Nothing that the model has; the note says why.</summary>
    None,
}

/// <summary>How a number bounds what it counts.</summary>
public enum FigureBound
{
    /// <summary>It is the number, with an error.</summary>
    Equal,

    /// <summary>It is at most as large as what the model counts.</summary>
    AtLeast,

    /// <summary>It is at least as large as what the model counts.</summary>
    AtMost,
}

/// <summary>Published figures tied to a quantity of a group in a place (data/displaced/figures.csv).</summary>
/// <param name="Pair">Group and place; an empty place where the figure belongs to none of them.</param>
/// <param name="Use">What it says.</param>
/// <param name="Parts">Figures that are added, or subtracted where the sign is -1.</param>
/// <param name="From">First month of a flow; null for stocks.</param>
/// <param name="At">Last month of a flow, month of a stock.</param>
/// <param name="Bound">How it bounds.</param>
/// <param name="Spread">Its own error, standard deviation of the logarithm (of the logit, for shares).</param>
/// <param name="Note">What to know of it; why it is not used.</param>
public sealed record DisplacedFigure(DisplacedPair Pair, DisplacedUse Use, IReadOnlyList<(Figure Figure, int Sign)> Parts, Month? From, Month At, FigureBound Bound, double Spread, string Note)
{
    private const double Least = 1e-9;

    /// <summary>Ids as the file writes them.</summary>
    public string Ids => string.Join(' ', Parts.Select(part => (part.Sign < 0 ? "-" : string.Empty) + part.Figure.Id));

    /// <summary>Lower end, persons or share.</summary>
    public double Low => Sum(part => part.Low ?? part.High) / Scale;

    /// <summary>Upper end.</summary>
    public double High => Sum(part => part.High ?? part.Low) / Scale;

    /// <summary>Middle: of an interval of counts the geometric mean.</summary>
    public double Value => Low < High ? Math.Sqrt(Low * High) : Low;

    private double Scale => Use == DisplacedUse.ReturnedShare ? 100 : 1;

    /// <summary>What the model says in its place: persons, or a share.</summary>
    /// <param name="flows">The months of the pair.</param>
    /// <param name="start">First of them.</param>
    public double ModelValue(WaveFlows flows, Month start)
    {
        int last = At - start;
        int first = Use == DisplacedUse.Arrivals && From is { } from ? from - start : 0;
        double Over(double[] values)
        {
            double sum = 0;
            for (int t = first; t <= last; t++)
            {
                sum += values[t];
            }

            return sum;
        }

        return Use switch
        {
            DisplacedUse.Stock => flows.Stock[last],
            DisplacedUse.Arrivals => Over(flows.Arrivals),
            _ => Over(flows.Returned) / Math.Max(Least, Over(flows.Arrivals) - Over(flows.Passed)),
        };
    }

    /// <summary>Log likelihood of a model's value, up to a constant of the figure.</summary>
    /// <param name="model">The model's value.</param>
    /// <param name="error">Error of the model, standard deviation of the logarithm.</param>
    public double LogLikelihood(double model, double error)
    {
        double spread = SpreadWith(error);
        double z = (OnScale(Value) - OnScale(Math.Max(model, Least))) / spread;
        return Bound switch
        {
            FigureBound.Equal => (-0.5 * z * z) - Math.Log(spread),
            FigureBound.AtLeast => Math.Log(Math.Max(double.Epsilon, MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z))),
            _ => Math.Log(Math.Max(double.Epsilon, MathNet.Numerics.Distributions.Normal.CDF(0, 1, z))),
        };
    }

    /// <summary>The whole error: that of the figure, the width of an interval as that of an even distribution, and that of the model.</summary>
    public double SpreadWith(double error)
    {
        double width = Low < High ? (OnScale(High) - OnScale(Low)) / Math.Sqrt(12) : 0;
        return Math.Sqrt((Spread * Spread) + (width * width) + (error * error));
    }

    /// <summary>The scale on which errors are normal: logarithm of counts, logit of shares.</summary>
    public double OnScale(double value) => Use == DisplacedUse.ReturnedShare ? Math.Log(value / Math.Max(Least, 1 - value)) : Math.Log(value);

    /// <summary>Back from that scale.</summary>
    public double FromScale(double value) => Use == DisplacedUse.ReturnedShare ? 1 / (1 + Math.Exp(-value)) : Math.Exp(value);

    private double Sum(Func<Figure, double?> end) => Parts.Sum(part => part.Sign * (end(part.Figure) ?? 0));
}
