using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Demography.Tests;

/// <summary>Checks a law over a thousand random cases.</summary>
internal static class Laws
{
    public static void Hold<T>(Gen<T> cases, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(cases.ToArbitrary(), one =>
        {
            law(one);
            return true;
        }));

    /// <summary>Whole numbers in a range, as doubles.</summary>
    public static Gen<double> Whole(int low, int high) => Gen.Choose(low, high).Select(value => (double)value);

    /// <summary>A table of whole numbers.</summary>
    public static Gen<double[,]> Table(int rows, int columns, int low, int high) =>
        Whole(low, high).ArrayOf(rows * columns).Select(cells =>
        {
            var table = new double[rows, columns];
            Buffer.BlockCopy(cells, 0, table, 0, sizeof(double) * cells.Length);
            return table;
        });

    /// <summary>
    /// Stocks of two to six places whose growth equals births less deaths: natives in hundreds to thousands, migrants fewer, some of them none.
    /// Two and three places have migrants both ways, since a single 0 among so few can leave a closed account no way to meet its totals.
    /// </summary>
    public static Gen<MigrantStocks> Stocks { get; } =
        from n in Gen.Choose(2, 6)
        from start in Table(n, n, n < 4 ? 1 : 0, 300)
        from end in Table(n, n, n < 4 ? 1 : 0, 300)
        from natives in Whole(1000, 5000).ArrayOf(n)
        from change in Whole(-200, 200).ArrayOf(n)
        from births in Whole(0, 300).ArrayOf(n)
        from deaths in Whole(0, 300).ArrayOf(n)
        select Balanced(n, start, end, natives, change, births, deaths);

    public static string[] Names(int n) => [.. Enumerable.Range(0, n).Select(i => "place " + (char)('A' + i))];

    private static MigrantStocks Balanced(int n, double[,] start, double[,] end, double[] natives, double[] change, double[] births, double[] deaths)
    {
        for (var i = 0; i < n; i++)
        {
            start[i, i] = natives[i];
            end[i, i] = natives[i] + change[i] + births[i] - deaths[i];
        }

        return MigrantStocks.From(Names(n), start, end, births, deaths).WithNativesBalanced();
    }
}
