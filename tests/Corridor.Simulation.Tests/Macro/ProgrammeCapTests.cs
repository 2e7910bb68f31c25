using Corridor.Model;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>Organised schemes take no more people than they have places.</summary>
public sealed class ProgrammeCapTests
{
    public static TheoryData<string> Nations => [.. BaseRun.Nations];

    [Theory]
    [MemberData(nameof(Nations))]
    public void Programme_Inflow_Never_Exceeds_A_Twelfth_Of_The_Cap(string nation)
    {
        int months = 0;
        Each(nation, (place, t, inflow, cap, _) =>
        {
            inflow.ShouldBeLessThanOrEqualTo((cap / 12) + 1e-9, $"{nation} {place} {Scenario.Start.Plus(t)}");
            months += inflow > 0 ? 1 : 0;
        });
        months.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void A_Programme_That_Refuses_People_Is_Full(string nation)
    {
        int refusing = 0;
        Each(nation, (place, t, inflow, cap, unmet) =>
        {
            if (unmet > 0)
            {
                refusing++;
                inflow.ShouldBe(cap / 12, 1e-9 * cap, $"{nation} {place} {Scenario.Start.Plus(t)}");
            }
        });
        refusing.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_Programme_Is_Entered_By_Departure_Alone() =>
        BaseRun.Series.Keys
            .Where(key => key.Series.StartsWith("flow:", StringComparison.Ordinal) && key.ToStatus == "programme")
            .ShouldAllBe(key => key.Series == "flow:departure");

    private static void Each(string nation, Action<string, int, double, double, double> look)
    {
        NationModel model = BaseRun.System.Compile(nation, BaseRun.Months);
        for (int p = 0; p < model.States.Destinations.Count; p++)
        {
            string place = model.States.Destinations[p];
            double[] inflow = BaseRun.Series.Sum("flow:departure", nation, toPlace: place, toStatus: "programme");
            double[] unmet = BaseRun.Series.Sum("places_unmet", nation, place);
            for (int t = 0; t < inflow.Length; t++)
            {
                look(place, t, inflow[t], model.Inputs.ProgrammeCap[p][t], unmet[t]);
            }
        }
    }
}
