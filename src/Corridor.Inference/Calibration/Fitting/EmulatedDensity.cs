using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>The posterior density with an emulator in place of the run. Prior, biases, errors and outliers are those of the target itself.</summary>
internal sealed class EmulatedDensity(CalibrationTarget target, QuadraticEmulator emulator) : ILogDensity
{
    /// <summary>Beyond this many prior standard deviations the polynomial is not asked.</summary>
    private const double Farthest = 5;

    /// <summary>A quantity farther than this from its figure, on the figure's scale, is an error of the polynomial.</summary>
    private const double Absurd = 15;

    /// <inheritdoc/>
    public int Dimension => target.Dimension;

    /// <inheritdoc/>
    public double LogDensity(ReadOnlySpan<double> unconstrained)
    {
        foreach (double value in unconstrained)
        {
            if (Math.Abs(value) > Farthest)
            {
                return double.NegativeInfinity;
            }
        }

        double prior = target.LogPrior(unconstrained);
        if (double.IsNegativeInfinity(prior))
        {
            return prior;
        }

        double[] model = new double[target.Figures.Count];
        emulator.At(unconstrained, model);
        for (int i = 0; i < model.Length; i++)
        {
            ObservedFigure figure = target.Figures[i];
            if (!(Math.Abs(model[i] - figure.Scale.Of(figure.Middle, figure.Size)) < Absurd))
            {
                return double.NegativeInfinity;
            }

            model[i] = target.Figures[i].Scale.Back(model[i], target.Figures[i].Size);
        }

        double likelihood = target.LogLikelihood(model, unconstrained);
        return double.IsNaN(likelihood) ? double.NegativeInfinity : prior + likelihood;
    }
}
