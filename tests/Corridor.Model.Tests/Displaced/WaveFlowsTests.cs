using Corridor.Data;
using Corridor.Model.Displaced;

namespace Corridor.Model.Tests;

/// <summary>What becomes of a wave, over random waves.</summary>
public class WaveFlowsTests
{
    private const int Months = 240;
    private static readonly DisplacedPair Pair = new("some", "RUS");
    private static readonly string[] Parameters = [Wave.Passing, Wave.Onward, Wave.Return, Wave.Settled];

    [Fact]
    public void Who_Came_Is_There_Or_Has_Left_By_One_Of_The_Ways_Out()
    {
        Random random = new(1);
        for (int i = 0; i < 200; i++)
        {
            WaveFlows flows = Flows(Any(random), Numbers(random));
            double came = 0;
            double left = 0;
            for (int t = 0; t < Months; t++)
            {
                came += flows.Arrivals[t];
                left += flows.Passed[t] + flows.Onward[t] + flows.Returned[t] + flows.Settled[t];
                (flows.Stock[t] + left).ShouldBe(came, 1e-9 * (1 + came));
                new[] { flows.Stock[t], flows.Arrivals[t], flows.Passed[t], flows.Onward[t], flows.Returned[t], flows.Settled[t] }.ShouldAllBe(value => value >= 0);
            }
        }
    }

    [Fact]
    public void More_Arrivals_Mean_More_People_There_In_Every_Month()
    {
        Random random = new(2);
        for (int i = 0; i < 50; i++)
        {
            Wave wave = Any(random);
            double[] numbers = Numbers(random);
            double[] before = Flows(wave, numbers).Stock;
            numbers[0] *= 1.5;
            double[] after = Flows(wave, numbers).Stock;
            int first = wave.Pulses[0].From - Scenario.Start;
            Enumerable.Range(0, Months).ShouldAllBe(t => t < first ? after[t] == before[t] : after[t] > before[t]);
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(24)]
    public void After_A_Half_Life_Half_Is_Left(int halfLife)
    {
        Wave wave = new(Pair, "one", [new Pulse(new Month(2015, 1), new Month(2015, 1), 1000, 1, "x")], [new WaveBelief(Wave.Return, halfLife, 1, "x")]);
        double[] stock = Flows(wave, [1, halfLife]).Stock;
        int first = new Month(2015, 1) - Scenario.Start;
        for (int k = 1; k < 5; k++)
        {
            (stock[first + (k * halfLife)] / stock[first]).ShouldBe(Math.Pow(0.5, k), 1e-12);
        }
    }

    [Fact]
    public void Ways_Out_Share_Those_Who_Leave_In_The_Proportion_Of_Their_Rates()
    {
        WaveFlows flows = Flows(Any(new Random(3)), [1, 1, 0.2, 30, 10, 60]);
        double onward = flows.Onward.Sum();
        (flows.Returned.Sum() / onward).ShouldBe(3, 1e-9);
        (flows.Settled.Sum() / onward).ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void A_Half_Life_Multiplied_By_One_Changes_No_Bit_And_A_Shorter_One_Sends_More_Back()
    {
        DisplacedPair ukrainians = new("ukrainians", "RUS");
        DisplacedPeople people = ProjectModel.System.Displaced;
        WaveFlows before = people.Flows(ukrainians, 0, Scenario.Start, ProjectModel.Months);
        WaveFlows same = people.With(Half(ukrainians, 1)).Flows(ukrainians, 0, Scenario.Start, ProjectModel.Months);
        WaveFlows faster = people.With(Half(ukrainians, 0.2)).Flows(ukrainians, 0, Scenario.Start, ProjectModel.Months);
        same.Stock.ShouldBe(before.Stock);
        int from = new Month(2027, 7) - Scenario.Start;
        faster.Stock[..from].ShouldBe(before.Stock[..from]);
        Enumerable.Range(from, 60).ShouldAllBe(t => faster.Stock[t] < before.Stock[t]);
        faster.Returned[from].ShouldBeGreaterThan(4 * before.Returned[from]);
    }

    private static HalfLifeEdit Half(DisplacedPair pair, double factor) => new(pair, Wave.Return, factor, new Scenarios.Course(new Month(2027, 7), null, 0, 0));

    private static Wave Any(Random random)
    {
        Pulse Any()
        {
            Month from = Scenario.Start.Plus(random.Next(0, 100));
            return new Pulse(from, from.Plus(random.Next(0, 24)), random.Next(1, 1_000_000), 1, "x");
        }

        Pulse[] pulses = [Any(), Any()];
        return new Wave(Pair, "one", pulses, [.. Parameters.Select(parameter => new WaveBelief(parameter, 1, 1, "x"))]);
    }

    private static double[] Numbers(Random random) =>
        [random.NextDouble() + 0.1, random.NextDouble() + 0.1, random.NextDouble(), 0.2 + (200 * random.NextDouble()), 0.2 + (200 * random.NextDouble()), 0.2 + (200 * random.NextDouble())];

    private static WaveFlows Flows(Wave wave, double[] numbers)
    {
        WaveFlows flows = new(Months);
        flows.Add(wave, numbers, Scenario.Start, DisplacedEdits.None);
        return flows;
    }
}
