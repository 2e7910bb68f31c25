using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>
/// How the people who leave divide among the ways to enter in one month: from home with the rationing of organised schemes and the turn of
/// the refused to other ways or to staying, and onward from a place. Both solvers send people by these shares.
/// </summary>
internal sealed class ChoiceShares
{
    private readonly StateSpace _states;
    private readonly IReadOnlyList<int> _homeStates;
    private readonly double[] _homeWeights;
    private readonly int _russia;

    /// <summary>Prepares the arrays.</summary>
    /// <param name="model">The nation.</param>
    /// <param name="homeStates">Home states that people depart from.</param>
    public ChoiceShares(NationModel model, IReadOnlyList<int> homeStates)
    {
        _states = model.States;
        _homeStates = homeStates;
        _russia = Enumerable.Range(0, _states.Destinations.Count).First(p => _states.Destinations[p] == "RUS");
        int ways = model.Choice.Alternatives.Count;
        _homeWeights = new double[homeStates.Count];
        Admitted = new double[ways];
        Unmet = new double[ways];
        FromHome = [.. homeStates.Select(_ => new double[ways])];
        Outside = new double[_states.Destinations.Count];
    }

    /// <summary>Share of the demand that each way admits.</summary>
    public double[] Admitted { get; }

    /// <summary>Persons refused, by way.</summary>
    public double[] Unmet { get; }

    /// <summary>By home state and way: share of those who want to leave who go; what is missing to 1 stays.</summary>
    public double[][] FromHome { get; }

    /// <summary>Sum of the weights of the uncapped ways outside each place: from there, a way is taken by weight / this.</summary>
    public double[] Outside { get; }

    /// <summary>Sets the shares of a month.</summary>
    /// <param name="choice">The month's weights and caps.</param>
    /// <param name="leaving">Persons who want to leave each home state.</param>
    public void Set(Choice choice, ReadOnlySpan<double> leaving)
    {
        for (int h = 0; h < _homeStates.Count; h++)
        {
            _homeWeights[h] = choice.WeightOutside(IsBarred(h) ? _russia : -1);
        }

        // Everybody's demand first: the caps are shared by all who leave home.
        for (int a = 0; a < Admitted.Length; a++)
        {
            double demand = 0;
            for (int h = 0; h < leaving.Length; h++)
            {
                demand += leaving[h] * Wish(choice, h, a);
            }

            Admitted[a] = choice.Admitted(a, demand);
            Unmet[a] = demand * (1 - Admitted[a]);
        }

        for (int h = 0; h < FromHome.Length; h++)
        {
            SetFrom(choice, h);
        }

        SetOutside(choice);
    }

    /// <summary>The refused turn to the uncapped ways and to staying.</summary>
    private void SetFrom(Choice choice, int h)
    {
        double refused = 0;
        double open = 1;
        for (int a = 0; a < Admitted.Length; a++)
        {
            refused += Wish(choice, h, a) * (1 - Admitted[a]);
            open += TakesRefused(choice, h, a) ? choice.Weights[a] : 0;
        }

        for (int a = 0; a < Admitted.Length; a++)
        {
            double spill = TakesRefused(choice, h, a) ? refused * choice.Weights[a] / open : 0;
            FromHome[h][a] = (Wish(choice, h, a) * Admitted[a]) + spill;
        }
    }

    private void SetOutside(Choice choice)
    {
        Array.Clear(Outside);
        double all = 0;
        for (int a = 0; a < choice.Weights.Length; a++)
        {
            if (!choice.Alternatives[a].Capped)
            {
                all += choice.Weights[a];
                Outside[choice.Alternatives[a].Place] -= choice.Weights[a];
            }
        }

        for (int p = 0; p < Outside.Length; p++)
        {
            Outside[p] += all;
        }
    }

    private bool IsBarred(int home) => _states.All[_homeStates[home]].Status == "barred";

    private bool TakesRefused(Choice choice, int home, int way) => !choice.Alternatives[way].Capped && IsOpenTo(choice, home, way);

    /// <summary>People under a Russian ban do not choose Russia.</summary>
    private bool IsOpenTo(Choice choice, int home, int way) => choice.Alternatives[way].Place != _russia || !IsBarred(home);

    /// <summary>Share of a way in the wishes of those who leave a home state.</summary>
    private double Wish(Choice choice, int home, int way) =>
        IsOpenTo(choice, home, way) && _homeWeights[home] > 0 ? choice.Weights[way] / _homeWeights[home] : 0;
}
