using System.Data.Common;

namespace Corridor.Simulation.Store;

/// <summary>
/// Everything that one database does otherwise than another. The statements of <see cref="StoreSchema"/> and <see cref="RunStore"/>
/// are plain SQL that SQLite and PostgreSQL both take.
/// </summary>
internal abstract class StoreDialect
{
    /// <summary>Name of the store for messages: a file or an address.</summary>
    public abstract string Name { get; }

    /// <summary>Type of a column of bytes.</summary>
    public abstract string BytesType { get; }

    /// <summary>An open connection, ready for readers beside one writer.</summary>
    public abstract DbConnection Connect();

    /// <summary>A transaction in which every reading sees the same moment, without holding up a writer.</summary>
    public abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>Names of the tables that are there.</summary>
    public abstract IReadOnlyList<string> Tables(DbConnection connection, DbTransaction? transaction);

    /// <summary>Says in plain words what a failure of the database means.</summary>
    public abstract RunStoreException Explain(DbException failure);
}
