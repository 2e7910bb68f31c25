using Corridor.Data;
using Corridor.Model.Drivers;

namespace Corridor.Model.Scenarios;

/// <summary>A change that alters drivers for nations and places over some months.</summary>
public abstract class EditsDrivers : ScenarioChange
{
    private readonly YamlMap? _whom;

    /// <summary>Reads nations, places and months.</summary>
    /// <param name="said">The change.</param>
    /// <param name="whom">The map that holds nation and place: the change itself, or the one below its first key.</param>
    /// <param name="faults">Receives what is wrong.</param>
    private protected EditsDrivers(YamlMap said, YamlMap? whom, Faults faults)
        : base(said)
    {
        _whom = whom;
        Nations = Words(whom, "nation", faults);
        Places = Words(whom, "place", faults);
        When = Course.Read(said, faults);
    }

    /// <summary>Nations; empty for all.</summary>
    public IReadOnlyList<string> Nations { get; }

    /// <summary>Places; empty for all.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>When it holds.</summary>
    public Course When { get; }

    /// <inheritdoc/>
    public override Month? From => When.From;

    /// <summary>The map that holds nation and place.</summary>
    private protected YamlMap Whom => _whom ?? Said;

    /// <summary>What is altered.</summary>
    private protected abstract IEnumerable<DriverEdit> Edits(ModelSystem system);

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        KnownCodes(Whom, "nation", Nations, system.Gazetteer.Nations, system.Gazetteer, faults);
        KnownCodes(Whom, "place", Places, system.Gazetteer.Places, system.Gazetteer, faults);
    }

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system) => system.With(system.Drivers.With(Edits(system)));
}

/// <summary>A driver is altered: <c>{driver: enforcement, place: RUS, multiply: 2, from: 2027-01, to: 2028-12, why: ...}</c>.</summary>
public sealed class DriverChange : EditsDrivers
{
    private readonly Alteration _change;

    internal DriverChange(YamlMap said, Faults faults)
        : base(said, said, faults)
    {
        said.Only(faults, ["driver", "nation", "place", "multiply", "add", "set", "why", .. Course.Keys]);
        Driver = said.Text("driver", faults);
        _change = Alteration.Read(said, faults);
    }

    /// <summary>Id of the driver.</summary>
    public string Driver { get; }

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        base.Check(system, faults);
        if (Said.OneOf("driver", [.. system.Drivers.Catalogue.All.Select(driver => driver.Id)], faults, "driver") is not { } id)
        {
            return;
        }

        DriverDefinition driver = system.Drivers.Catalogue.Find(id)!;
        Needless("nation", driver.ByNation, Nations, faults);
        Needless("place", driver.ByPlace, Places, faults);
        string[] places = [.. DriverTable.PlacesOf(driver, system.Gazetteer.Nations, system.Destinations)];
        foreach (string place in Places.Where(place => driver.ByPlace && system.Gazetteer.Places.Contains(place, StringComparer.Ordinal) && !places.Contains(place, StringComparer.Ordinal)))
        {
            Said.Fault(faults, "place", $"the model asks for no {id} in {place}", $"choose one of {string.Join(", ", places)}");
        }

        if (_change.Operation == Operation.Set && (_change.Amount < driver.LowInScenarios || _change.Amount > driver.HighInScenarios))
        {
            Said.Fault(faults, "set", FormattableString.Invariant($"{id} can't be {_change.Amount}"), FormattableString.Invariant($"expected {driver.LowInScenarios} to {driver.HighInScenarios} ({driver.Unit})"));
        }
    }

    /// <inheritdoc/>
    private protected override IEnumerable<DriverEdit> Edits(ModelSystem system) => [new(Driver, Nations, Places, _change, When)];

    private void Needless(string key, bool used, IReadOnlyList<string> words, Faults faults)
    {
        if (!used && words.Count > 0)
        {
            Said.Fault(faults, key, $"the driver '{Driver}' does not differ by {key}", $"leave {key} out");
        }
    }
}

/// <summary>
/// Pay: of a place for everybody, <c>{wage: {place: RUS}, multiply: 1.2, from: ...}</c>, or of one nation's migrants there,
/// <c>{wage: {nation: TJK, place: RUS}, ...}</c>.
/// </summary>
public sealed class WageChange : EditsDrivers
{
    private readonly Alteration _change;

    internal WageChange(YamlMap said, Faults faults)
        : base(said, said.Map("wage", faults), faults)
    {
        said.Only(faults, ["wage", "multiply", "why", .. Course.Keys]);
        Whom.Only(faults, ReferenceEquals(Whom, said) ? ["wage", "multiply", "why", .. Course.Keys] : ["nation", "place"]);
        _change = Alteration.Read(said, faults, "multiply");
    }

    /// <inheritdoc/>
    private protected override IEnumerable<DriverEdit> Edits(ModelSystem system) =>
        [new(Whom.Has("nation") ? "migrant_wage_ratio" : "wage", Nations, Places, _change, When)];
}

/// <summary>
/// What a currency is worth in dollars: <c>{exchange_rate: RUB, multiply: 0.7, at: 2027-03, recovers_over: 24 months}</c> is a fall by 30 %.
/// The driver holds units for a dollar, which become 1 / 0.7 as many.
/// </summary>
public sealed class ExchangeRateChange : EditsDrivers
{
    private const string Dollar = "USD";
    private readonly Alteration _change;
    private readonly string _currency;

    internal ExchangeRateChange(YamlMap said, Faults faults)
        : base(said, said, faults)
    {
        said.Only(faults, ["exchange_rate", "multiply", "why", .. Course.Keys]);
        _currency = said.Text("exchange_rate", faults);
        _change = Alteration.Read(said, faults, "multiply");
    }

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        string[] currencies = [.. system.Gazetteer.Places.Select(place => system.Gazetteer.Find(place)!.Currency).Where(code => code != Dollar).Distinct(StringComparer.Ordinal)];
        if (_currency == Dollar)
        {
            Said.Fault(faults, "exchange_rate", "the dollar is what currencies are counted in", $"change the others: {string.Join(", ", currencies)}");
        }
        else
        {
            Said.OneOf("exchange_rate", currencies, faults, "currency");
        }
    }

    /// <inheritdoc/>
    private protected override IEnumerable<DriverEdit> Edits(ModelSystem system) =>
    [
        new("exchange_rate", [], [.. system.Gazetteer.Places.Where(place => system.Gazetteer.Find(place)!.Currency == _currency)], _change with { Amount = 1 / _change.Amount }, When),
    ];
}

/// <summary>
/// Places of an organised scheme: <c>{programme: {nation: UZB, place: DEU}, places_per_year: 50000, from: 2027-01}</c>. A rule of the place
/// that allows fewer is raised to the same number over the same months.
/// </summary>
public sealed class ProgrammeChange : EditsDrivers
{
    private const string Limit = ".places";
    private readonly Alteration _change;

    internal ProgrammeChange(YamlMap said, Faults faults)
        : base(said, said.Map("programme", faults), faults)
    {
        said.Only(faults, ["programme", "places_per_year", "multiply", "why", .. Course.Keys]);
        Whom.Only(faults, ReferenceEquals(Whom, said) ? ["programme", "places_per_year", "multiply", "why", .. Course.Keys] : ["nation", "place"]);
        _change = Alteration.One(said, faults, "places_per_year", "multiply") switch
        {
            "places_per_year" => new Alteration(Operation.Set, said.Number("places_per_year", faults, 0, 1e7)),
            "multiply" => Alteration.Read(said, faults, "multiply"),
            _ => new Alteration(Operation.Multiply, 1),
        };
    }

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        base.Check(system, faults);
        string[] With(string nation) => [.. system.Destinations.Where(place => place != nation && system.Entries.Statuses(nation, place).Contains("programme"))];
        foreach (string nation in Nations.Where(system.Gazetteer.Nations.Contains))
        {
            foreach (string place in Places.Where(place => system.Gazetteer.Places.Contains(place, StringComparer.Ordinal) && !With(nation).Contains(place, StringComparer.Ordinal)))
            {
                Whom.Fault(faults, "place", $"no organised scheme leads from {nation} to {place}", $"choose one of {string.Join(", ", With(nation))}");
            }
        }

        string[] any = [.. system.Gazetteer.Nations.SelectMany(With).Distinct(StringComparer.Ordinal)];
        foreach (string place in Nations.Count > 0 ? [] : Places.Where(place => system.Gazetteer.Places.Contains(place, StringComparer.Ordinal)).Except(any, StringComparer.Ordinal))
        {
            Whom.Fault(faults, "place", $"no organised scheme leads to {place}", $"choose one of {string.Join(", ", any)}");
        }
    }

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system)
    {
        ModelSystem changed = base.Apply(system);
        string[] nations = Nations.Count > 0 ? [.. Nations] : [.. system.Gazetteer.Nations];
        DateOnly from = RuleEdit.FirstDay(When.From);
        DateOnly? to = When.To is { } last ? RuleEdit.LastDay(last) : null;
        string[] limits = [.. system.Rules.Rules.Where(rule => (Places.Count == 0 || Places.Contains(rule.Place, StringComparer.Ordinal)) && rule.Id.EndsWith(Limit, StringComparison.Ordinal)).Select(rule => rule.Id).Distinct(StringComparer.Ordinal)];
        Regimes.RuleBook rules = system.Rules;
        foreach (string id in limits)
        {
            string[] held = [.. nations.Where(nation => rules.Find(id, nation) is not null)];
            rules = rules.Amended(id, held, from, to, said => said is null ? null : Regimes.RuleValue.Of(Math.Max(said.Number, _change.Of(said.Number, 1))), Reason);
        }

        return changed.With(rules);
    }

    /// <inheritdoc/>
    private protected override IEnumerable<DriverEdit> Edits(ModelSystem system) => [new("programme_cap", Nations, Places, _change, When)];
}

/// <summary>Nobody is let in: <c>{close: {nation: TJK, place: RUS}, from: 2027-01, to: 2027-12}</c>.</summary>
public sealed class ClosureChange : EditsDrivers
{
    internal ClosureChange(YamlMap said, Faults faults)
        : base(said, said.Map("close", faults), faults)
    {
        said.Only(faults, ["close", "why", .. Course.Keys]);
        Whom.Only(faults, ReferenceEquals(Whom, said) ? ["close", "why", .. Course.Keys] : ["nation", "place"]);
    }

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        base.Check(system, faults);
        foreach (string place in Places.Where(place => system.Gazetteer.Places.Contains(place, StringComparer.Ordinal)))
        {
            if (!system.Destinations.Contains(place, StringComparer.Ordinal))
            {
                Whom.Fault(faults, "place", $"{place} is no destination: there is nothing to close", $"choose one of {string.Join(", ", system.Destinations)}");
            }
            else if (Nations is [var own] && own == place)
            {
                Whom.Fault(faults, "place", $"{place} is the home of {own}", "name another place");
            }
        }
    }

    /// <inheritdoc/>
    private protected override IEnumerable<DriverEdit> Edits(ModelSystem system) => [new("openness", Nations, Places, new Alteration(Operation.Set, 0), When)];
}

/// <summary>
/// Jobs at home: <c>{jobs: {nation: UZB}, jobs_per_year: 500000, from: 2027-01}</c> lets them grow by so many a year in place of the growth
/// that the data hold, <c>multiply</c> alters their number.
/// </summary>
public sealed class JobsChange : EditsDrivers
{
    private static readonly string[] Slopes = ["reached_over", "recovers_over"];
    private readonly Alteration _change;

    internal JobsChange(YamlMap said, Faults faults)
        : base(said, said.Map("jobs", faults), faults)
    {
        said.Only(faults, ["jobs", "jobs_per_year", "multiply", "add", "why", .. Course.Keys]);
        Whom.Only(faults, ReferenceEquals(Whom, said) ? ["jobs", "jobs_per_year", "multiply", "add", "why", .. Course.Keys] : ["nation"]);
        _change = Alteration.One(said, faults, "jobs_per_year", "multiply", "add") switch
        {
            "jobs_per_year" => Growth(said, faults),
            { } word => Alteration.Read(said, faults, word),
            null => new Alteration(Operation.Multiply, 1),
        };
    }

    private static Alteration Growth(YamlMap said, Faults faults)
    {
        foreach (string key in Slopes.Where(said.Has))
        {
            said.Fault(faults, key, $"'{key}' beside 'jobs_per_year'", "leave it out: jobs that grow neither jump nor fall back; after to: they grow as in the data again");
        }

        return new Alteration(Operation.Grow, said.Number("jobs_per_year", faults, -1e7, 1e7));
    }

    /// <inheritdoc/>
    private protected override IEnumerable<DriverEdit> Edits(ModelSystem system) => [new("jobs", Nations, [], _change, When)];
}
