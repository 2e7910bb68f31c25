namespace Corridor.Inference.Discrepancy;

/// <summary>
/// How the model's own error goes on in time: normal, with the standard deviation that calibration learnt for its kind times
/// <paramref name="Scale"/>, and with a correlation exp(-years / <paramref name="Years"/>) between two dates (the discrepancy of Kennedy and
/// O'Hagan 2001, <i>J. R. Statist. Soc. B</i> 63, section 4.3, as an Ornstein-Uhlenbeck process). What it was beside the last figures
/// tells what it will be beside the next ones, less and less.
/// </summary>
/// <param name="Years">Years after which a share 1/e of the correlation is left; 0: errors of two dates have nothing to do with each other.</param>
/// <param name="Scale">Standard deviation / the learnt one.</param>
public sealed record DiscrepancyProcess(double Years, double Scale)
{
    // Where (1 + x) exp(-x) is a half.
    private const double HalfOfSmooth = 1.6783469900166605;

    /// <summary>The kind of error ("stock", "money") of the calibration plan.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>The standard deviation that calibration learnt, the mean over figures; the centre of its prior where there is none.</summary>
    public double LearntSd { get; init; }

    /// <summary>By how much earlier trials say that a forecast must be spread around its median.</summary>
    public double Widening { get; init; } = 1;

    /// <summary>Errors of two dates have nothing to do with each other: what calibration itself takes them for.</summary>
    public static DiscrepancyProcess Independent { get; } = new(0, 1);

    /// <summary>Whether the error moves without jolts: its correlation is Matern's of order 3/2, and where it was going it goes on for a while.</summary>
    public bool Smooth { get; init; }

    /// <summary>Years in which half of the correlation goes.</summary>
    public double HalfLife => Smooth ? Years * HalfOfSmooth / Math.Sqrt(3) : Years * Math.Log(2);

    /// <summary>Correlation of the errors of two dates.</summary>
    /// <param name="apart">Years between them.</param>
    public double Correlation(double apart)
    {
        if (apart == 0 || Years <= 0)
        {
            return apart == 0 ? 1 : 0;
        }

        double distance = Math.Abs(apart) / Years * (Smooth ? Math.Sqrt(3) : 1);
        return (Smooth ? 1 + distance : 1) * Math.Exp(-distance);
    }
}
