using Corridor.Data;

namespace Corridor.Model.Displaced;

/// <summary>Monthly numbers of a group in a place, persons; the stock at the end of the month, flows over it.</summary>
/// <param name="months">Number of months.</param>
public sealed class WaveFlows(int months)
{
    /// <summary>Persons there at the end of the month.</summary>
    public double[] Stock { get; } = new double[months];

    /// <summary>Who came.</summary>
    public double[] Arrivals { get; } = new double[months];

    /// <summary>Who moved on in the month of arrival.</summary>
    public double[] Passed { get; } = new double[months];

    /// <summary>Who moved on to a third country later.</summary>
    public double[] Onward { get; } = new double[months];

    /// <summary>Who went back.</summary>
    public double[] Returned { get; } = new double[months];

    /// <summary>Who stays and is no longer counted.</summary>
    public double[] Settled { get; } = new double[months];

    /// <summary>
    /// Adds a wave. With a = arrivals less those who pass, q = ln 2 / half-life for each way out and Q their sum,
    ///   S(t) = S(t-1) exp(-Q) + a exp(-Q / 2),
    /// since who comes in a month is exposed for half of it; the rest has left by the ways out in the proportion q / Q (competing risks, as in the core).
    /// </summary>
    /// <param name="wave">The wave.</param>
    /// <param name="numbers">Its numbers in the order of <see cref="Wave.Numbers"/>.</param>
    /// <param name="start">First month.</param>
    /// <param name="edits">What a scenario changes.</param>
    public void Add(Wave wave, ReadOnlySpan<double> numbers, Month start, DisplacedEdits edits)
    {
        double passing = Of(wave, numbers, Wave.Passing, 0);
        double onward = Rate(Of(wave, numbers, Wave.Onward, double.PositiveInfinity));
        double back = Rate(Of(wave, numbers, Wave.Return, double.PositiveInfinity));
        double settled = Rate(Of(wave, numbers, Wave.Settled, double.PositiveInfinity));
        double[] arrivals = ArrivalsOf(wave, numbers, start, Stock.Length, edits);
        (double[]? onwardTimes, double[]? returnTimes, double[]? settledTimes) = (edits.Times(wave.Pair, Wave.Onward, start, Stock.Length), edits.Times(wave.Pair, Wave.Return, start, Stock.Length), edits.Times(wave.Pair, Wave.Settled, start, Stock.Length));
        bool steady = onwardTimes is null && returnTimes is null && settledTimes is null;
        (double whole, double half) = (Math.Exp(-(onward + back + settled)), Math.Exp(-(onward + back + settled) / 2));
        double there = 0;
        for (int t = 0; t < arrivals.Length; t++)
        {
            (double on, double home, double end) = (onward / At(onwardTimes, t), back / At(returnTimes, t), settled / At(settledTimes, t));
            double all = on + home + end;
            (double kept, double keptNew) = steady ? (whole, half) : (Math.Exp(-all), Math.Exp(-all / 2));
            double passed = passing * arrivals[t];
            double stayed = arrivals[t] - passed;
            double next = (there * kept) + (stayed * keptNew);
            double left = there + stayed - next;
            Arrivals[t] += arrivals[t];
            Passed[t] += passed;
            Stock[t] += next;
            if (all > 0)
            {
                Onward[t] += left * (on / all);
                Returned[t] += left * (home / all);
                Settled[t] += left * (end / all);
            }

            there = next;
        }
    }

    private static double[] ArrivalsOf(Wave wave, ReadOnlySpan<double> numbers, Month start, int months, DisplacedEdits edits)
    {
        double[] arrivals = new double[months];
        for (int k = 0; k < wave.Pulses.Count; k++)
        {
            Spread(arrivals, wave.Pulses[k].From - start, wave.Pulses[k].Months, wave.Pulses[k].Persons * numbers[k]);
        }

        foreach (AddedArrivals added in edits.Arrivals(wave))
        {
            Spread(arrivals, added.From - start, added.Months, added.Persons);
        }

        return arrivals;
    }

    private static void Spread(double[] arrivals, int first, int months, double persons)
    {
        for (int t = Math.Max(0, first); t < Math.Min(arrivals.Length, first + months); t++)
        {
            arrivals[t] += persons / months;
        }
    }

    private static double Of(Wave wave, ReadOnlySpan<double> numbers, string parameter, double otherwise)
    {
        for (int i = 0; i < wave.Beliefs.Count; i++)
        {
            if (wave.Beliefs[i].Parameter == parameter)
            {
                return numbers[wave.Pulses.Count + i];
            }
        }

        return otherwise;
    }

    private static double At(double[]? times, int t) => times is null ? 1 : times[t];

    private static double Rate(double halfLife) => Math.Log(2) / halfLife;
}
