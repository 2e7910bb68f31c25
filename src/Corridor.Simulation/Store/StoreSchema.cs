using System.Data.Common;
using System.Globalization;

namespace Corridor.Simulation.Store;

/// <summary>The tables of the run store, in SQL that SQLite and PostgreSQL both take.</summary>
internal static class StoreSchema
{
    /// <summary>Version that this program writes and reads. A store of a newer version is refused, never guessed at.</summary>
    public const int Version = 2;

    private const string VersionTable = "corridor_schema";

    /// <summary>Creates the tables in an empty database; refuses a newer or foreign one.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="connection">An open connection.</param>
    /// <param name="create">False to refuse an empty database as well.</param>
    public static void Prepare(StoreDialect dialect, DbConnection connection, bool create)
    {
        if (IsReady(dialect, connection, null))
        {
            return;
        }

        if (!create && dialect.Tables(connection, null).Count == 0)
        {
            throw RunStoreException.Missing(dialect.Name);
        }

        using DbTransaction transaction = dialect.BeginWriting(connection);

        // Asked again under the lock: another process may have created the tables since.
        if (IsReady(dialect, connection, transaction))
        {
            return;
        }

        bool empty = dialect.Tables(connection, transaction).Count == 0;
        foreach (string statement in empty ? Statements(dialect) : FromFirstVersion(dialect))
        {
            Execute(connection, transaction, statement);
        }

        transaction.Commit();
    }

    /// <summary>True when the tables are there as this program writes them, false when the database is empty or of an older version.</summary>
    private static bool IsReady(StoreDialect dialect, DbConnection connection, DbTransaction? transaction)
    {
        IReadOnlyList<string> tables = dialect.Tables(connection, transaction);
        if (!tables.Contains(VersionTable, StringComparer.Ordinal))
        {
            return tables.Count == 0
                ? false
                : throw new RunStoreException(
                    RunStoreFault.NotAStore,
                    dialect.Name,
                    $"this database is not a run store (it has {string.Join(", ", tables.Take(3))})",
                    "name another store with --store");
        }

        int version = Found(connection, transaction);
        return version <= Version
            ? version == Version
            : throw new RunStoreException(
                RunStoreFault.NewerSchema,
                dialect.Name,
                string.Create(CultureInfo.InvariantCulture, $"a newer corridor wrote this run store (its version {version}, this program reads {Version})"),
                "use the newer corridor, or another store with --store");
    }

    private static IEnumerable<string> Statements(StoreDialect dialect) =>
    [
        $"CREATE TABLE {VersionTable} (version INTEGER NOT NULL)",
        string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {VersionTable} (version) VALUES ({Version})"),
        $"""
        CREATE TABLE run (
            digest {dialect.TextType} NOT NULL PRIMARY KEY,
            scenario {dialect.TextType} NOT NULL,
            program_version {dialect.TextType} NOT NULL,
            data_digest {dialect.TextType} NOT NULL,
            scenario_digest {dialect.TextType} NOT NULL,
            seed BIGINT NOT NULL,
            members INTEGER NOT NULL,
            first_month {dialect.TextType} NOT NULL,
            months INTEGER NOT NULL,
            created {dialect.TextType} NOT NULL,
            seconds_macro DOUBLE PRECISION NOT NULL,
            peak_mb DOUBLE PRECISION NOT NULL,
            content_digest {dialect.TextType} NOT NULL,
            headline {dialect.TextType} NOT NULL,
            solver {dialect.TextType} NOT NULL DEFAULT '')
        """,
        "CREATE INDEX run_by_scenario ON run (scenario, created)",
        $"""
        CREATE TABLE series (
            run {dialect.TextType} NOT NULL REFERENCES run (digest),
            series {dialect.TextType} NOT NULL,
            nation {dialect.TextType} NOT NULL,
            place {dialect.TextType} NOT NULL,
            status {dialect.TextType} NOT NULL,
            to_place {dialect.TextType} NOT NULL,
            to_status {dialect.TextType} NOT NULL,
            detail {dialect.TextType} NOT NULL,
            kind {dialect.TextType} NOT NULL,
            content {dialect.BytesType} NOT NULL,
            PRIMARY KEY (run, series, nation, place, status, to_place, to_status, detail))
        """,
        $"""
        CREATE TABLE pyramid (
            run {dialect.TextType} NOT NULL REFERENCES run (digest),
            nation {dialect.TextType} NOT NULL,
            residence {dialect.TextType} NOT NULL,
            sex {dialect.TextType} NOT NULL,
            year INTEGER NOT NULL,
            ages INTEGER NOT NULL,
            kind {dialect.TextType} NOT NULL,
            content {dialect.BytesType} NOT NULL,
            PRIMARY KEY (run, nation, residence, sex, year))
        """,
        Documents(dialect),
    ];

    /// <summary>The first version had no documents, and only the macrosimulation.</summary>
    private static IEnumerable<string> FromFirstVersion(StoreDialect dialect) =>
    [
        $"ALTER TABLE run ADD COLUMN solver {dialect.TextType} NOT NULL DEFAULT ''",
        Documents(dialect),
        string.Create(CultureInfo.InvariantCulture, $"UPDATE {VersionTable} SET version = {Version}"),
    ];

    /// <summary>Documents belong to a run that is there, or, while it is being computed, to one that will be.</summary>
    private static string Documents(StoreDialect dialect) =>
        $"""
        CREATE TABLE document (
            run {dialect.TextType} NOT NULL,
            name {dialect.TextType} NOT NULL,
            content {dialect.BytesType} NOT NULL,
            PRIMARY KEY (run, name))
        """;

    private static int Found(DbConnection connection, DbTransaction? transaction)
    {
        using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT MAX(version) FROM {VersionTable}";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(DbConnection connection, DbTransaction transaction, string statement)
    {
        using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
