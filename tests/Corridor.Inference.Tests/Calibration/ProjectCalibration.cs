using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Model;

namespace Corridor.Inference.Tests.Calibration;

/// <summary>The project's own data as calibration begins with them, read once.</summary>
internal static class ProjectCalibration
{
    private static readonly Lazy<CalibrationData> Loaded = new(() =>
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(ProjectData.Folder, faults);
        faults.ThrowIfAny();
        return CalibrationData.Load(ProjectData.Folder, system, ProjectData.Evidence);
    });

    private static readonly Lazy<CalibrationTarget> Turkmenistan = new(() => Data.TargetOf("TKM"));

    private static readonly Lazy<NationPosterior> Calibrated = new(() => new NationCalibration(Target, Small).Run());

    /// <summary>As few runs as a calibration may have.</summary>
    public static CalibrationOptions Small => new() { Starts = 1, Evaluations = 300, LearningRuns = 50, LearningPasses = 1, SampleRuns = 100, SamplePasses = 1, Draws = 100 };

    public static CalibrationData Data => Loaded.Value;

    /// <summary>The nation with the fewest people abroad.</summary>
    public static CalibrationTarget Target => Turkmenistan.Value;

    /// <summary>That nation calibrated with <see cref="Small"/>.</summary>
    public static NationPosterior Posterior => Calibrated.Value;
}
