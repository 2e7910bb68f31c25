using Corridor.Data;
using Corridor.Model.Population;

namespace Corridor.Model.Scenarios;

/// <summary>
/// Children that women have: <c>{fertility: {nation: UZB}, add: -0.5, from: 2027-01, reached_over: 5 years}</c> is half a child fewer per
/// woman, <c>multiply</c> a factor. The profile over ages keeps its shape. A year takes the value of its July.
/// </summary>
public sealed class FertilityChange : ScenarioChange
{
    /// <summary>More children per woman than any people has had.</summary>
    internal const double Most = 15;

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
    internal override void Check(ModelSystem system, Faults faults)
    {
        KnownCodes(_whom ?? Said, "nation", _nations, system.Gazetteer.Nations, system.Gazetteer, faults);
        foreach (string nation in Concerned(system))
        {
            double[] children = [.. Altered(system.Population.Nations[nation].Fertility)];
            if (children.FirstOrDefault(value => value is < 0 or > Most) is var wrong and not 0)
            {
                Said.Fault(faults, _change.Operation == Operation.Add ? "add" : "multiply", FormattableString.Invariant($"women of {nation} would have {wrong:0.##} children"), FormattableString.Invariant($"expected 0 to {Most}"));
            }
        }
    }

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system)
    {
        return system.With(Concerned(system).Aggregate(system.Population, (population, nation) => population.WithChildren(nation, Children)));
    }

    private double Children(int year, double before) => _change.Of(before, _when.Weight(new Month(year, 7)));

    /// <summary>Children per woman by year after the change.</summary>
    private IEnumerable<double> Altered(double[,] fertility) =>
        Enumerable.Range(0, fertility.GetLength(0)).Select(y => Children(PopulationData.FirstYear + y, Enumerable.Range(0, fertility.GetLength(1)).Sum(age => fertility[y, age])));

    private IEnumerable<string> Concerned(ModelSystem system) => system.Gazetteer.Nations.Where(nation => _nations.Count == 0 || _nations.Contains(nation, StringComparer.Ordinal));
}
