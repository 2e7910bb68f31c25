using Corridor.Data;
using Corridor.Evidence;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>Holds the list of figures that print a rule against the published figures: none may be missing from it, none invented.</summary>
internal static class FiguresOfRules
{
    /// <summary>The list, checked against the rules and the figures; empty where there is no list.</summary>
    public static FigureMap Load(DataFolder folder, RuleBook rules, EvidenceBase evidence, Faults faults)
    {
        FigureMap map = FigureMap.Load(folder, rules, faults);
        if (folder.Has(FigureMap.FileName))
        {
            map.Check(
                evidence.Figures.Select(figure => figure.Id).ToHashSet(StringComparer.Ordinal),
                evidence.Figures.Where(IsOfStudy).Select(figure => figure.Id),
                faults);
        }

        return map;
    }

    /// <summary>True for a figure of the five studies (E0001 to E1074) whose kind is a rule or a price.</summary>
    private static bool IsOfStudy(Figure figure) =>
        figure.Kind is FigureKind.Rule or FigureKind.Price && figure.Id.Length == 5 && figure.Id[0] == 'E' && figure.Id.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
