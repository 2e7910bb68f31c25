using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model.Parameters;
using Corridor.Simulation;

namespace Corridor.Inference.Calibration;

/// <summary>A figure beside the model's quantity at one point of the parameters.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Model">The model's quantity in the unit of the figure, before any bias.</param>
/// <param name="Sd">Standard deviation of the figure's own error on its scale: the publisher's and the model's.</param>
/// <param name="BiasMean">Mean of the bias of its group given all figures of it, on the scale.</param>
/// <param name="BiasSd">Standard deviation of the same.</param>
/// <param name="Outlying">Probability that nothing explains the figure.</param>
/// <param name="Reach">By how much the figure moves when the bias of the group moves by one.</param>
public sealed record JudgedFigure(ObservedFigure Figure, double Model, double Sd, double BiasMean, double BiasSd, double Outlying, double Reach)
{
    /// <summary>The figure less the model's quantity on the scale, before any bias.</summary>
    public double Residual => Figure.Scale.Of(Figure.Middle, Figure.Size) - Figure.Scale.Of(Model, Figure.Size);

    /// <summary>What the figure would be if it had no error of its own: the model's quantity with the mean bias, in the unit of the figure.</summary>
    public double Expected => Figure.Scale.Back(Figure.Scale.Of(Model, Figure.Size) + (BiasMean * Reach), Figure.Size);

    /// <summary>A figure that this publisher could as well have published, in its unit.</summary>
    /// <param name="bias">A standard normal number for the bias; the same for all figures of a group.</param>
    /// <param name="error">A standard normal number for the figure's own error.</param>
    public double Replicate(double bias, double error) =>
        Figure.Scale.Back(Figure.Scale.Of(Model, Figure.Size) + ((BiasMean + (BiasSd * bias)) * Reach) + (Sd * error), Figure.Size);
}

/// <summary>
/// The posterior density of one nation's parameters: prior x likelihood of the figures. A point is a vector of standardised values
/// (<see cref="CalibratedParameter"/>): first the parameters of the model, then the errors. Nothing is kept between evaluations, so that
/// threads may share a target.
/// </summary>
public sealed class CalibrationTarget
{
    private readonly NationSimulation _simulation;
    private readonly ParameterSet _parameters;
    private readonly CalibrationPlan _plan;
    private readonly double[] _immigrants;
    private readonly int _fitted;
    private readonly (BiasGroup Group, int[] Members, double[] Reach)[] _groups;
    private readonly double[] _low;
    private readonly double[] _high;

    /// <summary>The target of a nation.</summary>
    /// <param name="simulation">Runs the nation.</param>
    /// <param name="parameters">All parameters at the centre of their priors.</param>
    /// <param name="plan">What is fitted.</param>
    /// <param name="immigrants">Persons of the other nations whom the country's population count holds, by month.</param>
    /// <param name="figures">Figures; those of other nations are passed over.</param>
    public CalibrationTarget(NationSimulation simulation, ParameterSet parameters, CalibrationPlan plan, double[] immigrants, IEnumerable<ObservedFigure> figures)
    {
        _simulation = simulation;
        _parameters = parameters;
        _plan = plan;
        _immigrants = immigrants;
        Figures = [.. figures.Where(figure => figure.Nation == simulation.Nation).OrderBy(figure => figure.Group, StringComparer.Ordinal).ThenBy(figure => figure.Figure.Id, StringComparer.Ordinal)];
        Parameters = plan.FittedTo(simulation.Nation, parameters);
        _fitted = Parameters.Count(one => one.Id.Length > 0);
        _low = [.. Figures.Select(figure => figure.Low)];
        _high = [.. Figures.Select(figure => figure.High)];
        _groups = [.. Enumerable.Range(0, Figures.Count).GroupBy(i => Figures[i].Group, StringComparer.Ordinal).Select(Group)];
    }

    /// <summary>What is fitted, and how far figures are believed.</summary>
    public CalibrationPlan Plan => _plan;

    /// <summary>Nation.</summary>
    public string Nation => _simulation.Nation;

    /// <summary>What is fitted: parameters of the model, then errors.</summary>
    public IReadOnlyList<CalibratedParameter> Parameters { get; }

    /// <summary>Number of numbers that are fitted.</summary>
    public int Dimension => Parameters.Count;

    /// <summary>Figures used, by group and id.</summary>
    public IReadOnlyList<ObservedFigure> Figures { get; }

    /// <summary>The same nation with other figures: without those of late periods, with simulated values, or with one more.</summary>
    public CalibrationTarget With(IEnumerable<ObservedFigure> figures) => new(_simulation, _parameters, _plan, _immigrants, figures);

    /// <summary>The figures whose period ends by a day.</summary>
    public IEnumerable<ObservedFigure> FiguresUntil(DateOnly last) => Figures.Where(figure => (figure.Figure.PeriodEnd ?? figure.Figure.PeriodStart) <= last);

    /// <summary>Logarithm of the prior density, up to a constant; minus infinity outside the ranges.</summary>
    public double LogPrior(ReadOnlySpan<double> theta)
    {
        double sum = 0;
        for (int k = 0; k < theta.Length; k++)
        {
            sum += Parameters[k].LogPrior(theta[k]);
        }

        return double.IsNaN(sum) ? double.NegativeInfinity : sum;
    }

    /// <summary>Logarithm of the posterior density, up to a constant; minus infinity outside the ranges and where the model can't be run.</summary>
    public double LogPosterior(ReadOnlySpan<double> theta)
    {
        double prior = LogPrior(theta);
        if (double.IsNegativeInfinity(prior))
        {
            return prior;
        }

        double[] model;
        try
        {
            model = Predict(theta);
        }
        catch (BadInputException)
        {
            return double.NegativeInfinity;
        }

        double likelihood = LogLikelihood(model, theta);
        return double.IsNaN(likelihood) ? double.NegativeInfinity : prior + likelihood;
    }

    /// <summary>Logarithm of the likelihood of the figures, given the model's quantity for each.</summary>
    public double LogLikelihood(ReadOnlySpan<double> model, ReadOnlySpan<double> theta)
    {
        double sum = 0;
        foreach ((BiasGroup group, int[] members, double[] reach) in _groups)
        {
            sum += group.LogLikelihood(Residuals(members, reach, model, theta));
        }

        return sum;
    }

    /// <summary>The model's quantity for each figure in its unit, before any bias.</summary>
    /// <exception cref="BadInputException">The model can't be run with these parameters.</exception>
    public double[] Predict(ReadOnlySpan<double> theta)
    {
        SeriesTable run = Run(theta);
        return [.. Figures.Select(figure => figure.Read(run))];
    }

    /// <summary>The run at a point.</summary>
    public SeriesTable Run(ReadOnlySpan<double> theta)
    {
        SeriesTable run = _simulation.Run(ParametersAt(theta));
        double[] counted = run.Find(new SeriesKey(FigureSelection.CountedPopulation, Nation))!;
        for (int t = 0; t < counted.Length; t++)
        {
            counted[t] += _immigrants[t];
        }

        return run;
    }

    /// <summary>All parameters of the model at a point.</summary>
    public ParameterSet ParametersAt(ReadOnlySpan<double> theta)
    {
        List<(string, string, double)> changes = [];
        for (int k = 0; k < _fitted; k++)
        {
            changes.Add((Parameters[k].Id, Parameters[k].Key, Parameters[k].Natural(theta[k])));
        }

        return _parameters.With(changes);
    }

    /// <summary>Each figure beside the model with what is known of its bias and whether it is outlying.</summary>
    public IReadOnlyList<JudgedFigure> Judge(ReadOnlySpan<double> theta) => Judge(Predict(theta), theta);

    /// <summary>The same for quantities that have been predicted.</summary>
    public IReadOnlyList<JudgedFigure> Judge(ReadOnlySpan<double> model, ReadOnlySpan<double> theta)
    {
        JudgedFigure[] judged = new JudgedFigure[Figures.Count];
        foreach ((BiasGroup group, int[] members, double[] reach) in _groups)
        {
            Residual[] residuals = Residuals(members, reach, model, theta);
            BiasJudgement judgement = group.Judge(residuals);
            for (int m = 0; m < members.Length; m++)
            {
                judged[members[m]] = new JudgedFigure(Figures[members[m]], model[members[m]], residuals[m].Sd, judgement.BiasMean, judgement.BiasSd, judgement.Outlying[m], reach[m]);
            }
        }

        return judged;
    }

    /// <summary>Standard deviation of a figure's own error at a point: the publisher's and the model's add up as variances.</summary>
    public double SdOf(ObservedFigure figure, ReadOnlySpan<double> theta)
    {
        double model = ModelErrorOf(figure, theta);
        return Math.Sqrt((figure.Counting * figure.Counting) + (model * model));
    }

    /// <summary>Standard deviation of the model's error for a figure's kind at a point.</summary>
    public double ModelErrorOf(ObservedFigure figure, ReadOnlySpan<double> theta) => ModelErrorAt(figure.Error, theta);

    /// <summary>Standard deviation of the model's error alone at a point, on the scale of the figures.</summary>
    /// <param name="error">Index in the plan's errors.</param>
    /// <param name="theta">The point.</param>
    public double ModelErrorAt(int error, ReadOnlySpan<double> theta) => Parameters[_fitted + error].Natural(theta[_fitted + error]);

    private Residual[] Residuals(int[] members, double[] reach, ReadOnlySpan<double> model, ReadOnlySpan<double> theta)
    {
        Residual[] residuals = new Residual[members.Length];
        for (int m = 0; m < members.Length; m++)
        {
            ObservedFigure figure = Figures[members[m]];
            double quantity = figure.Scale.Of(model[members[m]], figure.Size);
            double low = _low[members[m]];
            residuals[m] = new Residual(low - quantity, figure.IsPoint ? low - quantity : _high[members[m]] - quantity, reach[m], SdOf(figure, theta));
        }

        return residuals;
    }

    /// <summary>The figures of a group. An offset is a number of persons: relative to the mean size of the group, it moves a small figure more.</summary>
    private (BiasGroup Group, int[] Members, double[] Reach) Group(IEnumerable<int> indices)
    {
        int[] members = [.. indices];
        double size = members.Average(i => Figures[i].Size);
        return (
            new BiasGroup(Figures[members[0]].BiasSpread, _plan.Outliers),
            members,
            [.. members.Select(i => Figures[i].Scale == FigureScale.Offset ? size / Figures[i].Size : 1)]);
    }
}
