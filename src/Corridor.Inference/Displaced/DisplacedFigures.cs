using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model;
using Corridor.Model.Displaced;

namespace Corridor.Inference.Displaced;

/// <summary>The figures of displaced people, used and not used.</summary>
public sealed class DisplacedFigures
{
    /// <summary>The file, within the data.</summary>
    public const string File = "displaced/figures.csv";

    private const string Operator = "displaced group";
    private static readonly string[] Columns = ["group", "place", "use", "figures", "from", "at", "bound", "spread", "note"];

    private static readonly Dictionary<string, DisplacedUse> Uses = new(StringComparer.Ordinal)
    {
        ["stock"] = DisplacedUse.Stock,
        ["arrivals"] = DisplacedUse.Arrivals,
        ["returned_share"] = DisplacedUse.ReturnedShare,
        ["none"] = DisplacedUse.None,
    };

    private static readonly Dictionary<string, FigureBound> Bounds = new(StringComparer.Ordinal)
    {
        ["equal"] = FigureBound.Equal,
        ["at_least"] = FigureBound.AtLeast,
        ["at_most"] = FigureBound.AtMost,
    };

    private DisplacedFigures(IReadOnlyList<DisplacedFigure> all) => All = all;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<DisplacedFigure> All { get; }

    /// <summary>The figures that the fit of a pair uses.</summary>
    public IReadOnlyList<DisplacedFigure> Of(DisplacedPair pair) => [.. All.Where(figure => figure.Use != DisplacedUse.None && figure.Pair == pair)];

    /// <summary>Reads the file; a figure of a group that it does not name, used or not, is a fault.</summary>
    public static DisplacedFigures Load(DataFolder folder, DisplacedPeople people, EvidenceBase evidence, Faults faults)
    {
        List<DisplacedFigure> all = [];
        foreach (CsvRow row in CsvTable.Read(folder, File, Columns, faults)?.Rows ?? [])
        {
            if (Read(row, people, evidence, faults) is { } figure)
            {
                all.Add(figure);
            }
        }

        HashSet<string> named = [.. all.SelectMany(figure => figure.Parts).Select(part => part.Figure.Id)];
        foreach (Figure missing in evidence.Figures.Where(figure => !named.Contains(figure.Id) && Concerns(figure, people, evidence)))
        {
            faults.Add(File, null, null, $"{missing.Id} counts people of a displaced group and is not named", "add a row that says how it is used, or use none and why");
        }

        return new DisplacedFigures(all);
    }

    /// <summary>True for a figure of a measure of displaced people whose origin is that of a group and whose place is one of the group's, or none.</summary>
    private static bool Concerns(Figure figure, DisplacedPeople people, EvidenceBase evidence) =>
        evidence.Measures.Find(figure.Measure) is { } measure
        && measure.Operator.StartsWith(Operator, StringComparison.Ordinal)
        && people.Groups.Any(group => group.Origin == figure.Nation && (figure.Place.Length == 0 || group.Places.Contains(figure.Place, StringComparer.Ordinal)));

    private static DisplacedFigure? Read(CsvRow row, DisplacedPeople people, EvidenceBase evidence, Faults faults)
    {
        int before = faults.Count;
        DisplacedGroup? group = row.OneOf("group", [.. people.Groups.Select(one => one.Id)], faults, "group") is { } id ? people.Groups.First(one => one.Id == id) : null;
        DisplacedUse use = row.OneOf("use", Uses.Keys, faults, "use") is { } word ? Uses[word] : DisplacedUse.None;
        bool none = use == DisplacedUse.None;
        if (group is not null && !(none && row["place"].Length == 0))
        {
            row.OneOf("place", [.. group.Places], faults, $"place of {group.Id}");
        }

        (Figure Figure, int Sign)[] parts = [.. Parts(row, evidence, faults)];
        if (none && row["note"].Length == 0)
        {
            row.Fault(faults, "note", "a figure is not used and no reason is given", "write why");
        }

        Month at = none ? Scenario.Start : row.Month("at", faults) ?? Scenario.Start;
        Month? from = row["from"].Length == 0 ? null : row.Month("from", faults);
        if (use == DisplacedUse.Arrivals && from is null)
        {
            row.Fault(faults, "from", "arrivals have no first month", "write it as 2022-01");
        }

        FigureBound bound = none ? FigureBound.Equal : row.OneOf("bound", Bounds.Keys, faults, "bound") is { } said ? Bounds[said] : FigureBound.Equal;
        double spread = none ? 1 : row.Number("spread", faults, 0.01, 3);
        return faults.Count > before ? null : new DisplacedFigure(new DisplacedPair(row["group"], row["place"]), use, parts, from, at, bound, spread, row["note"]);
    }

    private static IEnumerable<(Figure Figure, int Sign)> Parts(CsvRow row, EvidenceBase evidence, Faults faults)
    {
        foreach (string word in row["figures"].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (evidence.Find(word.TrimStart('-')) is { } figure)
            {
                yield return (figure, word[0] == '-' ? -1 : 1);
            }
            else
            {
                row.Fault(faults, "figures", $"there is no published figure '{word}'", "look for it: corridor evidence list");
            }
        }
    }
}
