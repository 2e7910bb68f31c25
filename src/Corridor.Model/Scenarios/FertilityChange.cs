using Corridor.Data;
using Corridor.Model.Population;

namespace Corridor.Model.Scenarios;

/// <summary>
/// Children that women have: <c>{fertility: {nation: UZB}, add: -0.5, from: 2027-01, reached_over: 5 years}</c> is half a child fewer per
/// woman, <c>multiply</c> a factor. The profile over ages keeps its shape. A year takes the value of its July.
/// </summary>
public sealed class FertilityChange : ScenarioChange
{
    private readonly YamlMap? _whom;
    private readonly IReadOnlyList<string> _nations;
    private readonly Alteration _change;
    private readonly Course _when;

    internal FertilityChange(YamlMap said, Faults faults)
        : base(said)
    {
        said.Only(faults, ["fertility", "multiply", "add", "why", .. Course.Keys]);
        _whom = said.Map("fertility", faults);
        _whom?.Only(faults, "nation");
        _nations = Words(_whom, "nation", faults);
        _change = Alteration.Read(said, faults, "multiply", "add");
        _when = Course.Read(said, faults);
    }

    /// <inheritdoc/>
    public override Month? From => _when.From;

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults) => Known(_whom ?? Said, "nation", _nations, [.. system.Gazetteer.Nations], "nation", faults);

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system)
    {
        double Children(int year, double before) => Math.Max(0, _change.Of(before, _when.Weight(new Month(year, 7))));
        IReadOnlyList<string> nations = _nations.Count > 0 ? _nations : system.Gazetteer.Nations;
        return system.With(nations.Aggregate(system.Population, (population, nation) => population.WithChildren(nation, Children)));
    }
}
