namespace Corridor.Model.Russia;

/// <summary>The five nations' people in Russia as its population and labour market see them, persons at the end of each month.</summary>
/// <param name="Workers">Workers in temporary statuses, who are no residents.</param>
/// <param name="Residents">Settled and naturalised people.</param>
/// <param name="Adults">Those of them aged 15 to 64, by sex.</param>
/// <param name="Ages">Settled and naturalised people in the middle of each year from the start, by year, sex and single age.</param>
public sealed record FiveInRussia(double[] Workers, double[] Residents, double[][] Adults, IReadOnlyList<double[][]> Ages)
{
    /// <summary>What there is beyond others, for a scenario beside its base.</summary>
    public FiveInRussia Beyond(FiveInRussia other) => new(
        Less(Workers, other.Workers),
        Less(Residents, other.Residents),
        [.. Adults.Zip(other.Adults, Less)],
        [.. Ages.Zip(other.Ages, (a, b) => (double[][])[.. a.Zip(b, Less)])]);

    private static double[] Less(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}
