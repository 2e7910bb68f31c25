namespace Corridor.Evidence;

/// <summary>What to look for. Every part that is not null must hold.</summary>
public sealed record FigureQuery
{
    /// <summary>Code of the nation: a figure of that nation alone, of several that hold it, or (with <see cref="Groups"/>) of a group that holds it.</summary>
    public string? Nation { get; init; }

    /// <summary>Code of the place, read like <see cref="Nation"/>.</summary>
    public string? Place { get; init; }

    /// <summary>Also figures of groups the nation or place belongs to (CASIA for TJK).</summary>
    public bool Groups { get; init; }

    /// <summary>Id of the measure.</summary>
    public string? Measure { get; init; }

    /// <summary>Id of the source.</summary>
    public string? Source { get; init; }

    /// <summary>Kind of quantity.</summary>
    public FigureKind? Kind { get; init; }

    /// <summary>Flags of which at least one must be set.</summary>
    public Caveats? AnyFlag { get; init; }

    /// <summary>First day of interest: figures whose period ends before it are left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of interest: figures whose period starts after it are left out.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Also figures without any date, when <see cref="From"/> or <see cref="To"/> is given.</summary>
    public bool Undated { get; init; }

    /// <summary>Words in English or Russian, all of which must be found ("Таджикистан переводы").</summary>
    public string? Text { get; init; }
}

/// <summary>A query made ready for many figures.</summary>
internal sealed class FigureMatch(FigureQuery query, NameCatalogue names)
{
    internal bool Accepts(Figure figure) =>
        (query.Measure is null || figure.Measure == query.Measure)
        && (query.Source is null || figure.Source == query.Source)
        && (query.Kind is null || figure.Kind == query.Kind)
        && (query.AnyFlag is not { } flags || (figure.Flags & flags) != Caveats.None)
        && (query.Nation is null || Holds(figure.Nation, query.Nation))
        && (query.Place is null || Holds(figure.Place, query.Place))
        && InPeriod(figure);

    private bool Holds(string codes, string wanted) =>
        codes == wanted
        || (codes.Contains(';', StringComparison.Ordinal) && Figure.Split(codes).Contains(wanted, StringComparer.Ordinal))
        || (query.Groups && Figure.Split(codes).Any(code => names.MembersOf(code).Contains(wanted, StringComparer.Ordinal)));

    private bool InPeriod(Figure figure)
    {
        if (query.From is null && query.To is null)
        {
            return true;
        }

        return figure.PeriodStart is null && figure.PeriodEnd is null
            ? query.Undated
            : !(figure.PeriodEnd < query.From) && !(figure.PeriodStart > query.To);
    }
}
