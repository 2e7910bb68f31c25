namespace Corridor.Demography.Tests;

public class MorrisTests
{
    [Fact]
    public void Effects_Of_A_Linear_Function_Are_Its_Slopes()
    {
        var design = new MorrisDesign(4, 6);
        var effects = design.Analyse(Outputs(design, x => (3 * x[0]) - (2 * x[1]) + (0.5 * x[2])));
        effects.Select(effect => effect.Mean).ShouldBe([3, -2, 0.5, 0], 1e-12);
        effects.Select(effect => effect.MeanAbsolute).ShouldBe([3, 2, 0.5, 0], 1e-12);
        effects.ShouldAllBe(effect => effect.Spread < 1e-12 && effect.Error < 1e-12);
    }

    [Fact]
    public void Each_Trajectory_Moves_Each_Factor_Once_By_Half_The_Range()
    {
        var design = new MorrisDesign(7, 10, seed: 3, levels: 6);
        design.Runs.ShouldBe(80);
        double[] before = new double[7], after = new double[7];
        for (var t = 0; t < 10; t++)
        {
            var moved = new List<int>();
            for (var step = 0; step < 7; step++)
            {
                design.Point((t * 8) + step, before);
                design.Point((t * 8) + step + 1, after);
                var changed = Enumerable.Range(0, 7).Where(i => before[i] != after[i]).ToArray();
                moved.Add(changed.ShouldHaveSingleItem());
                Math.Abs(after[changed[0]] - before[changed[0]]).ShouldBe(0.5, 1e-12);
                after.ShouldAllBe(value => value > 0 && value < 1);
            }

            moved.Order().ShouldBe(Enumerable.Range(0, 7));
        }
    }

    [Fact]
    public void The_Test_Function_Of_Morris_Falls_Into_Its_Three_Groups()
    {
        // Morris (1991): the first ten factors matter, 8 to 10 in a line, the others bent or together; the rest hardly matter.
        var design = new MorrisDesign(20, 60, seed: 5);
        var effects = design.Analyse(Outputs(design, u => Morris([.. u.Select(value => (value - 0.125) / 0.75)])));
        var weakest = effects.Take(10).Min(effect => effect.MeanAbsolute);
        var strongestOfTheRest = effects.Skip(10).Max(effect => effect.MeanAbsolute);
        weakest.ShouldBeGreaterThan(2 * strongestOfTheRest);
        effects.Skip(7).Take(3).ShouldAllBe(effect => effect.Spread < 0.2 * effect.MeanAbsolute);
        effects.Take(7).ShouldAllBe(effect => effect.Spread > 0.3 * effect.MeanAbsolute);
    }

    [Fact]
    public void Ishigami_Effects_Equal_The_Mean_Over_The_Whole_Grid()
    {
        // The exact mean absolute effect over all starts of the grid with four levels, x = pi (2 u - 1).
        double F(double[] u)
        {
            double X(int i) => Math.PI * ((2 * u[i]) - 1);
            return Math.Sin(X(0)) + (7 * Math.Pow(Math.Sin(X(1)), 2)) + (0.1 * Math.Pow(X(2), 4) * Math.Sin(X(0)));
        }

        double[] levels = [0.125, 0.375, 0.625, 0.875];
        var exact = new double[3];
        foreach (var a in levels)
        {
            foreach (var b in levels)
            {
                foreach (var c in levels)
                {
                    for (var i = 0; i < 3; i++)
                    {
                        double[] start = [a, b, c], end = [a, b, c];
                        end[i] += end[i] < 0.5 ? 0.5 : -0.5;
                        exact[i] += Math.Abs(F(end) - F(start)) / 0.5 / 64;
                    }
                }
            }
        }

        var design = new MorrisDesign(3, 2000, candidates: 2000);
        var effects = design.Analyse(Outputs(design, F));
        for (var i = 0; i < 3; i++)
        {
            effects[i].MeanAbsolute.ShouldBe(exact[i], (4 * effects[i].Error) + 1e-9);
        }

        // An even grid cannot see the second factor, whose wave has the length of the step: a known blind spot.
        exact[1].ShouldBe(0, 1e-9);
        exact[0].ShouldBeGreaterThan(exact[2]);
    }

    [Fact]
    public void Chosen_Trajectories_Lie_Farther_Apart_Than_Drawn_Ones()
    {
        double Apart(MorrisDesign design)
        {
            double[] one = new double[5], other = new double[5];
            double sum = 0;
            for (var a = 0; a < design.Runs; a++)
            {
                for (var b = 0; b < a; b++)
                {
                    design.Point(a, one);
                    design.Point(b, other);
                    sum += a / 6 == b / 6 ? 0 : Math.Sqrt(one.Zip(other, (x, y) => (x - y) * (x - y)).Sum());
                }
            }

            return sum;
        }

        Apart(new MorrisDesign(5, 8, candidates: 100)).ShouldBeGreaterThan(1.03 * Apart(new MorrisDesign(5, 8, candidates: 8)));
    }

    [Fact]
    public void Sizes_Out_Of_Range_Are_Refused()
    {
        Should.Throw<DemographicInputException>(() => new MorrisDesign(3, 1));
        Should.Throw<DemographicInputException>(() => new MorrisDesign(3, 5, levels: 5));
        Should.Throw<DemographicInputException>(() => new MorrisDesign(3, 5, candidates: 4));
        Should.Throw<DemographicInputException>(() => new MorrisDesign(3, 5).Analyse([1, 2]));
    }

    private static double[] Outputs(MorrisDesign design, Func<double[], double> function)
    {
        var point = new double[design.Factors];
        return [.. Enumerable.Range(0, design.Runs).Select(run =>
        {
            design.Point(run, point);
            return function(point);
        })];
    }

    /// <summary>The function of Morris (1991), section 5, with its random small coefficients set to 0.</summary>
    private static double Morris(double[] x)
    {
        double[] w = [.. x.Select((value, i) => i is 2 or 4 or 6 ? 2 * ((1.1 * value / (value + 0.1)) - 0.5) : 2 * (value - 0.5))];
        double y = 0;
        for (var i = 0; i < 10; i++)
        {
            y += 20 * w[i];
            for (var j = i + 1; j < 6; j++)
            {
                y -= 15 * w[i] * w[j];
                for (var l = j + 1; l < 5; l++)
                {
                    y -= 10 * w[i] * w[j] * w[l];
                }
            }
        }

        y += 5 * w[0] * w[1] * w[2] * w[3];
        for (var i = 10; i < 20; i++)
        {
            y += w[i];
        }

        return y;
    }
}
