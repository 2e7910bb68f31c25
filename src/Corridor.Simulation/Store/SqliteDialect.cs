using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Corridor.Simulation.Store;

/// <summary>A run store in one SQLite file with a write-ahead log: many readers beside one writer.</summary>
internal sealed class SqliteDialect(string path, bool create) : StoreDialect
{
    /// <summary>Seconds to wait for another process that writes.</summary>
    private const int BusySeconds = 30;

    // Result codes of SQLite, https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int NotADatabase = 26;

    public override string Name => path;

    public override string BytesType => "BLOB";

    public override string TextType => "TEXT";

    public override DbConnection Connect()
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            DefaultTimeout = BusySeconds,
            ForeignKeys = true,

            // A pool would keep the file open after the store is closed.
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();

            // Pages of 32 KiB (which only a new file takes up) hold a dozen series each; in small pages half the file would be gaps.
            // NORMAL with a write-ahead log loses at most the last run on a power cut, never the file.
            command.CommandText = "PRAGMA page_size = 32768; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    // A transaction of SQLite takes the lock of the writer at its beginning.
    public override DbTransaction BeginWriting(DbConnection connection) => connection.BeginTransaction();

    public override IReadOnlyList<string> Tables(DbConnection connection, DbTransaction? transaction) =>
        Names(connection, transaction, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");

    public override RunStoreException Explain(DbException failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        NotADatabase => new(RunStoreFault.NotAStore, path, "this file is not a run store", "name another file with --store, or move this one away", failure),
        Corrupt => new(RunStoreFault.Corrupt, path, "the run store is damaged", "restore it from a copy, or delete the file: runs can be computed again", failure),
        Busy or Locked => new(RunStoreFault.Busy, path, "another program is writing to the run store", "wait until it ends, or use another file with --store", failure),
        Full => new(RunStoreFault.Unusable, path, "the disk is full", "make room, or name a file on another disk with --store", failure),
        _ => new(RunStoreFault.Unusable, path, $"the run store can't be used: {failure.Message}", "check that the file and its folder are yours to write", failure),
    };
}
