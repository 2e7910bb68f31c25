namespace Corridor.Simulation;

/// <summary>The headline of a nation in a year.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Year">Year; stocks at its middle, flows over it.</param>
/// <param name="PopulationHome">Persons at home.</param>
/// <param name="CitizensAbroad">Persons abroad without those who acquired Russian citizenship.</param>
/// <param name="CitizensInRussia">Persons in Russia without those who acquired Russian citizenship.</param>
/// <param name="IrregularShareInRussia">Of these, irregular or on the register of controlled persons; share.</param>
/// <param name="RemittancesRecordedUsdBn">Recorded transfers received: migrants' remittances through recorded channels and other recorded transfers, USD billion.</param>
/// <param name="RemittancesGdpPercent">The same in percent of GDP.</param>
/// <param name="RussiaShareOfStock">Citizens in Russia / citizens abroad; share.</param>
/// <param name="DestinationHhi">Herfindahl concentration of citizens abroad over places, 0 to 1.</param>
public sealed record HeadlineRow(
    string Nation,
    int Year,
    double PopulationHome,
    double CitizensAbroad,
    double CitizensInRussia,
    double IrregularShareInRussia,
    double RemittancesRecordedUsdBn,
    double RemittancesGdpPercent,
    double RussiaShareOfStock,
    double DestinationHhi);
