using System.Text.Json;
using Corridor.Data;
using Corridor.Inference.Calibration;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class NationCalibrationTests
{
    private static readonly CalibrationOptions Small = new() { Starts = 1, Evaluations = 300, LearningRuns = 50, LearningPasses = 1, SampleRuns = 100, SamplePasses = 1, Draws = 100 };

    private static readonly Lazy<NationPosterior> Straight = new(() => new NationCalibration(Target, Small).Run());

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
        Assert.Equal(PosteriorTexts.Draws(Straight.Value), PosteriorTexts.Draws(calibration.Result()));
        Assert.Equal(PosteriorTexts.Diagnostics(Straight.Value), PosteriorTexts.Diagnostics(calibration.Result()));
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
        NationPosterior posterior = Straight.Value;

        Assert.True(posterior.LogDensityAtMode > Target.LogPosterior(new double[Target.Dimension]) + 10);
        Assert.Equal(100, posterior.Points.Count);
        Assert.All(posterior.Points, point => Assert.True(double.IsFinite(Target.LogPrior(point))));
        Assert.Contains(posterior.Values, value => value.Information.Informed);
    }
}
