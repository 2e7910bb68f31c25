using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Corridor.Inference.Calibration;

namespace Corridor.Cli;

/// <summary>A nation that has been calibrated.</summary>
/// <param name="Posterior">Its posterior.</param>
/// <param name="Figures">Figures it rests on.</param>
/// <param name="Seconds">Seconds it took, those before an interruption included.</param>
internal sealed record CalibratedNation(NationPosterior Posterior, int Figures, double Seconds);

/// <summary>Calibrates nations side by side, tells how far it is, and keeps states from which the work can go on.</summary>
internal sealed class CalibrationWork(CalibrationData data, CalibrationOptions options, StateFiles files, TimeProvider clock, Screen screen)
{
    private static readonly TimeSpan BetweenStates = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private readonly Lock _turn = new();
    private readonly Dictionary<string, CalibrationProgress> _progress = new(StringComparer.Ordinal);
    private readonly long _start = clock.GetTimestamp();
    private long _lastLine = clock.GetTimestamp();
    private int _runsBefore;

    /// <summary>Calibrates nations, the one with the most parameters first, at most as many at once as there are threads.</summary>
    public IReadOnlyList<CalibratedNation> Compute(IReadOnlyList<string> nations, int threads, CancellationToken stop)
    {
        string[] order = [.. nations.OrderByDescending(nation => data.Plan.FittedTo(nation, data.System.Parameters).Count).ThenBy(nation => nation, StringComparer.Ordinal)];
        CalibratedNation[] done = new CalibratedNation[order.Length];
        int each = Math.Max(1, threads / order.Length);
        try
        {
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, order.Length), EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = Math.Min(threads, order.Length), CancellationToken = stop }, i => done[i] = One(order[i], each, stop));
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions is [var first, ..])
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return [.. done.OrderBy(one => one.Posterior.Nation, StringComparer.Ordinal)];
    }

    private CalibratedNation One(string nation, int threads, CancellationToken stop)
    {
        CalibrationTarget target = data.TargetOf(nation);
        CalibrationOptions own = options with { Threads = threads };
        SavedCalibration? saved = files.Read(nation);
        NationCalibration calibration = saved is null ? new NationCalibration(target, own) : NationCalibration.Restore(target, own, saved.State);
        double before = saved?.Seconds ?? 0;
        long start = clock.GetTimestamp();
        long last = start;
        lock (_turn)
        {
            _runsBefore += calibration.Evaluations;
        }

        double Seconds() => before + clock.GetElapsedTime(start).TotalSeconds;
        try
        {
            while (calibration.Step(stop))
            {
                Tell(calibration.Progress());
                if (clock.GetElapsedTime(last) > BetweenStates)
                {
                    files.Write(nation, new SavedCalibration(Seconds(), calibration.Snapshot()));
                    last = clock.GetTimestamp();
                }
            }
        }
        finally
        {
            files.Write(nation, new SavedCalibration(Seconds(), calibration.Snapshot()));
        }

        NationPosterior posterior = calibration.Result();
        lock (_turn)
        {
            screen.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{nation}: done, {posterior.Evaluations} runs, R-hat at most {posterior.RHat:F3}, effective size at least {posterior.Ess:F0}, k-hat {posterior.Shape:F2}"));
        }

        return new CalibratedNation(posterior, target.Figures.Count, Seconds());
    }

    private void Tell(CalibrationProgress progress)
    {
        lock (_turn)
        {
            _progress[progress.Nation] = progress;
            if (clock.GetElapsedTime(_lastLine) < BetweenLines)
            {
                return;
            }

            _lastLine = clock.GetTimestamp();
            int made = _progress.Values.Sum(one => one.Evaluations);
            int expected = _progress.Values.Sum(one => one.Expected);
            double rate = (made - _runsBefore) / clock.GetElapsedTime(_start).TotalSeconds;
            string stages = string.Join(", ", _progress.Values.OrderBy(one => one.Nation, StringComparer.Ordinal).Select(one => $"{one.Nation} {one.Stage.ToString().ToLowerInvariant()} {one.Evaluations}"));
            screen.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{stages}; {rate:F1} runs/s, {(rate > 0 ? (expected - made) / rate : 0):F0} s left for these"));
        }
    }
}
