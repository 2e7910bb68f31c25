using Corridor.Data;

namespace Corridor.Model.Displaced;

/// <summary>All displaced people as data: groups, waves, what was fitted, and what a scenario changes.</summary>
public sealed class DisplacedPeople
{
    private readonly IReadOnlyDictionary<string, Label> _places;

    private DisplacedPeople(IReadOnlyList<DisplacedGroup> groups, IReadOnlyDictionary<string, Label> places, IReadOnlyList<Wave> waves, WaveBelief error, FittedWaves fitted, DisplacedEdits edits)
    {
        Groups = groups;
        _places = places;
        Waves = waves;
        ModelError = error;
        Fitted = fitted;
        Edits = edits;
    }

    /// <summary>Groups in the order of the file.</summary>
    public IReadOnlyList<DisplacedGroup> Groups { get; }

    /// <summary>Waves by pair, in the order of the files.</summary>
    public IReadOnlyList<Wave> Waves { get; }

    /// <summary>What is believed of the error of the waves beside the figures: standard deviation of the logarithm.</summary>
    public WaveBelief ModelError { get; }

    /// <summary>What was fitted.</summary>
    public FittedWaves Fitted { get; }

    /// <summary>What a scenario changes.</summary>
    public DisplacedEdits Edits { get; }

    /// <summary>Every group in every place, in the order of the file.</summary>
    public IReadOnlyList<DisplacedPair> Pairs => [.. Groups.SelectMany(group => group.Places.Select(place => new DisplacedPair(group.Id, place)))];

    /// <summary>Reads data/displaced.</summary>
    public static DisplacedPeople Load(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, Faults faults)
    {
        DisplacedPeople people = LoadUnfitted(folder, gazetteer, sources, faults);
        return people.With(FittedWaves.Load(folder, people.Waves, faults));
    }

    /// <summary>The same without what was fitted.</summary>
    public static DisplacedPeople LoadUnfitted(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, Faults faults)
    {
        (IReadOnlyList<DisplacedGroup> groups, IReadOnlyDictionary<string, Label> places, WaveBelief error) = DisplacedFiles.Groups(folder, gazetteer, sources, faults);
        IReadOnlyList<Wave> waves = DisplacedFiles.Waves(folder, groups, sources, faults);
        return new DisplacedPeople(groups, places, waves, error, FittedWaves.Of(null, waves, faults), DisplacedEdits.None);
    }

    /// <summary>The name of a place: that of the gazetteer, or the file's own.</summary>
    public string NameOf(string place, Gazetteer gazetteer, string language) => _places.TryGetValue(place, out Label? label) ? label.In(language) : gazetteer.NameOf(place, language);

    /// <summary>The waves of a pair.</summary>
    public IEnumerable<Wave> Of(DisplacedPair pair) => Waves.Where(wave => wave.Pair == pair);

    /// <summary>The months of a pair.</summary>
    /// <param name="pair">Group and place.</param>
    /// <param name="draw">0 for the central values, else a draw from 1.</param>
    /// <param name="start">First month.</param>
    /// <param name="months">Number of months.</param>
    public WaveFlows Flows(DisplacedPair pair, int draw, Month start, int months)
    {
        WaveFlows flows = new(months);
        foreach (Wave wave in Of(pair))
        {
            flows.Add(wave, Fitted.Of(wave, draw), start, Edits);
        }

        return flows;
    }

    /// <summary>The same with arrivals added, which come to the last wave of their pair.</summary>
    public DisplacedPeople With(AddedArrivals added) => With(Edits with { Added = [.. Edits.Added, added] });

    /// <summary>The same with a half-life multiplied.</summary>
    public DisplacedPeople With(HalfLifeEdit edit) => With(Edits with { HalfLives = [.. Edits.HalfLives, edit] });

    /// <summary>The same without what scenarios change.</summary>
    public DisplacedPeople Unedited() => new(Groups, _places, Waves, ModelError, Fitted, DisplacedEdits.None);

    /// <summary>The same with other fitted numbers.</summary>
    public DisplacedPeople With(FittedWaves fitted) => new(Groups, _places, Waves, ModelError, fitted, Edits);

    private DisplacedPeople With(DisplacedEdits edits) =>
        new(Groups, _places, Waves, ModelError, Fitted, edits with { LastWave = Waves.GroupBy(wave => wave.Pair).ToDictionary(pair => pair.Key, pair => pair.Last().Id) });
}
