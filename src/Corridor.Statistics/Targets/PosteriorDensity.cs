namespace Corridor.Statistics;

/// <summary>A posterior: a prior and a log likelihood of natural values.</summary>
/// <param name="prior">The prior.</param>
/// <param name="logLikelihood">Log likelihood of natural values, in the order of the prior; minus infinity or NaN where the values are impossible; safe to call from several threads at once.</param>
public sealed class PosteriorDensity(JointPrior prior, Func<double[], double> logLikelihood) : ILogDensity
{
    /// <inheritdoc/>
    public int Dimension => prior.Dimension;

    /// <inheritdoc/>
    public double LogDensity(ReadOnlySpan<double> unconstrained)
    {
        var before = prior.LogDensity(unconstrained);
        return double.IsFinite(before) ? before + logLikelihood(prior.ToNatural(unconstrained)) : double.NegativeInfinity;
    }
}
