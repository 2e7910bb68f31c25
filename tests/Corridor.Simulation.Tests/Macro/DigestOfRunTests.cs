using Corridor.Simulation.Store;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>Results depend on data and parameters alone.</summary>
public sealed class DigestOfRunTests
{
    private static readonly Lazy<string> Expected = new(() => ContentDigest.Of(BaseRun.Series));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Digest_Does_Not_Depend_On_The_Number_Of_Threads(int threads) =>
        ContentDigest.Of(MacroSimulation.Run(BaseRun.System, BaseRun.Until, threads, detail: true).Series).ShouldBe(Expected.Value);

    [Fact]
    public void Digest_Does_Not_Depend_On_Which_Reading_Of_The_Data_Is_Run() =>
        ContentDigest.Of(MacroSimulation.Run(BaseRun.Load(Corridor.Data.DataFolder.Find(null)), BaseRun.Until, 1, detail: true).Series).ShouldBe(Expected.Value);
}
