using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Corridor.Simulation.Store;

/// <summary>A run store in a PostgreSQL database that machines share.</summary>
internal sealed class PostgresDialect(PostgresAddress address) : StoreDialect
{
    private const int ConnectSeconds = 15;
    private const int BusySeconds = 30;
    private const int KeepAliveSeconds = 30;

    /// <summary>Number of the lock that a writer of runs holds: "Corridor" in ASCII.</summary>
    private const long WriterLock = 0x436F727269646F72;

    public override string Name { get; } = address.ToString();

    public override string BytesType => "BYTEA";

    // The order of bytes, as in SQLite, whatever the language of the database.
    public override string TextType => "TEXT COLLATE \"C\"";

    public override DbConnection Connect()
    {
        NpgsqlConnection connection = new(Settings());
        try
        {
            connection.Open();
            using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SET lock_timeout = '{BusySeconds}s'; SET client_min_messages = warning");
            command.ExecuteNonQuery();
            return connection;
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException or IOException or ArgumentException)
        {
            connection.Dispose();
            throw e is PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow } refused ? Explain(refused) : NotReached(e);
        }
    }

    public override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override DbTransaction BeginWriting(DbConnection connection)
    {
        DbTransaction transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        try
        {
            using DbCommand command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({WriterLock})");
            command.ExecuteNonQuery();
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> Tables(DbConnection connection, DbTransaction? transaction) =>
        Names(connection, transaction, "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema() ORDER BY tablename");

    public override RunStoreException Explain(DbException failure) => failure.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => NotLetIn("the server does not let this user in with this password", failure),
        PostgresErrorCodes.InvalidCatalogName => new(RunStoreFault.NoDatabase, Name, $"the server has no database '{address.Database}'", $"create it ({Createdb()}), or name another with --store", failure),
        PostgresErrorCodes.InsufficientPrivilege => new(RunStoreFault.Refused, Name, $"the user may not do this in the database: {Sentence(failure)}", "let the user create and write tables in it: GRANT CREATE, USAGE ON SCHEMA public TO ...", failure),
        PostgresErrorCodes.InvalidSchemaName => new(RunStoreFault.Refused, Name, "the database has no schema that tables can be created in", "create one: CREATE SCHEMA public", failure),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected => new(RunStoreFault.Busy, Name, "another program is writing to the run store", "wait until it ends; what is finished is kept", failure),
        PostgresErrorCodes.TooManyConnections => new(RunStoreFault.Busy, Name, "the server takes no more connections", "run fewer shards at once, or raise max_connections of the server", failure),
        PostgresErrorCodes.DiskFull => new(RunStoreFault.Unusable, Name, "the disk of the server is full", "make room, then run the same command again: what is finished is kept", failure),
        null => new(RunStoreFault.Unusable, Name, $"the connection to the run store broke off: {Sentence(failure)}", "run the same command again: what is finished is kept", failure),
        _ => new(RunStoreFault.Unusable, Name, $"the run store can't be used: {Sentence(failure)}", "ask whoever keeps the database", failure),
    };

    private string Settings()
    {
        NpgsqlConnectionStringBuilder settings = new()
        {
            Host = address.Host,
            Port = address.Port,
            Database = address.Database,
            ApplicationName = "corridor",

            // A pool would keep connections after the store is closed.
            Pooling = false,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Timeout = ConnectSeconds,
            CommandTimeout = 2 * BusySeconds,
            KeepAlive = KeepAliveSeconds,
        };
        if (address.User is not null)
        {
            settings.Username = address.User;
        }

        if (address.Password is not null)
        {
            settings.Password = address.Password;
        }

        if (address.SslMode is { } mode)
        {
            settings.SslMode = Enum.Parse<SslMode>(mode.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true);
        }

        return settings.ToString();
    }

    /// <summary>No server answered, or it asked for a password that nobody gave.</summary>
    private RunStoreException NotReached(Exception failure) =>
        failure is NpgsqlException && failure.Message.Contains("No password", StringComparison.Ordinal)
            ? NotLetIn("the server wants a password and none was given", failure)
            : new(RunStoreFault.Unreachable, Name, $"no PostgreSQL server can be reached here: {Sentence(failure.InnerException is SocketException inner ? inner : failure)}", "check host and port, and that the server runs and listens there", failure);

    private RunStoreException NotLetIn(string what, Exception failure) =>
        new(RunStoreFault.Refused, Name, what, "check the user in the address; set PGPASSWORD, or name a password file with PGPASSFILE", failure);

    private string Createdb() => string.Create(CultureInfo.InvariantCulture, $"createdb -h {address.Host} -p {address.Port} {address.Database}");

    private static string Sentence(Exception failure) => (failure is PostgresException of ? of.MessageText : failure.Message).ReplaceLineEndings(" ").TrimEnd('.');
}
