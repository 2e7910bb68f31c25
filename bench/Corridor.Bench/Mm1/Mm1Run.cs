namespace Corridor.Bench.Mm1;

/// <summary>A run of MM1 on some threads.</summary>
internal static class Mm1Run
{
    /// <summary>Persons who go through all months together before the next ones: their state stays in the nearest cache.</summary>
    public const int NearBlock = 2048;

    /// <summary>Makes the persons on as many threads.</summary>
    public static Mm1Persons Start(uint seed, int persons, int threads)
    {
        Mm1Persons all = new(seed, persons);
        Restart(all, threads);
        return all;
    }

    /// <summary>Draws the initial state anew.</summary>
    public static void Restart(Mm1Persons persons, int threads) => Share(persons.Threshold.Length, NearBlock, threads, persons.Start);

    /// <summary>Computes all months; returns the result.</summary>
    public static Mm1Result Months(Mm1Persons persons, int months, int threads, int width, bool monthly)
    {
        long moves = Loop(persons, months, threads, width, monthly);
        return new Mm1Result(moves, persons.ByCountry());
    }

    /// <summary>
    /// The loop of the months; returns the number of moves. Persons do not touch each other in MM1, so each block may go through all months by
    /// itself; with `monthly` everyone ends a month before anyone begins the next, as a model with feedback has to.
    /// </summary>
    public static long Loop(Mm1Persons persons, int months, int threads, int width, bool monthly)
    {
        long moves = 0;
        int step = monthly ? 1 : months;
        for (int from = 0; from < months; from += step)
        {
            int month = from;
            Share(persons.Threshold.Length, NearBlock, threads, (first, end) => Interlocked.Add(ref moves, Mm1Kernel.Months(persons, first, end, month, month + step, width)));
        }

        return moves;
    }

    /// <summary>Gives out blocks to threads as they become free. The work of a block depends on nothing else, so who does it changes nothing.</summary>
    public static void Share(int places, int block, int threads, Action<int, int> work)
    {
        int next = 0;
        void Take()
        {
            for (int i = Interlocked.Increment(ref next) - 1; (long)i * block < places; i = Interlocked.Increment(ref next) - 1)
            {
                work(i * block, (int)Math.Min(places, ((long)i + 1) * block));
            }
        }

        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => new Thread(Take))];
        foreach (Thread thread in others)
        {
            thread.Start();
        }

        Take();
        foreach (Thread thread in others)
        {
            thread.Join();
        }
    }
}
