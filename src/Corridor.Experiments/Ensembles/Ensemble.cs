using Corridor.Simulation;
using Corridor.Simulation.Store;

namespace Corridor.Experiments.Ensembles;

/// <summary>Computes the members that are missing, each kept as it finishes: whoever is stopped or killed goes on from there.</summary>
public static class Ensemble
{
    /// <summary>Those of some numbers whose members are kept and can be read; one that was cut short counts as missing.</summary>
    /// <param name="members">Where members are kept.</param>
    /// <param name="numbers">Numbers, from 1.</param>
    public static IReadOnlySet<int> Whole(IMembers members, IEnumerable<int> numbers)
    {
        IReadOnlySet<int> there = members.Numbers();
        return numbers.Where(number => there.Contains(number) && members.Find(number) is { } bytes && MemberEncoding.Decode(bytes)?.Number == number).ToHashSet();
    }

    /// <summary>Computes the members of some numbers that are not kept yet, or not whole.</summary>
    /// <param name="model">Computes a member.</param>
    /// <param name="numbers">Numbers, from 1.</param>
    /// <param name="members">Where members are kept.</param>
    /// <param name="threads">Threads, at least 1; results do not depend on it.</param>
    /// <param name="progress">Told how many of the numbers are kept.</param>
    /// <param name="stop">Stops; members that are kept stay.</param>
    /// <returns>How many were computed now.</returns>
    public static int Compute(EnsembleModel model, IReadOnlyCollection<int> numbers, IMembers members, int threads, Action<int>? progress = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        IReadOnlySet<int> kept = Whole(members, numbers);
        int[] missing = [.. numbers.Where(number => !kept.Contains(number)).Order()];
        int done = numbers.Count - missing.Length;
        progress?.Invoke(done);
        Lock turn = new();
        void One(int number)
        {
            Member member = model.Compute(number, stop);
            byte[] bytes = MemberEncoding.Encode(member);
            lock (turn)
            {
                members.Keep(number, bytes);
                progress?.Invoke(++done);
            }
        }

        if (threads == 1)
        {
            foreach (int number in missing)
            {
                stop.ThrowIfCancellationRequested();
                One(number);
            }
        }
        else
        {
            // One at a time, in order: the first members are done first, and no thread waits for another's share.
            int next = -1;
            Parallel.For(0, Math.Min(threads, missing.Length), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, _ =>
            {
                for (int i = Interlocked.Increment(ref next); i < missing.Length; i = Interlocked.Increment(ref next))
                {
                    stop.ThrowIfCancellationRequested();
                    One(missing[i]);
                }
            });
        }

        return missing.Length;
    }
}
