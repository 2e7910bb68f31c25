using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Displaced;
using Corridor.Model;
using Corridor.Model.Displaced;
using Corridor.Publishing;

namespace Corridor.Cli;

/// <summary>Displaced people as the report shows them: names, and the published stocks as dots.</summary>
internal static class DisplacedDots
{
    /// <summary>The groups with their places.</summary>
    /// <exception cref="BadInputException">The figures can't be used; carries all faults.</exception>
    public static IReadOnlyList<DisplacedView> Of(DataFolder folder, EvidenceBase evidence, ModelSystem system)
    {
        Faults faults = new();
        DisplacedFigures figures = DisplacedFigures.Load(folder, system.Displaced, evidence, faults);
        faults.ThrowIfAny();
        DisplacedPeople people = system.Displaced;
        return
        [
            .. people.Groups.Select(group => new DisplacedView(
                group.Id,
                group.Label,
                group.Counts,
                [.. group.Places.Select(place => new DisplacedPlaceView(
                    place,
                    new Label(people.NameOf(place, system.Gazetteer, "en"), people.NameOf(place, system.Gazetteer, "ru")),
                    [.. figures.Of(new DisplacedPair(group.Id, place)).Where(figure => figure is { Use: DisplacedUse.Stock, Bound: FigureBound.Equal }).Select(figure => Dot(figure, evidence.Sources))]))])),
        ];
    }

    /// <summary>How much of what is known of them is judgement.</summary>
    public static string Judgements(ModelSystem system)
    {
        string[] sources = [.. system.Displaced.Waves.SelectMany(wave => wave.Pulses.Select(pulse => pulse.Source).Concat(wave.Beliefs.Select(belief => belief.Source)))];
        return $"Displaced people: {Numbers.Text(sources.Count(SourceCatalogue.IsJudgement))} of {Numbers.Text(sources.Length)} pulses and half-lives begin as judgements; each row of data/displaced states its reason, and data/displaced/README.md what figures left of it.";
    }

    private static PublishedDot Dot(DisplacedFigure figure, SourceCatalogue sources)
    {
        Evidence.Figure first = figure.Parts[0].Figure;
        string[] counts = [.. figure.Parts.Select(part => part.Figure.Population).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
        return new PublishedDot(
            figure.At,
            figure.Low,
            figure.High,
            figure.Ids,
            sources.Find(first.Source) is { } source ? $"{source.Publisher} {source.Year}" : first.Source,
            string.Join("; ", counts.Append(figure.Note).Where(text => text.Length > 0)));
    }
}
