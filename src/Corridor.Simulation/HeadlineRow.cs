namespace Corridor.Simulation;

/// <summary>The headline numbers of one nation in one year of a run.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="PopulationHome">Persons at home.</param>
/// <param name="CitizensAbroad">Citizens of the nation who are abroad, persons.</param>
/// <param name="CitizensInRussia">Citizens of the nation who are in Russia, persons.</param>
/// <param name="IrregularShareInRussia">Share (0 to 1) of those in Russia whose stay is irregular.</param>
/// <param name="RemittancesRecordedUsdBn">Recorded remittances of the year, USD billion.</param>
/// <param name="RemittancesGdpPercent">Recorded remittances as a percentage of the gross domestic product.</param>
/// <param name="RussiaShareOfStock">Share (0 to 1) of the citizens abroad who are in Russia.</param>
/// <param name="DestinationHhi">Herfindahl concentration (0 to 1) of the citizens abroad over destinations.</param>
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
