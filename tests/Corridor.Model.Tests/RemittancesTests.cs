using Corridor.Data;

namespace Corridor.Model.Tests;

public sealed class RemittancesTests
{
    [Fact]
    public void Money_Is_Persons_Times_Employment_Wage_Share_Sent_And_Channel()
    {
        NationModel model = ProjectModel.Of("UZB");
        ModelSystem system = ProjectModel.System;
        Month july = new(2019, 7);
        int t = july - Scenario.Start;
        double Driver(string id, string place) => system.Drivers.Values(id, "UZB", place, july, 1)[0];
        double Parameter(string id, string key) => system.ParametersOf("UZB")[$"money.{id}", key];
        double wage = Driver("wage", "RUS") / Driver("exchange_rate", "RUS") * Driver("migrant_wage_ratio", "RUS");
        double Sent(string status) => Parameter("employment", status) * Parameter("share_of_status", status) * Parameter("share_sent", "UZB");
        double expected = ((1000 * Sent("patent")) + (500 * Sent("irregular")) + (200 * Sent("custody"))) * wage * Driver("channel", "RUS") / 1e6;

        double[] persons = new double[model.States.Count];
        persons[model.States["RUS", "patent"].Index] = 1000;
        persons[model.States["RUS", "irregular"].Index] = 500;
        persons[model.States["RUS", "custody"].Index] = 200;
        persons[model.States.Home("never").Index] = 1e6;
        (double[] sent, double[] recorded) = Of(model, t, persons);
        int russia = model.States.Destinations.ToList().IndexOf("RUS");
        sent[russia].ShouldBe(expected, 1e-12 * expected);
        expected.ShouldBeInRange(0.1, 1);
        recorded[russia].ShouldBe(expected * Driver("recorded_share", "RUS"), 1e-12 * expected);
        sent.Sum().ShouldBe(sent[russia]);
    }

    [Fact]
    public void Twice_The_People_Send_Twice_The_Money()
    {
        NationModel model = ProjectModel.Of("KGZ");
        double[] persons = [.. model.Start.Select(rows => rows.Sum())];
        double once = Of(model, 120, persons).Sent.Sum();
        double twice = Of(model, 120, [.. persons.Select(people => 2 * people)]).Sent.Sum();
        once.ShouldBeGreaterThan(1);
        twice.ShouldBe(2 * once, 1e-9 * once);
    }

    [Fact]
    public void Recorded_Money_Never_Exceeds_The_True()
    {
        foreach (string nation in ProjectModel.Nations)
        {
            NationModel model = ProjectModel.Of(nation);
            double[] persons = [.. model.Start.Select(rows => rows.Sum())];
            for (int t = 0; t < ProjectModel.Months; t += 7)
            {
                (double[] sent, double[] recorded) = Of(model, t, persons);
                sent.Zip(recorded).ShouldAllBe(pair => pair.Second >= 0 && pair.Second <= pair.First);
            }
        }
    }

    [Fact]
    public void People_At_Home_And_In_Custody_Send_Nothing()
    {
        NationModel model = ProjectModel.Of("TJK");
        double[] persons = new double[model.States.Count];
        foreach (State state in model.States.All.Where(state => state.Kind == "home" || state.Status == "custody"))
        {
            persons[state.Index] = 1e6;
        }

        Of(model, 100, persons).Sent.ShouldAllBe(amount => amount == 0);
    }

    private static (double[] Sent, double[] Recorded) Of(NationModel model, int t, double[] persons)
    {
        double[] sent = new double[model.States.Destinations.Count];
        double[] recorded = new double[sent.Length];
        model.Remittances.Of(t, persons, sent, recorded);
        return (sent, recorded);
    }
}
