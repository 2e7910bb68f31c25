using System.Globalization;
using Corridor.Simulation.Store;
using Corridor.Tests.Servers;

namespace Corridor.Simulation.Tests.Store;

/// <summary>A run store in a database of a real server: all that holds of a file, and what can go wrong with a server.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresStoreTests(PostgresServer server) : RunStoreTests
{
    private readonly PostgresDatabase _database = new(server);

    private protected override IStorePlace Place => _database;

    [Fact]
    public void A_Wrong_Password_Is_Refused_And_Never_Repeated()
    {
        RunStoreException refused = Refused(server.NewDatabase().Replace(Uri.EscapeDataString(PostgresServer.Password), "guessed-secret", StringComparison.Ordinal));
        refused.Fault.ShouldBe(RunStoreFault.Refused);
        refused.Hint.ShouldContain("PGPASSWORD");
        $"{refused.File} {refused}".ShouldNotContain("guessed-secret");
    }

    [Fact]
    public void A_Missing_Password_Is_Told_From_A_Wrong_One()
    {
        RunStoreException refused = Refused(server.ShownAddressOf("postgres"));
        refused.Fault.ShouldBe(RunStoreFault.Refused);
        refused.Message.ShouldContain("none was given");
    }

    [Fact]
    public void A_User_Whom_The_Server_Does_Not_Know_Is_Refused() =>
        Refused(string.Create(CultureInfo.InvariantCulture, $"postgres://nobody:x@127.0.0.1:{server.Port}/postgres")).Fault.ShouldBe(RunStoreFault.Refused);

    [Fact]
    public void A_Database_That_Is_Not_There_Is_Named_With_How_To_Create_It()
    {
        RunStoreException missing = Refused(server.AddressOf("nowhere"));
        missing.Fault.ShouldBe(RunStoreFault.NoDatabase);
        missing.Message.ShouldContain("'nowhere'");
        missing.Hint.ShouldContain("createdb");
        missing.File.ShouldBe(server.ShownAddressOf("nowhere"));
        $"{missing}".ShouldNotContain(PostgresServer.Password);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("no-such-host.invalid")]
    public void A_Server_That_Does_Not_Answer_Is_Called_Unreachable(string host)
    {
        RunStoreException unreachable = Refused(string.Create(CultureInfo.InvariantCulture, $"postgres://corridor:secret-of-mine@{host}:{Programs.FreePort()}/runs"));
        unreachable.Fault.ShouldBe(RunStoreFault.Unreachable);
        unreachable.File.ShouldContain(host);
        unreachable.Hint.ShouldContain("host and port");
        $"{unreachable.File} {unreachable}".ShouldNotContain("secret-of-mine");
    }

    [Fact]
    public void A_User_Who_May_Not_Create_Tables_Is_Told_What_Is_Lacking()
    {
        string name = server.NewName();
        server.Ask(name, "CREATE USER reader PASSWORD 'r'");
        RunStoreException refused = Refused(string.Create(CultureInfo.InvariantCulture, $"postgres://reader:r@127.0.0.1:{server.Port}/{name}"));
        refused.Fault.ShouldBe(RunStoreFault.Refused);
        refused.Hint.ShouldContain("GRANT CREATE");
    }

    [Fact]
    public void A_Connection_That_Breaks_Off_Is_No_Fault_Of_The_Input()
    {
        using RunStore store = RunStore.Open(_database.Address);
        _database.Ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'corridor' AND datname = current_database()");
        RunStoreException broken = Should.Throw<RunStoreException>(() => store.List());
        broken.Fault.ShouldBe(RunStoreFault.Unusable);
    }

    private static RunStoreException Refused(string address) => Should.Throw<RunStoreException>(() => RunStore.Open(address).Dispose());
}

/// <summary>In a database.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresMicroStoreTests(PostgresServer server) : MicroStoreTests
{
    private readonly PostgresDatabase _database = new(server);

    private protected override IStorePlace Place => _database;
}
