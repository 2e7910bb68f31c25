namespace Corridor.Simulation;

/// <summary>The headline results of one nation in one year, as the table, the report and <c>run --json</c> show them.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Year">Calendar year; stocks are those at its end, money is the sum over it.</param>
/// <param name="PopulationHome">Persons at home.</param>
/// <param name="CitizensAbroad">Persons in all other places.</param>
/// <param name="CitizensInRussia">Persons in Russia.</param>
/// <param name="IrregularShareInRussia">Share (0-1) of those in Russia whose status is irregular.</param>
/// <param name="RemittancesRecordedUsdBn">Recorded remittances, billion US dollars a year.</param>
/// <param name="RemittancesGdpPercent">Recorded remittances, percent of nominal GDP.</param>
/// <param name="RussiaShareOfStock">Share (0-1) of citizens abroad who are in Russia.</param>
/// <param name="DestinationHhi">Herfindahl concentration (0-1) of citizens abroad over places.</param>
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
