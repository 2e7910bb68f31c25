using System.Globalization;
using Corridor.Model;
using Xunit.Abstractions;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>The macrosimulation against <see cref="PlainSimulation"/>.</summary>
public sealed class SecondImplementationTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    /// <summary>Below this many persons a difference is counted in persons.</summary>
    private const double Floor = 1e-3;

    /// <summary>Two nations to the end of 2025: the union, patents, closed borders, recruitment, the register; the others for three years.</summary>
    [Theory]
    [InlineData("TJK", 192)]
    [InlineData("KGZ", 192)]
    [InlineData("KAZ", 36)]
    [InlineData("TKM", 36)]
    [InlineData("UZB", 36)]
    public void Macrosimulation_Equals_The_Plain_Simulation_Cell_By_Cell(string nation, int months)
    {
        SeriesTable run = BaseRun.Series;
        NationModel model = BaseRun.System.Compile(nation, BaseRun.Months);
        PlainSimulation plain = new(model);
        (string Place, string Status, State[] States, double[][] Cells)[] groups =
        [
            .. model.States.All.GroupBy(state => (state.Place, state.Status)).Select(group =>
                (group.Key.Place, group.Key.Status, group.ToArray(), CellKeys().Select(cell => Find(run, new SeriesKey("stock_detail", nation, group.Key.Place, group.Key.Status, Detail: cell))).ToArray())),
        ];
        SeriesKey[] flows = [.. run.Keys.Where(key => key.Nation == nation && (key.Series == "births" || key.Series.StartsWith("flow:", StringComparison.Ordinal)))];
        double largest = 0;
        int compared = 0;
        for (int t = 0; t < months; t++)
        {
            plain.Month(t);
            foreach (var (place, status, states, cells) in groups)
            {
                double[] expected = Cells(states, plain.People);
                for (int c = 0; c < cells.Length; c++)
                {
                    largest = Math.Max(largest, Compare(cells[c][t], expected[c], $"{nation} {place} {status} cell {c} in {Scenario.Start.Plus(t)}"));
                    compared += expected[c] > 0 ? 1 : 0;
                }
            }

            foreach (SeriesKey key in flows)
            {
                largest = Math.Max(largest, Compare(run.Find(key)![t], plain.Flows.GetValueOrDefault(key), $"{key} in {Scenario.Start.Plus(t)}"));
            }

            plain.Flows.Where(flow => flow.Value > 0).ShouldAllBe(flow => run.Find(flow.Key) != null);
            if (Scenario.Start.Plus(t).Number == 6)
            {
                ComparePyramids(run, model, plain, Scenario.Start.Plus(t).Year);
            }

            if (Scenario.Start.Plus(t).Number == 12)
            {
                plain.TurnYear();
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nation}: {compared} cells with people over {months} months, largest relative difference {largest:0.0e+00}"));
        compared.ShouldBeGreaterThan(months * 500);
    }

    private static void ComparePyramids(SeriesTable run, NationModel model, PlainSimulation plain, int year)
    {
        foreach (bool home in (bool[])[true, false])
        {
            State[] states = [.. model.States.All.Where(state => state.Kind == "home" == home)];
            for (int sex = 0; sex < 2; sex++)
            {
                double[] pyramid = run.Find(new PyramidKey(model.States.Nation, home ? "home" : "abroad", Strata.Sexes[sex], year))!;
                double Reach(int age) => age > Strata.OldestAge ? 0 : states.Sum(state => Enumerable.Range(0, 3).Sum(education => plain.People[state.Index][Strata.Row(age, sex, education)]));
                for (int age = 0; age < Strata.Ages; age++)
                {
                    // At mid-year half of those who reach an age have completed it; the newborn are all of age 0.
                    double expected = (Reach(age) + Reach(age + 1) + (age == 0 ? Reach(0) : 0)) / 2;
                    Compare(pyramid[age], expected, $"{model.States.Nation} {(home ? "home" : "abroad")} {Strata.Sexes[sex]} of {age} in {year}");
                }
            }
        }
    }

    private static double Compare(double value, double expected, string what)
    {
        double difference = Math.Abs(value - expected) / Math.Max(Math.Abs(expected), Floor);
        return difference <= Tolerance ? difference : throw new Xunit.Sdk.XunitException(string.Create(CultureInfo.InvariantCulture, $"{what}: macrosimulation {value:R}, plain simulation {expected:R}"));
    }

    private static IEnumerable<string> CellKeys() =>
        Strata.Sexes.SelectMany(sex => Strata.AgeGroups.SelectMany(age => Strata.Educations.Select(education => $"{sex}.{age}.{education}")));

    private static double[] Cells(State[] states, IReadOnlyList<double[]> people)
    {
        double[] cells = new double[2 * Strata.AgeGroups.Count * 3];
        for (int row = 0; row < Strata.Rows; row++)
        {
            int group = 0;
            while (group + 1 < Strata.AgeGroupStarts.Count && Strata.AgeOf(row) >= Strata.AgeGroupStarts[group + 1])
            {
                group++;
            }

            int cell = (((Strata.SexOf(row) * Strata.AgeGroups.Count) + group) * 3) + Strata.EducationOf(row);
            foreach (State state in states)
            {
                cells[cell] += people[state.Index][row];
            }
        }

        return cells;
    }

    private static double[] Find(SeriesTable run, SeriesKey key) => run.Find(key) ?? new double[run.Count];
}
