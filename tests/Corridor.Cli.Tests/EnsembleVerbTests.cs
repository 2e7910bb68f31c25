using System.Diagnostics;
using System.Text.Json;
using Corridor.Simulation.Store;

namespace Corridor.Cli.Tests;

/// <summary>Members of a run, with the project's own data and the real program where it is killed.</summary>
public sealed class EnsembleVerbTests : CommandLineFixture
{
    [Fact]
    public void A_Run_With_Members_Has_Bands_That_Say_What_They_Contain_And_Grows_Without_Changing()
    {
        using JsonDocument first = Members(3, Store);
        JsonElement answer = first.RootElement;
        answer.GetProperty("members").GetInt32().ShouldBe(3);
        answer.GetProperty("members_computed").GetInt32().ShouldBe(3);
        answer.GetProperty("label").GetString()!.ShouldStartWith("contains: ");
        answer.GetProperty("contains").EnumerateArray().Select(part => part.GetString()).ShouldContain("drivers");
        foreach (JsonElement row in answer.GetProperty("headline").EnumerateArray())
        {
            row.GetProperty("nation").GetString()!.Length.ShouldBe(3);
            JsonElement band = row.GetProperty("remittances_gdp_percent");
            band.GetProperty("p10").GetDouble().ShouldBeLessThanOrEqualTo(band.GetProperty("p50").GetDouble());
            band.GetProperty("p50").GetDouble().ShouldBeLessThanOrEqualTo(band.GetProperty("p90").GetDouble());
            band.GetProperty("central").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        }

        using JsonDocument more = Members(5, Store);
        more.RootElement.GetProperty("members_computed").GetInt32().ShouldBe(2);
        using JsonDocument again = Members(3, Store);
        again.RootElement.GetProperty("members_computed").GetInt32().ShouldBe(0);
        again.RootElement.GetProperty("members_content_digest").GetString().ShouldBe(answer.GetProperty("members_content_digest").GetString());
        again.RootElement.GetProperty("headline").GetRawText().ShouldBe(answer.GetProperty("headline").GetRawText());

        JsonElement chances = RealProgram.Here("ensemble", "chances", "base", "--below", "remittances_gdp_percent=1000", "--nation", "TJK", "--year", "2026", "--store", Store, "--json").Json;
        chances.GetProperty("chances")[0].GetProperty("text").GetString().ShouldBe("in 5 of 5 futures");
        int Unemployed(string side) => RealProgram.Here("ensemble", "chances", "base", side, "unemployment_percent=7", "--nation", "TJK", "--year", "2026", "--store", Store, "--json").Json.GetProperty("chances")[0].GetProperty("futures").GetInt32();
        (Unemployed("--below") + Unemployed("--above")).ShouldBe(5);
        JsonElement series = RealProgram.Here("runs", "show", "base", "--series", "stock", "--nation", "TJK", "--place", "RUS", "--store", Store, "--json").Json;
        series.GetProperty("members").GetInt32().ShouldBe(5);
        JsonElement last = series.GetProperty("series").EnumerateArray().Last();
        last.GetProperty("p10").GetDouble().ShouldBeLessThan(last.GetProperty("p90").GetDouble());
        last.GetProperty("value").GetDouble().ShouldBeGreaterThan(0);
        RealProgram.Here("runs", "list", "--store", Store, "--json").Json.GetProperty("runs")[0].GetProperty("members").GetInt32().ShouldBe(5);
    }

    [Fact]
    public void Members_Of_A_Program_That_Was_Killed_Are_Gone_On_With_To_The_Same_Bytes()
    {
        string killed = Path.Combine(Root, "killed.db");
        for (int after = 1; after <= 3; after += 2)
        {
            using Process program = RealProgram.Start(Words(6, killed));
            while (!program.HasExited && Kept(killed) < after)
            {
                Thread.Sleep(20);
            }

            program.Kill();
            program.WaitForExit();
            Kept(killed).ShouldBeGreaterThanOrEqualTo(after);
        }

        using JsonDocument resumed = Members(6, killed);
        using JsonDocument whole = Members(6, Store);
        whole.RootElement.GetProperty("members_computed").GetInt32().ShouldBe(6);
        resumed.RootElement.GetProperty("members_content_digest").GetString().ShouldBe(whole.RootElement.GetProperty("members_content_digest").GetString());
        resumed.RootElement.GetProperty("headline").GetRawText().ShouldBe(whole.RootElement.GetProperty("headline").GetRawText());
    }

    [Fact]
    public void Shards_Of_Two_Workers_Give_The_Bytes_Of_One_Machine_And_What_Is_Lost_Is_Named()
    {
        string folder = Path.Combine(Root, "shared");
        RealProgram.Here("ensemble", "plan", RealProgram.Base, "--until", "2026-12", "--members", "5", "--shards", "2", "-o", folder).Out.ShouldContain("5 members in 2 shards");
        Ran lost = RealProgram.Here("ensemble", "work", folder, "--shard", "2/2");
        lost.Exit.ShouldBe(ExitCode.Done, lost.Error);
        Ran incomplete = RealProgram.Here("ensemble", "merge", folder, "--store", Store);
        incomplete.Exit.ShouldBe(ExitCode.CheckDidNotHold);
        incomplete.Error.ShouldContain("shard 1/2 lacks 3 of 3 members: 1, 3, 5");
        File.Exists(Store).ShouldBeFalse();

        // Two programs at one shard at the same time.
        string[] words = ["ensemble", "work", folder, "--shard", "1/2", "--threads", "1"];
        using (Process one = RealProgram.Start(words))
        using (Process other = RealProgram.Start(words))
        {
            one.WaitForExit();
            other.WaitForExit();
            (one.ExitCode, other.ExitCode).ShouldBe((ExitCode.Done, ExitCode.Done));
        }

        RealProgram.Here("ensemble", "work", folder, "--shard", "1/2", "--json").Json.GetProperty("members_computed").GetInt32().ShouldBe(0);
        JsonElement merged = RealProgram.Here("ensemble", "merge", folder, "--store", Store, "--json").Json;
        using JsonDocument alone = Members(5, Path.Combine(Root, "alone.db"));
        merged.GetProperty("members_content_digest").GetString().ShouldBe(alone.RootElement.GetProperty("members_content_digest").GetString());
        merged.GetProperty("headline").GetRawText().ShouldBe(alone.RootElement.GetProperty("headline").GetRawText());

        string member = Path.Combine(folder, "members", "000004.member");
        File.WriteAllBytes(member, File.ReadAllBytes(member)[..100]);
        RealProgram.Here("ensemble", "merge", folder, "--store", Store).Error.ShouldContain("shard 2/2 lacks 1 of 2 members: 4");
        RealProgram.Here("ensemble", "work", folder, "--shard", "2/2", "--json").Json.GetProperty("members_computed").GetInt32().ShouldBe(1);
        RealProgram.Here("ensemble", "merge", folder, "--store", Store, "--json").Json.GetProperty("members_content_digest").GetString().ShouldBe(merged.GetProperty("members_content_digest").GetString());
    }

    [Fact]
    public void A_Changed_Byte_And_A_Member_Of_Another_Plan_Are_Named_And_Computed_Again()
    {
        string folder = Planned("mine", 1);
        string stranger = Planned("other", 2);
        string before = Merged(folder).GetProperty("members_content_digest").GetString()!;
        byte[] bytes = File.ReadAllBytes(MemberIn(folder, 2));
        bytes[bytes.Length / 2] ^= 16;
        File.WriteAllBytes(MemberIn(folder, 2), bytes);
        File.Copy(MemberIn(stranger, 3), MemberIn(folder, 3), overwrite: true);
        Ran lacking = RealProgram.Here("ensemble", "merge", folder, "--store", Store);
        lacking.Exit.ShouldBe(ExitCode.CheckDidNotHold);
        lacking.Error.ShouldContain("shard 1/1 lacks 2 of 3 members: 2, 3");
        RealProgram.Here("ensemble", "work", folder, "--shard", "1/1", "--json").Json.GetProperty("members_computed").GetInt32().ShouldBe(2);
        Merged(folder).GetProperty("members_content_digest").GetString().ShouldBe(before);

        string Planned(string name, int seed)
        {
            string into = Path.Combine(Root, name);
            RealProgram.Here("ensemble", "plan", RealProgram.Base, "--until", "2012-12", "--members", "3", "--shards", "1", "--seed", $"{seed}", "-o", into).Exit.ShouldBe(ExitCode.Done);
            RealProgram.Here("ensemble", "work", into, "--shard", "1/1").Exit.ShouldBe(ExitCode.Done);
            return into;
        }

        JsonElement Merged(string from) => RealProgram.Here("ensemble", "merge", from, "--store", Store, "--json").Json;

        static string MemberIn(string of, int number) => Path.Combine(of, "members", $"00000{number}.member");
    }

    [Theory]
    [InlineData("\"until\": \"2012-12\"", "\"until\": \"2012-13\"")]
    [InlineData("\"drivers\": [", "\"driver\": [")]
    [InlineData("\"ensemble\": \"", "\"ensemble\": \"x")]
    [InlineData("{", "")]
    public void A_Plan_That_Is_Damaged_Is_Bad_Input(string from, string to)
    {
        string folder = Path.Combine(Root, "damaged");
        RealProgram.Here("ensemble", "plan", RealProgram.Base, "--until", "2012-12", "--members", "3", "-o", folder).Exit.ShouldBe(ExitCode.Done);
        string plan = Path.Combine(folder, "ensemble.json");
        File.WriteAllText(plan, File.ReadAllText(plan).Replace(from, to, StringComparison.Ordinal));
        foreach (string[] words in new[] { (string[])["work", folder, "--shard", "1/3"], ["merge", folder] })
        {
            Ran ran = RealProgram.Here(["ensemble", .. words]);
            ran.Exit.ShouldBe(ExitCode.BadInput);
            ran.Error.ShouldContain("the plan of the ensemble can't be read");
        }
    }

    [Theory]
    [InlineData("'walk'", "run", "BASE", "--members", "2", "--drivers", "walk")]
    [InlineData("--drivers without --members", "run", "BASE", "--drivers", "wage")]
    [InlineData("--members with --micro", "run", "BASE", "--members", "2", "--micro", "1:100")]
    [InlineData("'0' for --members", "run", "BASE", "--members", "0")]
    [InlineData("there is no plan of an ensemble here", "ensemble", "work", "nowhere", "--shard", "1/2")]
    [InlineData("'0' for --members is not within its bounds", "ensemble", "plan", "BASE", "--members", "0", "-o", "nowhere")]
    [InlineData("-o DIR is missing", "ensemble", "plan", "BASE", "--members", "2")]
    [InlineData("-o DIR is missing", "ensemble", "plan", "BASE", "--members", "2", "-o", "")]
    [InlineData("-o with --store", "ensemble", "plan", "BASE", "--members", "2", "-o", "nowhere", "--store", "nowhere.db")]
    [InlineData("--store with the folder 'nowhere'", "ensemble", "work", "nowhere", "--shard", "1/2", "--store", "nowhere.db")]
    [InlineData("there is no run store here", "ensemble", "work", "1a2b3c4d", "--shard", "1/2", "--store", "nowhere.db")]
    [InlineData("names no database", "run", "BASE", "--store", "postgres://corridor@localhost")]
    [InlineData("can't be read", "ensemble", "merge", "1a2b3c4d", "--store", "postgres://corridor:secret@:x/")]
    [InlineData("--members N is missing", "ensemble", "plan", "BASE", "-o", "nowhere")]
    public void What_Can_Not_Be_Done_Is_Refused_And_Says_Why(string why, params string[] words)
    {
        Ran ran = RealProgram.Here([.. words.Select(word => word == "BASE" ? RealProgram.Base : word)]);
        ran.Exit.ShouldBe(ExitCode.BadInput, ran.Out);
        ran.Error.ShouldContain(why);
    }

    [Fact]
    public void Chances_Of_A_Run_Without_Members_Say_How_To_Get_Some()
    {
        Computed();
        Ran ran = Corridor("ensemble", "chances", "base", "--below", "citizens_abroad=1", "--store", Store);
        ran.Exit.ShouldBe(ExitCode.BadInput);
        ran.Error.ShouldContain("has no members");
        ran.Error.ShouldContain("--members 200");
        Corridor("ensemble", "chances", "base", "--below", "citizens_abroat=1", "--store", Store).Error.ShouldContain("citizens_abroad");
    }

    [Fact]
    public void The_Processes_Of_The_Drivers_Are_Listed_With_What_They_Were_Fitted_To()
    {
        JsonElement[] processes = [.. RealProgram.Here("ensemble", "processes", "--json").Json.GetProperty("processes").EnumerateArray()];
        JsonElement rouble = processes.Single(one => one.GetProperty("name").GetString() == "RUB");
        rouble.GetProperty("fitted").GetBoolean().ShouldBeTrue();
        rouble.GetProperty("half_life_months").GetDouble().ShouldBeInRange(24, 72);
        processes.Where(one => one.GetProperty("driver").GetString() == "enforcement").ShouldAllBe(one => !one.GetProperty("fitted").GetBoolean());
    }

    private string[] Words(int members, string store) =>
        ["run", RealProgram.Base, "--until", "2026-12", "--members", members.ToString(System.Globalization.CultureInfo.InvariantCulture), "--threads", "1", "--json", "--store", store, "--report", Path.Combine(Root, "members.html")];

    private JsonDocument Members(int members, string store)
    {
        Ran ran = RealProgram.Here(Words(members, store));
        ran.Exit.ShouldBe(ExitCode.Done, ran.Error);
        return JsonDocument.Parse(ran.Out);
    }

    /// <summary>Members that a store has, while another program writes to it.</summary>
    private static int Kept(string path)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        try
        {
            using RunStore store = RunStore.OpenExisting(path);
            return store.List().Sum(run => StoredEnsemble.Of(store, run)?.Count ?? 0);
        }
        catch (RunStoreException)
        {
            return 0;
        }
    }
}
