using Corridor.Model.Population;

namespace Corridor.Model.Processes;

/// <summary>
/// Birth: -> home (never abroad), or abroad the mother's place as dependant (where the place has no such status, the mother's own).
/// Births of a month = sum over women of f(age, year) / 12 x place multiplier; boys r / (1 + r) with r the sex ratio at birth; the
/// education that the cohort will reach is drawn from the cohort's distribution at birth.
/// Source of f and r: United Nations, World Population Prospects 2024.
/// </summary>
public sealed class Birth
{
    private readonly NationPopulation _population;

    /// <summary>Resolves into which state the children of each state's mothers are born.</summary>
    public Birth(ProcessInputs with, NationPopulation population)
    {
        _population = population;
        StateSpace states = with.States;
        BornInto =
        [
            .. states.All.Select(state =>
                states.PlaceOf[state.Index] < 0 ? states.Home("never").Index
                : state.Kind is "settled" or "naturalised" ? state.Index
                : states.Find(state.Place, "dependant")?.Index ?? state.Index),
        ];
        Multiplier = [.. states.All.Select(state => states.PlaceOf[state.Index] < 0 ? 1 : with.Parameters["birth.place", state.Status])];
    }

    /// <summary>State into which the children of mothers in each state are born.</summary>
    public IReadOnlyList<int> BornInto { get; }

    /// <summary>Fertility relative to home, by state of the mother.</summary>
    public IReadOnlyList<double> Multiplier { get; }

    /// <summary>Births per woman-month by row of a year: f(age, year) / 12.</summary>
    public Schedule Fertility(int year)
    {
        int y = Math.Clamp(year, PopulationData.FirstYear, PopulationData.LastYear) - PopulationData.FirstYear;
        double At(int completed) => completed is >= PopulationData.YoungestMother and <= PopulationData.OldestMother
            ? _population.Fertility[y, completed - PopulationData.YoungestMother] / 12
            : 0;

        // During the year in which a cohort reaches age a, half of its time is lived at completed age a - 1 and half at a.
        return Schedule.From("fertility", (age, sex, _) => sex == 1 ? (At(age - 1) + At(age)) / 2 : 0);
    }

    /// <summary>Share of a year's births by sex and education, in the order of the lanes of <see cref="Strata"/>; sums to 1.</summary>
    public double[] Lanes(int year)
    {
        int y = Math.Clamp(year, PopulationData.FirstYear, PopulationData.LastYear) - PopulationData.FirstYear;
        double ratio = _population.MalesPerFemale[y];
        double[] lanes = new double[Strata.Lanes];
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            int sex = lane / 3;
            double bySex = (sex == 0 ? ratio : 1) / (1 + ratio);
            lanes[lane] = bySex * _population.EducationOfBirths[y, sex, lane % 3];
        }

        double sum = lanes.Sum();
        return [.. lanes.Select(lane => lane / sum)];
    }
}
