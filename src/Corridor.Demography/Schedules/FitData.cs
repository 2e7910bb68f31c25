namespace Corridor.Demography;

/// <summary>The ages that have exposure, with their migrants and exposures.</summary>
internal sealed record FitData(double[] Ages, double[] Migrants, double[] Exposure)
{
    /// <summary>The highest observed rate, which sets the scale of the levels.</summary>
    public double HighestRate { get; } = Migrants.Select((y, i) => y / Exposure[i]).Max();

    /// <summary>The age, between 12 and 45, of the highest observed rate smoothed over five neighbours: near the labour-force peak.</summary>
    public double LikelyPeakAge { get; } = FindPeak(Ages, Migrants, Exposure);

    private static double FindPeak(double[] ages, double[] migrants, double[] exposure)
    {
        double best = -1, at = 22;
        for (var i = 0; i < ages.Length; i++)
        {
            if (ages[i] is < 12 or > 45)
            {
                continue;
            }

            double y = 0, e = 0;
            for (var j = Math.Max(0, i - 2); j <= Math.Min(ages.Length - 1, i + 2); j++)
            {
                y += migrants[j];
                e += exposure[j];
            }

            if (y / e > best)
            {
                (best, at) = (y / e, ages[i]);
            }
        }

        return at;
    }
}
