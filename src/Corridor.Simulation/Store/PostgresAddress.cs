using System.Globalization;

namespace Corridor.Simulation.Store;

/// <summary>
/// The address of a run store in PostgreSQL: <c>postgres://user@host:port/database</c>, with <c>?sslmode=require</c> where the way must be
/// encrypted. The password is best left to the variable PGPASSWORD or to the file that PGPASSFILE names; one in the address is used and never shown.
/// </summary>
public sealed class PostgresAddress
{
    private const int UsualPort = 5432;
    private const string Pattern = "postgres://user@host:port/database";
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];
    private static readonly string[] SslModes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    private PostgresAddress(string host, int port, string database, string? user, string? password, string? sslMode)
    {
        Host = host;
        Port = port;
        Database = database;
        User = user;
        Password = password;
        SslMode = sslMode;
    }

    /// <summary>Host name or address.</summary>
    public string Host { get; }

    /// <summary>Port; 5432 when the address has none.</summary>
    public int Port { get; }

    /// <summary>Name of the database.</summary>
    public string Database { get; }

    /// <summary>Name of the user; null for that of PGUSER or of the operating system.</summary>
    public string? User { get; }

    /// <summary>Password in the address, or null.</summary>
    public string? Password { get; }

    /// <summary>How the way is encrypted, in the words of PostgreSQL; null for where the server offers it.</summary>
    public string? SslMode { get; }

    /// <summary>Whether the name of a store is an address of PostgreSQL and not a file.</summary>
    public static bool Is(string store) => Schemes.Any(scheme => store.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an address.</summary>
    /// <exception cref="RunStoreException">It is none; the message does not repeat it, since it may hold a password.</exception>
    public static PostgresAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
        {
            throw Bad("the address can't be read");
        }

        string database = uri.AbsolutePath.TrimStart('/');
        if (database.Length == 0 || database.Contains('/', StringComparison.Ordinal))
        {
            throw Bad("the address names no database after the host");
        }

        string[] who = uri.UserInfo.Split(':', 2);
        return new PostgresAddress(
            uri.IdnHost,
            uri.Port > 0 ? uri.Port : UsualPort,
            Uri.UnescapeDataString(database),
            who[0].Length > 0 ? Uri.UnescapeDataString(who[0]) : null,
            who.Length > 1 ? Uri.UnescapeDataString(who[1]) : null,
            SslModeOf(uri.Query));
    }

    /// <summary>The address without the password.</summary>
    public override string ToString()
    {
        string user = User is null ? string.Empty : $"{Uri.EscapeDataString(User)}@";
        string host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        string ssl = SslMode is null ? string.Empty : $"?sslmode={SslMode}";
        return string.Create(CultureInfo.InvariantCulture, $"postgres://{user}{host}:{Port}/{Uri.EscapeDataString(Database)}{ssl}");
    }

    private static string? SslModeOf(string query)
    {
        string? mode = null;
        foreach (string part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = part.Split('=', 2);
            mode = pair[0] == "sslmode" && pair.Length == 2 && SslModes.Contains(pair[1], StringComparer.Ordinal)
                ? pair[1]
                : throw Bad($"after the question mark only sslmode={string.Join('|', SslModes)} is known");
        }

        return mode;
    }

    private static RunStoreException Bad(string what) => new(RunStoreFault.BadAddress, "--store postgres://...", what, $"write it as {Pattern}, with characters such as @ and / in a name as %40 and %2F");
}
