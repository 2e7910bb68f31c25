using Corridor.Model.Scenarios;

namespace Corridor.Model.Russia;

/// <summary>What a scenario changes of Russia's population or labour market.</summary>
/// <param name="What">fertility, migration, population (both), participation, demand, elasticity or openings.</param>
/// <param name="Variant">low or high, of the United Nations; empty where <paramref name="Change"/> says what is done.</param>
/// <param name="Change">How the number is altered; null for a variant.</param>
/// <param name="When">When; a year takes the value of its July.</param>
public sealed record RussiaEdit(string What, string Variant, Alteration? Change, Course When)
{
    /// <summary>Births.</summary>
    public const string Fertility = "fertility";

    /// <summary>Net migration, persons a year.</summary>
    public const string Migration = "migration";

    /// <summary>Births and net migration.</summary>
    public const string Population = "population";

    /// <summary>Labour force per person aged 15 to 64.</summary>
    public const string Participation = "participation";

    /// <summary>Persons whom employers want.</summary>
    public const string Demand = "demand";

    /// <summary>Elasticity of the wage; 0 switches the reaction of the wage off.</summary>
    public const string Elasticity = "elasticity";

    /// <summary>How strongly the chance to have work acts on what migrants earn; 0 switches it off.</summary>
    public const string Openings = "openings";

    /// <summary>All words.</summary>
    public static readonly IReadOnlyList<string> Words = [Fertility, Migration, Population, Participation, Demand, Elasticity, Openings];

    /// <summary>True where it concerns a word.</summary>
    public bool Concerns(string what) => What == what || (What == Population && (what == Fertility || what == Migration));

    /// <summary>The number of a year after the edits, in their order.</summary>
    /// <param name="edits">Edits.</param>
    /// <param name="what">The word of the number.</param>
    /// <param name="year">Calendar year.</param>
    /// <param name="value">Its value without them.</param>
    /// <param name="variants">Its variants; null where it has none.</param>
    public static double Of(IReadOnlyList<RussiaEdit> edits, string what, int year, double value, Variants? variants = null)
    {
        int place = RussiaData.PlaceOf(year);
        foreach (RussiaEdit edit in edits.Where(edit => edit.Concerns(what) && (edit.Change is not null || variants is not null)))
        {
            double weight = edit.When.Weight(new Data.Month(year, 7));
            value = edit.Change is { } change
                ? change.Of(value, weight)
                : value + (weight * ((edit.Variant == "low" ? variants!.Low : variants!.High)[place] - variants.Medium[place]));
        }

        return value;
    }
}
