using Corridor.Data;
using Corridor.Model.Russia;

namespace Corridor.Simulation.Russia;

/// <summary>Russia in the middle of a year, persons.</summary>
/// <param name="Year">Year.</param>
/// <param name="Population">Residents.</param>
/// <param name="WorkingAge">Residents aged 15 to 64.</param>
/// <param name="LabourForce">Residents in the labour force.</param>
/// <param name="WorkersFromTheFive">Workers of the five nations in temporary statuses.</param>
/// <param name="ShareOfTheFive">Their share of all labour.</param>
/// <param name="Demand">Persons whom employers want.</param>
/// <param name="Shortage">Demand less all labour.</param>
/// <param name="Unemployment">Unemployed per person of all labour.</param>
/// <param name="Earnings">What the market multiplies earnings by, beside the base.</param>
public sealed record RussiaRow(int Year, double Population, double WorkingAge, double LabourForce, double WorkersFromTheFive, double ShareOfTheFive, double Demand, double Shortage, double Unemployment, double Earnings)
{
    /// <summary>The numbers by name.</summary>
    public static readonly IReadOnlyList<(string Name, Func<RussiaRow, double> Of)> Numbers =
    [
        ("population", row => row.Population),
        ("working_age", row => row.WorkingAge),
        ("labour_force", row => row.LabourForce),
        ("workers_from_the_five", row => row.WorkersFromTheFive),
        ("share_of_the_five", row => row.ShareOfTheFive),
        ("demand", row => row.Demand),
        ("shortage", row => row.Shortage),
        ("unemployment", row => row.Unemployment),
        ("earnings", row => row.Earnings),
    ];

    /// <summary>The rows of a run in the years whose middle it covers; none for a run without these series.</summary>
    public static IReadOnlyList<RussiaRow> Of(SeriesTable table, IReadOnlyList<int> years) =>
        RussiaSeries.Names.Any(name => table.Find(Key(name)) is null) ? [] : [.. years.Where(year => table.IndexOf(new Month(year, 6)) >= 0).Select(year => Of(table, table.IndexOf(new Month(year, 6)), year))];

    private static RussiaRow Of(SeriesTable table, int june, int year)
    {
        double At(string name) => table.Find(Key(name))![june];
        double force = At(RussiaSeries.LabourForce);
        double workers = At(RussiaSeries.Workers);
        return new RussiaRow(year, At(RussiaSeries.Population), At(RussiaSeries.WorkingAge), force, workers, workers / (force + workers), At(RussiaSeries.Demand), At(RussiaSeries.Shortage), At(RussiaSeries.Unemployment), At(RussiaSeries.Earnings));
    }

    private static SeriesKey Key(string name) => new(name, RussiaPeople.Place, RussiaPeople.Place);
}
