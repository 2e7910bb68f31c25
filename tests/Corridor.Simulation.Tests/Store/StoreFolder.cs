using Corridor.Data;
using Corridor.Simulation.Store;
using Microsoft.Data.Sqlite;

namespace Corridor.Simulation.Tests.Store;

/// <summary>A folder of its own for each test, removed at the end; and small runs to keep in it.</summary>
public sealed class StoreFolder : IStorePlace
{
    public StoreFolder() => Root = Directory.CreateTempSubdirectory("corridor-store-").FullName;

    public string Root { get; }

    public string Address => Path.Combine(Root, "runs.db");

    public bool IsEmpty => !File.Exists(Address);

    public string ZeroBytes(int count) => FormattableString.Invariant($"zeroblob({count})");

    public object? Ask(string statement)
    {
        using SqliteConnection connection = new($"Data Source={Address};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are those of the tests
        command.CommandText = statement;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public static readonly Month First = new(2010, 1);

    /// <summary>Values that are awkward on purpose: tiny, huge, negative zero, not a number.</summary>
    public static SeriesTable Table(int months = 12, double scale = 1)
    {
        SeriesTable table = new(First, months);
        table.Add(new SeriesKey("stock", "TJK", "RUS", "patent"), Values(months, i => scale * Math.Exp(i) / 3));
        table.Add(new SeriesKey("stock", "TJK", "RUS", "irregular"), Values(months, i => scale * Math.Pow(-1, i) / (i + 7)));
        table.Add(new SeriesKey("stock", "UZB", "RUS", "patent"), Values(months, i => i));
        table.Add(new SeriesKey("stock", "UZB", "KOR", "programme"), new double[months]);
        table.Add(new SeriesKey("flow:return", "TJK", "RUS", "patent", "TJK", "returned"), Values(months, i => double.Epsilon * i));
        table.Add(new SeriesKey("unemployment", "KGZ"), Values(months, i => i == 0 ? double.NaN : -0.0));
        table.Add(new SeriesKey("stock_detail", "KGZ", "RUS", Detail: "female.25-34.tertiary"), Values(months, i => i + 0.5));
        table.Add(new PyramidKey("TJK", "home", "female", 2024), Values(101, i => 1000.0 / (i + 1)));
        table.Add(new PyramidKey("TJK", "abroad", "male", 2024), new double[101]);
        return table;
    }

    public static RunRecord Run(SeriesTable table, string scenario = "base", long seed = 1, int minute = 0) =>
        RunRecord.Of(
            new RunInputs(scenario, "0.1.0-test", "d4", "5c", table.Start, table.End, seed),
            new DateTimeOffset(2026, 11, 23, 12, minute, 0, TimeSpan.Zero),
            0.25,
            120,
            [new HeadlineRow("TJK", 2022, 9_000_000.125, 1_100_000, 1_000_000, 0.2, 5.3, double.NaN, 0.9, 0.8)],
            table);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static double[] Values(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];
}
