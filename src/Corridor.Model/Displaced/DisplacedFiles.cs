using Corridor.Data;

namespace Corridor.Model.Displaced;

/// <summary>Reads the groups, pulses and half-lives of data/displaced.</summary>
internal static class DisplacedFiles
{
    private const string GroupFile = "displaced/groups.yaml";
    private const string PulseFile = "displaced/pulses.csv";
    private const string HalfLifeFile = "displaced/half_lives.csv";
    private static readonly string[] PulseColumns = ["group", "place", "wave", "from", "to", "persons", "spread", "source", "note"];
    private static readonly string[] HalfLifeColumns = ["group", "place", "wave", "parameter", "median", "spread", "source"];

    public static (IReadOnlyList<DisplacedGroup> Groups, IReadOnlyDictionary<string, Label> Places, WaveBelief Error) Groups(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, Faults faults)
    {
        List<DisplacedGroup> groups = [];
        Dictionary<string, Label> places = new(StringComparer.Ordinal);
        YamlMap? root = YamlMap.Read(folder, GroupFile, faults);
        root?.Only(faults, "groups", "places", "model_error");
        foreach (YamlMap entry in root?.Maps("places", faults) ?? [])
        {
            entry.Only(faults, "place", "label");
            string place = entry.Text("place", faults);
            if (gazetteer.Find(place) is not null || !places.TryAdd(place, entry.Label("label", faults)))
            {
                entry.Fault(faults, "place", $"{place} has a name already", "keep one");
            }
        }

        string[] known = [.. gazetteer.Places, .. places.Keys];
        foreach (YamlMap entry in root?.Maps("groups", faults) ?? [])
        {
            entry.Only(faults, "id", "label", "origin", "counts", "places", "stock_measures", "arrival_measures");
            string id = entry.Text("id", faults);
            if (groups.Exists(other => other.Id == id))
            {
                entry.Fault(faults, "id", $"group '{id}' is defined twice", "keep one entry");
            }

            IReadOnlyList<string> there = entry.Texts("places", faults);
            foreach (string place in there.Where(place => !known.Contains(place, StringComparer.Ordinal)))
            {
                entry.Fault(faults, "places", $"unknown place '{place}'", NearestWord.Hint(place, known));
            }

            groups.Add(new DisplacedGroup(id, entry.Label("label", faults), entry.Text("origin", faults), entry.Label("counts", faults), there, entry.Texts("stock_measures", faults), entry.Texts("arrival_measures", faults)));
        }

        return (groups, places, Error(root, sources, faults));
    }

    private static WaveBelief Error(YamlMap? root, SourceCatalogue sources, Faults faults)
    {
        if (root?.Map("model_error", faults) is not { } error)
        {
            root?.Fault(faults, "model_error", "key 'model_error' is missing", "add 'model_error: {median: ..., spread: ..., source: ...}'");
            return new WaveBelief(Wave.Error, 0.1, 0.5, string.Empty);
        }

        error.Only(faults, "median", "spread", "source");
        return new WaveBelief(Wave.Error, error.Number("median", faults, 0.001, 2), error.Number("spread", faults, 0.01, 3), error.Source(sources, faults));
    }

    public static IReadOnlyList<Wave> Waves(DataFolder folder, IReadOnlyList<DisplacedGroup> groups, SourceCatalogue sources, Faults faults)
    {
        HashSet<DisplacedPair> pairs = [.. groups.SelectMany(group => group.Places.Select(place => new DisplacedPair(group.Id, place)))];
        List<(DisplacedPair Pair, string Wave, Pulse Pulse)> pulses = [];
        foreach (CsvRow row in CsvTable.Read(folder, PulseFile, PulseColumns, faults)?.Rows ?? [])
        {
            DisplacedPair pair = PairOf(row, pairs, faults);
            row.Source(sources, faults);
            if (row.Month("from", faults) is { } from && row.Month("to", faults) is { } to)
            {
                if (to < from)
                {
                    row.Fault(faults, "to", $"{to} comes before {from}", "swap the months");
                }

                pulses.Add((pair, row["wave"], new Pulse(from, to, row.Number("persons", faults, 0), row.Number("spread", faults, 0.01, 3), row["source"])));
            }
        }

        ILookup<(DisplacedPair, string), WaveBelief> beliefs = Beliefs(folder, pairs, [.. pulses.Select(pulse => (pulse.Pair, pulse.Wave))], sources, faults);
        foreach (DisplacedPair pair in pairs.Where(pair => !pulses.Exists(pulse => pulse.Pair == pair)))
        {
            faults.Add(PulseFile, null, null, $"{pair.Group} in {pair.Place} have no pulse", "add one, or take the place from groups.yaml");
        }

        return [.. pulses.GroupBy(pulse => (pulse.Pair, pulse.Wave)).Select(wave => new Wave(
            wave.Key.Pair,
            wave.Key.Wave,
            [.. wave.Select(pulse => pulse.Pulse)],
            [.. beliefs[(wave.Key.Pair, wave.Key.Wave)].OrderBy(belief => Wave.Parameters.ToList().IndexOf(belief.Parameter))]))];
    }

    private static ILookup<(DisplacedPair, string), WaveBelief> Beliefs(DataFolder folder, HashSet<DisplacedPair> pairs, HashSet<(DisplacedPair, string)> waves, SourceCatalogue sources, Faults faults)
    {
        List<((DisplacedPair, string) Wave, WaveBelief Belief)> all = [];
        foreach (CsvRow row in CsvTable.Read(folder, HalfLifeFile, HalfLifeColumns, faults)?.Rows ?? [])
        {
            (DisplacedPair, string) wave = (PairOf(row, pairs, faults), row["wave"]);
            string parameter = row.OneOf("parameter", [.. Wave.Parameters], faults, "number of a wave") ?? Wave.Return;
            row.Source(sources, faults);
            if (!waves.Contains(wave))
            {
                row.Fault(faults, "wave", $"no pulse belongs to the wave '{row["wave"]}'", "name a wave of pulses.csv");
            }

            if (all.Exists(one => one.Wave == wave && one.Belief.Parameter == parameter))
            {
                row.Fault(faults, "parameter", $"'{parameter}' has two rows for the wave", "keep one");
            }

            (double least, double most) = parameter == Wave.Passing ? (0.001, 0.999) : (0.1, 6000);
            all.Add((wave, new WaveBelief(parameter, row.Number("median", faults, least, most), row.Number("spread", faults, 0.01, 3), row["source"])));
        }

        return all.ToLookup(one => one.Wave, one => one.Belief);
    }

    private static DisplacedPair PairOf(CsvRow row, HashSet<DisplacedPair> pairs, Faults faults)
    {
        string group = row.OneOf("group", [.. pairs.Select(pair => pair.Group).Distinct()], faults, "group") ?? string.Empty;
        string place = group.Length == 0 ? string.Empty : row.OneOf("place", [.. pairs.Where(pair => pair.Group == group).Select(pair => pair.Place)], faults, $"place of {group}") ?? string.Empty;
        return new DisplacedPair(group, place);
    }
}
