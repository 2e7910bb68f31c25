using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Summary measures of a Rogers-Castro schedule (Rogers and Castro 1981, sections 2 and 3; Rogers and Watkins 1987).
/// A measure that divides by a component which the schedule lacks is null.
/// </summary>
public sealed record RogersCastroIndices
{
    /// <summary>x_h: the age at which the rate peaks among labour-force ages, exact years.</summary>
    public required double PeakAge { get; init; }

    /// <summary>m(x_h): the rate at the peak, in the unit of the levels.</summary>
    public required double PeakRate { get; init; }

    /// <summary>x_l: the age of the lowest rate before the peak, exact years.</summary>
    public required double LowAge { get; init; }

    /// <summary>m(x_l): the rate at the low point.</summary>
    public required double LowRate { get; init; }

    /// <summary>X = x_h - x_l: the labour-force shift, years.</summary>
    public double LabourForceShift => PeakAge - LowAge;

    /// <summary>B = m(x_h) - m(x_l): the jump, in the unit of the levels.</summary>
    public double Jump => PeakRate - LowRate;

    /// <summary>a1 / a2: child dependency.</summary>
    public required double? ChildDependency { get; init; }

    /// <summary>a2 / a1: labour dependency, the inverse of <see cref="ChildDependency"/>.</summary>
    public required double? LabourDependency { get; init; }

    /// <summary>a3 / a2: retirement dependency.</summary>
    public required double? RetirementDependency { get; init; }

    /// <summary>lambda2 / alpha2: asymmetry of the labour-force component.</summary>
    public required double? LabourAsymmetry { get; init; }

    /// <summary>lambda3 / alpha3: asymmetry of the retirement component.</summary>
    public required double? RetirementAsymmetry { get; init; }

    /// <summary>alpha1 / alpha2: parental-shift regularity, near 1 where children move with their parents.</summary>
    public required double? Regularity { get; init; }

    /// <summary>GMR: the gross migraproduction rate, the sum of the rates at ages 0, 1, ... up to the last age.</summary>
    public required double GrossMigraproductionRate { get; init; }

    /// <summary>Mean age of the schedule, years (each single age counted at its middle).</summary>
    public required double MeanAge { get; init; }

    /// <summary>Measures a schedule.</summary>
    /// <param name="schedule">The schedule; it must have a labour-force component (a2 greater than 0).</param>
    /// <param name="lastAge">Last single age that counts in the gross rate and the mean age, 20 to 150 years.</param>
    /// <exception cref="DemographicInputException">The schedule has no labour-force component, or the last age is out of range.</exception>
    public static RogersCastroIndices Of(RogersCastro schedule, int lastAge = 100)
    {
        if (lastAge is < 20 or > 150)
        {
            throw Bad($"The last age is {N(lastAge)}; it must lie between 20 and 150 years.", null, lastAge);
        }

        Positive(schedule.A2, "a2, the level of the labour-force component,");

        // The labour-force component itself peaks where lambda2 exp(-lambda2 (x - mu2)) = alpha2.
        var ceiling = Math.Min(lastAge, schedule.A3 > 0 ? Math.Max(schedule.Mu3 - 5, 30) : 65);
        var peak = Extreme(schedule, 5, ceiling, highest: true);
        var low = Extreme(schedule, 0, peak, highest: false);
        double gross = 0, moment = 0;
        for (var age = 0; age <= lastAge; age++)
        {
            var rate = schedule.At(age);
            gross += rate;
            moment += rate * (age + 0.5);
        }

        return new RogersCastroIndices
        {
            PeakAge = peak,
            PeakRate = schedule.At(peak),
            LowAge = low,
            LowRate = schedule.At(low),
            ChildDependency = Ratio(schedule.A1, schedule.A2),
            LabourDependency = Ratio(schedule.A2, schedule.A1),
            RetirementDependency = schedule.A3 > 0 ? Ratio(schedule.A3, schedule.A2) : null,
            LabourAsymmetry = Ratio(schedule.Lambda2, schedule.Alpha2),
            RetirementAsymmetry = schedule.A3 > 0 ? Ratio(schedule.Lambda3, schedule.Alpha3) : null,
            Regularity = Ratio(schedule.Alpha1, schedule.Alpha2),
            GrossMigraproductionRate = gross,
            MeanAge = moment / gross,
        };
    }

    private static double? Ratio(double above, double below) => below == 0 ? null : above / below;

    private static double Extreme(RogersCastro schedule, double from, double to, bool highest)
    {
        var sign = highest ? 1 : -1;
        const double step = 0.1;
        var best = from;
        for (var age = from; age <= to; age += step)
        {
            if (sign * schedule.At(age) > sign * schedule.At(best))
            {
                best = age;
            }
        }

        // Golden section between the neighbours of the best grid point.
        const double golden = 0.6180339887498949;
        double left = Math.Max(from, best - step), right = Math.Min(to, best + step);
        while (right - left > 1e-9)
        {
            var inner = (right - left) * golden;
            if (sign * schedule.At(right - inner) > sign * schedule.At(left + inner))
            {
                right = left + inner;
            }
            else
            {
                left = right - inner;
            }
        }

        return (left + right) / 2;
    }
}
