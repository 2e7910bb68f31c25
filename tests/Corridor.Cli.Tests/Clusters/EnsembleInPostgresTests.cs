using System.Diagnostics;
using System.Text.Json;
using Corridor.Simulation.Store;
using Corridor.Tests.Servers;

namespace Corridor.Cli.Tests.Clusters;

/// <summary>Runs and ensembles whose only shared state is a PostgreSQL server.</summary>
[Collection(PostgresCollection.Name)]
public sealed class EnsembleInPostgresTests(PostgresServer server) : CommandLineFixture
{
    private const int Members = 8;

    [Fact]
    public void Shards_That_Share_A_Server_Give_The_Bytes_Of_One_Machine_Though_Workers_Meet_And_Die()
    {
        string name = server.NewName();
        string address = server.ShownAddressOf(name);
        string open = server.AddressOf(name);
        (string, string) password = ("PGPASSWORD", PostgresServer.Password);
        Ran planned = RealProgram.Run(["ensemble", "plan", RealProgram.Base, "--until", "2026-12", "--members", "8", "--shards", "2", "--store", address, "--json"], password);
        planned.Exit.ShouldBe(ExitCode.Done, planned.Error);
        string ensemble = planned.Json.GetProperty("ensemble").GetString()![..8];
        planned.Json.GetProperty("store").GetString().ShouldBe(address);

        // A worker is killed in the middle of its shard.
        string[] first = ["ensemble", "work", ensemble, "--shard", "1/2", "--threads", "1", "--store", address];
        using (Process killed = RealProgram.Start(first, password))
        {
            Programs.WaitUntil("a member is kept", 120, () => killed.HasExited || Kept(open) >= 1, () => "no member");
            killed.Kill();
            killed.WaitForExit();
            Kept(open).ShouldBeInRange(1, (Members / 2) - 1, "the worker was to be killed in the middle of its shard");
        }

        Ran incomplete = RealProgram.Run(["ensemble", "merge", ensemble, "--store", address], password);
        incomplete.Exit.ShouldBe(ExitCode.CheckDidNotHold);
        incomplete.Error.ShouldContain("shard 2/2 lacks 4 of 4 members: 2, 4, 6, 8");
        incomplete.Error.ShouldContain($"corridor ensemble work {ensemble} --store {address} --shard 1/2");

        // Two go on with the same shard at the same time.
        using (Process one = RealProgram.Start(first, password))
        using (Process other = RealProgram.Start(first, password))
        {
            one.WaitForExit();
            other.WaitForExit();
            (one.ExitCode, other.ExitCode).ShouldBe((ExitCode.Done, ExitCode.Done));
        }

        RealProgram.Here("ensemble", "work", ensemble, "--shard", "1/2", "--store", open, "--json").Json.GetProperty("members_computed").GetInt32().ShouldBe(0);
        RealProgram.Here("ensemble", "work", ensemble, "--shard", "2/2", "--store", open, "--json").Json.GetProperty("members_computed").GetInt32().ShouldBe(4);
        JsonElement merged = RealProgram.Here("ensemble", "merge", ensemble, "--store", open, "--json").Json;
        JsonElement alone = Alone(Store);
        merged.GetProperty("members_content_digest").GetString().ShouldBe(alone.GetProperty("members_content_digest").GetString());
        merged.GetProperty("headline").GetRawText().ShouldBe(alone.GetProperty("headline").GetRawText());

        // What the server holds is what any verb reads.
        JsonElement again = Alone(open);
        again.GetProperty("members_computed").GetInt32().ShouldBe(0);
        again.GetProperty("store").GetString().ShouldBe(address);
        RealProgram.Here("ensemble", "chances", "base", "--below", "remittances_gdp_percent=1000", "--nation", "TJK", "--year", "2026", "--store", open).Out.ShouldContain("in 8 of 8 futures");
        string byDigest = RealProgram.Here("runs", "show", "base", "--store", open, "--json").Out;
        byDigest.ShouldContain(merged.GetProperty("digest").GetString()!);
        RealProgram.Here("runs", "delete", merged.GetProperty("digest").GetString()!, "--store", open).Exit.ShouldBe(ExitCode.Done);
        RealProgram.Here("ensemble", "merge", ensemble, "--store", open).Error.ShouldContain("no plan of an ensemble begins with");
        server.Ask(name, "SELECT (SELECT COUNT(*) FROM document) + (SELECT COUNT(*) FROM series) + (SELECT COUNT(*) FROM run)").ShouldBe(0L);
    }

    [Fact]
    public void A_Member_That_Is_Damaged_In_The_Database_Is_Named_And_Computed_Again()
    {
        string name = server.NewName();
        string open = server.AddressOf(name);
        string ensemble = RealProgram.Here("ensemble", "plan", RealProgram.Base, "--until", "2012-12", "--members", "2", "--shards", "1", "--store", open, "--json").Json.GetProperty("ensemble").GetString()![..8];
        RealProgram.Here("ensemble", "work", ensemble, "--shard", "1/1", "--store", open).Exit.ShouldBe(ExitCode.Done);
        object? digest = Digest();
        server.Ask(name, "UPDATE document SET content = substring(content from 1 for 100) WHERE name LIKE '%/member/000002'");
        RealProgram.Here("ensemble", "merge", ensemble, "--store", open).Error.ShouldContain("shard 1/1 lacks 1 of 2 members: 2");
        RealProgram.Here("ensemble", "work", ensemble, "--shard", "1/1", "--store", open).Out.ShouldContain("of them computed now 1");
        Digest().ShouldBe(digest);

        object? Digest() => server.Ask(name, "SELECT string_agg(md5(content), ' ' ORDER BY name) FROM document WHERE name LIKE '%/member/%'");
    }

    [Theory]
    [InlineData("refused", "corridor:guessed-secret@127.0.0.1:PORT/postgres", "the server does not let this user in")]
    [InlineData("no_database", "corridor:PASSWORD@127.0.0.1:PORT/nowhere", "no database 'nowhere'")]
    [InlineData("unreachable", "corridor:guessed-secret@127.0.0.1:FREE/postgres", "no PostgreSQL server can be reached")]
    [InlineData("bad_address", "corridor:guessed-secret@127.0.0.1:PORT", "names no database")]
    [InlineData("missing", "corridor:PASSWORD@127.0.0.1:PORT/postgres", "there is no run store here yet")]
    public void An_Address_That_Can_Not_Be_Used_Is_Bad_Input_And_No_Password_Is_Echoed(string code, string address, string what)
    {
        string store = "postgres://" + address
            .Replace("PORT", FormattableString.Invariant($"{server.Port}"), StringComparison.Ordinal)
            .Replace("FREE", FormattableString.Invariant($"{Programs.FreePort()}"), StringComparison.Ordinal)
            .Replace("PASSWORD", Uri.EscapeDataString(PostgresServer.Password), StringComparison.Ordinal);
        string[][] commands = [["runs", "list"], ["ensemble", "work", "1a2b3c4d", "--shard", "1/2"], ["ensemble", "merge", "1a2b3c4d"]];
        foreach (string[] command in code == "missing" ? commands : [.. commands, ["run", RealProgram.Base], ["ensemble", "plan", RealProgram.Base, "--members", "2"]])
        {
            Ran ran = RealProgram.Here([.. command, "--store", store, "--debug"]);
            ran.Exit.ShouldBe(ExitCode.BadInput, string.Join(' ', command));
            string[] lines = ran.Error.Split('\n');
            lines[0].ShouldStartWith("error: ");
            lines[0].ShouldContain(what);
            lines[1].ShouldStartWith("  at: ");
            lines[2].ShouldStartWith("  do: ");
            (ran.Out + ran.Error).ShouldNotContain("guessed-secret");
            (ran.Out + ran.Error).ShouldNotContain(PostgresServer.Password);
            RealProgram.Here([.. command, "--store", store, "--json"]).Json.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
        }
    }

    private JsonElement Alone(string store)
    {
        Ran ran = RealProgram.Here("run", RealProgram.Base, "--until", "2026-12", "--members", "8", "--store", store, "--report", Path.Combine(Root, "alone.html"), "--json");
        ran.Exit.ShouldBe(ExitCode.Done, ran.Error);
        return ran.Json;
    }

    /// <summary>Members that the server holds, of whatever ensemble.</summary>
    private static int Kept(string address)
    {
        using RunStore store = RunStore.OpenExisting(address);
        return store.Documents("ensemble/", string.Empty).Count(document => document.Name.Contains("/member/", StringComparison.Ordinal));
    }
}
