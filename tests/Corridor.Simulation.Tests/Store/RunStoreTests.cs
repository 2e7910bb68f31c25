using Corridor.Simulation.Store;

namespace Corridor.Simulation.Tests.Store;

/// <summary>What holds of a run store, wherever it is kept.</summary>
public abstract class RunStoreTests : IDisposable
{
    private protected abstract IStorePlace Place { get; }

    [Fact]
    public void A_Saved_Run_Comes_Back_Bit_For_Bit()
    {
        SeriesTable table = StoreFolder.Table();
        RunRecord run = StoreFolder.Run(table);
        using (RunStore store = RunStore.Open(Place.Address))
        {
            store.Save(run, table);
        }

        using RunStore again = RunStore.OpenExisting(Place.Address);
        RunRecord found = again.Get(run.Digest).ShouldNotBeNull();
        found.Inputs.ShouldBe(run.Inputs);
        (found with { Inputs = run.Inputs, Headline = run.Headline }).ShouldBe(run);
        found.Headline.ShouldBe(run.Headline);
        SeriesTable loaded = again.LoadSeries(found);
        loaded.Keys.ShouldBe(table.Keys);
        loaded.PyramidKeys.ShouldBe(table.PyramidKeys);
        foreach (SeriesKey key in table.Keys)
        {
            Bits(loaded.Find(key)!).ShouldBe(Bits(table.Find(key)!), key.ToString());
        }

        foreach (PyramidKey key in table.PyramidKeys)
        {
            Bits(loaded.Find(key)!).ShouldBe(Bits(table.Find(key)!), key.ToString());
        }
    }

    [Fact]
    public void A_Zero_Series_Keeps_Its_Name_And_No_Bytes()
    {
        (RunStore store, RunRecord run) = Saved();
        using (store)
        {
            SeriesTable loaded = store.LoadSeries(run);
            loaded.Find(new SeriesKey("stock", "UZB", "KOR", "programme")).ShouldBe(new double[12]);
            loaded.Find(new SeriesKey("stock", "UZB", "JPN", "programme")).ShouldBeNull();
        }

        Place.Ask("SELECT SUM(LENGTH(content)) FROM series WHERE kind = 'zero'").ShouldBe(0L);
        Place.Ask("SELECT COUNT(*) FROM series WHERE kind = 'zero'").ShouldBe(1L);
    }

    [Fact]
    public void Details_By_Sex_Age_And_Education_Are_Kept_In_Single_Precision()
    {
        SeriesTable table = new(StoreFolder.First, 1);
        SeriesKey key = new("stock_detail", "TJK", "RUS", Detail: "male.15-24.basic");
        table.Add(key, [1.0 / 3]);
        RunRecord run = StoreFolder.Run(table);
        using RunStore store = RunStore.Open(Place.Address);
        store.Save(run, table);
        store.LoadSeries(run).Find(key).ShouldBe([(float)(1.0 / 3)]);
    }

    [Fact]
    public void A_Filter_Reads_Only_What_It_Names()
    {
        (RunStore store, RunRecord run) = Saved();
        using (store)
        {
            SeriesTable stock = store.LoadSeries(run, new SeriesFilter("stock", "TJK", "RUS"));
            stock.Keys.Select(key => key.Status).ShouldBe(["irregular", "patent"]);
            stock.Sum("stock")[3].ShouldBe(StoreFolder.Table().Sum("stock", "TJK", "RUS")[3]);
            store.LoadSeries(run, new SeriesFilter("stock", Status: "patent")).Keys.Select(key => key.Nation).ShouldBe(["TJK", "UZB"]);
            store.LoadSeries(run, new SeriesFilter("flow:return", ToPlace: "TJK", ToStatus: "returned")).Keys.Count.ShouldBe(1);
            store.LoadSeries(run, new SeriesFilter("stock", "TKM")).Keys.ShouldBeEmpty();
            store.Words(run, "series", new SeriesFilter()).ShouldBe(["flow:return", "stock", "stock_detail", "unemployment"]);
            store.Words(run, "status", new SeriesFilter("stock", "TJK")).ShouldBe(["irregular", "patent"]);
        }
    }

    [Fact]
    public void The_Same_Run_Saved_Twice_Is_There_Once()
    {
        (RunStore store, RunRecord run) = Saved();
        using (store)
        {
            store.Save(run with { Created = run.Created.AddHours(1) }, StoreFolder.Table());
            store.List().Single().Created.ShouldBe(run.Created);
        }
    }

    [Fact]
    public void The_Same_Inputs_With_Other_Results_Are_Refused()
    {
        (RunStore store, RunRecord run) = Saved();
        using (store)
        {
            SeriesTable other = StoreFolder.Table(scale: 1 + 1e-15);
            Should.Throw<RunStoreException>(() => store.Save(StoreFolder.Run(other), other)).Fault.ShouldBe(RunStoreFault.OtherResults);
            store.LoadSeries(store.Get(run.Digest)!).Keys.ShouldBe(other.Keys);
        }
    }

    [Fact]
    public void A_Deleted_Run_Leaves_Nothing()
    {
        (RunStore store, RunRecord run) = Saved();
        using (store)
        {
            store.Delete(run);
            store.List().ShouldBeEmpty();
        }

        Place.Ask("SELECT (SELECT COUNT(*) FROM series) + (SELECT COUNT(*) FROM pyramid)").ShouldBe(0L);
    }

    [Fact]
    public void A_Scenario_Names_Its_Newest_Run()
    {
        SeriesTable table = StoreFolder.Table();
        using RunStore store = RunStore.Open(Place.Address);
        store.Save(StoreFolder.Run(table, seed: 1, minute: 5), table);
        store.Save(StoreFolder.Run(table, seed: 2, minute: 9), table);
        store.Save(StoreFolder.Run(table, seed: 3, minute: 7), table);
        store.Find("base").Inputs.Seed.ShouldBe(2);
        store.List().Select(run => run.Inputs.Seed).ShouldBe([2, 3, 1]);
    }

    [Fact]
    public void A_Digest_Prefix_Names_A_Run_And_An_Ambiguous_One_Lists_The_Candidates()
    {
        SeriesTable table = StoreFolder.Table(1);
        using RunStore store = RunStore.Open(Place.Address);
        RunRecord a = StoreFolder.Run(table, seed: 1) with { Digest = "abcd1" + new string('0', 59) };
        RunRecord b = StoreFolder.Run(table, "other", seed: 2) with { Digest = "abcd2" + new string('0', 59) };
        store.Save(a, table);
        store.Save(b, table);
        store.Find("abcd1").Digest.ShouldBe(a.Digest);
        store.Find("ABCD2").Digest.ShouldBe(b.Digest);
        store.Find(b.Digest).Digest.ShouldBe(b.Digest);
        RunStoreException ambiguous = Should.Throw<RunStoreException>(() => store.Find("abcd"));
        ambiguous.Fault.ShouldBe(RunStoreFault.AmbiguousRun);
        ambiguous.Hint.ShouldContain("abcd10000000 (base)");
        ambiguous.Hint.ShouldContain("abcd20000000 (other)");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("ffff")]
    [InlineData("bsae")]
    [InlineData("")]
    public void An_Unknown_Run_Is_Named_With_A_Way_On(string name)
    {
        (RunStore store, _) = Saved();
        using (store)
        {
            RunStoreException unknown = Should.Throw<RunStoreException>(() => store.Find(name));
            unknown.Fault.ShouldBe(RunStoreFault.UnknownRun);
            unknown.Hint.ShouldContain("base");
        }
    }

    [Fact]
    public void A_Store_Of_A_Newer_Version_Is_Refused()
    {
        Saved().Store.Dispose();
        Place.Ask("UPDATE corridor_schema SET version = 99");
        RunStoreException newer = Should.Throw<RunStoreException>(() => RunStore.Open(Place.Address).Dispose());
        newer.Fault.ShouldBe(RunStoreFault.NewerSchema);
        newer.Message.ShouldContain("99");
    }

    [Fact]
    public void A_Database_Of_Another_Program_Is_Refused()
    {
        Place.Ask("CREATE TABLE songs (title TEXT)");
        RunStoreException other = Should.Throw<RunStoreException>(() => RunStore.Open(Place.Address).Dispose());
        other.Fault.ShouldBe(RunStoreFault.NotAStore);
        other.Message.ShouldContain("songs");
    }

    [Fact]
    public void A_Changed_Value_Is_Noticed()
    {
        (RunStore store, RunRecord run) = Saved();
        using (store)
        {
            Place.Ask($"UPDATE series SET content = {Place.ZeroBytes(96)} WHERE nation = 'UZB' AND status = 'patent'");
            RunStoreException damaged = Should.Throw<RunStoreException>(() => store.LoadSeries(run));
            damaged.Fault.ShouldBe(RunStoreFault.Corrupt);
            damaged.Hint.ShouldContain(run.Short);
        }
    }

    [Fact]
    public void Readers_See_Whole_Runs_While_A_Writer_Writes()
    {
        SeriesTable table = StoreFolder.Table(60);
        RunStore.Open(Place.Address).Dispose();
        int seen = 0;
        Parallel.Invoke(
            () =>
            {
                using RunStore store = RunStore.Open(Place.Address);
                for (int seed = 1; seed <= 20; seed++)
                {
                    store.Save(StoreFolder.Run(table, seed: seed), table);
                }
            },
            Read,
            Read);
        Read();
        seen.ShouldBeGreaterThanOrEqualTo(20);

        void Read()
        {
            for (int round = 0; round < 10; round++)
            {
                using RunStore store = RunStore.OpenExisting(Place.Address);
                foreach (RunRecord run in store.List())
                {
                    store.LoadSeries(run).Keys.Count.ShouldBe(table.Keys.Count);
                    Interlocked.Increment(ref seen);
                }
            }
        }
    }

    [Fact]
    public void Several_Writers_Wait_For_Each_Other()
    {
        SeriesTable table = StoreFolder.Table(60);
        Parallel.For(0, 4, writer =>
        {
            using RunStore store = RunStore.Open(Place.Address);
            for (int i = 0; i < 5; i++)
            {
                store.Save(StoreFolder.Run(table, seed: (writer * 100) + i), table);
            }
        });
        using RunStore all = RunStore.OpenExisting(Place.Address);
        all.List().Count.ShouldBe(20);
    }

    [Fact]
    public void A_Store_That_Is_Not_There_Is_Not_Made_By_Asking()
    {
        Should.Throw<RunStoreException>(() => RunStore.OpenExisting(Place.Address)).Fault.ShouldBe(RunStoreFault.Missing);
        RunStore.OpenIfThere(Place.Address).ShouldBeNull();
        Place.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Documents_Are_Found_By_Both_Ends_Of_Their_Names_In_The_Order_Of_Bytes()
    {
        using RunStore store = RunStore.Open(Place.Address);
        store.SaveDocuments("r1", [("ensemble/b/plan", [1]), ("ensemble/B/plan", [2]), ("ensemble/b/member/000001", [3]), ("ensembles/plan", [4])]);
        store.SaveDocument("r0", "ensemble/b/plan", [5]);
        store.Documents("ensemble/", "/plan").ShouldBe([("r1", "ensemble/B/plan"), ("r0", "ensemble/b/plan"), ("r1", "ensemble/b/plan")]);
        store.DocumentNames("r1", "ensemble/").ShouldBe(["ensemble/B/plan", "ensemble/b/member/000001", "ensemble/b/plan"]);
    }

    [Fact]
    public void A_Document_Kept_Twice_Is_There_Once_With_Its_Last_Bytes()
    {
        using RunStore store = RunStore.Open(Place.Address);
        store.SaveDocuments("r", [("b", [1]), ("a", [2])]);
        store.SaveDocuments("r", [("a", [3]), ("b", [])]);
        store.DocumentNames("r", string.Empty).ShouldBe(["a", "b"]);
        store.Document("r", "a").ShouldBe([3]);
        store.Document("r", "b").ShouldBe([]);
        store.DeleteDocument("r", "a");
        store.Document("r", "a").ShouldBeNull();
    }

    [Fact]
    public void Many_Who_Open_An_Empty_Store_At_Once_Make_It_Once()
    {
        Parallel.For(0, 6, _ => RunStore.Open(Place.Address).Dispose());
        Place.Ask("SELECT COUNT(*) FROM corridor_schema").ShouldBe(1L);
    }

    [Fact]
    public void The_Same_Run_Saved_By_Many_At_Once_Is_There_Once()
    {
        SeriesTable table = StoreFolder.Table(24);
        RunRecord run = StoreFolder.Run(table);
        Parallel.For(0, 6, _ =>
        {
            using RunStore store = RunStore.Open(Place.Address);
            store.SaveDocuments(run.Digest, [("one", [1]), ("two", [2]), ("three", [3])]);
            store.Save(run, table);
        });
        using RunStore all = RunStore.OpenExisting(Place.Address);
        all.LoadSeries(all.List().Single()).Keys.ShouldBe(table.Keys);
        all.DocumentNames(run.Digest, string.Empty).Count.ShouldBe(3);
    }

    public void Dispose()
    {
        Place.Dispose();
        GC.SuppressFinalize(this);
    }


    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    private (RunStore Store, RunRecord Run) Saved()
    {
        SeriesTable table = StoreFolder.Table();
        RunRecord run = StoreFolder.Run(table);
        RunStore store = RunStore.Open(Place.Address);
        store.Save(run, table);
        return (store, run);
    }
}
