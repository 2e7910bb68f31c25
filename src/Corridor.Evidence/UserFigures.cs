using System.Text;
using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>A user's figures that passed every check, and what they would meet in the base.</summary>
/// <param name="Figures">The figures, in the order of the file.</param>
/// <param name="Conflicts">Conflicts of the base with them that hold at least one of them.</param>
public sealed record UserFigurePreview(IReadOnlyList<Figure> Figures, IReadOnlyList<Conflict> Conflicts);

/// <summary>Adds a user's own figures: a template to fill in, a check of all rows at once, a preview, then all or nothing.</summary>
public static class UserFigures
{
    /// <summary>The table that holds what users added, relative to the data folder.</summary>
    public const string AddedFile = "evidence/added.csv";

    /// <summary>An empty table with one example row that passes every check.</summary>
    public static string Template { get; } = FigureCsv.Write(
    [
        new Figure
        {
            Id = "MY-TJK-RUS-2024",
            Source = "judgement: replace this by an id of sources.yaml",
            Locator = "page 12, table 3",
            Measure = "migrant_stock",
            Nation = "TJK",
            Place = "RUS",
            Population = "citizens",
            Purpose = string.Empty,
            PeriodStart = new DateOnly(2024, 12, 31),
            PeriodEnd = new DateOnly(2024, 12, 31),
            Low = 900000,
            High = 1100000,
            AsPrinted = "0.9-1.1 million",
            Unit = "persons",
            Kind = FigureKind.Stock,
            Publisher = "who counted",
            Note = "example: low = high for a point; no high = at least; no low = up to",
        },
    ]);

    /// <summary>Checks every row of a user's table against the catalogues and the base. Any fault leaves nothing to add.</summary>
    /// <param name="text">The table as text.</param>
    /// <param name="name">Name of the file in faults.</param>
    /// <param name="evidence">The base the figures would join.</param>
    /// <param name="faults">Receives every fault, with row and column.</param>
    /// <returns>The figures and the conflicts they bring, or null after a fault.</returns>
    public static UserFigurePreview? Check(string text, string name, EvidenceBase evidence, Faults faults)
    {
        int before = faults.Count;
        IReadOnlyList<Figure> figures = FigureCsv.Read(text, name, evidence, faults, alone: false);
        if (faults.Count > before)
        {
            return null;
        }

        EvidenceBase joined = EvidenceBase.Of(evidence.Figures.Concat(figures), evidence.Measures, evidence.Names, evidence.Sources);
        HashSet<string> own = [.. figures.Select(figure => figure.Id)];
        return new UserFigurePreview(figures, [.. ConflictFinder.Find(joined).Where(conflict => own.Contains(conflict.A.Id) || own.Contains(conflict.B.Id))]);
    }

    /// <summary>The table of added figures with checked figures behind those added before, to be written to <see cref="AddedFile"/> in one step.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="preview">The figures.</param>
    /// <param name="faults">Receives the faults of a table that can't be read; there is nothing to write then.</param>
    public static string Joined(DataFolder folder, UserFigurePreview preview, Faults faults)
    {
        StringBuilder text = new(folder.Has(AddedFile) ? folder.ReadText(AddedFile, faults) : FigureCsv.Header + "\n");
        foreach (Figure figure in preview.Figures)
        {
            FigureCsv.AppendRow(text, FigureCsv.Fields(figure));
        }

        return text.ToString();
    }
}
