using System.Text;
using System.Text.Json;
using Corridor.Simulation.Micro;

namespace Corridor.Simulation.Store;

/// <summary>What the store keeps of a microsimulation beside its series.</summary>
/// <param name="Scale">Every simulated person stands for so many.</param>
/// <param name="Persons">Persons ever simulated.</param>
/// <param name="PersonMonths">Months lived by them.</param>
/// <param name="Seconds">Time of the computation.</param>
/// <param name="Lives">Tables of lives.</param>
/// <param name="HistoriesCsv">Histories as CSV; empty where nobody was followed.</param>
public sealed record MicroRecord(int Scale, long Persons, long PersonMonths, double Seconds, IReadOnlyList<LifeRow> Lives, string HistoriesCsv)
{
    private const string Document = "micro";
    private const string LivesDocument = "lives.csv";
    private const string HistoriesDocument = "histories.csv";

    /// <summary>What to keep of a result.</summary>
    public static MicroRecord Of(MicroOptions options, MicroResult result) =>
        new(options.Scale, result.Persons, result.PersonMonths, result.Seconds, result.Lives, options.Histories > 0 ? LivesCsv.Of(result.Histories) : string.Empty);

    /// <summary>Nanoseconds of the computation for each person and month.</summary>
    public double NanosecondsPerPersonMonth => Seconds * 1e9 / PersonMonths;

    /// <summary>Keeps it under a run's digest.</summary>
    public void Save(RunStore store, string digest)
    {
        store.SaveDocument(digest, LivesDocument, Encoding.UTF8.GetBytes(LivesCsv.Of(Lives)));
        store.SaveDocument(digest, HistoriesDocument, Encoding.UTF8.GetBytes(HistoriesCsv));
        store.SaveDocument(digest, Document, JsonSerializer.SerializeToUtf8Bytes(new Numbers(Scale, Persons, PersonMonths, Seconds)));
    }

    /// <summary>What was kept of a run; null for a macrosimulation.</summary>
    /// <exception cref="RunStoreException">It can't be read.</exception>
    public static MicroRecord? Load(RunStore store, RunRecord run)
    {
        if (run.Inputs.Solver.Length == 0 || store.Document(run.Digest, Document) is not { } numbers)
        {
            return null;
        }

        string Text(string name) => Encoding.UTF8.GetString(store.Document(run.Digest, name) ?? []);
        return Read(numbers) is { } known && LivesCsv.ReadLives(Text(LivesDocument)) is { } lives
            ? new MicroRecord(known.Scale, known.Persons, known.PersonMonths, known.Seconds, lives, Text(HistoriesDocument))
            : throw new RunStoreException(RunStoreFault.Corrupt, store.Name, $"the tables of lives of run {run.Short} can't be read", $"delete it (corridor runs delete {run.Short}) and compute it again");
    }

    private static Numbers? Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Numbers>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Numbers(int Scale, long Persons, long PersonMonths, double Seconds);
}
