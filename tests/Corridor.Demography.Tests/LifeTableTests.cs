namespace Corridor.Demography.Tests;

public class LifeTableTests
{
    [Fact]
    public void Austrian_Males_1992_Equal_The_Printed_Table()
    {
        var rows = TestFile.Csv("life_table_austria_males_1992.csv");
        double[] Column(int i) => [.. rows.Select(row => TestFile.Number(row[i]))];
        var table = LifeTable.FromDeaths(AgeGroups.From(Column(0)), Column(1), Column(2), Column(3), Sex.Male);
        for (var i = 0; i < rows.Length; i++)
        {
            table.Survivors[i].ShouldBe(Column(4)[i], 0.000006);
            table.Deaths[i].ShouldBe(Column(5)[i], 0.000006);
            table.PersonYears[i].ShouldBe(Column(6)[i], 0.000006);
            table.PersonYearsAbove[i].ShouldBe(Column(7)[i], 0.000015);
            table.LifeExpectancies[i].ShouldBe(Column(8)[i], 0.0005);
        }
    }

    [Fact]
    public void Life_Expectancies_Equal_Those_Of_The_United_Nations()
    {
        var wpp = new WppExample();
        foreach (var row in TestFile.Csv("wpp2019_expected.csv"))
        {
            wpp.Table(row[0], row[1], Sex.Male).LifeExpectancy.ShouldBe(TestFile.Number(row[3]), 0.04, row[0] + row[1]);
            wpp.Table(row[0], row[1], Sex.Female).LifeExpectancy.ShouldBe(TestFile.Number(row[5]), 0.04, row[0] + row[1]);
            wpp.Table(row[0], row[1], Sex.Male).LifeExpectancy.ShouldBe(TestFile.Number(row[2]), 0.000_01, row[0] + row[1]);
            wpp.Table(row[0], row[1], Sex.Female).LifeExpectancy.ShouldBe(TestFile.Number(row[4]), 0.000_01, row[0] + row[1]);
        }
    }

    [Fact]
    public void Identities_Of_The_Table_Hold_From_Any_Starting_Age()
    {
        foreach (var ages in new[] { AgeGroups.Abridged(85), AgeGroups.SingleYears(100), AgeGroups.From([30, 35, 40, 50, 60, 80]) })
        {
            var rates = new double[ages.Count];
            for (var i = 0; i < rates.Length; i++)
            {
                rates[i] = Math.Min(0.7, 0.0002 * Math.Exp(0.09 * ages.Starts[i])) + (ages.Starts[i] == 0 ? 0.02 : 0);
            }

            var table = LifeTable.FromRates(ages, rates, Sex.Female, 100_000);
            table.Deaths.ToArray().Sum().ShouldBe(100_000, 1e-6);
            table.PersonYears.ToArray().Sum().ShouldBe(table.PersonYearsAbove[0], 1e-6);
            table.LifeExpectancy.ShouldBe(table.PersonYearsAbove[0] / 100_000, 1e-9);
            for (var i = 0; i < rates.Length; i++)
            {
                (table.Deaths[i] / table.PersonYears[i]).ShouldBe(rates[i], 1e-9);
                table.DeathProbabilities[i].ShouldBeInRange(0, 1);
            }
        }
    }

    [Fact]
    public void A_Constant_Rate_Gives_Its_Inverse_As_Life_Expectancy_At_The_Open_Age_And_Nearly_Below()
    {
        var ages = AgeGroups.From(Enumerable.Range(5, 60).Select(i => (double)i));
        var table = LifeTable.FromRates(ages, Enumerable.Repeat(0.05, 60).ToArray(), Sex.Both);
        table.LifeExpectancies[^1].ShouldBe(20, 1e-9);
        table.LifeExpectancy.ShouldBe(20, 0.01);
    }

    [Fact]
    public void Survivors_Between_Ages_Fall_From_Group_To_Group()
    {
        var table = LifeTable.FromRates(AgeGroups.From([0, 1, 5, 10]), [0.02, 0.002, 0.001, 0.02], Sex.Male, 1000);
        table.SurvivorsAt(5).ShouldBe(table.Survivors[2], 1e-12);
        table.SurvivorsAt(7.5).ShouldBe((table.Survivors[2] + table.Survivors[3]) / 2, 1e-12);
        table.SurvivorsAt(60).ShouldBe(table.Survivors[3] * Math.Exp(-1), 1e-9);
    }

    [Fact]
    public void Survival_Ratios_Keep_The_Stationary_Population_Stationary()
    {
        var ages = AgeGroups.Abridged(100);
        var rates = Enumerable.Range(0, ages.Count).Select(i => 0.001 * Math.Exp(0.07 * ages.Starts[i])).ToArray();
        rates[0] = 0.03;
        var table = LifeTable.FromRates(ages, rates, Sex.Female);
        var ratios = table.ToSurvivalRatios(5);
        var years = new double[21];
        years[0] = table.PersonYears[0] + table.PersonYears[1];
        for (var i = 1; i < 21; i++)
        {
            years[i] = table.PersonYears[i + 1];
        }

        ratios.Count.ShouldBe(21);
        (5 * ratios.Values[0]).ShouldBe(years[0], 1e-12);
        for (var i = 1; i < 20; i++)
        {
            (ratios.Values[i] * years[i - 1]).ShouldBe(years[i], 1e-12);
        }

        (ratios.Values[20] * (years[19] + years[20])).ShouldBe(years[20], 1e-12);
    }

    [Fact]
    public void Bad_Tables_Are_Refused_With_The_Age_And_The_Amount()
    {
        var ages = AgeGroups.Abridged(10);
        void Refused(Action make, string words, double? amount)
        {
            var fault = Should.Throw<DemographicInputException>(make);
            fault.Message.ShouldContain(words);
            fault.Amount.ShouldBe(amount);
        }

        Refused(() => LifeTable.FromRates(ages, [0.02, -0.001, 0.001, 0.02], Sex.Male), "mx at age 1-4 is -0.001", -0.001);
        Refused(() => LifeTable.FromRates(ages, [0.02, double.NaN, 0.001, 0.02], Sex.Male), "mx at age 1-4 is NaN", double.NaN);
        Refused(() => LifeTable.FromRates(ages, [0.02, 0.001, 0.001, 0], Sex.Male), "mx at age 10+ is 0", 0);
        Refused(() => LifeTable.FromRates(ages, [0.02, 0.001], Sex.Male), "has 2 values", -2);
        Refused(() => LifeTable.FromDeaths(ages, [1, 1, 1, 1], [10, 10, 0, 10], Sex.Male), "population at age 5-9 is 0", 0);
        Refused(() => LifeTable.FromRates(ages, [0.02, 0.001, 0.001, 0.2], [0.1, 5, 2, 1]), "ax at age 1-4 is 5", 5);
        Refused(() => LifeTable.FromRates(ages, [3, 0.001, 0.001, 0.2], [0.5, 2, 2, 1]), "above 1", 1.5);
        Refused(() => LifeTable.FromRates(AgeGroups.Equal(5, 20), [0.02, 0.001, 0.001, 0.2, 0.3], Sex.Male), "infants", 5);
        Refused(() => AgeGroups.From([0, 5, 3]), "Age 3 follows age 5", 3);
        Refused(() => AgeGroups.From([0]), "at least two", 1);
    }

    [Fact]
    public void A_Rate_Above_One_Never_Gives_A_Probability_Above_One()
    {
        var table = LifeTable.FromRates(AgeGroups.From([80, 85, 90, 95, 100]), [0.3, 1.5, 6, 40, 2], Sex.Male);
        table.DeathProbabilities.ToArray().ShouldAllBe(q => q >= 0 && q <= 1);
        table.LifeExpectancies.ToArray().ShouldAllBe(e => e > 0 && double.IsFinite(e));
    }
}
