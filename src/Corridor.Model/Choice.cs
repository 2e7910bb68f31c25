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
    /// Divides those who want to leave among the alternatives, given the caps. What a full scheme can't take spills over to the other
    /// alternatives and to staying in proportion to their weights, until nothing is over its cap.
    /// </summary>
    /// <param name="demand">Persons who want to leave for each alternative this month.</param>
    /// <param name="admitted">Set to the persons admitted by alternative.</param>
    /// <returns>Persons who stay because no place was left.</returns>
    public double Ration(ReadOnlySpan<double> demand, Span<double> admitted)
    {
        demand.CopyTo(admitted);
        double staying = 0;
        Span<bool> full = stackalloc bool[demand.Length];
        full.Clear();
        for (int round = 0; round < demand.Length; round++)
        {
            double excess = 0;
            for (int a = 0; a < demand.Length; a++)
            {
                if (admitted[a] > Caps[a])
                {
                    excess += admitted[a] - Caps[a];
                    admitted[a] = Caps[a];
                    full[a] = true;
                }
            }

            if (excess <= 0)
            {
                break;
            }

            double open = 1;
            for (int a = 0; a < demand.Length; a++)
            {
                open += full[a] ? 0 : Weights[a];
            }

            for (int a = 0; a < demand.Length; a++)
            {
                admitted[a] += full[a] ? 0 : excess * Weights[a] / open;
            }

            staying += excess / open;
        }

        return staying;
    }
}
