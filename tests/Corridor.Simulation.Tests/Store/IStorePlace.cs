namespace Corridor.Simulation.Tests.Store;

/// <summary>A place for one run store, of its own for each test and removed at the end.</summary>
public interface IStorePlace : IDisposable
{
    /// <summary>What --store would name.</summary>
    string Address { get; }

    /// <summary>True as long as nothing has been made here.</summary>
    bool IsEmpty { get; }

    /// <summary>So many bytes of nought, in the database's own words.</summary>
    string ZeroBytes(int count);

    /// <summary>Asks the database itself, past the store.</summary>
    object? Ask(string statement);
}
