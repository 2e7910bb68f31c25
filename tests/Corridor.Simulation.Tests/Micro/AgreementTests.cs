using System.Globalization;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Tests.Macro;
using Xunit.Abstractions;

namespace Corridor.Simulation.Tests.Micro;

/// <summary>The mean of many microsimulations equals the macrosimulation. The long form is in validation/.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("TJK")]
    [InlineData("UZB")]
    public void Macro_Equals_Mean_Of_Micro(string nation)
    {
        AgreementResult result = Agreement.Of(BaseRun.System, nation, 180, 60, new MicroOptions(1000, 1, 1, ExpectedFeedback: true), 50, 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result}"));
        Math.Abs(result.Mean).ShouldBeLessThan(0.2);
        result.Deviation.ShouldBeInRange(0.9, 1.12);
        result.Largest.ShouldBeLessThan(6);
    }
}
