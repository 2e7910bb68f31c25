namespace Corridor.Simulation.Micro;

/// <summary>How a microsimulation is made.</summary>
/// <param name="Scale">Every simulated person stands for so many; 1 is one to one.</param>
/// <param name="Seed">Seed of the random numbers.</param>
/// <param name="Threads">Threads; results do not depend on it.</param>
/// <param name="Detail">True to keep stocks by sex, age group and education each month.</param>
/// <param name="Families">True to link mothers, children and partners.</param>
/// <param name="Histories">About so many persons are followed, an equal part of each nation, and their spells written down one by one; 0: nobody.</param>
/// <param name="Personal">True to give persons a propensity of their own and to let return depend on the months since leaving home.</param>
/// <param name="ExpectedFeedback">True to take rates from the expected counts of the macrosimulation, false from the run's own counts.</param>
public sealed record MicroOptions(
    int Scale,
    ulong Seed,
    int Threads,
    bool Detail = true,
    bool Families = false,
    int Histories = 0,
    bool Personal = false,
    bool ExpectedFeedback = false)
{
    /// <summary>What decides results beside data, scenario and seed, in words: part of a run's digest.</summary>
    public string Name => string.Join(' ', (string[])
    [
        FormattableString.Invariant($"micro 1:{Scale}"),
        .. Families ? (string[])["families"] : [],
        .. Histories > 0 ? (string[])[FormattableString.Invariant($"histories {Histories}")] : [],
        .. Personal ? (string[])["personal"] : [],
        .. ExpectedFeedback ? (string[])["expected feedback"] : [],
    ]);
}
