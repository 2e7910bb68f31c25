using System.Text.Json;
using Corridor.Data;
using Corridor.Simulation.Micro;

namespace Corridor.Simulation.Store;

/// <summary>
/// Keeps the nations of a microsimulation in the run store while it is being computed: a run that was broken off goes on with the next nation
/// and ends with the same bytes.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="inputs">The run.</param>
public sealed class StoredNations(RunStore store, RunInputs inputs) : IDoneNations
{
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="RunStoreException">What is kept can't be read.</exception>
    public NationLives? Find(string nation)
    {
        if (store.Document(inputs.Digest, Name(nation)) is not { } bytes)
        {
            return null;
        }

        _kept.Add(nation);
        try
        {
            return Read(bytes);
        }
        catch (Exception e) when (e is JsonException or EndOfStreamException or IOException or InvalidDataException or ArgumentException)
        {
            throw new RunStoreException(RunStoreFault.Corrupt, store.Name, $"the part of {nation} of run {inputs.Digest[..8]} that was kept can't be read", "delete the store, or name another with --store; runs can be computed again", e);
        }
    }

    /// <inheritdoc/>
    public void Keep(string nation, NationLives lives)
    {
        store.SaveDocument(inputs.Digest, Name(nation), Write(lives));
        _kept.Add(nation);
    }

    /// <summary>Removes what was kept, once the run is saved whole.</summary>
    public void Clear()
    {
        foreach (string nation in _kept)
        {
            store.DeleteDocument(inputs.Digest, Name(nation));
        }

        _kept.Clear();
    }

    private static string Name(string nation) => $"part {nation}";

    private static byte[] Write(NationLives lives)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        IReadOnlyList<SeriesKey> keys = lives.Series.Keys;
        writer.Write(keys.Count);
        foreach (SeriesKey key in keys)
        {
            WriteText(writer, key.Series, key.Nation, key.Place, key.Status, key.ToPlace, key.ToStatus, key.Detail);
            WriteValues(writer, key.Series, lives.Series.Find(key)!);
        }

        IReadOnlyList<PyramidKey> pyramids = lives.Series.PyramidKeys;
        writer.Write(pyramids.Count);
        foreach (PyramidKey key in pyramids)
        {
            WriteText(writer, key.Nation, key.Where, key.Sex);
            writer.Write(key.Year);
            WriteValues(writer, string.Empty, lives.Series.Find(key)!);
        }

        writer.Write(JsonSerializer.Serialize(new Rest(lives.Lives, lives.Histories, lives.Persons, lives.PersonMonths, lives.Seconds)));
        writer.Flush();
        return bytes.ToArray();
    }

    private NationLives Read(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        using BinaryReader reader = new(stream);
        SeriesTable table = new(inputs.FirstMonth, inputs.Months);
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            SeriesKey key = new(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
            table.Add(key, ReadValues(reader));
        }

        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            PyramidKey key = new(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadInt32());
            table.Add(key, ReadValues(reader));
        }

        Rest rest = JsonSerializer.Deserialize<Rest>(reader.ReadString()) ?? throw new InvalidDataException("The tables of lives are missing.");
        return new NationLives(table, rest.Lives, rest.Histories, rest.Persons, rest.PersonMonths, rest.Seconds);
    }

    private static void WriteText(BinaryWriter writer, params string[] words)
    {
        foreach (string word in words)
        {
            writer.Write(word);
        }
    }

    private static void WriteValues(BinaryWriter writer, string series, double[] values)
    {
        (string kind, byte[] bytes) = SeriesEncoding.Encode(series, values);
        writer.Write(values.Length);
        writer.Write(kind);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static double[] ReadValues(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        string kind = reader.ReadString();
        byte[] bytes = reader.ReadBytes(reader.ReadInt32());
        return SeriesEncoding.Decode(kind, bytes, count) ?? throw new InvalidDataException("A series can't be read.");
    }

    private sealed record Rest(IReadOnlyList<LifeRow> Lives, IReadOnlyList<HistorySpell> Histories, long Persons, long PersonMonths, double Seconds);
}
