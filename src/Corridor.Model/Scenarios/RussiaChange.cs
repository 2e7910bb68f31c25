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

    // More than ever came to any country in a year.
    private const double MostMigrants = 1e7;
    private readonly RussiaEdit _edit;

    internal RussiaChange(YamlMap said, Faults faults)
        : base(said)
    {
        said.Only(faults, ["russia", "variant", "multiply", "add", "set", "why", .. Course.Keys]);
        Course when = Course.Read(said, faults);
        if (said.OneOf("russia", [.. RussiaEdit.Words], faults, "part of Russia's population") is not { } what)
        {
            _edit = new RussiaEdit(RussiaEdit.Demand, string.Empty, new Alteration(Operation.Multiply, 1), when);
            return;
        }

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

        _edit = new RussiaEdit(what, variant, change, when);
    }

    /// <inheritdoc/>
    public override Month? From => _edit.When.From;

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        (double low, double high, string unit) = _edit.What switch
        {
            RussiaEdit.Elasticity => (0, system.RussiaData.ElasticityMost, "percent for percent"),
            RussiaEdit.Openings => (0, system.RussiaData.OpeningsMost, "times"),
            RussiaEdit.Demand => (1e6, 3e8, "persons"),
            RussiaEdit.Participation => (0, 1, "labour force per person of 15 to 64"),
            RussiaEdit.Fertility => (0, FertilityChange.Most, "children per woman"),
            _ => (-MostMigrants, MostMigrants, "persons a year"),
        };
        RussiaInputs inputs = new(system.RussiaData, [.. system.RussiaEdits, _edit]);
        foreach (double value in Enumerable.Range(Scenario.Start.Year, Scenario.Latest.Year - Scenario.Start.Year + 1).SelectMany(year => Of(inputs, year)).Where(value => value < low || value > high).Take(1))
        {
            string key = Operations.FirstOrDefault(Said.Has) ?? "russia";
            Said.Fault(faults, key, FormattableString.Invariant($"{_edit.What} would be {value:G4}"), FormattableString.Invariant($"expected {low} to {high} ({unit})"));
        }
    }

    /// <summary>The changed numbers of a year; births and net migration of variants are those of the United Nations and need no bounds.</summary>
    private double[] Of(RussiaInputs inputs, int year) => _edit.What switch
    {
        RussiaEdit.Elasticity => [inputs.Elasticity(year)],
        RussiaEdit.Openings => [inputs.Openings(year)],
        RussiaEdit.Demand => [inputs.Demand(year)],
        RussiaEdit.Participation => [inputs.Participation(year, 0), inputs.Participation(year, 1)],
        RussiaEdit.Fertility => [inputs.Children(year)],
        RussiaEdit.Migration => [inputs.NetMigration(year)],
        _ => [],
    };

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system) => system.With(_edit);
}
