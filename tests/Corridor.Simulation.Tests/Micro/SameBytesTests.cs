using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Store;
using Corridor.Simulation.Tests.Macro;

namespace Corridor.Simulation.Tests.Micro;

/// <summary>Results depend on data, scenario, scale and seed alone.</summary>
public sealed class SameBytesTests
{
    private static readonly Month Until = Scenario.Start.Plus(29);
    private static readonly MicroOptions Options = new(2000, 7, 1, Families: true, Histories: 50);
    private static readonly MicroResult OneThread = MicroSimulation.Run(BaseRun.System, Until, Options);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_Number_Of_Threads_Gives_The_Same_Bytes(int threads) => Same(MicroSimulation.Run(BaseRun.System, Until, Options with { Threads = threads }));

    [Theory]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public void Persons_With_Traits_Give_The_Same_Bytes_On_Any_Number_Of_Threads(int threads, bool families)
    {
        MicroOptions options = Options with { Personal = true, Families = families };
        MicroResult one = MicroSimulation.Run(BaseRun.System, Until, options);
        MicroResult many = MicroSimulation.Run(BaseRun.System, Until, options with { Threads = threads });
        ContentDigest.Of(many.Series).ShouldBe(ContentDigest.Of(one.Series));
        many.Lives.ShouldBe(one.Lives);
    }

    [Fact]
    public void Another_Seed_Gives_Another_Result() =>
        ContentDigest.Of(MicroSimulation.Run(BaseRun.System, Until, Options with { Seed = 8 }).Series).ShouldNotBe(ContentDigest.Of(OneThread.Series));

    /// <summary>Followed persons all have records; without, those who never left are a number. The people moved are the same.</summary>
    [Fact]
    public void Persons_With_And_Without_Records_Move_Alike()
    {
        MicroOptions counted = new(500, 11, 2);
        MicroResult without = MicroSimulation.Run(BaseRun.System, Scenario.Start.Plus(83), counted);
        MicroResult with = MicroSimulation.Run(BaseRun.System, Scenario.Start.Plus(83), counted with { Histories = 20 });
        ContentDigest.Of(without.Series).ShouldBe(ContentDigest.Of(with.Series));
        without.Persons.ShouldBe(with.Persons);
        without.Lives.ShouldBe(with.Lives);
        without.Lives.Count(row => row.Table == "ever_migrated").ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_Run_That_Was_Broken_Off_Ends_With_The_Same_Bytes()
    {
        Kept kept = new();
        using CancellationTokenSource stop = new();
        Should.Throw<OperationCanceledException>(() => MicroSimulation.Run(
            BaseRun.System,
            Until,
            Options,
            kept,
            month =>
            {
                if (month == 75)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
        kept.Count.ShouldBe(2);
        Same(MicroSimulation.Run(BaseRun.System, Until, Options, kept));
        kept.Count.ShouldBe(5);
    }

    private static void Same(MicroResult result)
    {
        ContentDigest.Of(result.Series).ShouldBe(ContentDigest.Of(OneThread.Series));
        result.Lives.ShouldBe(OneThread.Lives);
        result.Histories.ShouldBe(OneThread.Histories);
        result.Persons.ShouldBe(OneThread.Persons);
        result.PersonMonths.ShouldBe(OneThread.PersonMonths);
    }

    private sealed class Kept : IDoneNations
    {
        private readonly Dictionary<string, NationLives> _nations = [];

        public int Count => _nations.Count;

        public NationLives? Find(string nation) => _nations.GetValueOrDefault(nation);

        public void Keep(string nation, NationLives lives) => _nations.Add(nation, lives);
    }
}
