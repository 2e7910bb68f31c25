namespace Corridor.Model;

/// <summary>One way to enter a place: a place and the status of entry.</summary>
/// <param name="Place">Index of the destination.</param>
/// <param name="State">Index of the state entered.</param>
/// <param name="Capped">True for organised schemes, whose inflow a yearly number of places limits.</param>
public sealed record Alternative(int Place, int State, bool Capped);

/// <summary>
/// The choice among places in one month: weights of the alternatives relative to staying, whose weight is 1
/// (multinomial logit, McFadden 1974), and the rationing of organised schemes.
/// </summary>
public sealed class Choice(IReadOnlyList<Alternative> alternatives)
{
    /// <summary>Ways to enter.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; } = alternatives;

    /// <summary>Weight exp(U) x openness x share of entry, by alternative; 0 where closed.</summary>
    public double[] Weights { get; } = new double[alternatives.Count];

    /// <summary>Persons a month that an alternative admits; infinity where no cap applies.</summary>
    public double[] Caps { get; } = new double[alternatives.Count];

    /// <summary>Sum of the weights over the alternatives outside a place (-1: over all).</summary>
    public double WeightOutside(int place)
    {
        double sum = 0;
        for (int a = 0; a < Weights.Length; a++)
        {
            if (Alternatives[a].Place != place)
            {
                sum += Weights[a];
            }
        }

        return sum;
    }

    /// <summary>
    /// Share of the demand for a way that is admitted: 1 without a cap, else cap / demand where the demand is larger.
    /// Whom an organised scheme refuses turns to the uncapped ways and to staying in proportion to their weights.
    /// </summary>
    /// <param name="way">Index of the alternative.</param>
    /// <param name="demand">Persons who want it this month.</param>
    public double Admitted(int way, double demand) => demand > Caps[way] ? Caps[way] / demand : 1;
}
