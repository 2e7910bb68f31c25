using Corridor.Tests.Servers;

namespace Corridor.Simulation.Tests.Store;

/// <summary>A database of its own for each test; it goes with the server.</summary>
public sealed class PostgresDatabase(PostgresServer server) : IStorePlace
{
    private readonly string _name = server.NewName();

    public string Address => server.AddressOf(_name);

    public bool IsEmpty => Ask("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'") is 0L;

    public string ZeroBytes(int count) => FormattableString.Invariant($"decode(repeat('00', {count}), 'hex')");

    public object? Ask(string statement) => server.Ask(_name, statement);

    public void Dispose()
    {
    }
}
