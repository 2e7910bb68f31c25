using Corridor.Model.Parameters;

namespace Corridor.Model;

/// <summary>Parameters that only single lives need: the microsimulation reads them, no rate of the specification depends on them.</summary>
/// <param name="PartnerGap">Years by which the partner of a woman is older.</param>
/// <param name="PropensityShape">Shape of the gamma distribution, of mean 1, of a person's propensity to leave home.</param>
/// <param name="ReturnEarly">Rate of return right after leaving home relative to that long after.</param>
/// <param name="ReturnMonths">Time constant of its fall, months.</param>
public sealed record LifeParameters(int PartnerGap, double PropensityShape, double ReturnEarly, double ReturnMonths)
{
    internal static LifeParameters Of(ParameterSet parameters) => new(
        (int)Math.Round(parameters["lives.partner_gap"]),
        parameters["lives.propensity_shape"],
        parameters["lives.return_early"],
        parameters["lives.return_months"]);
}
