using Corridor.Data;
using Corridor.Model.Displaced;

namespace Corridor.Model.Scenarios;

/// <summary>
/// Displaced people: <c>{displaced: {group: relocants, place: KAZ}, arrivals: 100000, at: 2027-09, over: 3 months}</c> adds arrivals, spread evenly, to
/// the last wave of the place; <c>{displaced: {group: ukrainians, place: RUS}, half_life: return, multiply: 0.25, from: 2027-07}</c> multiplies the
/// half-life of a way out (onward, return, settled) of those who are there and of those who come.
/// </summary>
public sealed class DisplacedChange : ScenarioChange
{
    private const double MostPersons = 1e7;
    private static readonly string[] Ways = [Wave.Onward, Wave.Return, Wave.Settled];
    private readonly YamlMap _whom;
    private readonly string _group;
    private readonly IReadOnlyList<string> _places;
    private readonly (Month At, int Months, double Persons)? _arrivals;
    private readonly (string Way, double Factor, Course When)? _halfLife;

    internal DisplacedChange(YamlMap said, Faults faults)
        : base(said)
    {
        _whom = said.Map("displaced", faults) ?? said;
        if (!ReferenceEquals(_whom, said))
        {
            _whom.Only(faults, "group", "place");
        }

        _group = _whom.Text("group", faults);
        _places = Words(_whom, "place", faults);
        if (said.Has("arrivals") == said.Has("half_life"))
        {
            said.Fault(faults, said.Has("arrivals") ? "half_life" : string.Empty, said.Has("arrivals") ? "'arrivals' and 'half_life' in one change" : "the change does not say what is done", "add arrivals: N with at: MONTH, or half_life: return with multiply: X and from: MONTH");
            return;
        }

        if (said.Has("arrivals"))
        {
            said.Only(faults, "displaced", "arrivals", "at", "over", "why");
            Month at = Course.Within(said, "at", faults) ?? Scenario.Start;
            _arrivals = (at, said.Has("over") ? Math.Max(1, Course.Span(said, "over", faults)) : 1, said.Number("arrivals", faults, 0, MostPersons));
        }
        else
        {
            said.Only(faults, ["displaced", "half_life", "multiply", "why", .. Course.Keys]);
            string way = said.OneOf("half_life", Ways, faults, "half-life") ?? Wave.Return;
            _halfLife = (way, Alteration.Read(said, faults, "multiply").Amount, Course.Read(said, faults));
        }
    }

    /// <inheritdoc/>
    public override Month? From => _arrivals?.At ?? _halfLife?.When.From;

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        if (_whom.OneOf("group", [.. system.Displaced.Groups.Select(one => one.Id)], faults, "group of displaced people") is null)
        {
            return;
        }

        DisplacedGroup group = system.Displaced.Groups.First(one => one.Id == _group);
        Known(_whom, "place", _places, [.. group.Places], $"place of {_group}", faults);
        bool named = _places.All(place => group.Places.Contains(place, StringComparer.Ordinal));
        if (_arrivals is not null && named && Pairs(system).Count != 1)
        {
            _whom.Fault(faults, "place", "arrivals need one place", $"choose one of {string.Join(", ", group.Places)}; further places are further changes");
        }

        if (_halfLife is { } half && !Pairs(system).Any(pair => Has(system, pair, half.Way)))
        {
            Said.Fault(faults, "half_life", $"nobody of {_group} leaves by '{half.Way}' there", "half_lives.csv has no such half-life; choose another way");
        }
    }

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system)
    {
        DisplacedPeople people = system.Displaced;
        foreach (DisplacedPair pair in Pairs(system))
        {
            people = _arrivals is { } come
                ? people.With(new AddedArrivals(pair, come.At, come.Months, come.Persons))
                : _halfLife is { } half && Has(system, pair, half.Way) ? people.With(new HalfLifeEdit(pair, half.Way, half.Factor, half.When)) : people;
        }

        return system.With(people);
    }

    private List<DisplacedPair> Pairs(ModelSystem system) => [.. system.Displaced.Pairs.Where(pair => pair.Group == _group && (_places.Count == 0 || _places.Contains(pair.Place, StringComparer.Ordinal)))];

    private static bool Has(ModelSystem system, DisplacedPair pair, string way) => system.Displaced.Of(pair).Any(wave => wave.Beliefs.Any(belief => belief.Parameter == way));
}
