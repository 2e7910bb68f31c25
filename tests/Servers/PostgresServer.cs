using System.Globalization;
using Npgsql;

namespace Corridor.Tests.Servers;

/// <summary>Tests that share one server of PostgreSQL.</summary>
[CollectionDefinition(Name)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit calls it a collection")]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>
/// A real server of PostgreSQL on the loopback, in a folder that is thrown away. Its databases sort text as people do, not by bytes, so that a
/// store that relied on the order of the database would show it.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    public const string User = "corridor";
    public const string Password = "p@ss/word: of one test";
    private const string Package = "postgresql";
    private const int Patience = 60;

    private readonly string _root = Directory.CreateTempSubdirectory("corridor-postgres-").FullName;
    private readonly ServerProcess _server;
    private int _databases;

    public PostgresServer()
    {
        // The server refuses to run as root, so its own user must be able to write here.
        Programs.Output([Programs.Path("chmod", "coreutils"), "777", _root]);
        string secret = Path.Combine(_root, "password");
        File.WriteAllText(secret, Password);
        string data = Path.Combine(_root, "data");
        string programs = Installed();
        Programs.Output([.. AsServer(), Path.Combine(programs, "initdb"), "-D", data, "-U", User, $"--pwfile={secret}", "--auth=scram-sha-256", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]);
        Port = Programs.FreePort();
        _server = ServerProcess.Start(
            Path.Combine(_root, "log"),
            "QUIT",
            [
                .. AsServer(), Path.Combine(programs, "postgres"), "-D", data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "fsync=off", "-c", "shared_buffers=32MB", "-c", "max_connections=50",
            ]);
        Programs.WaitUntil("PostgreSQL answers", Patience, () => _server.Runs ? Answers() : throw new InvalidOperationException($"PostgreSQL ended: {_server.Said}"), () => _server.Said);
    }

    /// <summary>The port that it listens at.</summary>
    public int Port { get; }

    /// <summary>Address of a new empty database, with the password.</summary>
    public string NewDatabase() => AddressOf(NewName());

    /// <summary>Name of a new empty database.</summary>
    public string NewName()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"corridor_{Interlocked.Increment(ref _databases)}");
        Ask("postgres", $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Address of a database, with the password.</summary>
    public string AddressOf(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://{User}:{Uri.EscapeDataString(Password)}@127.0.0.1:{Port}/{database}");

    /// <summary>Address of a database as it may be shown.</summary>
    public string ShownAddressOf(string database) => string.Create(CultureInfo.InvariantCulture, $"postgres://{User}@127.0.0.1:{Port}/{database}");

    /// <summary>Asks a database past the store.</summary>
    public object? Ask(string database, string statement)
    {
        using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = Port, Username = User, Password = Password, Database = database, Pooling = false }.ToString());
        connection.Open();
        using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are those of the tests
        command.CommandText = statement;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private static string[] AsServer() => Environment.IsPrivilegedProcess ? [Programs.Path("setpriv", "util-linux"), "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    /// <summary>Folder of the newest server that is installed.</summary>
    private static string Installed()
    {
        const string Debian = "/usr/lib/postgresql";
        string[] versions = Directory.Exists(Debian) ? [.. Directory.GetDirectories(Debian).Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))] : [];
        return versions.Length > 0
            ? Path.Combine(versions.MaxBy(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0)!, "bin")
            : Path.GetDirectoryName(Programs.Path("initdb", Package))!;
    }

    private bool Answers()
    {
        try
        {
            return Ask("postgres", "SELECT 1") is not null;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
