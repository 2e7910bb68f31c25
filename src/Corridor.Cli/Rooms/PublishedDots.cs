using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference;
using Corridor.Model;
using Corridor.Publishing;

namespace Corridor.Cli;

/// <summary>The comparable figures as dots beside the curves of the report.</summary>
internal static class PublishedDots
{
    /// <summary>Dots by <see cref="ChartKey"/>.</summary>
    /// <exception cref="BadInputException">The list of figures left out can't be used; carries all faults.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<PublishedDot>> Of(DataFolder folder, EvidenceBase evidence, ModelSystem system)
    {
        Faults faults = new();
        ComparableFigures figures = ComparableFigures.Load(folder, evidence, system.Population.Nations, faults);
        faults.ThrowIfAny();
        return (from nation in system.Gazetteer.Nations
                from quantity in Enum.GetValues<ModelQuantity>()
                select (Chart: ChartOf(nation, quantity), Dots: figures.For(nation, quantity)))
            .ToDictionary(
                pair => pair.Chart,
                IReadOnlyList<PublishedDot> (pair) => [.. pair.Dots.Select(figure => Dot(figure, evidence.Sources))],
                StringComparer.Ordinal);
    }

    private static string ChartOf(string nation, ModelQuantity quantity) => quantity switch
    {
        ModelQuantity.CitizensInRussia => ChartKey.Russia(nation),
        ModelQuantity.CitizensAbroad => ChartKey.Abroad(nation),
        ModelQuantity.RemittancesReceived => ChartKey.Remittances(nation),
        ModelQuantity.RemittancesToGdp => ChartKey.RemittancesGdp(nation),
        ModelQuantity.UnitedNationsPopulation => ChartKey.Population(nation),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "no chart shows this quantity"),
    };

    private static PublishedDot Dot(ComparableFigure figure, SourceCatalogue sources)
    {
        string[] remarks = [figure.Population, .. figure.Caveats.List()];
        return new PublishedDot(
            figure.When,
            figure.Low ?? double.NaN,
            figure.High ?? figure.Low ?? double.NaN,
            figure.Id,
            sources.Find(figure.Source) is { } source ? $"{source.Publisher} {source.Year}" : figure.Source,
            string.Join("; ", remarks.Where(remark => remark.Length > 0).Prepend(figure.Counts)));
    }
}
