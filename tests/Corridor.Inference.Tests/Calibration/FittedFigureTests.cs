using Corridor.Inference.Calibration;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class FittedFigureTests
{
    [Theory]
    [InlineData(72.0, null, 800.0, 0)]
    [InlineData(72.0, null, 20.0, 1)]
    [InlineData(null, 60_000.0, 30_000.0, 0)]
    [InlineData(null, 60_000.0, 90_000.0, -1)]
    public void A_Bound_Is_Missed_Only_On_Its_Own_Side(double? low, double? high, double model, int side)
    {
        FittedFigure fitted = Fitted(low, high, model);
        Assert.Equal(side, Math.Sign(fitted.Residual));
        Assert.Null(fitted.RelativeError);
        Assert.Null(fitted.RelativeErrorWithBias);
    }

    [Theory]
    [InlineData(50.0, 1)]
    [InlineData(200.0, -1)]
    public void A_Number_Is_Missed_On_Both_Sides(double model, int side)
    {
        FittedFigure fitted = Fitted(100, 100, model);
        Assert.Equal(side, Math.Sign(fitted.Residual));
        Assert.Equal(Math.Abs((model / 100) - 1), fitted.RelativeError!.Value, 1e-12);
    }

    private static FittedFigure Fitted(double? low, double? high, double model)
    {
        ObservedFigure any = ProjectCalibration.Data.Used.First(figure => figure.Scale == FigureScale.Log);
        return new FittedFigure(new JudgedFigure(any with { Figure = any.Figure with { Low = low, High = high } }, model, 0.2, 0, 0.1, 0.01, 1), [], 0, 0, 0.01);
    }
}
