namespace Corridor.Demography;

/// <summary>Maps between a schedule and the plain vector in which it is sought, with the derivatives of the rate.</summary>
internal sealed class RogersCastroShape
{
    private readonly bool retirement;
    private readonly bool slope;
    private readonly int slopeAt;

    public RogersCastroShape(RogersCastroModel model)
    {
        Model = model;
        retirement = model is RogersCastroModel.ElevenParameters or RogersCastroModel.ThirteenParameters;
        slope = model is RogersCastroModel.NineParameters or RogersCastroModel.ThirteenParameters;
        slopeAt = retirement ? 10 : 6;
        List<string> names = ["a1", "alpha1", "a2", "alpha2", "mu2", "lambda2"];
        List<int> levels = [0, 2];
        if (retirement)
        {
            names.AddRange(["a3", "alpha3", "mu3", "lambda3"]);
            levels.Add(6);
        }

        if (slope)
        {
            names.AddRange(["a4", "lambda4"]);
            levels.Add(slopeAt);
        }

        names.Add("c");
        levels.Add(names.Count - 1);
        Names = names;
        Levels = [.. levels];
    }

    public RogersCastroModel Model { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Positions of the parameters that enter linearly.</summary>
    public int[] Levels { get; }

    public int Count => Names.Count;

    public double Rate(double[] p, double age)
    {
        Span<double> components = stackalloc double[5];
        Components(p, age, components);
        double rate = 0;
        for (var k = 0; k < Levels.Length; k++)
        {
            rate += p[Levels[k]] * components[k];
        }

        return rate;
    }

    /// <summary>The rate and its derivative by each parameter.</summary>
    public double Rate(double[] p, double age, double[] derivative)
    {
        Span<double> components = stackalloc double[5];
        Components(p, age, components);
        derivative[0] = components[0];
        derivative[1] = -age * p[0] * components[0];
        var rate = p[0] * components[0];
        rate += Double(p, 2, components[1], age, derivative);
        var next = 2;
        if (retirement)
        {
            rate += Double(p, 6, components[next++], age, derivative);
        }

        if (slope)
        {
            derivative[slopeAt] = components[next];
            derivative[slopeAt + 1] = age * p[slopeAt] * components[next];
            rate += p[slopeAt] * components[next];
        }

        derivative[Count - 1] = 1;
        return rate + p[Count - 1];
    }

    /// <summary>Ranges in which published schedules lie; starts are drawn from them.</summary>
    public (double From, double To) UsualRange(int k, FitData data) => Names[k] switch
    {
        "a1" => (0.1 * data.HighestRate, data.HighestRate),
        "alpha1" => (0.02, 0.3),
        "a2" => (0.5 * data.HighestRate, 3 * data.HighestRate),
        "alpha2" => (0.03, 0.25),
        "mu2" => (data.LikelyPeakAge - 6, data.LikelyPeakAge + 4),
        "lambda2" => (0.1, 0.9),
        "a3" => (0.02 * data.HighestRate, 0.5 * data.HighestRate),
        "alpha3" => (0.05, 0.8),
        "mu3" => (57, 73),
        "lambda3" => (0.1, 0.9),
        "a4" => (0.001 * data.HighestRate, 0.1 * data.HighestRate),
        "lambda4" => (0.005, 0.06),
        _ => (0.001 * data.HighestRate, 0.2 * data.HighestRate),
    };

    /// <summary>
    /// Improves the levels for given shapes by a_k &lt;- a_k sum(y phi_k / m) / sum(E phi_k), which never lowers the Poisson likelihood.
    /// </summary>
    public void SolveLevels(double[] p, FitData data, double[] low, double[] high, int rounds)
    {
        var n = data.Ages.Length;
        var phi = new double[n, 5];
        var exposed = new double[Levels.Length];
        Span<double> components = stackalloc double[5];
        for (var i = 0; i < n; i++)
        {
            Components(p, data.Ages[i], components);
            for (var k = 0; k < Levels.Length; k++)
            {
                phi[i, k] = components[k];
                exposed[k] += data.Exposure[i] * components[k];
            }
        }

        Span<double> gained = stackalloc double[5];
        for (var round = 0; round < rounds; round++)
        {
            gained.Clear();
            for (var i = 0; i < n; i++)
            {
                double m = 0;
                for (var k = 0; k < Levels.Length; k++)
                {
                    m += p[Levels[k]] * phi[i, k];
                }

                for (var k = 0; k < Levels.Length && m > 0; k++)
                {
                    gained[k] += data.Migrants[i] * phi[i, k] / m;
                }
            }

            for (var k = 0; k < Levels.Length; k++)
            {
                var at = Levels[k];
                p[at] = exposed[k] > 0 ? Math.Clamp(p[at] * gained[k] / exposed[k], low[at], high[at]) : p[at];
            }
        }
    }

    public RogersCastro Schedule(double[] p) => new()
    {
        A1 = p[0], Alpha1 = p[1], A2 = p[2], Alpha2 = p[3], Mu2 = p[4], Lambda2 = p[5],
        A3 = retirement ? p[6] : 0, Alpha3 = retirement ? p[7] : 0, Mu3 = retirement ? p[8] : 0, Lambda3 = retirement ? p[9] : 0,
        A4 = slope ? p[slopeAt] : 0, Lambda4 = slope ? p[slopeAt + 1] : 0,
        C = p[^1],
    };

    // The components at level 1, in the order of Levels.
    private void Components(double[] p, double age, Span<double> components)
    {
        components[0] = Math.Exp(-p[1] * age);
        components[1] = Peak(p[3], p[4], p[5], age);
        var next = 2;
        if (retirement)
        {
            components[next++] = Peak(p[7], p[8], p[9], age);
        }

        if (slope)
        {
            components[next++] = Math.Exp(p[slopeAt + 1] * age);
        }

        components[next] = 1;
    }

    private static double Peak(double alpha, double mu, double lambda, double age)
    {
        var inner = Math.Exp(-lambda * (age - mu));
        return double.IsInfinity(inner) ? 0 : Math.Exp((-alpha * (age - mu)) - inner);
    }

    private static double Double(double[] p, int at, double component, double age, double[] derivative)
    {
        double a = p[at], alpha = p[at + 1], lambda = p[at + 3], distance = age - p[at + 2];
        var inner = component > 0 ? Math.Exp(-lambda * distance) : 0;
        derivative[at] = component;
        derivative[at + 1] = -distance * a * component;
        derivative[at + 2] = (alpha - (lambda * inner)) * a * component;
        derivative[at + 3] = distance * inner * a * component;
        return a * component;
    }
}
