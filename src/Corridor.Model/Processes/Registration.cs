namespace Corridor.Model.Processes;

/// <summary>
/// What a term of registration does beside that of the data. Who comes finds somebody to register the stay after tau days on average, at a constant rate, so that
/// exp(-d / tau) miss a term of d days. What happens to a share of people for that reason happens
///   1 + share (exp(-(d - d0) / tau) - 1)
/// times as often where the term is d for d0; exactly once where it is that of the data. tau and the shares are judgements (data/parameters).
/// </summary>
internal sealed class Registration(ProcessInputs with, double share)
{
    private readonly double _days = with.Of("lapse.registration_days");

    /// <summary>Times as often as under the term of the data.</summary>
    /// <param name="t">Month, counted from the start.</param>
    public double Factor(int t) => 1 + (share * (Math.Exp(-with.Inputs.LongerRegistration[t] / _days) - 1));
}
