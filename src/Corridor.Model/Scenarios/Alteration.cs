using System.Globalization;
using Corridor.Data;

namespace Corridor.Model.Scenarios;

/// <summary>How a value is altered.</summary>
public enum Operation
{
    /// <summary>Times a factor.</summary>
    Multiply,

    /// <summary>Plus an amount.</summary>
    Add,

    /// <summary>Another value in its place.</summary>
    Set,

    /// <summary>From the value of the first month on it grows by an amount a year, in place of its own course.</summary>
    Grow,
}

/// <summary>A value and what is done with it.</summary>
/// <param name="Operation">What is done.</param>
/// <param name="Amount">Factor, amount, value, or amount a year.</param>
public sealed record Alteration(Operation Operation, double Amount)
{
    private static readonly string[] Words = ["multiply", "add", "set"];

    /// <summary>
    /// The altered value at a part of the full change. A factor grows and fades in its logarithm, an amount on a straight line; a set value
    /// goes over to the value of the data in logarithms where both are above zero, else on a straight line.
    /// </summary>
    /// <param name="value">The value without the change.</param>
    /// <param name="weight">Share of the full change, 0 to 1.</param>
    public double Of(double value, double weight) => weight <= 0 ? value : Operation switch
    {
        Operation.Multiply => value * Math.Pow(Amount, weight),
        Operation.Add => value + (Amount * weight),
        _ when weight >= 1 => Amount,
        _ => value > 0 && Amount > 0 ? value * Math.Pow(Amount / value, weight) : value + ((Amount - value) * weight),
    };

    /// <summary>Reads the one of multiply, add and set that a change has.</summary>
    internal static Alteration Read(YamlMap said, Faults faults, params string[] allowed)
    {
        if (One(said, faults, allowed.Length > 0 ? allowed : Words) is not { } word)
        {
            return new Alteration(Operation.Multiply, 1);
        }

        double amount = said.Number(word, faults);
        if (word == "multiply" && amount <= 0)
        {
            said.Fault(faults, "multiply", string.Create(CultureInfo.InvariantCulture, $"multiply is {amount}"), "a factor is above 0; to make something nil write set: 0, or close:");
            amount = double.NaN;
        }

        return new Alteration(word switch { "multiply" => Operation.Multiply, "add" => Operation.Add, _ => Operation.Set }, double.IsNaN(amount) ? 1 : amount);
    }

    /// <summary>The one of some keys that a change has; null after a fault where it has none or several.</summary>
    internal static string? One(YamlMap said, Faults faults, params string[] words)
    {
        string[] there = [.. words.Where(said.Has)];
        if (there.Length == 1)
        {
            return there[0];
        }

        said.Fault(
            faults,
            there.Length > 1 ? there[1] : string.Empty,
            there.Length > 1 ? $"'{there[0]}' and '{there[1]}' in one change" : "the change does not say what is done",
            there.Length > 1 ? "keep one; further changes follow in the list" : words.Length > 1 ? $"add one of {string.Join(", ", words)}" : $"add {words[0]}: X");
        return null;
    }
}
