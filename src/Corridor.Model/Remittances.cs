using Corridor.Model.Parameters;

namespace Corridor.Model;

/// <summary>
/// Money sent home: persons x employment(place, status) x wage x share sent(status) x channel, summed over the statuses of a place.
/// Recorded remittances are the part that passes recorded channels; the nation's other recorded transfers are kept apart.
/// </summary>
public sealed class Remittances
{
    private const double Million = 1e6;
    private static readonly int[] OtherYears = [2022, 2023, 2024];
    private readonly NationInputs _inputs;
    private readonly StateSpace _states;
    private readonly double[] _sentPerWage;
    private readonly double[] _other;

    /// <summary>Resolves the parameters money.employment, money.share_sent, money.share_of_status and money.other.YEAR for a nation.</summary>
    public Remittances(StateSpace states, NationInputs inputs, ParameterSet parameters)
    {
        _states = states;
        _inputs = inputs;
        double share = parameters["money.share_sent", states.Nation];
        _other = [.. OtherYears.Select(year => parameters[$"money.other.{year}", states.Nation])];
        _sentPerWage =
        [
            .. states.All.Select(state => states.PlaceOf[state.Index] < 0
                ? 0
                : share * parameters["money.employment", state.Status] * parameters["money.share_of_status", state.Status]),
        ];
    }

    /// <summary>Recorded transfers of a month that are no migrants' remittances, USD million: the driver x its scale in the year.</summary>
    public double Other(int month) =>
        _other[Math.Clamp(_inputs.Start.Plus(month).Year, OtherYears[0], OtherYears[^1]) - OtherYears[0]] * _inputs.OtherTransfers[month];

    /// <summary>True and recorded remittances of a month by destination, USD million.</summary>
    /// <param name="month">Index of the month.</param>
    /// <param name="persons">Persons by state.</param>
    /// <param name="sent">Set to the true amounts.</param>
    /// <param name="recorded">Set to the recorded amounts.</param>
    public void Of(int month, ReadOnlySpan<double> persons, Span<double> sent, Span<double> recorded)
    {
        sent.Clear();
        for (int s = 0; s < persons.Length; s++)
        {
            int place = _states.PlaceOf[s];
            if (place >= 0)
            {
                sent[place] += persons[s] * _sentPerWage[s];
            }
        }

        for (int p = 0; p < sent.Length; p++)
        {
            sent[p] *= _inputs.Wage[p][month] * _inputs.Channel[p][month] / Million;
            recorded[p] = sent[p] * _inputs.RecordedShare[p][month];
        }
    }

    /// <summary>True remittances of one person of a state in a month, USD; 0 at home.</summary>
    /// <param name="month">Index of the month.</param>
    /// <param name="state">Index of the state.</param>
    public double PerPerson(int month, int state) => _states.PlaceOf[state] is >= 0 and int place
        ? _sentPerWage[state] * _inputs.Wage[place][month] * _inputs.Channel[place][month]
        : 0;
}
