using System.Globalization;

namespace Corridor.Demography;

/// <summary>
/// Says that an input of a demographic method cannot be used: what is wrong, where (a place, an age, a pair) and by how much.
/// The methods of this library throw it instead of returning NaN or a silently altered result.
/// </summary>
public sealed class DemographicInputException : ArgumentException
{
    /// <summary>Makes an exception without details.</summary>
    public DemographicInputException() { }

    /// <summary>Makes an exception with a message for the user.</summary>
    public DemographicInputException(string message) : base(message) { }

    /// <summary>Makes an exception with a message for the user and its cause.</summary>
    public DemographicInputException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Makes an exception that names the spot and the amount.</summary>
    /// <param name="message">What is wrong; it should already hold the place and the amount in words.</param>
    /// <param name="place">The place, age or pair of places at fault.</param>
    /// <param name="amount">The value at fault, or the difference between two totals, in the unit of the input.</param>
    public DemographicInputException(string message, string? place, double? amount) : base(message)
    {
        Place = place;
        Amount = amount;
    }

    /// <summary>The place, age or pair of places at fault; null when the fault concerns the whole input.</summary>
    public string? Place { get; }

    /// <summary>The value at fault, or the size of a disagreement, in the unit of the input; null when no number tells it.</summary>
    public double? Amount { get; }

    internal static string Number(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture) is var text && double.IsFinite(value) && Math.Abs(value) is < 1e15 and >= 1e-9 or 0
        ? text
        : value.ToString("R", CultureInfo.InvariantCulture);
}
