namespace Corridor.Inference;

/// <summary>Quantities of a nation that the model computes and that sources publish too.</summary>
public enum ModelQuantity
{
    /// <summary>
    /// Persons in Russia at the end of a month in every status but `citizen`: who has acquired Russian citizenship is no longer counted.
    /// Series stock of the place RUS.
    /// </summary>
    CitizensInRussia,

    /// <summary>Persons outside their country at the end of a month, in every place and in every status but `citizen`. Series stock.</summary>
    CitizensAbroad,

    /// <summary>
    /// Recorded transfers received in a calendar year from all places, US dollars: the series remittances_recorded and other_transfers,
    /// since sources do not tell migrants' money from other persons' money.
    /// </summary>
    RemittancesReceived,

    /// <summary>The same in percent of the gross domestic product of the year. Series gdp.</summary>
    RemittancesToGdp,

    /// <summary>Mid-year population as the United Nations count it, persons. Series population_wpp.</summary>
    UnitedNationsPopulation,
}
