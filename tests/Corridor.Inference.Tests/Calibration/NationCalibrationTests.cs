using System.Text.Json;
using Corridor.Data;
using Corridor.Inference.Calibration;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class NationCalibrationTests
{
    private static CalibrationOptions Small => ProjectCalibration.Small;

    private static CalibrationTarget Target => ProjectCalibration.Target;

    [Fact]
    public void Taken_Up_From_Json_On_Other_Threads_It_Ends_With_The_Same_Bytes()
    {
        CalibrationOptions other = Small with { Threads = 2 };
        NationCalibration calibration = new(Target, other);
        int steps = 0;
        while (calibration.Step())
        {
            if (++steps % 4 == 0)
            {
                string json = JsonSerializer.Serialize(calibration.Snapshot());
                calibration = NationCalibration.Restore(Target, other, JsonSerializer.Deserialize<NationCalibrationSnapshot>(json)!);
            }
        }

        Assert.True(steps > 8);
        Assert.Equal(PosteriorTexts.Draws(ProjectCalibration.Posterior), PosteriorTexts.Draws(calibration.Result()));
        Assert.Equal(PosteriorTexts.Diagnostics(ProjectCalibration.Posterior), PosteriorTexts.Diagnostics(calibration.Result()));
    }

    [Fact]
    public void A_State_Of_Other_Options_Is_Refused()
    {
        NationCalibrationSnapshot state = new NationCalibration(Target, Small).Snapshot();

        Assert.Throws<BadInputException>(() => NationCalibration.Restore(Target, Small with { Seed = 2 }, state));
    }

    [Fact]
    public void The_Posterior_Is_Likelier_Than_The_Prior_And_Within_The_Ranges()
    {
        NationPosterior posterior = ProjectCalibration.Posterior;

        Assert.True(posterior.LogDensityAtMode > Target.LogPosterior(new double[Target.Dimension]) + 10);
        Assert.Equal(100, posterior.Points.Count);
        Assert.All(posterior.Points, point => Assert.True(double.IsFinite(Target.LogPrior(point))));
        Assert.Contains(posterior.Values, value => value.Information.Informed);
    }
}
