namespace Corridor.Demography.Tests;

public class MultiregionalProjectionTests
{
    // Females of Slovenia and the rest of Yugoslavia, 1961: observed rates (table 1.3) and population of Willekens and Rogers (1978), IIASA RR-78-18.
    private static readonly double[] DeathsFirst = [0.006150, 0.000432, 0.000297, 0.000516, 0.000747, 0.000677, 0.000999, 0.001224, 0.001924, 0.003570, 0.005224, 0.008004, 0.012955, 0.025864, 0.047742, 0.075556, 0.146620, 0.203611];
    private static readonly double[] DeathsSecond = [0.022468, 0.000669, 0.000478, 0.000865, 0.001220, 0.001585, 0.001753, 0.002073, 0.002872, 0.003889, 0.006382, 0.009615, 0.016857, 0.027784, 0.048067, 0.072084, 0.111814, 0.143486];
    private static readonly double[] BirthsFirst = [0, 0, 0.000071, 0.015857, 0.070652, 0.063218, 0.041103, 0.022862, 0.007797, 0.000710, 0.000292, 0, 0, 0, 0, 0, 0, 0];
    private static readonly double[] BirthsSecond = [0, 0, 0.000067, 0.026458, 0.087978, 0.074260, 0.044290, 0.023532, 0.012051, 0.002151, 0.000714, 0, 0, 0, 0, 0, 0, 0];
    private static readonly double[] MovesFirst = [0.002832, 0.002294, 0.001485, 0.005158, 0.007170, 0.005534, 0.003756, 0.001765, 0.001013, 0.000543, 0.000663, 0.000629, 0.000884, 0.000949, 0.000876, 0.001111, 0.000704, 0.001111];
    private static readonly double[] MovesSecond = [0.000272, 0.000166, 0.000157, 0.000679, 0.000937, 0.000506, 0.000350, 0.000226, 0.000183, 0.000094, 0.000130, 0.000205, 0.000203, 0.000156, 0.000078, 0.000099, 0.000196, 0.000076];
    private static readonly double[] First = [67800, 74100, 70700, 60100, 62900, 66500, 67100, 62900, 39500, 47900, 51300, 46100, 39600, 29500, 21700, 14400, 7100, 3600];
    private static readonly double[] Second = [847900, 905200, 808100, 617400, 725500, 774000, 728400, 633300, 392400, 437100, 453800, 389300, 325800, 230600, 180000, 120900, 61200, 39300];

    // Projected population of 2001, eight steps on (table 3.2).
    private static readonly double[] First2001 = [81001, 77972, 76680, 76582, 77190, 75638, 72104, 70384, 67731, 74725, 69342, 56291, 56672, 54501, 45935, 31869, 11951, 9124];
    private static readonly double[] Second2001 = [1130953, 1027894, 993837, 968412, 945021, 898909, 838496, 812666, 758104, 844134, 736956, 543472, 600813, 578276, 455970, 298515, 119997, 136532];

    [Fact]
    public void Two_Regions_Over_Eight_Steps_Equal_The_Published_Projection()
    {
        var model = new MultiregionalProjection(Rates());
        var projected = model.Project(Side(First, Second), 8)[8];
        for (var x = 0; x < 18; x++)
        {
            // The rates are printed to six decimals, which leaves about a thousandth of each figure open.
            projected[x, 0].ShouldBe(First2001[x], 0.001 * First2001[x], $"Slovenia, age {5 * x}");
            projected[x, 1].ShouldBe(Second2001[x], 0.001 * Second2001[x], $"rest of Yugoslavia, age {5 * x}");
        }
    }

    [Fact]
    public void The_Life_Table_Equals_The_Published_One()
    {
        var model = new MultiregionalProjection(Rates());
        model.TransitionProbabilities(0)[1, 0].ShouldBe(0.013103, 2e-5);
        model.TransitionProbabilities(4)[0, 0].ShouldBe(0.9613, 1e-4);
        model.PersonYears(17)[0, 0].ShouldBe(0.7166, 2e-4);
        model.PersonYears(17)[1, 1].ShouldBe(1.280, 1e-3);
        model.Survivorship(16)[1, 1].ShouldBe(1.0030, 2e-4);
        model.BirthProportions(4)[0, 0].ShouldBe(0.321959, 2e-5);
        model.BirthProportions(3)[1, 0].ShouldBe(0.007635, 2e-5);
    }

    [Fact]
    public void Without_Moves_Each_Region_Projects_As_If_Alone()
    {
        var apart = new MultiregionalProjection(
            MultiregionalRates.From(["A", "B"], 5, Side(DeathsFirst, DeathsSecond), Side(BirthsFirst, BirthsSecond), new double[18, 2, 2]), MultiregionalOpenAge.Pooled);
        var projected = apart.Project(Side(First, Second), 3)[3];

        var years = Enumerable.Range(0, 18).Select(x => apart.PersonYears(x)[0, 0]).ToArray();
        var survival = SurvivalRatios.FromPersonYears(years, 5, 1);
        var alone = CohortComponents.ProjectFemales(First, [ProjectionRates.ForFemales(survival, [.. BirthsFirst.Select(rate => 2 * rate)], 1)], 3);
        for (var x = 0; x < 18; x++)
        {
            projected[x, 0].ShouldBe(alone.Females(3)[x], 1e-6);
        }
    }

    [Fact]
    public void Counts_Give_The_Rates_And_Bad_Ones_Are_Refused()
    {
        double[,] population = { { 100, 200 }, { 50, 60 } }, births = { { 0, 0 }, { 0, 0 } }, deaths = { { 1, 2 }, { 5, 6 } };
        var moves = new double[2, 2, 2];
        void Refused(Func<object> make, string words) => Should.Throw<DemographicInputException>(make).Message.ShouldContain(words);
        Refused(() => MultiregionalRates.FromCounts(["A", "B"], 5, new double[,] { { 0, 200 }, { 50, 60 } }, births, deaths, moves), "1 deaths at A, age 0");
        Refused(() => MultiregionalRates.FromCounts(["A", "B"], 5, population, births, new double[,] { { -1, 2 }, { 5, 6 } }, moves), "deaths at A, age 0 is -1");
        Refused(() => MultiregionalRates.FromCounts(["A"], 5, new double[,] { { 1 } }, new double[,] { { 1 } }, new double[,] { { 1 } }, new double[1, 1, 1]), "only one place");
        Refused(() => new MultiregionalProjection(MultiregionalRates.From(["A", "B"], 5, new double[,] { { 0.9, 0.1 }, { 0.2, 0.2 } }, births, moves)), "too high");
        Refused(() => new MultiregionalProjection(MultiregionalRates.From(["A", "B"], 5, new double[,] { { 0.1, 0.1 }, { 0, 0.2 } }, births, moves)), "too few");
        Refused(() => new MultiregionalProjection(MultiregionalRates.FromCounts(["A", "B"], 5, population, births, deaths, moves)).Project(new double[,] { { 1, double.NaN }, { 1, 1 } }, 1), "B, age 0 is NaN");
    }

    private static MultiregionalRates Rates()
    {
        var moves = new double[18, 2, 2];
        for (var x = 0; x < 18; x++)
        {
            (moves[x, 0, 1], moves[x, 1, 0]) = (MovesFirst[x], MovesSecond[x]);
        }

        return MultiregionalRates.From(["Slovenia", "Rest of Yugoslavia"], 5, Side(DeathsFirst, DeathsSecond), Side(BirthsFirst, BirthsSecond), moves);
    }

    private static double[,] Side(double[] first, double[] second)
    {
        var table = new double[first.Length, 2];
        for (var x = 0; x < first.Length; x++)
        {
            (table[x, 0], table[x, 1]) = (first[x], second[x]);
        }

        return table;
    }
}
