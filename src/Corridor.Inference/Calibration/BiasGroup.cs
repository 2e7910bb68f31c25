namespace Corridor.Inference.Calibration;

/// <summary>A figure of a group as the likelihood sees it, on its scale.</summary>
/// <param name="Low">Lower end less the model's quantity.</param>
/// <param name="High">Upper end less the model's quantity; equal to <paramref name="Low"/> for a number.</param>
/// <param name="Reach">By how much the figure moves when the bias moves by one.</param>
/// <param name="Sd">Standard deviation of its own error.</param>
public readonly record struct Residual(double Low, double High, double Reach, double Sd);

/// <summary>What is known of the bias of a group.</summary>
/// <param name="LogLikelihood">Logarithm of the probability density of the group's figures, the bias integrated out.</param>
/// <param name="BiasMean">Mean of the bias given the figures.</param>
/// <param name="BiasSd">Its standard deviation.</param>
/// <param name="Outlying">For each figure, the probability that nothing explains it.</param>
public sealed record BiasJudgement(double LogLikelihood, double BiasMean, double BiasSd, IReadOnlyList<double> Outlying);

/// <summary>
/// The likelihood of the figures that share a publisher's bias b, normal around zero: given b the errors are independent, each with the
/// probability of an outlier spread wide instead. The bias is integrated out: in closed form for one number, else by the trapezoidal rule
/// with a step of one standard deviation of the integrand's narrowest part, whose error on normal densities is below 1e-8
/// (Trefethen and Weideman 2014). An interval has the probability that the number lies in it, so it is flat inside.
/// </summary>
public sealed class BiasGroup
{
    private const double Width = 7;
    private const int MostNodes = 20_000;
    private readonly double _spread;
    private readonly double _outlying;
    private readonly double _wide;

    /// <summary>A group.</summary>
    /// <param name="spread">Standard deviation of the bias before the figures are seen.</param>
    /// <param name="outliers">Figures that nothing explains.</param>
    public BiasGroup(double spread, OutlierRule outliers)
    {
        _spread = spread;
        _outlying = outliers.Probability;
        _wide = outliers.Spread;
    }

    /// <summary>Logarithm of the density of the figures.</summary>
    public double LogLikelihood(ReadOnlySpan<Residual> figures) =>
        figures.Length == 0 ? 0 : figures.Length == 1 ? One(figures[0]) : Integrate(figures, null).LogLikelihood;

    /// <summary>The same with what the figures say of the bias and of each other.</summary>
    public BiasJudgement Judge(ReadOnlySpan<Residual> figures)
    {
        double[] outlying = new double[figures.Length];
        (double log, double mean, double sd) = Integrate(figures, outlying);
        return new BiasJudgement(log, mean, sd, outlying);
    }

    private static double Likelihood(Residual figure, double shift, double sd) =>
        figure.Low.Equals(figure.High) ? Gaussian.Density(figure.Low - shift, sd) : Gaussian.Between(figure.Low - shift, figure.High - shift, sd);

    /// <summary>One figure alone: its error and the bias add up to a normal error.</summary>
    private double One(Residual figure)
    {
        double bias = _spread * figure.Reach;
        double Sd(double own) => Math.Sqrt((own * own) + (bias * bias));
        return Math.Log(((1 - _outlying) * Likelihood(figure, 0, Sd(figure.Sd))) + (_outlying * Wide(figure, 0, Sd(_wide))));
    }

    /// <summary>The wide part never reaches zero, so that a figure far away still says in which direction the model would be nearer.</summary>
    private static double Wide(Residual figure, double shift, double sd)
    {
        double probability = Likelihood(figure, shift, sd);
        if (probability > 0)
        {
            return probability;
        }

        double distance = Math.Max(Math.Max(figure.Low - shift, shift - figure.High), 0) / sd;
        return Math.Exp(-0.5 * Math.Min(distance * distance, 1300)) / sd;
    }

    private (double LogLikelihood, double Mean, double Sd) Integrate(ReadOnlySpan<Residual> figures, double[]? outlying)
    {
        Sums sums = new(outlying);

        // Where no figure is explained the integrand is as smooth as the bias itself; where one is, it is as narrow as the figures together.
        double smooth = Math.Min(_spread, _wide) / 4;
        (double from, double to) = Explained(figures);
        double low = Math.Min(-Width * _spread, from);
        double high = Math.Max(Width * _spread, to);
        double step = Math.Max(Math.Min(Narrowest(figures), smooth), (to - from) / MostNodes);
        Add(figures, low, from, Math.Max(smooth, (high - low) / MostNodes), sums);
        Add(figures, from, to, step, sums);
        Add(figures, to, high, Math.Max(smooth, (high - low) / MostNodes), sums);
        return sums.Close();
    }

    /// <summary>Adds the nodes of an interval; its ends count half, so that neighbouring intervals join.</summary>
    private void Add(ReadOnlySpan<Residual> figures, double from, double to, double step, Sums sums)
    {
        if (!(to > from))
        {
            return;
        }

        int nodes = Math.Max(1, (int)Math.Ceiling((to - from) / step));
        double width = (to - from) / nodes;
        for (int k = 0; k <= nodes; k++)
        {
            double bias = from + (k * width);
            double log = (-0.5 * (bias / _spread) * (bias / _spread)) - Math.Log(_spread * Math.Sqrt(2 * Math.PI)) + Math.Log(k == 0 || k == nodes ? width / 2 : width);
            foreach (Residual figure in figures)
            {
                log += Math.Log(Mixture(figure, bias, out _));
            }

            sums.Add(log, bias, this, figures);
        }
    }

    private double Mixture(Residual figure, double bias, out double outlying)
    {
        double shift = bias * figure.Reach;
        double wide = _outlying * Wide(figure, shift, _wide);
        double all = ((1 - _outlying) * Likelihood(figure, shift, figure.Sd)) + wide;
        outlying = wide / all;
        return all;
    }

    /// <summary>The biases at which at least one figure is explained.</summary>
    private (double From, double To) Explained(ReadOnlySpan<Residual> figures)
    {
        double from = double.PositiveInfinity;
        double to = double.NegativeInfinity;
        foreach (Residual figure in figures)
        {
            double margin = Width * figure.Sd;
            from = Math.Min(from, double.IsInfinity(figure.Low) ? -Width * _spread : (figure.Low - margin) / figure.Reach);
            to = Math.Max(to, double.IsInfinity(figure.High) ? Width * _spread : (figure.High + margin) / figure.Reach);
        }

        return (from, Math.Max(from, to));
    }

    private double Narrowest(ReadOnlySpan<Residual> figures)
    {
        double precision = 1 / (_spread * _spread);
        foreach (Residual figure in figures)
        {
            precision += figure.Reach * figure.Reach / (figure.Sd * figure.Sd);
        }

        return 1 / Math.Sqrt(precision);
    }

    /// <summary>Sums over nodes, scaled by the largest so far.</summary>
    private sealed class Sums(double[]? outlying)
    {
        private double _top = double.NegativeInfinity;
        private double _all;
        private double _first;
        private double _second;

        public void Add(double log, double bias, BiasGroup group, ReadOnlySpan<Residual> figures)
        {
            if (log > _top)
            {
                double fade = Math.Exp(_top - log);
                (_all, _first, _second, _top) = (_all * fade, _first * fade, _second * fade, log);
                for (int i = 0; outlying is not null && i < outlying.Length; i++)
                {
                    outlying[i] *= fade;
                }
            }

            double weight = Math.Exp(log - _top);
            if (!(weight > 1e-14))
            {
                return;
            }

            _all += weight;
            _first += weight * bias;
            _second += weight * bias * bias;
            for (int i = 0; outlying is not null && i < figures.Length; i++)
            {
                group.Mixture(figures[i], bias, out double outside);
                outlying[i] += weight * outside;
            }
        }

        public (double LogLikelihood, double Mean, double Sd) Close()
        {
            for (int i = 0; outlying is not null && i < outlying.Length; i++)
            {
                outlying[i] /= _all;
            }

            double mean = _first / _all;
            return (_top + Math.Log(_all), mean, Math.Sqrt(Math.Max(0, (_second / _all) - (mean * mean))));
        }
    }
}
