namespace Corridor.Demography;

/// <summary>How flows are estimated from two stock tables by birthplace.</summary>
public enum StockFlowMethod
{
    /// <summary>
    /// Closed demographic accounting with as many stayers as the stocks allow (Abel 2013; Abel and Sander 2014): totals by birthplace at start and end
    /// meet half-way, no one enters or leaves the system.
    /// </summary>
    Closed,

    /// <summary>Open accounting: differences of totals by birthplace leave to, or come from, outside; those who leave live as that birthplace's end stock, those who come as its start stock.</summary>
    Open,

    /// <summary>Open accounting by the rule of Abel (2013, <i>Demographic Research</i> 28(18)): those who leave live as the start stock, those who come as the end stock.</summary>
    OpenDemographicResearch,

    /// <summary>Closed accounting without the assumption on stayers: origin and destination independent within each birthplace (Azose and Raftery 2019).</summary>
    Independence,

    /// <summary>A weighted mean of closed accounting with most stayers and independence (Azose and Raftery 2019, <i>PNAS</i> 116(1)).</summary>
    PseudoBayes,
}
