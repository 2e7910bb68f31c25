using System.Runtime.CompilerServices;
using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>
/// Writes lives down: what a move adds to a person's record. Money follows the stocks: whoever is in a state at the end of a month sends that
/// month's amount, so that the sum over persons is the series of remittances.
/// </summary>
internal sealed class Biography
{
    /// <summary>Place of those who have died.</summary>
    private const int Nowhere = -2;

    private readonly int[] _place;
    private readonly byte[] _code;
    private readonly double[][] _sent;
    private readonly int _never;

    /// <summary>Prepares for a nation and a number of months.</summary>
    public Biography(NationModel model, int months)
    {
        StateSpace states = model.States;
        int absorbing = Enum.GetValues<Absorbing>().Length;
        Months = months;
        States = states.Count;
        _place = [.. states.PlaceOf, .. Enumerable.Repeat(Nowhere, absorbing)];
        StatusWords = [.. states.All.Select(state => state.Status).Distinct(StringComparer.Ordinal)];
        if (StatusWords.Count > 31)
        {
            throw new InvalidOperationException("More than 31 statuses do not fit into a sequence.");
        }

        _code = [.. states.All.Select(state => (byte)(1 + IndexOf(StatusWords, state.Status))), .. new byte[absorbing]];
        _sent = [.. states.All.Select(state => CumulatedMoney(model, state.Index, months)), .. Enumerable.Repeat(new double[months + 1], absorbing)];
        _never = states.Home("never").Index;
    }

    /// <summary>Months of the run.</summary>
    public int Months { get; }

    /// <summary>Number of states that can be left.</summary>
    public int States { get; }

    /// <summary>Statuses; a code of a sequence less 1 is a position in this list.</summary>
    public IReadOnlyList<string> StatusWords { get; }

    /// <summary>True for a state abroad.</summary>
    public bool IsAbroad(int state) => _place[state] >= 0;

    /// <summary>Writes a move down.</summary>
    /// <param name="person">The record.</param>
    /// <param name="from">State left.</param>
    /// <param name="to">State entered.</param>
    /// <param name="t">Month of the move.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ref LifeRecord person, int from, int to, int t)
    {
        int now = t + 1;
        int left = _place[from];
        int reached = _place[to];
        if (left >= 0)
        {
            person.Remitted += (float)Sent(from, person.Entered, now);
            if (reached < 0)
            {
                person.Abroad += now - person.Departed;
            }
        }
        else if (reached >= 0)
        {
            if (person.Trips == 0)
            {
                person.First = now;
            }

            person.Trips = (byte)Math.Min(byte.MaxValue, person.Trips + 1);
            person.Departed = now;
        }

        if (reached > Nowhere && person.Trips > 0)
        {
            person.Append(_code[to]);
        }

        person.Entered = now;
        person.State = (byte)to;
    }

    /// <summary>Closes the book on a person who is alive at the end of the run: the open journey and what was sent since the last move.</summary>
    public void Close(ref LifeRecord person)
    {
        if (_place[person.State] >= 0)
        {
            person.Remitted += (float)Sent(person.State, person.Entered, Months + 1);
            person.Abroad += Months - person.Departed;
        }
    }

    /// <summary>Money that a person sends in a state between two moments, USD.</summary>
    public double Sent(int state, int entered, int left) => _sent[state][left - 1] - _sent[state][Math.Max(0, entered - 1)];

    /// <summary>True for spells that are counted: not life before the first departure, and begun within the run.</summary>
    public bool IsSpell(int from, int entered) => from != _never && entered > 0;

    private static double[] CumulatedMoney(NationModel model, int state, int months)
    {
        double[] sum = new double[months + 1];
        for (int t = 0; t < months; t++)
        {
            sum[t + 1] = sum[t] + model.Remittances.PerPerson(t, state);
        }

        return sum;
    }

    private static int IndexOf(IReadOnlyList<string> words, string word)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == word)
            {
                return i;
            }
        }

        return -1;
    }
}
