namespace Corridor.Inference.Calibration;

/// <summary>
/// A number that is fitted for one nation, in its own unit and in the unbounded, standardised unit of the sampler: 0 is the centre of the
/// prior, and one is about one standard deviation of it.
/// </summary>
/// <param name="Name">Id and key: "departure.constant TJK.RUS"; errors are "error.stock TJK".</param>
/// <param name="Id">Id of the parameter; empty for an error.</param>
/// <param name="Key">Key of the parameter.</param>
/// <param name="Family">Family of the prior: normal, lognormal or beta.</param>
/// <param name="Centre">Centre of the prior: mean of a normal or beta, median of a lognormal.</param>
/// <param name="Spread">Standard deviation; of the logarithm for a lognormal.</param>
/// <param name="Low">Lowest value.</param>
/// <param name="High">Highest value.</param>
public sealed record CalibratedParameter(string Name, string Id, string Key, string Family, double Centre, double Spread, double Low, double High)
{
    private const string Lognormal = "lognormal";
    private const string Beta = "beta";

    /// <summary>The value in its own unit.</summary>
    public double Natural(double standard) => Family switch
    {
        Lognormal => Centre * Math.Exp(Spread * standard),
        Beta => 1 / (1 + Math.Exp(-(LogitCentre + (LogitSpread * standard)))),
        _ => Centre + (Spread * standard),
    };

    /// <summary>The standardised value: the inverse of <see cref="Natural"/>.</summary>
    public double Standard(double natural) => Family switch
    {
        Lognormal => Math.Log(natural / Centre) / Spread,
        Beta => (Math.Log(natural / (1 - natural)) - LogitCentre) / LogitSpread,
        _ => (natural - Centre) / Spread,
    };

    /// <summary>Logarithm of the prior density of the standardised value, up to a constant; minus infinity outside the range.</summary>
    public double LogPrior(double standard)
    {
        double value = Natural(standard);
        if (!(value >= Low && value <= High))
        {
            return double.NegativeInfinity;
        }

        if (Family != Beta)
        {
            return -0.5 * standard * standard;
        }

        // Density of a beta with this mean and standard deviation, times the derivative of the logit.
        double size = (Centre * (1 - Centre) / (Spread * Spread)) - 1;
        return (Centre * size * Math.Log(value)) + ((1 - Centre) * size * Math.Log(1 - value));
    }

    private double LogitCentre => Math.Log(Centre / (1 - Centre));

    private double LogitSpread => Spread / (Centre * (1 - Centre));
}
