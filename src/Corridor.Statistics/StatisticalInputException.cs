namespace Corridor.Statistics;

/// <summary>Says that an input of a statistical method cannot be used: what is wrong, where, and what is needed. The methods throw it instead of returning NaN.</summary>
public sealed class StatisticalInputException : ArgumentException
{
    /// <summary>Makes an exception without details.</summary>
    public StatisticalInputException() { }

    /// <summary>Makes an exception with a message for the user.</summary>
    public StatisticalInputException(string message) : base(message) { }

    /// <summary>Makes an exception with a message for the user and its cause.</summary>
    public StatisticalInputException(string message, Exception innerException) : base(message, innerException) { }
}
