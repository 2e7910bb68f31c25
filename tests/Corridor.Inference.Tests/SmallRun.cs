using Corridor.Data;
using Corridor.Evidence;
using Corridor.Simulation;

namespace Corridor.Inference.Tests;

/// <summary>A run of two years of one nation whose numbers can be added up by hand. The first month is index 0; stocks rise by a unit a month.</summary>
internal static class SmallRun
{
    public static readonly Month Start = new(2022, 1);

    public const int Months = 24;

    public static SeriesTable Series()
    {
        SeriesTable series = new(Start, Months);
        void Stock(string place, string status, double first) => series.Add(new SeriesKey("stock", "TJK", place, status), [.. Enumerable.Range(0, Months).Select(t => first + t)]);
        void Flow(string process, string place, string status, string toPlace, string toStatus, double monthly) =>
            series.Add(new SeriesKey($"flow:{process}", "TJK", place, status, toPlace, toStatus), Constant(monthly));
        Stock("TJK", "never", 8_000_000);
        Stock("TJK", "barred", 50_000);
        Stock("RUS", "patent", 600_000);
        Stock("RUS", "irregular", 200_000);
        Stock("RUS", "student", 20_000);
        Stock("RUS", "permanent", 30_000);
        Stock("RUS", "citizen", 100_000);
        Stock("RUS", "custody", 1_000);
        Stock("KAZ", "work", 40_000);
        Flow("departure", "TJK", "never", "RUS", "visitor", 30_000);
        Flow("family", "TJK", "never", "RUS", "dependant", 1_000);
        Flow("study", "TJK", "never", "RUS", "student", 500);
        Flow("regularisation", "RUS", "visitor", "RUS", "patent", 20_000);
        Flow("lapse", "RUS", "patent", "RUS", "irregular", 5_000);
        Flow("settlement", "RUS", "patent", "RUS", "temporary", 2_000);
        Flow("settlement", "RUS", "temporary", "RUS", "permanent", 1_500);
        Flow("settlement", "RUS", "permanent", "RUS", "citizen", 9_000);
        Flow("enforcement", "RUS", "irregular", "TJK", "barred", 700);
        Flow("enforcement", "RUS", "custody", "TJK", "barred", 300);
        Flow("enforcement", "RUS", "irregular", "RUS", "custody", 400);
        Flow("end_of_ban", "TJK", "barred", "TJK", "returned", 800);
        Flow("return", "RUS", "patent", "TJK", "returned", 25_000);
        series.Add(new SeriesKey("arrivals", "TJK", "RUS"), Constant(31_500));
        series.Add(new SeriesKey("departures", "TJK", "RUS"), Constant(26_000));
        series.Add(new SeriesKey("moves", "TJK", "TJK", ToPlace: "RUS"), Constant(31_500));
        series.Add(new SeriesKey("moves", "TJK", "RUS", ToPlace: "TJK"), Constant(26_000));
        series.Add(new SeriesKey("remittances_recorded", "TJK", "RUS"), Constant(200));
        series.Add(new SeriesKey("remittances_recorded", "TJK", "KAZ"), Constant(50));
        series.Add(new SeriesKey("other_transfers", "TJK"), Constant(10));
        series.Add(new SeriesKey("gdp", "TJK"), Constant(12e9));
        series.Add(new SeriesKey("unemployment", "TJK"), Constant(0.07));
        return series;
    }

    /// <summary>A figure of the corridor in the unit of its measure.</summary>
    public static Figure Figure(string measure, double? low, double? high, string period = "2022", string place = "RUS", string id = "X1")
    {
        Measure counted = ProjectData.Evidence.Measures.Find(measure)!;
        (DateOnly start, DateOnly end) = period.Length == 4
            ? (Day($"{period}-01-01"), Day($"{period}-12-31"))
            : (Day(period[..10]), Day(period[^10..]));
        return new Figure
        {
            Id = id,
            Source = "HSF2023",
            Measure = measure,
            Nation = "TJK",
            Place = place,
            PeriodStart = start,
            PeriodEnd = end,
            Low = low,
            High = high,
            Unit = counted.Units[0],
            Kind = counted.Kinds[0],
        };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static double[] Constant(double value) => [.. Enumerable.Repeat(value, Months)];
}
