using Corridor.Simulation.Store;

namespace Corridor.Simulation.Tests.Store;

/// <summary>A run store in a file.</summary>
public sealed class SqliteStoreTests : RunStoreTests
{
    private readonly StoreFolder _folder = new();

    private protected override IStorePlace Place => _folder;

    [Fact]
    public void A_File_That_Is_No_Database_Is_Refused_And_Left_As_It_Is()
    {
        string text = string.Concat(Enumerable.Repeat("nation,place,value\n", 400));
        File.WriteAllText(_folder.Address, text);
        Should.Throw<RunStoreException>(() => RunStore.Open(_folder.Address).Dispose()).Fault.ShouldBe(RunStoreFault.NotAStore);
        File.ReadAllText(_folder.Address).ShouldBe(text);
    }

    [Fact]
    public void A_Truncated_Store_Is_Called_Damaged()
    {
        SeriesTable table = StoreFolder.Table(600);
        RunRecord run = StoreFolder.Run(table);
        using (RunStore store = RunStore.Open(_folder.Address))
        {
            store.Save(run, table);
        }

        using (FileStream file = File.OpenWrite(_folder.Address))
        {
            file.SetLength(file.Length / 2);
        }

        RunStoreException damaged = Should.Throw<RunStoreException>(() =>
        {
            using RunStore store = RunStore.OpenExisting(_folder.Address);
            store.LoadSeries(store.Find("base"));
        });
        damaged.Fault.ShouldBe(RunStoreFault.Corrupt);
    }
}
