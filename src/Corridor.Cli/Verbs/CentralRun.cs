using Corridor.Simulation;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The run of expected numbers at central values, computed and kept.</summary>
internal static class CentralRun
{
    /// <summary>Computes a run, shows how far it is, and keeps it.</summary>
    public static (RunRecord Run, SeriesTable Series) Compute(Rooms rooms, Screen screen, IPlannedRun plan, RunStore store, int threads, CancellationToken cancellation)
    {
        RunInputs inputs = plan.Inputs;
        ComputedRun computed = MonthsProgress.Show(
            screen,
            $"{inputs.Scenario} {inputs.FirstMonth} to {inputs.Until}",
            inputs.Months,
            rooms.Clock,
            progress => plan.Compute(threads, progress, cancellation));
        cancellation.ThrowIfCancellationRequested();
        RunRecord run = RunRecord.Of(inputs, rooms.Clock.GetUtcNow(), computed.SecondsMacro, PeakMemory.Megabytes(), computed.Headline, computed.Series);
        store.Save(run, computed.Series);
        return (run, computed.Series);
    }
}
