using Corridor.Inference.Calibration;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class CalibratedParameterTests
{
    private static readonly CalibratedParameter[] All =
    [
        new("n", "n", "", "normal", -1.6, 0.5, -20, 20),
        new("l", "l", "", "lognormal", 0.02, 0.5, 0, 1),
        new("b", "b", "", "beta", 0.75, 0.15, 0, 1),
    ];

    [Fact]
    public void Zero_Is_The_Centre_Of_The_Prior_And_Standard_Inverts_Natural()
    {
        foreach (CalibratedParameter parameter in All)
        {
            Assert.Equal(parameter.Centre, parameter.Natural(0), 12);
            foreach (double standard in (double[])[-2, -0.3, 0, 1.7])
            {
                Assert.Equal(standard, parameter.Standard(parameter.Natural(standard)), 9);
            }
        }
    }

    [Fact]
    public void The_Prior_Has_The_Centre_And_Spread_That_The_File_Gives()
    {
        foreach (CalibratedParameter parameter in All)
        {
            (double mean, double sd) = Moments(parameter);
            (double expected, double spread) = parameter.Family == "lognormal"
                ? (Math.Log(parameter.Centre), parameter.Spread)
                : (parameter.Centre, parameter.Spread);
            Assert.Equal(expected, mean, 3e-3 * Math.Max(1, Math.Abs(expected)));
            Assert.Equal(spread, sd, 0.01 * spread);
        }
    }

    [Fact]
    public void Outside_The_Range_The_Prior_Is_Nothing()
    {
        CalibratedParameter bounded = new("n", "n", "", "lognormal", 0.5, 0.5, 0, 1);

        Assert.Equal(double.NegativeInfinity, bounded.LogPrior(bounded.Standard(1.01)));
        Assert.True(double.IsFinite(bounded.LogPrior(bounded.Standard(0.99))));
    }

    /// <summary>Mean and standard deviation of the value (lognormal: of its logarithm) by adding up over a fine grid of the standardised scale.</summary>
    private static (double Mean, double Sd) Moments(CalibratedParameter parameter)
    {
        double all = 0;
        double first = 0;
        double second = 0;
        double top = parameter.LogPrior(0);
        for (double standard = -14; standard <= 14; standard += 0.002)
        {
            double weight = Math.Exp(parameter.LogPrior(standard) - top);
            double value = parameter.Natural(standard);
            value = parameter.Family == "lognormal" ? Math.Log(value) : value;
            if (weight > 0)
            {
                all += weight;
                first += weight * value;
                second += weight * value * value;
            }
        }

        double mean = first / all;
        return (mean, Math.Sqrt((second / all) - (mean * mean)));
    }
}
