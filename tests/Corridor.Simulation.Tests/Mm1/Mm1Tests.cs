using Corridor.Bench.Mm1;
using Corridor.Simulation.Random;

namespace Corridor.Simulation.Tests.Mm1;

/// <summary>The benchmark kernel MM1 (bench/Corridor.Bench/Mm1): golden counts that other programs come to as well, and the definition read literally.</summary>
public class Mm1Tests
{
    private const int Million = 1_000_000;
    private const double TwoTo32 = 4294967296.0;

    public static TheoryData<int> Widths => [.. Mm1Kernel.Widths];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_Width_Comes_To_The_Golden_Counts_On_Any_Number_Of_Threads_In_Any_Order(int width)
    {
        Mm1Result golden = new(81_075, [64_862, 91_372, 339_058, 58_482, 219_818, 202_044, 24_364]);
        foreach (int threads in (int[])[1, 2, 3, 8])
        {
            foreach (bool monthly in (bool[])[false, true])
            {
                Mm1Run.Months(Mm1Run.Start(1, Million, threads), 12, threads, width, monthly).ShouldBe(golden);
            }
        }
    }

    [Fact]
    public void Ten_Years_Come_To_The_Golden_Counts() =>
        Mm1Run.Months(Mm1Run.Start(1, Million, 2), 120, 2, Mm1Kernel.Widths[0], monthly: false)
            .ShouldBe(new Mm1Result(757_572, [48_982, 66_356, 267_864, 51_415, 314_678, 191_012, 59_693]));

    [Fact]
    public void Counts_Are_Equal_Only_If_All_Of_Them_Are()
    {
        Mm1Result one = new(1, [1, 2]);
        one.ShouldBe(new Mm1Result(1, [1, 2]));
        one.ShouldNotBe(new Mm1Result(2, [1, 2]));
        one.ShouldNotBe(new Mm1Result(1, [1, 3]));
        Mm1Golden.Of(Million, 13).ShouldBeNull();
    }

    /// <summary>More than a lifetime, so that everyone is replaced at least once.</summary>
    [Theory]
    [MemberData(nameof(Widths))]
    public void Each_Person_Ends_As_The_Definition_Says(int width)
    {
        const int Count = 1001;
        const int Months = 1000;
        Mm1Persons persons = Mm1Run.Start(7, Count, 2);
        long moves = Mm1Run.Months(persons, Months, 2, width, monthly: false).Moves;
        long expectedMoves = 0;
        for (uint id = 0; id < Count; id++)
        {
            (int country, int status, int moved) = Live(7, id, Months);
            (persons.CountryOf((int)id), persons.StatusOf((int)id)).ShouldBe((country, status), $"person {id}");
            expectedMoves += moved;
        }

        moves.ShouldBe(expectedMoves);
    }

    /// <summary>One person's life, written line by line after the definition.</summary>
    private static (int Country, int Status, int Moves) Live(uint seed, uint id, int months)
    {
        PhiloxBlock x = Philox4x32.Block(id, uint.MaxValue, 0, 0, seed, 0xCA51A);
        int home = First([.07, .17, .53, .59, .79, .99, 1], x.X0), country = home, age = (int)(x.X1 % 960), status = (int)(x.X2 & 3), moves = 0;
        for (uint t = 0; t < months; t++)
        {
            x = Philox4x32.Block(id, t, 0, 0, seed, 0xCA51A);
            if (++age == 960)
            {
                (age, country, status) = (0, home, (int)(x.X2 & 3));
            }

            double p = new[] { .010, .012, .008, .004, .003, .020, .010 }[country]
                * new[] { .05, 1.5, 2.0, 1.4, .9, .4, .1, .05 }[age / 120] * new[] { 1.0, .7, .5, 1.3 }[status];
            if (x.X0 < Math.Floor(p * TwoTo32))
            {
                country = First(Destinations(home, country), x.X1);
                moves++;
            }
        }

        return (country, status, moves);
    }

    /// <summary>Cumulative shares over KG TJ UZ TM KZ RU other.</summary>
    private static double[] Destinations(int home, int country) => (home, country) switch
    {
        (4, 4) => [0, 0, 0, 0, 0, .90, 1],
        (< 4, _) when home == country => [0, 0, 0, 0, .15, .90, 1],
        (5, 5) => [0, 0, 0, 0, .6, .6, 1],
        (6, 6) => [0, 0, 0, 0, .2, 1, 1],
        (5, 4) => [0, 0, 0, 0, 0, .80, 1],
        (5, _) => [0, 0, 0, 0, .2, 1, 1],
        (_, 5) when home == 4 => [0, 0, 0, 0, .8, .8, 1],
        (4, _) => [0, 0, 0, 0, .8, 1, 1],
        (6, 5) => [0, 0, 0, 0, .2, .2, 1],
        (6, _) => [0, 0, 0, 0, 0, .2, 1],
        (_, 5) => Steps(home, 4),
        _ => Steps(home, 5),
    };

    private static double[] Steps(int home, int onward) => [.. Enumerable.Range(0, 7).Select(d => d < home ? 0 : d < onward ? .8 : 1)];

    private static int First(double[] cumulative, uint word) =>
        Enumerable.Range(0, 7).First(d => word < (cumulative[d] == 1 ? uint.MaxValue : Math.Floor(cumulative[d] * TwoTo32)));
}
