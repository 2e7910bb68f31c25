namespace Corridor.Demography;

/// <summary>
/// The four usual shapes of the Rogers-Castro schedule, named by their number of parameters
/// (Rogers and Castro 1981, <i>Model Migration Schedules</i>, IIASA RR-81-30).
/// </summary>
public enum RogersCastroModel
{
    /// <summary>Childhood, labour force and constant: a1, alpha1, a2, alpha2, mu2, lambda2, c.</summary>
    SevenParameters = 7,

    /// <summary>The seven and an upward slope at old ages: a4, lambda4.</summary>
    NineParameters = 9,

    /// <summary>The seven and a retirement peak: a3, alpha3, mu3, lambda3.</summary>
    ElevenParameters = 11,

    /// <summary>The seven, a retirement peak and an upward slope.</summary>
    ThirteenParameters = 13,
}
