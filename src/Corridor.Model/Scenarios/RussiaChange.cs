using Corridor.Data;
using Corridor.Model.Russia;

namespace Corridor.Model.Scenarios;

/// <summary>
/// Russia's own population and labour market: <c>{russia: population, variant: low, from: 2027-01}</c> takes births and net migration of the United Nations'
/// low variant, <c>fertility</c> or <c>migration</c> one of them; <c>{russia: demand, multiply: 1.05, from: 2027-01}</c>, <c>participation</c>,
/// <c>migration</c> (persons a year), <c>elasticity</c> (0 switches the reaction of the wage off) and <c>openings</c> (0: that of the chance to have work) take
/// multiply, add or set.
/// </summary>
public sealed class RussiaChange : ScenarioChange
{
    private static readonly string[] Operations = ["multiply", "add", "set"];
    private static readonly string[] VariantWords = ["low", "high"];
    private static readonly string[] WithVariants = [RussiaEdit.Fertility, RussiaEdit.Migration, RussiaEdit.Population];
    private readonly RussiaEdit _edit;

    internal RussiaChange(YamlMap said, Faults faults)
        : base(said)
    {
        said.Only(faults, ["russia", "variant", "multiply", "add", "set", "why", .. Course.Keys]);
        string what = said.OneOf("russia", [.. RussiaEdit.Words], faults, "part of Russia's population") ?? RussiaEdit.Demand;
        string variant = string.Empty;
        Alteration? change = null;
        if (said.Has("variant"))
        {
            variant = said.OneOf("variant", VariantWords, faults, "variant") ?? "low";
            if (!WithVariants.Contains(what, StringComparer.Ordinal))
            {
                said.Fault(faults, "variant", $"{what} has no variants", "write multiply:, add: or set:");
            }

            foreach (string other in Operations.Where(said.Has))
            {
                said.Fault(faults, other, $"'variant' and '{other}' in one change", "keep one; further changes follow in the list");
            }
        }
        else if (what == RussiaEdit.Population)
        {
            said.Fault(faults, "russia", "the population is changed by a variant", "add variant: low or variant: high, or change fertility or migration");
        }
        else
        {
            change = Alteration.Read(said, faults);
        }

        _edit = new RussiaEdit(what, variant, change, Course.Read(said, faults));
    }

    /// <inheritdoc/>
    public override Month? From => _edit.When.From;

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        (double Low, double High, Func<RussiaPeople, int, double> Of)? bounds = _edit.What switch
        {
            RussiaEdit.Elasticity => (0, system.RussiaData.ElasticityMost, (people, year) => people.ElasticityIn(year)),
            RussiaEdit.Openings => (0, system.RussiaData.OpeningsMost, (people, year) => people.OpeningsIn(year)),
            RussiaEdit.Demand => (1e6, 3e8, (people, year) => people.Demand(year)),
            RussiaEdit.Participation => (1e6, 3e8, (people, year) => people.LabourForce(year)),
            _ => null,
        };
        if (bounds is not { } within)
        {
            return;
        }

        RussiaPeople people = new(system.RussiaData, [.. system.RussiaEdits, _edit], system.Displaced, Scenario.Default.Year);
        foreach (double value in Enumerable.Range(Scenario.Start.Year, Scenario.Default.Year - Scenario.Start.Year + 1).Select(year => within.Of(people, year)).Where(value => value < within.Low || value > within.High).Take(1))
        {
            Said.Fault(faults, "russia", FormattableString.Invariant($"{_edit.What} would be {value:G4}"), FormattableString.Invariant($"expected {within.Low} to {within.High}"));
        }
    }

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system) => system.With(_edit);
}
