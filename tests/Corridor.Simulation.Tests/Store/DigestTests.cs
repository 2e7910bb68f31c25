using Corridor.Data;
using Corridor.Simulation.Store;
using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Simulation.Tests.Store;

public sealed class DigestTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Fact]
    public void Content_Digest_Does_Not_Depend_On_The_Order_Of_Adding() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<double[]>(),
            ArbMap.Default.ArbFor<int>(),
            (values, seed) =>
            {
                (SeriesKey Key, double Value)[] items = [.. values.Select((value, i) => (new SeriesKey("stock", "TJK", $"P{i}"), value))];
                (SeriesKey Key, double Value)[] shuffled = [.. items];
                new System.Random(seed).Shuffle(shuffled);
                return ContentDigest.Of(Table(items)) == ContentDigest.Of(Table(shuffled));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Content_Digest_Changes_With_Any_Value_Key_Or_Month()
    {
        string digest = ContentDigest.Of(StoreFolder.Table());
        digest.Length.ShouldBe(64);
        ContentDigest.Of(StoreFolder.Table()).ShouldBe(digest);
        ContentDigest.Of(StoreFolder.Table(scale: 1 + 1e-15)).ShouldNotBe(digest);
        ContentDigest.Of(StoreFolder.Table(13)).ShouldNotBe(digest);
        SeriesTable more = StoreFolder.Table();
        more.Add(new SeriesKey("stock", "UZB", "JPN", "programme"), new double[12]);
        ContentDigest.Of(more).ShouldNotBe(digest);
        SeriesTable pyramid = StoreFolder.Table();
        pyramid.Add(new PyramidKey("TJK", "home", "male", 2024), new double[101]);
        ContentDigest.Of(pyramid).ShouldNotBe(digest);
    }

    [Fact]
    public void Content_Digest_Of_A_Known_Table_Never_Changes()
    {
        // Computed once with Python's hashlib from the rule in the class's comment.
        SeriesTable table = new(new Month(2020, 1), 2);
        table.Add(new SeriesKey("stock", "TJK", "RUS"), [1, 2.5]);
        table.Add(new SeriesKey("stock", "KGZ", "RUS"), [0, 0]);
        ContentDigest.Of(table).ShouldBe("632cd36360839d9058ab24328130ee7cd831290e131243b0421c3c4838a3b85b");
    }

    [Fact]
    public void Run_Digest_Changes_With_Each_Input()
    {
        RunInputs inputs = new("base", "0.1.0", "d", "s", new Month(2010, 1), new Month(2035, 12), 1);
        RunInputs[] others =
        [
            inputs with { Scenario = "other" },
            inputs with { ProgramVersion = "0.1.1" },
            inputs with { DataDigest = "e" },
            inputs with { ScenarioDigest = "t" },
            inputs with { FirstMonth = new Month(2010, 2) },
            inputs with { Until = new Month(2036, 1) },
            inputs with { Seed = 2 },
            inputs with { Members = 2 },
        ];
        others.Select(other => other.Digest).Append(inputs.Digest).Distinct().Count().ShouldBe(9);
        (inputs with { Seed = 1 }).Digest.ShouldBe(inputs.Digest);
        inputs.Months.ShouldBe(312);
    }

    [Fact]
    public void Folder_Digest_Knows_Names_And_Contents_Only()
    {
        string first = Folder("first", ("a.csv", "1"), ("sub/b.csv", "2"));
        string second = Folder("second", ("sub/b.csv", "2"), ("a.csv", "1"), (".hidden", "x"));
        FolderDigest.Of(second).ShouldBe(FolderDigest.Of(first));
        FolderDigest.Of(Folder("renamed", ("a.csv", "1"), ("sub/c.csv", "2"))).ShouldNotBe(FolderDigest.Of(first));
        FolderDigest.Of(Folder("changed", ("a.csv", "1"), ("sub/b.csv", "3"))).ShouldNotBe(FolderDigest.Of(first));
        FolderDigest.Of(Folder("moved", ("a.csv", "12"), ("sub/b.csv", ""))).ShouldNotBe(FolderDigest.Of(first));
    }

    [Fact]
    public void Folder_Digest_Leaves_Out_What_It_Is_Told_To()
    {
        string with = Folder("with", ("a.csv", "1"), ("evidence/b.csv", "2"));
        FolderDigest.Of(with, "evidence").ShouldBe(FolderDigest.Of(Folder("without", ("a.csv", "1"))));
        FolderDigest.Of(with, "evid").ShouldBe(FolderDigest.Of(with));
    }

    [Fact]
    public void Program_Version_Names_The_Release_And_The_Build()
    {
        string version = ProgramVersion.Of(typeof(RunStore).Assembly);
        version.ShouldMatch("^[0-9]+[.][0-9]+[.][0-9]+-[0-9a-f]{12}$");
        ProgramVersion.Of(typeof(Month).Assembly).ShouldNotBe(version);
        ProgramVersion.Of(typeof(RunStore).Assembly).ShouldBe(version);
    }

    public void Dispose() => _folder.Dispose();

    private static SeriesTable Table((SeriesKey Key, double Value)[] items)
    {
        SeriesTable table = new(StoreFolder.First, 1);
        foreach ((SeriesKey key, double value) in items)
        {
            table.Add(key, [value]);
        }

        return table;
    }

    private string Folder(string name, params (string Name, string Text)[] files)
    {
        string root = Path.Combine(_folder.Root, name);
        foreach ((string file, string text) in files)
        {
            string path = Path.Combine(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return root;
    }
}
