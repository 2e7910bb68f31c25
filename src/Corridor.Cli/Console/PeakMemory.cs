using System.Diagnostics;

namespace Corridor.Cli;

/// <summary>The most memory that the process has held.</summary>
internal static class PeakMemory
{
    /// <summary>MB; some systems don't keep the peak, then what it holds now.</summary>
    public static double Megabytes()
    {
        using Process process = Process.GetCurrentProcess();
        return Math.Max(process.PeakWorkingSet64, process.WorkingSet64) / (1024.0 * 1024.0);
    }
}
