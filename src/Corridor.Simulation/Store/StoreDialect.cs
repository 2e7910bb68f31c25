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

    /// <summary>Type of a column of text that is ordered by its bytes.</summary>
    public abstract string TextType { get; }

    /// <summary>An open connection, ready for readers beside one writer.</summary>
    public abstract DbConnection Connect();

    /// <summary>A transaction in which every reading sees the same moment, without holding up a writer.</summary>
    public abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>A transaction that no other of its kind runs beside: what it reads stays so until it ends.</summary>
    public abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Names of the tables that are there.</summary>
    public abstract IReadOnlyList<string> Tables(DbConnection connection, DbTransaction? transaction);

    /// <summary>Says in plain words what a failure of the database means.</summary>
    public abstract RunStoreException Explain(DbException failure);

    /// <summary>The first column of what a statement finds.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction, or null.</param>
    /// <param name="statement">A statement of the dialect's own.</param>
    protected static IReadOnlyList<string> Names(DbConnection connection, DbTransaction? transaction, string statement)
    {
        using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        using DbDataReader reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
