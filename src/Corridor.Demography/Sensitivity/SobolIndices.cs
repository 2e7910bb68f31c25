namespace Corridor.Demography;

/// <summary>The share of a factor in the variance of an output.</summary>
/// <param name="First">S_i: share that vanishes on average if the factor alone were known; about 0 to 1, a small negative value is sampling noise.</param>
/// <param name="FirstLow">Lower end of its interval.</param>
/// <param name="FirstHigh">Upper end of its interval.</param>
/// <param name="Total">S_Ti: share that stays on average if all but the factor were known, interactions included; at least 0.</param>
/// <param name="TotalLow">Lower end of its interval.</param>
/// <param name="TotalHigh">Upper end of its interval.</param>
public sealed record SobolIndex(double First, double FirstLow, double FirstHigh, double Total, double TotalLow, double TotalHigh);

/// <summary>Sobol indices of an output.</summary>
/// <param name="Mean">Mean of the output over the two base samples.</param>
/// <param name="Variance">Its variance there, greater than 0.</param>
/// <param name="Confidence">Level of the intervals, for example 0.95.</param>
/// <param name="Factors">One entry for each factor.</param>
public sealed record SobolIndices(double Mean, double Variance, double Confidence, IReadOnlyList<SobolIndex> Factors);
