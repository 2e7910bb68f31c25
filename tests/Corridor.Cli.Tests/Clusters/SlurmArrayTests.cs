using System.Globalization;
using System.Text.Json;
using Corridor.Experiments.Ensembles;
using Corridor.Simulation.Store;
using Corridor.Tests.Servers;

namespace Corridor.Cli.Tests.Clusters;

/// <summary>The script that is shipped for Slurm, on a real cluster of two nodes.</summary>
[Collection(PostgresCollection.Name)]
public sealed class SlurmArrayTests(PostgresServer server, SlurmCluster cluster) : CommandLineFixture, IClassFixture<SlurmCluster>
{
    private const int Members = 40;
    private const int Shards = 8;
    private const int Patience = 300;
    private const string Lost = "node2";

    private static readonly Lazy<JsonElement> Alone = new(OneMachine);
    private static readonly Shards Division = new(Members, Shards);

    [Fact]
    public void Eight_Shards_On_Two_Nodes_Of_Which_One_Is_Lost_Equal_One_Machine()
    {
        string folder = Path.Combine(cluster.Shared, "base");
        Planned("-o", folder);
        string[] members = ["--array=1-8", Script, folder];
        Run(members, () => NumbersIn(folder));
        Equal(RealProgram.Here("ensemble", "merge", folder, "--store", Store, "--json"));
    }

    [Fact]
    public void The_Same_Holds_When_The_Nodes_Share_A_Database_Instead_Of_A_Folder()
    {
        string name = server.NewName();
        string open = server.AddressOf(name);
        string ensemble = Planned("--store", open).GetProperty("ensemble").GetString()![..8];
        using RunStore store = RunStore.OpenExisting(open);
        Run(["--array=1-8", Script, ensemble, "--store", server.ShownAddressOf(name)], () => NumbersIn(store));
        Equal(RealProgram.Here("ensemble", "merge", ensemble, "--store", open, "--json"));
    }

    private static string Script { get; } = Path.Combine(RealProgram.Project, "deploy", "slurm-array.sh");

    /// <summary>Submits the array, loses a node in the middle of a shard, and waits until the other and the node that comes back have done all.</summary>
    private void Run(string[] words, Func<HashSet<int>> kept)
    {
        cluster.Start(Lost);
        cluster.WaitUntilIdle();
        string job = cluster.Submit(words, ("CORRIDOR", $"dotnet {RealProgram.File}"), ("PGPASSWORD", PostgresServer.Password));
        int shard = 0;
        Wait("a node is lost in the middle of a shard", () => Enumerable.Range(1, Shards).Any(one => IsHalfDone(one, kept())) && cluster.LoseIf(Lost, () => (shard = HalfDone(job, kept())) > 0));
        IsHalfDone(shard, kept()).ShouldBeTrue();

        string index = shard.ToString(CultureInfo.InvariantCulture);
        Wait("Slurm puts the task of the lost node back", () => cluster.Tasks(job).Any(task => task.Index == index && task.Restarts > 0));
        cluster.Start(Lost);
        Wait("all tasks are done", () => cluster.Tasks(job).All(task => task.State == "COMPLETED"));
        cluster.Tasks(job).Count.ShouldBe(Shards);
        File.ReadAllText(Path.Combine(cluster.Shared, $"corridor-ensemble-{job}_{index}.log")).ShouldContain(", of them computed now ");
        cluster.WaitUntilIdle();
    }

    /// <summary>A shard that runs on the node to be lost and has members, but not all; 0 when there is none.</summary>
    private int HalfDone(string job, HashSet<int> kept) =>
        cluster.Tasks(job).Where(task => task is { State: "RUNNING", Node: Lost }).Select(task => int.Parse(task.Index, NumberStyles.None, CultureInfo.InvariantCulture)).FirstOrDefault(shard => IsHalfDone(shard, kept));

    private static bool IsHalfDone(int shard, HashSet<int> kept) => Division.Of(shard).Count(kept.Contains) is var done && done >= 1 && done < Division.Of(shard).Count;

    private void Wait(string what, Func<bool> holds) => Programs.WaitUntil(what, Patience, holds, cluster.Report);

    private static HashSet<int> NumbersIn(string folder) => [.. new MemberFolder(folder, "test").Numbers()];

    private static HashSet<int> NumbersIn(RunStore store) =>
        [.. store.Documents("ensemble/", string.Empty).Where(one => one.Name.Contains("/member/", StringComparison.Ordinal)).Select(one => int.Parse(one.Name.AsSpan(one.Name.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture))];

    private static JsonElement Planned(params string[] place)
    {
        Ran ran = RealProgram.Here(["ensemble", "plan", RealProgram.Base, "--until", "2026-12", "--members", "40", "--shards", "8", .. place, "--json"]);
        ran.Exit.ShouldBe(ExitCode.Done, ran.Error);
        return ran.Json;
    }

    private static void Equal(Ran merged)
    {
        merged.Exit.ShouldBe(ExitCode.Done, merged.Error);
        merged.Json.GetProperty("members").GetInt32().ShouldBe(Members);
        merged.Json.GetProperty("members_content_digest").GetString().ShouldBe(Alone.Value.GetProperty("members_content_digest").GetString());
        merged.Json.GetProperty("headline").GetRawText().ShouldBe(Alone.Value.GetProperty("headline").GetRawText());
    }

    private static JsonElement OneMachine()
    {
        string folder = Directory.CreateTempSubdirectory("corridor-alone-").FullName;
        try
        {
            Ran ran = RealProgram.Here("run", RealProgram.Base, "--until", "2026-12", "--members", "40", "--store", Path.Combine(folder, "alone.db"), "--report", Path.Combine(folder, "alone.html"), "--json");
            ran.Exit.ShouldBe(ExitCode.Done, ran.Error);
            return ran.Json;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
