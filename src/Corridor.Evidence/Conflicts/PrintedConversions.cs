namespace Corridor.Evidence;

/// <summary>
/// Exchange rates that the sources themselves use: the same amount printed in two currencies ("398,000 | 3,691 EUR").
/// Rough, but from the same pages as the prices that are compared by them.
/// </summary>
internal sealed class PrintedConversions
{
    private static readonly string[] Currencies = ["RUB", "USD", "EUR", "KZT", "KGS"];
    private readonly Dictionary<(string From, string To), double> _rates = [];

    internal PrintedConversions(IReadOnlyList<Figure> figures)
    {
        var pairs = figures
            .Where(figure => figure.Low > 0 && figure.Low.Equals(figure.High) && Array.IndexOf(Currencies, figure.Unit) >= 0)
            .GroupBy(figure => (figure.Source, figure.Locator, figure.Measure, figure.Nation, figure.Place, figure.Population, figure.AsPrinted))
            .SelectMany(same => same.SelectMany(_ => same, (a, b) => (a, b)))
            .Where(pair => pair.a.Unit != pair.b.Unit)
            .GroupBy(pair => (pair.a.Unit, pair.b.Unit));
        foreach (var pair in pairs)
        {
            List<double> rates = [.. pair.Select(two => two.b.Low!.Value / two.a.Low!.Value).Order()];
            _rates[(pair.Key.Item1, pair.Key.Item2)] = rates[rates.Count / 2];
        }
    }

    /// <summary>Units of <paramref name="to"/> for one of <paramref name="from"/>, or null when no source prints such a pair.</summary>
    internal double? Rate(string from, string to) => _rates.TryGetValue((from, to), out double rate) ? rate : null;
}
