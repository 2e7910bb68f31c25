using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Store;
using Corridor.Simulation.Tests.Macro;

namespace Corridor.Simulation.Tests.Store;

/// <summary>What the store keeps of microsimulations, wherever it is kept.</summary>
public abstract class MicroStoreTests : IDisposable
{
    private static readonly Month Until = Scenario.Start.Plus(17);
    private static readonly MicroOptions Options = new(2000, 3, 2, Histories: 40);

    private protected abstract IStorePlace Place { get; }

    [Fact]
    public void A_Run_That_Was_Killed_Goes_On_In_A_New_Store_Object_To_The_Same_Bytes()
    {
        RunInputs inputs = new("base", "test", "data", "file", Scenario.Start, Until, 3, Solver: Options.Name);
        MicroResult whole = MicroSimulation.Run(BaseRun.System, Until, Options);
        using (CancellationTokenSource stop = new())
        using (RunStore store = RunStore.Open(Place.Address))
        {
            Should.Throw<OperationCanceledException>(() => MicroSimulation.Run(BaseRun.System, Until, Options, new StoredNations(store, inputs), Stop(stop, 60), stop.Token));
        }

        using RunStore again = RunStore.Open(Place.Address);
        StoredNations done = new(again, inputs);
        done.Find("KAZ").ShouldNotBeNull();
        done.Find("UZB").ShouldBeNull();
        MicroResult resumed = MicroSimulation.Run(BaseRun.System, Until, Options, done);
        ContentDigest.Of(resumed.Series).ShouldBe(ContentDigest.Of(whole.Series));
        resumed.Lives.ShouldBe(whole.Lives);
        resumed.Histories.ShouldBe(whole.Histories);
        done.Clear();
        new StoredNations(again, inputs).Find("KAZ").ShouldBeNull();
    }

    [Fact]
    public void Tables_Of_Lives_Come_Back_As_They_Were_And_Go_With_The_Run()
    {
        MicroResult result = MicroSimulation.Run(BaseRun.System, Until, Options);
        RunInputs inputs = new("base", "test", "data", "file", Scenario.Start, Until, 3, Solver: Options.Name);
        RunRecord run = RunRecord.Of(inputs, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 0.5, 100, [], result.Series);
        MicroRecord record = MicroRecord.Of(Options, result);
        using RunStore store = RunStore.Open(Place.Address);
        record.Save(store, run.Digest);
        store.Save(run, result.Series);
        RunRecord found = store.Find("base");
        found.Inputs.Solver.ShouldBe(Options.Name);
        MicroRecord kept = MicroRecord.Load(store, found).ShouldNotBeNull();
        kept.Lives.ShouldBe(record.Lives);
        (kept with { Lives = record.Lives }).ShouldBe(record);
        store.Delete(found);
        MicroRecord.Load(store, found).ShouldBeNull();
    }

    [Fact]
    public void A_Store_Of_The_First_Version_Is_Taken_Over_With_Its_Runs()
    {
        SeriesTable table = StoreFolder.Table();
        RunRecord run = StoreFolder.Run(table);
        using (RunStore store = RunStore.Open(Place.Address))
        {
            store.Save(run, table);
        }

        Place.Ask("ALTER TABLE run DROP COLUMN solver; DROP TABLE document; UPDATE corridor_schema SET version = 1");
        using RunStore again = RunStore.Open(Place.Address);
        again.Get(run.Digest).ShouldNotBeNull().Inputs.ShouldBe(run.Inputs);
        again.SaveDocument(run.Digest, "note", [1, 2, 3]);
        again.Document(run.Digest, "note").ShouldBe([1, 2, 3]);
    }

    public void Dispose()
    {
        Place.Dispose();
        GC.SuppressFinalize(this);
    }

    private static Action<int> Stop(CancellationTokenSource stop, int at) => month =>
    {
        if (month >= at)
        {
            stop.Cancel();
        }
    };
}

/// <summary>In a file.</summary>
public sealed class SqliteMicroStoreTests : MicroStoreTests
{
    private readonly StoreFolder _folder = new();

    private protected override IStorePlace Place => _folder;
}
