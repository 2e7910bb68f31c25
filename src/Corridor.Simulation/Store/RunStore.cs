using System.Data.Common;
using System.Globalization;
using Corridor.Data;

namespace Corridor.Simulation.Store;

/// <summary>
/// Keeps runs: what went in, the headline, and every monthly series. A run is saved whole or not at all. One store object belongs to one
/// thread; any number of stores, in any number of processes, may have the same file or database open.
/// </summary>
/// <remarks>
/// Rule of space: a series whose values are all zero keeps its name and no bytes. Whoever asks for it gets zeros; a series that a run
/// never had stays unknown.
/// </remarks>
public sealed class RunStore : IDisposable
{
    private const int ShortestPrefix = 4;
    private const int DigestLength = 64;
    private const string RunColumns = "digest, scenario, program_version, data_digest, scenario_digest, seed, members, first_month, months, created, seconds_macro, peak_mb, content_digest, headline, solver";

    // Fixed width and always UTC, so that the order of the texts is the order of the moments.
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly string[] Deletions = ["DELETE FROM document WHERE run = @digest", "DELETE FROM series WHERE run = @digest", "DELETE FROM pyramid WHERE run = @digest", "DELETE FROM run WHERE digest = @digest"];

    private readonly StoreDialect _dialect;
    private readonly DbConnection _connection;

    private RunStore(StoreDialect dialect, DbConnection connection)
    {
        _dialect = dialect;
        _connection = connection;
    }

    /// <summary>File of the store as it was given, or its address without a password.</summary>
    public string Name => _dialect.Name;

    /// <summary>Opens a store, and creates it (a file with its folder, the tables of an empty database) when there is none.</summary>
    /// <param name="store">A file, or the address of a database (<see cref="PostgresAddress"/>).</param>
    /// <exception cref="RunStoreException">It is something else, damaged, of a newer version, or can't be reached or written.</exception>
    public static RunStore Open(string store) => Open(DialectOf(store, create: true), create: true);

    /// <summary>Opens a store that must be there.</summary>
    /// <param name="store">As for <see cref="Open(string)"/>.</param>
    /// <exception cref="RunStoreException">As for <see cref="Open(string)"/>; also when there is no such file, or nothing in the database.</exception>
    public static RunStore OpenExisting(string store) => OpenIfThere(store) ?? throw RunStoreException.Missing(DialectOf(store, create: false).Name);

    /// <summary>Opens a store when there is one, else nothing.</summary>
    /// <param name="store">As for <see cref="Open(string)"/>.</param>
    /// <exception cref="RunStoreException">As for <see cref="Open(string)"/>.</exception>
    public static RunStore? OpenIfThere(string store)
    {
        if (!PostgresAddress.Is(store) && !File.Exists(store))
        {
            return null;
        }

        try
        {
            return Open(DialectOf(store, create: false), create: false);
        }
        catch (RunStoreException e) when (e.Fault == RunStoreFault.Missing)
        {
            return null;
        }
    }

    /// <summary>All runs, newest first.</summary>
    public IReadOnlyList<RunRecord> List() => Try(() => Records($"SELECT {RunColumns} FROM run ORDER BY created DESC, digest"));

    /// <summary>The run with exactly these inputs' digest, or null.</summary>
    public RunRecord? Get(string digest) => Try(() => Records($"SELECT {RunColumns} FROM run WHERE digest = @digest", ("@digest", digest)).SingleOrDefault());

    /// <summary>
    /// The run that a person means: the newest run of a scenario with this id, else the run whose digest begins with this
    /// (at least four hexadecimal digits).
    /// </summary>
    /// <exception cref="RunStoreException">There is none, or several digests begin with it; the message lists what there is.</exception>
    public RunRecord Find(string name) => Try(() =>
    {
        IReadOnlyList<RunRecord> ofScenario = Records($"SELECT {RunColumns} FROM run WHERE scenario = @scenario ORDER BY created DESC, digest", ("@scenario", name));
        if (ofScenario.Count > 0)
        {
            return ofScenario[0];
        }

        string prefix = name.ToLowerInvariant();
        bool canBeDigest = prefix.Length is >= ShortestPrefix and <= DigestLength && prefix.All(char.IsAsciiHexDigitLower);
        IReadOnlyList<RunRecord> candidates = canBeDigest
            ? Records($"SELECT {RunColumns} FROM run WHERE digest >= @low AND digest < @high ORDER BY created DESC, digest", ("@low", prefix), ("@high", prefix + "g"))
            : [];
        return candidates.Count switch
        {
            1 => candidates[0],
            0 => throw new RunStoreException(RunStoreFault.UnknownRun, Name, $"no run is named '{name}'", HintFor(name)),
            _ => throw new RunStoreException(
                RunStoreFault.AmbiguousRun,
                Name,
                $"{candidates.Count.ToString(CultureInfo.InvariantCulture)} runs begin with '{name}'",
                $"write more digits: {string.Join(", ", candidates.Take(8).Select(run => $"{run.Digest[..12]} ({run.Inputs.Scenario})"))}"),
        };
    });

    /// <summary>
    /// Saves a run with all its series in one transaction. A run that is there already stays as it is.
    /// </summary>
    /// <exception cref="RunStoreException">The run is there already with other results: something that decides results is not among its inputs.</exception>
    public void Save(RunRecord run, SeriesTable table) => Try(() =>
    {
        using DbTransaction transaction = _dialect.BeginWriting(_connection);
        if (Records($"SELECT {RunColumns} FROM run WHERE digest = @digest", ("@digest", run.Digest)).SingleOrDefault() is { } stored)
        {
            return stored.ContentDigest == run.ContentDigest
                ? true
                : throw new RunStoreException(
                    RunStoreFault.OtherResults,
                    Name,
                    $"run {run.Short} is stored with other results ({stored.ContentDigest[..8]}, now {run.ContentDigest[..8]})",
                    $"if the computer or the .NET version changed, delete it (corridor runs delete {run.Short}) and run again; else please report this as a fault");
        }

        Insert(run);
        InsertSeries(run.Digest, table);
        InsertPyramids(run.Digest, table);
        transaction.Commit();
        return true;
    });

    /// <summary>All series and pyramids of a run, checked against the digest of its results.</summary>
    /// <exception cref="RunStoreException">The stored bytes are not those that were saved.</exception>
    public SeriesTable LoadSeries(RunRecord run) => Try(() =>
    {
        using DbTransaction reading = _dialect.BeginReading(_connection);
        SeriesTable table = Series(run, new SeriesFilter());
        foreach ((PyramidKey key, double[] values) in Pyramids(run))
        {
            table.Add(key, values);
        }

        return ContentDigest.Of(table) == run.ContentDigest ? table : throw Damaged(run, "its results are not those that were saved");
    });

    /// <summary>The series of a run that match a filter, without pyramids; quick for a few series, since only those are read.</summary>
    public SeriesTable LoadSeries(RunRecord run, SeriesFilter filter) => Try(() => Series(run, filter));

    /// <summary>
    /// The different values that a part of the keys takes in a run, in ordinal order: for help and for checking what was asked.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="part">series, nation, place, status, to_place or to_status.</param>
    /// <param name="filter">Looks only at the series that match.</param>
    public IReadOnlyList<string> Words(RunRecord run, string part, SeriesFilter filter)
    {
        // The name becomes part of a statement, so it must be one of ours.
        string column = new SeriesFilter(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty).Parts
            .Select(known => known.Column).Single(known => known == part);
        return Try(() =>
        {
            using DbCommand command = Filtered($"SELECT DISTINCT {column} FROM series", run, filter);
            using DbDataReader reader = command.ExecuteReader();
            List<string> words = [];
            while (reader.Read())
            {
                words.Add(reader.GetString(0));
            }

            words.Sort(StringComparer.Ordinal);
            return words;
        });
    }

    /// <summary>Deletes a run and all its series.</summary>
    public void Delete(RunRecord run) => Try(() =>
    {
        using DbTransaction transaction = _dialect.BeginWriting(_connection);
        foreach (string statement in Deletions)
        {
            using DbCommand command = Command(statement, ("@digest", run.Digest));
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Keeps a document under a run's digest; one of the same name is replaced. The run need not be there yet.</summary>
    /// <param name="digest">Digest of the run.</param>
    /// <param name="name">Name of the document.</param>
    /// <param name="content">Its bytes.</param>
    public void SaveDocument(string digest, string name, byte[] content) => SaveDocuments(digest, [(name, content)]);

    /// <summary>Keeps many documents under a run's digest in one transaction; those of the same names are replaced.</summary>
    /// <param name="digest">Digest of the run.</param>
    /// <param name="documents">Names and bytes.</param>
    public void SaveDocuments(string digest, IEnumerable<(string Name, byte[] Content)> documents) => Try(() =>
    {
        using DbTransaction transaction = _connection.BeginTransaction();

        // In the order of their names, so that of two writers with the same documents one waits for the other and none for each other.
        foreach ((string name, byte[] content) in documents.OrderBy(document => document.Name, StringComparer.Ordinal))
        {
            using DbCommand command = Command("INSERT INTO document (run, name, content) VALUES (@run, @name, @content) ON CONFLICT (run, name) DO UPDATE SET content = excluded.content", ("@run", digest), ("@name", name), ("@content", content));
            command.Transaction = transaction;
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Names of the documents of a run that begin with some words, in ordinal order.</summary>
    public IReadOnlyList<string> DocumentNames(string digest, string beginning) => Try(() =>
    {
        using DbCommand command = Command("SELECT name FROM document WHERE run = @run", ("@run", digest));
        using DbDataReader reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return (IReadOnlyList<string>)[.. names.Where(name => name.StartsWith(beginning, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    });

    /// <summary>The documents of all runs whose names begin and end with some letters of ASCII, with the digests of their runs, in ordinal order.</summary>
    public IReadOnlyList<(string Run, string Name)> Documents(string beginning, string ending) => Try(() =>
    {
        string beyond = beginning[..^1] + (char)(beginning[^1] + 1);
        using DbCommand command = Command("SELECT run, name FROM document WHERE name >= @beginning AND name < @beyond", ("@beginning", beginning), ("@beyond", beyond));
        using DbDataReader reader = command.ExecuteReader();
        List<(string Run, string Name)> found = [];
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }

        return (IReadOnlyList<(string Run, string Name)>)
        [
            .. found.Where(one => one.Name.StartsWith(beginning, StringComparison.Ordinal) && one.Name.EndsWith(ending, StringComparison.Ordinal))
                .OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Run, StringComparer.Ordinal),
        ];
    });

    /// <summary>A document of a run, or null.</summary>
    public byte[]? Document(string digest, string name) => Try(() =>
    {
        using DbCommand command = Command("SELECT content FROM document WHERE run = @run AND name = @name", ("@run", digest), ("@name", name));
        return command.ExecuteScalar() as byte[];
    });

    /// <summary>Removes a document.</summary>
    public void DeleteDocument(string digest, string name) => Try(() =>
    {
        using DbCommand command = Command("DELETE FROM document WHERE run = @run AND name = @name", ("@run", digest), ("@name", name));
        return command.ExecuteNonQuery();
    });

    /// <summary>Closes the store.</summary>
    public void Dispose() => _connection.Dispose();

    private static StoreDialect DialectOf(string store, bool create)
    {
        if (PostgresAddress.Is(store))
        {
            return new PostgresDialect(PostgresAddress.Parse(store));
        }

        if (create)
        {
            MakeFolderOf(store);
        }

        return new SqliteDialect(store, create);
    }

    private static void MakeFolderOf(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RunStoreException(RunStoreFault.Unusable, path, $"the folder of the run store can't be made: {e.Message}", "name a file in a folder of yours with --store", e);
        }
    }

    private static RunStore Open(StoreDialect dialect, bool create)
    {
        DbConnection? connection = null;
        try
        {
            connection = dialect.Connect();
            StoreSchema.Prepare(dialect, connection, create);
            return new RunStore(dialect, connection);
        }
        catch (DbException e)
        {
            connection?.Dispose();
            throw dialect.Explain(e);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException e)
        {
            throw _dialect.Explain(e);
        }
    }

    private void Insert(RunRecord run)
    {
        using DbCommand command = Command(
            $"INSERT INTO run ({RunColumns}) VALUES (@digest, @scenario, @program, @data, @file, @seed, @members, @first, @months, @created, @seconds, @peak, @content, @headline, @solver)",
            ("@digest", run.Digest),
            ("@scenario", run.Inputs.Scenario),
            ("@program", run.Inputs.ProgramVersion),
            ("@data", run.Inputs.DataDigest),
            ("@file", run.Inputs.ScenarioDigest),
            ("@seed", run.Inputs.Seed),
            ("@members", run.Inputs.Members),
            ("@first", run.Inputs.FirstMonth.ToString()),
            ("@months", run.Inputs.Months),
            ("@created", run.Created.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)),
            ("@seconds", run.SecondsMacro),
            ("@peak", run.PeakMb),
            ("@content", run.ContentDigest),
            ("@headline", HeadlineJson.Write(run.Headline)),
            ("@solver", run.Inputs.Solver));
        command.ExecuteNonQuery();
    }

    private void InsertSeries(string digest, SeriesTable table)
    {
        using DbCommand command = Command("INSERT INTO series (run, series, nation, place, status, to_place, to_status, detail, kind, content) VALUES (@run, @series, @nation, @place, @status, @to_place, @to_status, @detail, @kind, @content)");
        DbParameter[] parts = Parameters(command, "@run", "@series", "@nation", "@place", "@status", "@to_place", "@to_status", "@detail", "@kind", "@content");
        foreach (SeriesKey key in table.Keys)
        {
            (string kind, byte[] bytes) = SeriesEncoding.Encode(key.Series, table.Find(key));
            Execute(command, parts, digest, key.Series, key.Nation, key.Place, key.Status, key.ToPlace, key.ToStatus, key.Detail, kind, bytes);
        }
    }

    private void InsertPyramids(string digest, SeriesTable table)
    {
        using DbCommand command = Command("INSERT INTO pyramid (run, nation, residence, sex, year, ages, kind, content) VALUES (@run, @nation, @residence, @sex, @year, @ages, @kind, @content)");
        DbParameter[] parts = Parameters(command, "@run", "@nation", "@residence", "@sex", "@year", "@ages", "@kind", "@content");
        foreach (PyramidKey key in table.PyramidKeys)
        {
            double[] values = table.Find(key)!;
            (string kind, byte[] bytes) = SeriesEncoding.Encode(string.Empty, values);
            Execute(command, parts, digest, key.Nation, key.Where, key.Sex, key.Year, values.Length, kind, bytes);
        }
    }

    private SeriesTable Series(RunRecord run, SeriesFilter filter)
    {
        SeriesTable table = new(run.Inputs.FirstMonth, run.Inputs.Months);
        using DbCommand command = Filtered("SELECT series, nation, place, status, to_place, to_status, detail, kind, content FROM series", run, filter);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            SeriesKey key = new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6));
            table.Add(key, SeriesEncoding.Decode(reader.GetString(7), (byte[])reader.GetValue(8), table.Count) ?? throw Damaged(run, $"series {key} can't be read"));
        }

        return table;
    }

    private List<(PyramidKey Key, double[] Values)> Pyramids(RunRecord run)
    {
        using DbCommand command = Command("SELECT nation, residence, sex, year, ages, kind, content FROM pyramid WHERE run = @digest", ("@digest", run.Digest));
        using DbDataReader reader = command.ExecuteReader();
        List<(PyramidKey Key, double[] Values)> pyramids = [];
        while (reader.Read())
        {
            PyramidKey key = new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3));
            pyramids.Add((key, SeriesEncoding.Decode(reader.GetString(5), (byte[])reader.GetValue(6), reader.GetInt32(4)) ?? throw Damaged(run, "a pyramid can't be read")));
        }

        return pyramids;
    }

    private List<RunRecord> Records(string statement, params (string Name, object Value)[] values)
    {
        using DbCommand command = Command(statement, values);
        using DbDataReader reader = command.ExecuteReader();
        List<RunRecord> runs = [];
        while (reader.Read())
        {
            string digest = reader.GetString(0);
            if (!Month.TryParse(reader.GetString(7), out Month first)
                || !DateTimeOffset.TryParseExact(reader.GetString(9), Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset created)
                || HeadlineJson.Read(reader.GetString(13)) is not { } headline)
            {
                throw new RunStoreException(RunStoreFault.Corrupt, Name, $"the entry of run {digest} can't be read", "restore the store from a copy, or delete the file: runs can be computed again");
            }

            RunInputs inputs = new(
                reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), first, first.Plus(reader.GetInt32(8) - 1), reader.GetInt64(5), reader.GetInt32(6), reader.GetString(14));
            runs.Add(new RunRecord(inputs, digest, created, reader.GetDouble(10), reader.GetDouble(11), reader.GetString(12), headline));
        }

        return runs;
    }

    private DbCommand Filtered(string select, RunRecord run, SeriesFilter filter)
    {
        (string Column, string Value)[] parts = [.. filter.Parts];
        return Command(
            $"{select} WHERE run = @run{string.Concat(parts.Select(part => $" AND {part.Column} = @{part.Column}"))}",
            [("@run", run.Digest), .. parts.Select(part => ($"@{part.Column}", (object)part.Value))]);
    }

    private DbCommand Command(string statement, params (string Name, object Value)[] values)
    {
        DbCommand command = _connection.CreateCommand();
        command.CommandText = statement;
        foreach ((DbParameter parameter, object value) in Parameters(command, [.. values.Select(v => v.Name)]).Zip(values.Select(v => v.Value)))
        {
            parameter.Value = value;
        }

        return command;
    }

    private static DbParameter[] Parameters(DbCommand command, params string[] names) =>
    [
        .. names.Select(name =>
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
            return parameter;
        }),
    ];

    private static void Execute(DbCommand command, DbParameter[] parameters, params object[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private RunStoreException Damaged(RunRecord run, string what) =>
        new(RunStoreFault.Corrupt, Name, $"run {run.Short} is damaged: {what}", $"delete it (corridor runs delete {run.Short}) and compute it again");

    private string HintFor(string name)
    {
        IReadOnlyList<RunRecord> runs = List();
        if (runs.Count == 0)
        {
            return "the store is empty: compute a run first (corridor run scenarios/base.yaml)";
        }

        string[] scenarios = [.. runs.Select(run => run.Inputs.Scenario).Distinct(StringComparer.Ordinal)];
        return NearestWord.Find(name, scenarios) is { } near
            ? $"did you mean {near}?"
            : $"name a scenario ({string.Join(", ", scenarios.Take(8))}) or at least {ShortestPrefix.ToString(CultureInfo.InvariantCulture)} digits of a digest; corridor runs list shows them";
    }
}
