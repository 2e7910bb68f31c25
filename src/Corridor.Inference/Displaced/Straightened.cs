using Corridor.Model.Displaced;

namespace Corridor.Inference.Displaced;

/// <summary>
/// The numbers of a pair, on the unconstrained scale, in directions along which its posterior is straight; both maps have the Jacobian 1.
/// Stocks tell how many stayed, and hardly how many came and passed: the logarithm of each pulse goes over to that of who stayed of it.
/// Stocks tell how fast people leave by all ways out together, and hardly by which: with u the logarithms of the half-lives, v0 = ln(sum of exp(-u)) and
/// the differences vi = ui - uk to the last of them; v0 falls with ui by the weights exp(-ui) / sum of exp(-u), which add up to 1.
/// </summary>
internal sealed class Straightened
{
    private readonly (int[] Pulses, int? Passing, int[] Ways)[] _waves;

    private Straightened((int[] Pulses, int? Passing, int[] Ways)[] waves) => _waves = waves;

    /// <summary>Finds the places of the numbers of each wave.</summary>
    public static Straightened Of(IReadOnlyList<Wave> waves)
    {
        List<(int[] Pulses, int? Passing, int[] Ways)> places = [];
        int first = 0;
        foreach (Wave wave in waves)
        {
            IReadOnlyList<string> numbers = wave.Numbers;
            int[] beliefs = [.. Enumerable.Range(wave.Pulses.Count, wave.Beliefs.Count)];
            int[] passing = [.. beliefs.Where(i => numbers[i] == Wave.Passing).Select(i => first + i)];
            places.Add((
                [.. Enumerable.Range(first, wave.Pulses.Count)],
                passing.Length > 0 ? passing[0] : null,
                [.. beliefs.Where(i => numbers[i] != Wave.Passing).Select(i => first + i)]));
            first += numbers.Count;
        }

        return new Straightened([.. places]);
    }

    /// <summary>From the numbers to the straight directions.</summary>
    public double[] Forth(double[] point)
    {
        double[] forth = [.. point];
        foreach ((int[] pulses, int? passing, int[] ways) in _waves)
        {
            foreach (int pulse in passing is null ? [] : pulses)
            {
                forth[pulse] = point[pulse] + LogStaying(point[passing!.Value]);
            }

            if (ways.Length > 1)
            {
                forth[ways[^1]] = Math.Log(ways.Sum(way => Math.Exp(-point[way])));
                foreach (int way in ways[..^1])
                {
                    forth[way] = point[way] - point[ways[^1]];
                }
            }
        }

        return forth;
    }

    /// <summary>Back again.</summary>
    public double[] Back(double[] point)
    {
        double[] back = [.. point];
        foreach ((int[] pulses, int? passing, int[] ways) in _waves)
        {
            foreach (int pulse in passing is null ? [] : pulses)
            {
                back[pulse] = point[pulse] - LogStaying(point[passing!.Value]);
            }

            if (ways.Length > 1)
            {
                double last = Math.Log(1 + ways[..^1].Sum(way => Math.Exp(-point[way]))) - point[ways[^1]];
                back[ways[^1]] = last;
                foreach (int way in ways[..^1])
                {
                    back[way] = point[way] + last;
                }
            }
        }

        return back;
    }

    /// <summary>Standard deviations before the figures: those of sums and differences add in squares.</summary>
    public double[] Spreads(double[] spreads)
    {
        double[] forth = [.. spreads];
        foreach ((int[] pulses, int? passing, int[] ways) in _waves)
        {
            foreach (int pulse in passing is null ? [] : pulses)
            {
                forth[pulse] = Math.Sqrt((spreads[pulse] * spreads[pulse]) + (spreads[passing!.Value] * spreads[passing.Value]));
            }

            foreach (int way in ways.SkipLast(1))
            {
                forth[way] = Math.Sqrt((spreads[way] * spreads[way]) + (spreads[ways[^1]] * spreads[ways[^1]]));
            }
        }

        return forth;
    }

    /// <summary>ln(1 - p) of the logit of p.</summary>
    private static double LogStaying(double logit) => -Math.Log(1 + Math.Exp(logit));
}
