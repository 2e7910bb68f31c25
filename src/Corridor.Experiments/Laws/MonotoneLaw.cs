using Corridor.Data;
using Corridor.Simulation;

namespace Corridor.Experiments.Laws;

/// <summary>A scenario moves its direct target in one direction, whatever the parameters and the paths of the drivers.</summary>
/// <param name="Law">The law, in words.</param>
/// <param name="Scenario">Scenario that is held against another.</param>
/// <param name="Beside">The other scenario.</param>
/// <param name="Nations">Nations that it is stated for.</param>
/// <param name="Target">The direct target, in words.</param>
/// <param name="Up">True where the target may not fall, false where it may not rise.</param>
/// <param name="From">First month that is looked at.</param>
/// <param name="To">Last month.</param>
/// <param name="Of">Totals of a run, nation -> the target by month; stocks, money and unemployment alone.</param>
public sealed record MonotoneLaw(string Law, string Scenario, string Beside, IReadOnlyList<string> Nations, string Target, bool Up, Month From, Month To, Func<SeriesTable, string, double[]> Of)
{
    private const string Russia = "RUS";

    // What is added up in another order differs by rounding.
    private const double Rounding = 1e-9;
    private static readonly Month Begins = new(2027, 1);
    private static readonly Month End = new(2035, 12);
    private static readonly string[] InRussia = ["KGZ", "TJK", "UZB", "TKM"];

    /// <summary>The laws of the gallery: every scenario that has a direct target which can be read from stocks, money and unemployment.</summary>
    public static IReadOnlyList<MonotoneLaw> All { get; } =
    [
        new("higher price of papers", "patents-double", "base", ["TJK", "UZB"], "persons with patents in Russia", Up: false, Begins, End, Persons(Russia, "patent")),
        new("no price of papers", "uzbekistan-union", "base", ["UZB"], "share without papers in Russia", Up: false, new(2028, 2), End, ShareIrregular),
        new("longer term of registration", "registration-30-days", "base", ["TJK", "TKM", "UZB"], "share without papers in Russia", Up: false, new(2027, 2), End, ShareIrregular),
        new("cheaper papers and travel", "gulf-opens", "base", ["KGZ", "TJK", "TKM", "UZB"], "persons in the Gulf", Up: true, Begins, End, (table, nation) => Sum(Persons("ARE")(table, nation), Persons("SAU")(table, nation), Persons("QAT")(table, nation))),
        new("higher enforcement", "expels-twice", "base", ["KGZ", "TJK", "UZB"], "share of those without papers who are in custody", Up: true, new(2027, 2), End, ShareInCustody),
        new("higher enforcement", "expels-five-times", "expels-twice", ["KGZ", "TJK", "UZB"], "share of those without papers who are in custody", Up: true, new(2027, 2), End, ShareInCustody),
        new("weaker rouble", "rouble-falls", "base", ["KGZ", "TJK", "UZB"], "dollars sent from Russia", Up: false, new(2027, 3), new(2029, 2), Sent),
        new("channels cut", "channels-cut", "base", ["KGZ", "TJK", "UZB"], "dollars sent from Russia", Up: false, Begins, new(2029, 12), Sent),
        new("closed place", "closes-to-tajik", "base", ["TJK"], "persons in Russia", Up: false, Begins, End, Persons(Russia)),
        new("closed place", "turkey-closes", "base", ["TKM", "UZB"], "persons in Turkey", Up: false, Begins, End, Persons("TUR")),
        new("closed places", "closure-2028", "base", ["KGZ", "TJK", "UZB"], "unemployment at home", Up: true, new(2028, 3), new(2028, 12), Unemployment),
        new("higher cap", "korea-britain-double", "base", ["KGZ", "TJK", "UZB"], "persons in Britain", Up: true, Begins, End, Persons("GBR")),
        new("higher cap", "korea-britain-double", "base", ["KGZ", "UZB"], "persons in Korea", Up: true, Begins, End, Persons("KOR")),
        new("higher cap", "korea-britain-double", "base", ["KGZ", "TJK", "UZB"], "persons in Britain and Korea", Up: true, Begins, End, (table, nation) => Sum(Persons("GBR")(table, nation), Persons("KOR")(table, nation))),
        new("higher cap", "germany-50k", "base", ["UZB"], "persons in Germany", Up: true, Begins, End, Persons("DEU")),
        new("higher cap", "uzbekistan-200k", "base", ["UZB"], "persons in six countries", Up: true, Begins, End, (table, nation) => Sum([.. ((string[])["POL", "XEU", "DEU", "KOR", "JPN", "GBR"]).Select(place => Persons(place)(table, nation))])),
        new("higher cap", "tajikistan-diversifies", "base", ["TJK"], "persons in Korea, Japan and Germany", Up: true, Begins, End, (table, nation) => Sum([.. ((string[])["KOR", "JPN", "DEU"]).Select(place => Persons(place)(table, nation))])),
        new("better pay", "kazakhstan-hub", "base", ["KGZ", "UZB"], "persons in Kazakhstan", Up: true, Begins, End, Persons("KAZ")),
        new("better pay", "labour-shortage", "base", InRussia, "persons in Russia", Up: true, Begins, End, Persons(Russia)),
        new("fear of the front", "mobilisation", "base", ["KGZ", "TJK", "UZB"], "persons in Russia", Up: false, new(2027, 9), new(2028, 12), Persons(Russia)),
        new("amnesty", "amnesty-all", "base", ["KGZ", "TJK", "UZB"], "persons barred from Russia", Up: false, Begins, End, (table, nation) => Persons(nation, "barred")(table, nation)),
        new("more jobs at home", "uzbekistan-jobs", "base", ["UZB"], "unemployment at home", Up: false, Begins, End, Unemployment),
        new("more births", "fertility-high", "base", ["KAZ", "KGZ", "TJK", "TKM", "UZB"], "people at home and abroad", Up: true, new(2027, 2), End, Everybody),
        new("fewer births", "fertility-low", "base", ["KAZ", "KGZ", "TJK", "TKM", "UZB"], "people at home and abroad", Up: false, new(2027, 2), End, Everybody),
    ];

    /// <summary>The months in which the target moves in the wrong direction, by more than rounding.</summary>
    /// <param name="nation">Nation.</param>
    /// <param name="beside">Totals of the other scenario.</param>
    /// <param name="with">Totals of the scenario, under the same draw and paths.</param>
    public LawInMember In(string nation, SeriesTable beside, SeriesTable with)
    {
        double[] a = Of(beside, nation);
        double[] b = Of(with, nation);
        int first = From - Model.Scenario.Start;
        int last = Math.Min(Math.Min(a.Length, b.Length) - 1, To - Model.Scenario.Start);
        List<int> wrong = [];
        double worst = 0;
        double moved = 0;
        for (int t = first; t <= last; t++)
        {
            double relative = a[t] == b[t] ? 0 : (b[t] - a[t]) / Math.Max(Math.Abs(a[t]), Math.Abs(b[t]));
            double right = Up ? relative : -relative;
            if (right < -Rounding)
            {
                wrong.Add(t);
            }

            worst = Math.Max(worst, -right);
            moved += right;
        }

        Month? At(int index) => wrong.Count > 0 ? Model.Scenario.Start.Plus(wrong[index]) : null;
        return new LawInMember(wrong.Count, last - first + 1, worst, moved / (last - first + 1), At(0), At(wrong.Count - 1));
    }

    private static Func<SeriesTable, string, double[]> Persons(string place, string? status = null) => (table, nation) => table.Sum("stock", nation, place, status);

    private static double[] Everybody(SeriesTable table, string nation) => Sum([.. table.Where("stock", nation).Select(pair => pair.Values)]);

    private static double[] Sent(SeriesTable table, string nation) => table.Sum("remittances_true", nation, Russia);

    private static double[] Unemployment(SeriesTable table, string nation) => table.Sum("unemployment", nation);

    private static double[] ShareInCustody(SeriesTable table, string nation)
    {
        double[] custody = Persons(Russia, "custody")(table, nation);
        return Ratio(custody, Sum(custody, Persons(Russia, "irregular")(table, nation)));
    }

    private static double[] ShareIrregular(SeriesTable table, string nation) =>
        Ratio(Sum(Persons(Russia, "irregular")(table, nation), Persons(Russia, "controlled")(table, nation)), Persons(Russia)(table, nation));

    private static double[] Ratio(double[] part, double[] whole) => [.. part.Zip(whole, (one, all) => all > 0 ? one / all : 0)];

    private static double[] Sum(params double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(t => rows.Sum(row => row[t]))];
}

/// <summary>What a law comes to in one member.</summary>
/// <param name="Wrong">Months in which the target moves in the wrong direction.</param>
/// <param name="Months">Months that are looked at.</param>
/// <param name="Worst">Largest move in the wrong direction, as a share of the target; 0 where there is none.</param>
/// <param name="Moved">Mean move in the right direction, as a share of the target.</param>
/// <param name="First">First of the wrong months; null where there is none.</param>
/// <param name="Last">Last of them.</param>
public sealed record LawInMember(int Wrong, int Months, double Worst, double Moved, Month? First, Month? Last);
