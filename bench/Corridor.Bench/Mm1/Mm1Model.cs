using Corridor.Simulation.Random;

namespace Corridor.Bench.Mm1;

/// <summary>
/// MM1, "each person each month may move": a benchmark kernel shared with other programs, and no part of the model. Persons 0..N-1 with home,
/// country, status and age; Philox4x32-10 with the key (seed, 0xCA51A) and the counter (person, month, 0, 0). Each month a person grows a
/// month older, is replaced at 80 years, and moves with a probability of country, age and status. See docs/performance.md.
/// </summary>
internal static class Mm1Model
{
    public const int Countries = 7;
    public const int Statuses = 4;
    public const int AgeGroups = 8;
    public const int GroupMonths = 120;
    public const int Lifespan = AgeGroups * GroupMonths;
    public const uint Key1 = 0xCA51A;

    /// <summary>Month in the counter of the initial state.</summary>
    public const uint Start = uint.MaxValue;

    private const int Kazakhstan = 4;
    private const int Russia = 5;
    private const int Other = 6;
    private const double TwoTo32 = 4294967296.0;

    private static readonly double[] Base = [.010, .012, .008, .004, .003, .020, .010];
    private static readonly double[] ByAge = [.05, 1.5, 2.0, 1.4, .9, .4, .1, .05];
    private static readonly double[] ByStatus = [1.0, .7, .5, 1.3];
    private static readonly uint[] HomeEnds = Ends([.07, .10, .36, .06, .20, .20, .01]);
    private static readonly uint[][] DestinationEnds = [.. Enumerable.Range(0, Countries * Countries).Select(pair => Ends(Destinations(pair / Countries, pair % Countries)))];

    /// <summary>A person moves if the first word is below this; by <see cref="ThresholdIndex"/>.</summary>
    private static readonly uint[] Thresholds = FindThresholds();

    /// <summary>The bound for the first word in a country, at an age in months, with a status.</summary>
    public static uint Threshold(int country, int age, int status) => Thresholds[ThresholdIndex(country, age / GroupMonths, status)];

    /// <summary>Home of a new person.</summary>
    public static int Home(uint word) => Pick(HomeEnds, word);

    /// <summary>Where a mover goes.</summary>
    public static int Destination(int home, int country, uint word) => Pick(DestinationEnds[(home * Countries) + country], word);

    /// <summary>The four words of a person and month.</summary>
    public static PhiloxBlock Words(uint seed, uint person, uint month) => Philox4x32.Block(person, month, 0, 0, seed, Key1);

    private static int Pick(uint[] ends, uint word)
    {
        int i = 0;
        while (i < ends.Length - 1 && word >= ends[i])
        {
            i++;
        }

        return i;
    }

    private static int ThresholdIndex(int country, int ageGroup, int status) => (((country * AgeGroups) + ageGroup) * Statuses) + status;

    private static uint[] FindThresholds()
    {
        uint[] thresholds = new uint[Countries * AgeGroups * Statuses];
        for (int country = 0; country < Countries; country++)
        {
            for (int group = 0; group < AgeGroups; group++)
            {
                for (int status = 0; status < Statuses; status++)
                {
                    thresholds[ThresholdIndex(country, group, status)] = (uint)Math.Floor(Base[country] * ByAge[group] * ByStatus[status] * TwoTo32);
                }
            }
        }

        return thresholds;
    }

    private static double[] Destinations(int home, int country)
    {
        double[] shares = new double[Countries];
        if (country != home)
        {
            shares[home] = .80;
            shares[Onward(home, country)] += .20;
        }
        else if (home == Russia)
        {
            (shares[Kazakhstan], shares[Other]) = (.6, .4);
        }
        else if (home == Other)
        {
            (shares[Russia], shares[Kazakhstan]) = (.8, .2);
        }
        else
        {
            shares[Kazakhstan] = home == Kazakhstan ? 0 : .15;
            shares[Russia] = home == Kazakhstan ? .90 : .75;
            shares[Other] = .10;
        }

        return shares;
    }

    private static int Onward(int home, int country)
    {
        foreach (int next in (int[])[Russia, Kazakhstan, Other])
        {
            if (next != home && next != country)
            {
                return next;
            }
        }

        return home;
    }

    /// <summary>Running sums in parts of 2^32; whoever lies beyond the last but one takes the last.</summary>
    private static uint[] Ends(double[] shares)
    {
        uint[] ends = new uint[shares.Length];
        double sum = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            sum += shares[i];
            ends[i] = (uint)Math.Min(Math.Floor(sum * TwoTo32), uint.MaxValue);
        }

        ends[^1] = uint.MaxValue;
        return ends;
    }
}
