using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>A method refused an input that reads well: totals differ, a place is alone, nobody is left. Names the file, the place and the amount.</summary>
/// <param name="fault">File, what and what to do.</param>
/// <param name="refusal">What the method said.</param>
internal sealed class RefusedInputException(Fault fault, DemographicInputException refusal) : Exception(fault.What, refusal)
{
    public Fault Fault { get; } = fault;

    /// <summary>The place, age or pair of places at fault.</summary>
    public string? Place { get; } = refusal.Place;

    /// <summary>The value at fault, or the size of a disagreement.</summary>
    public double? Amount { get; } = refusal.Amount;

    /// <summary>Does a piece of work whose refusals concern one file.</summary>
    /// <param name="file">The file as faults name it.</param>
    /// <param name="mend">What the user can do.</param>
    /// <param name="work">The work.</param>
    public static T Telling<T>(string file, string mend, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DemographicInputException refusal)
        {
            throw new RefusedInputException(new Fault(file, null, null, refusal.Message.TrimEnd('.'), mend), refusal);
        }
    }
}
