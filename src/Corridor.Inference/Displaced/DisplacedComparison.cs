using Corridor.Model;
using Corridor.Model.Displaced;
using Corridor.Statistics;

namespace Corridor.Inference.Displaced;

/// <summary>A figure beside the waves.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Central">The model's central value.</param>
/// <param name="P10">Lower end of the band in which eight such figures in ten would lie: draws, error of the model, error of the figure.</param>
/// <param name="P90">Upper end.</param>
/// <param name="Inside">Whether the figure lies in the band; a bound, whether more than one draw in ten respects it.</param>
public sealed record DisplacedComparison(DisplacedFigure Figure, double Central, double P10, double P90, bool Inside)
{
    private const int Replicates = 20;

    /// <summary>Compares all figures that are used.</summary>
    public static IReadOnlyList<DisplacedComparison> Of(DisplacedPeople people, DisplacedFigures figures) =>
        [.. people.Pairs.SelectMany(pair => Of(people, pair, figures.Of(pair)))];

    private static IEnumerable<DisplacedComparison> Of(DisplacedPeople people, DisplacedPair pair, IReadOnlyList<DisplacedFigure> figures)
    {
        if (figures.Count == 0)
        {
            return [];
        }

        int months = figures.Max(figure => figure.At) - Scenario.Start + 1;
        WaveFlows central = people.Flows(pair, 0, Scenario.Start, months);
        WaveFlows[] draws = people.Fitted.HasDraws ? [.. Enumerable.Range(1, FittedWaves.Draws).Select(draw => people.Flows(pair, draw, Scenario.Start, months))] : [central];
        return figures.Select(figure => One(figure, central, draws, draw => people.Fitted.ErrorOf(pair, people.Fitted.HasDraws ? draw + 1 : 0)));
    }

    private static DisplacedComparison One(DisplacedFigure figure, WaveFlows central, WaveFlows[] draws, Func<int, double> error)
    {
        double[] values = [.. draws.Select(draw => figure.ModelValue(draw, Scenario.Start))];
        List<double> seen = [];
        for (int draw = 0; draw < values.Length; draw++)
        {
            double spread = figure.SpreadWith(error(draw));
            for (int k = 0; k < Replicates; k++)
            {
                double z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (k + 0.5) / Replicates);
                seen.Add(figure.FromScale(figure.OnScale(Math.Max(values[draw], 1e-9)) + (spread * z)));
            }
        }

        double[] band = Quantiles.Of(seen, [0.1, 0.9]);
        bool inside = figure.Bound switch
        {
            FigureBound.AtLeast => figure.Value <= band[1],
            FigureBound.AtMost => figure.Value >= band[0],
            _ => figure.Value >= band[0] && figure.Value <= band[1],
        };
        return new DisplacedComparison(figure, figure.ModelValue(central, Scenario.Start), band[0], band[1], inside);
    }
}
