using Corridor.Data;
using Corridor.Model;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>The system answers a change of one driver or rule in the direction that the change pushes.</summary>
public sealed class ResponseTests : IDisposable
{
    private static readonly string[] Workers = ["TJK", "UZB", "KGZ"];
    private static readonly Month Until = new(2021, 12);
    private readonly ChangedData _changed = new();

    [Fact]
    public void An_Untouched_Copy_Of_The_Data_Gives_The_Same_Run()
    {
        SeriesTable run = _changed.Run(Until);
        run.Keys.ShouldAllBe(key => run.Find(key)!.SequenceEqual(BaseRun.Series.Find(key)!.Take(run.Count)));
    }

    [Fact]
    public void Harder_Enforcement_Leaves_Fewer_Citizens_In_Russia()
    {
        _changed.Driver("enforcement", "RUS", "2016-01", "2022-01", value => Math.Min(1, 1.5 * value));
        SeriesTable run = _changed.Run(Until);
        foreach (string nation in Workers)
        {
            for (int year = 2016; year <= 2021; year++)
            {
                InRussia(run, nation).At($"{year}-12").ShouldBeLessThan(InRussia(BaseRun.Series, nation).At($"{year}-12"), $"{nation} {year}");
            }

            run.Sum("stock", nation, nation, "barred").At("2018-12").ShouldBeGreaterThan(BaseRun.Series.Sum("stock", nation, nation, "barred").At("2018-12"), nation);
        }
    }

    [Fact]
    public void A_Closed_Border_Lets_Fewer_In()
    {
        _changed.Driver("openness", "RUS", "2017-01", "2018-01", value => 0.1 * value);
        SeriesTable run = _changed.Run(Until);
        foreach (string nation in BaseRun.Nations)
        {
            (Arrivals(run, nation).Over("2017-01", "2017-12") / Arrivals(BaseRun.Series, nation).Over("2017-01", "2017-12")).ShouldBeLessThan(0.5, nation);
            Arrivals(run, nation).Over("2016-01", "2016-12").ShouldBe(Arrivals(BaseRun.Series, nation).Over("2016-01", "2016-12"));
        }
    }

    [Fact]
    public void A_Weaker_Rouble_Brings_Fewer_People_And_Fewer_Dollars()
    {
        _changed.Driver("exchange_rate", "RUS", "2017-01", "2022-01", value => 1.5 * value);
        SeriesTable run = _changed.Run(Until);
        foreach (string nation in Workers)
        {
            Arrivals(run, nation).Over("2017-01", "2017-06").ShouldBeLessThan(0.97 * Arrivals(BaseRun.Series, nation).Over("2017-01", "2017-06"), nation);
            double[] sent = run.Sum("remittances_true", nation, "RUS");
            double[] before = BaseRun.Series.Sum("remittances_true", nation, "RUS");

            // The same roubles are two thirds of the dollars; fewer people send less.
            sent.Over("2017-01", "2017-12").ShouldBeLessThan(before.Over("2017-01", "2017-12") / 1.5, nation);
            run.Sum("flow:return", nation, "RUS").At("2017-01").ShouldBeGreaterThan(BaseRun.Series.Sum("flow:return", nation, "RUS").At("2017-01"), nation);
        }
    }

    [Fact]
    public void A_Higher_Cap_Fills_The_Programme()
    {
        _changed.Driver("programme_cap", "KOR", "2016-01", "2022-01", value => 2 * value);
        SeriesTable run = _changed.Run(Until);
        foreach (string nation in BaseRun.Nations)
        {
            double[] more = run.Sum("stock", nation, "KOR", "programme");
            double[] before = BaseRun.Series.Sum("stock", nation, "KOR", "programme");
            for (int t = 0; t < more.Length; t++)
            {
                more[t].ShouldBeGreaterThanOrEqualTo(before[t] * (1 - 1e-9), nation);
            }
        }

        run.Sum("stock", "UZB", "KOR", "programme").At("2019-12").ShouldBeGreaterThan(1.2 * BaseRun.Series.Sum("stock", "UZB", "KOR", "programme").At("2019-12"));
    }

    [Fact]
    public void More_Applicants_Fill_A_Programme_Up_To_Its_Ceiling_And_No_Further()
    {
        _changed.Driver("programme_demand", "*", "2016-01", "2022-01", value => 20 * value);
        SeriesTable run = _changed.Run(Until);
        foreach (string nation in BaseRun.Nations)
        {
            NationModel model = BaseRun.System.Compile(nation, run.Count);
            for (int p = 0; p < model.States.Destinations.Count; p++)
            {
                string place = model.States.Destinations[p];
                double[] more = run.Sum("flow:departure", nation, toPlace: place, toStatus: "programme");
                double[] before = BaseRun.Series.Sum("flow:departure", nation, toPlace: place, toStatus: "programme");
                for (int t = 0; t < more.Length; t++)
                {
                    more[t].ShouldBeInRange(Math.Min(before[t] * (1 - 1e-9), model.Inputs.ProgrammeCap[p][t] / 12), (model.Inputs.ProgrammeCap[p][t] / 12) + 1e-9, $"{nation} {place} {t}");
                }
            }
        }

        double InSchemes(SeriesTable table) => BaseRun.Nations.Sum(nation => table.Sum("flow:departure", nation, toStatus: "programme").Over("2019-01", "2019-12"));
        InSchemes(run).ShouldBeGreaterThan(1.02 * InSchemes(BaseRun.Series));
    }

    [Fact]
    public void A_Doubled_Fee_Leaves_Fewer_With_A_Patent()
    {
        _changed.Rule("patent.fee", "2016-01-01", value => 2 * value);
        SeriesTable run = _changed.Run(Until);
        foreach (string nation in (string[])["TJK", "UZB"])
        {
            for (int year = 2016; year <= 2021; year++)
            {
                run.Sum("stock", nation, "RUS", "patent").At($"{year}-12").ShouldBeLessThan(BaseRun.Series.Sum("stock", nation, "RUS", "patent").At($"{year}-12"), $"{nation} {year}");
            }
        }
    }

    [Fact]
    public void More_Places_At_Universities_Make_More_Students()
    {
        _changed.Driver("study_places", "RUS", "2016-01", "2022-01", value => 1.5 * value);
        SeriesTable run = _changed.Run(Until);
        foreach (string nation in BaseRun.Nations)
        {
            run.Sum("stock", nation, "RUS", "student").At("2019-12").ShouldBeGreaterThan(BaseRun.Series.Sum("stock", nation, "RUS", "student").At("2019-12"), nation);
        }
    }

    [Fact]
    public void Fear_Of_Conscription_Keeps_People_Away_And_Sends_Them_Home()
    {
        _changed.Driver("conscription_fear", "RUS", "2018-03", "2018-09", _ => 0.5);
        SeriesTable run = _changed.Run(Until);
        foreach (string nation in Workers)
        {
            Arrivals(run, nation).At("2018-03").ShouldBeLessThan(0.97 * Arrivals(BaseRun.Series, nation).At("2018-03"), nation);
            run.Sum("flow:return", nation, "RUS").At("2018-03").ShouldBeGreaterThan(1.03 * BaseRun.Series.Sum("flow:return", nation, "RUS").At("2018-03"), nation);
        }
    }

    public void Dispose() => _changed.Dispose();

    private static double[] Arrivals(SeriesTable run, string nation) => run.Sum("arrivals", nation, "RUS");

    private static double[] InRussia(SeriesTable run, string nation) =>
        [.. run.Sum("stock", nation, "RUS").Zip(run.Sum("stock", nation, "RUS", "citizen"), (all, naturalised) => all - naturalised)];
}
