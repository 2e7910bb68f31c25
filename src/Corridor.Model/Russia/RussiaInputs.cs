namespace Corridor.Model.Russia;

/// <summary>What goes into Russia's population and labour market under the changes of a scenario, by calendar year.</summary>
/// <param name="Data">Data.</param>
/// <param name="Edits">What a scenario changes, in its order.</param>
internal readonly record struct RussiaInputs(RussiaData Data, IReadOnlyList<RussiaEdit> Edits)
{
    /// <summary>Children per woman.</summary>
    public double Children(int year) => RussiaEdit.Of(Edits, RussiaEdit.Fertility, year, Data.Children.Medium[RussiaData.PlaceOf(year)], Data.Children);

    /// <summary>Net migration, persons a year, without displaced people whom a scenario adds.</summary>
    public double NetMigration(int year) => RussiaEdit.Of(Edits, RussiaEdit.Migration, year, Data.NetMigration.Medium[RussiaData.PlaceOf(year)], Data.NetMigration);

    /// <summary>Labour force per person aged 15 to 64 of a sex.</summary>
    /// <param name="year">Year.</param>
    /// <param name="sex">0 male, 1 female.</param>
    public double Participation(int year, int sex) => RussiaEdit.Of(Edits, RussiaEdit.Participation, year, Data.Participation[sex][RussiaData.PlaceOf(year)]);

    /// <summary>Persons whom employers want in the middle of a year.</summary>
    public double Demand(int year) => RussiaEdit.Of(Edits, RussiaEdit.Demand, year, Data.Demand[RussiaData.PlaceOf(year)]);

    /// <summary>Elasticity of the wage.</summary>
    public double Elasticity(int year) => RussiaEdit.Of(Edits, RussiaEdit.Elasticity, year, Data.Elasticity);

    /// <summary>Weight of the chance to have work.</summary>
    public double Openings(int year) => RussiaEdit.Of(Edits, RussiaEdit.Openings, year, Data.Openings);
}
