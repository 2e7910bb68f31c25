using Corridor.Data;
using Corridor.Inference.Displaced;
using Corridor.Model;
using Corridor.Model.Displaced;

namespace Corridor.Inference.Reconciling;

/// <summary>A question about displaced people, answered by the fitted waves of their group and place.</summary>
/// <param name="Question">The question.</param>
/// <param name="Pair">Group and place.</param>
/// <param name="OfArrivals">True where arrivals over the calendar year are asked, false for the stock at the end of the month.</param>
/// <param name="Quantity">What the draws of the waves say.</param>
/// <param name="Estimate">The same with the learnt error of the waves: the truth that is asked for.</param>
/// <param name="Error">Median of that error, standard deviation of the logarithm.</param>
/// <param name="Used">Figures that made the fit, each beside the waves.</param>
/// <param name="NotUsed">Figures that did not, with their reasons.</param>
public sealed record DisplacedReconciliation(ReconcileQuestion Question, DisplacedPair Pair, bool OfArrivals, Band Quantity, Band Estimate, double Error, IReadOnlyList<DisplacedComparison> Used, IReadOnlyList<DisplacedFigure> NotUsed)
{
    /// <summary>What the ends of the estimate contain.</summary>
    public const string Contains = "what is not known of arrivals and half-lives, and the learnt error of the waves; no bias of a publisher and no error of counting";

    private const int Replicates = 20;

    /// <summary>The answer, or null where no group answers the question, or nothing has been fitted.</summary>
    /// <param name="people">Groups and waves.</param>
    /// <param name="figures">Their figures.</param>
    /// <param name="question">The question.</param>
    public static DisplacedReconciliation? Of(DisplacedPeople people, DisplacedFigures figures, ReconcileQuestion question)
    {
        DisplacedGroup? group = people.Groups.FirstOrDefault(one => one.Origin == question.Nation && one.Places.Contains(question.Place, StringComparer.Ordinal) && one.Answers(question.Measure.Id));
        Month at = new(question.At.Year, question.At.Month);
        if (group is null || !people.Fitted.HasDraws || at < Scenario.Start || at > Scenario.Latest)
        {
            return null;
        }

        DisplacedPair pair = new(group.Id, question.Place);
        bool arrivals = group.ArrivalMeasures.Contains(question.Measure.Id, StringComparer.Ordinal);
        double[] values = [.. Enumerable.Range(1, FittedWaves.Draws).Select(draw => ValueOf(people, pair, draw, at, arrivals))];
        double[] errors = [.. Enumerable.Range(1, FittedWaves.Draws).Select(draw => people.Fitted.ErrorOf(pair, draw))];
        double[] scatter = [.. Enumerable.Range(0, Replicates).Select(k => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (k + 0.5) / Replicates))];
        return new DisplacedReconciliation(
            question,
            pair,
            arrivals,
            Band.Of(values),
            Band.Of([.. values.SelectMany((value, draw) => scatter.Select(z => value * Math.Exp(errors[draw] * z)))]),
            Band.Of(errors).P50,
            [.. DisplacedComparison.Of(people, figures).Where(one => one.Figure.Pair == pair)],
            [.. figures.All.Where(figure => figure.Use == DisplacedUse.None && figure.Pair.Group == group.Id && (figure.Pair.Place == question.Place || figure.Pair.Place.Length == 0))]);
    }

    private static double ValueOf(DisplacedPeople people, DisplacedPair pair, int draw, Month at, bool arrivals)
    {
        Month last = arrivals ? new Month(at.Year, 12) : at;
        WaveFlows flows = people.Flows(pair, draw, Scenario.Start, last - Scenario.Start + 1);
        return arrivals ? flows.Arrivals[^12..].Sum() : flows.Stock[^1];
    }
}
