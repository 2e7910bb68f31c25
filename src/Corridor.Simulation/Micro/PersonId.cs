namespace Corridor.Simulation.Micro;

/// <summary>A simulated person of a nation in one word: column of the cohort and id in it. 0 means nobody.</summary>
internal static class PersonId
{
    /// <summary>Most persons of one cohort.</summary>
    public const int MostPersons = (1 << Shift) - 1;

    private const int Shift = 24;

    /// <summary>The word for a person.</summary>
    public static uint Of(int column, uint id) => ((uint)column << Shift) | (id + 1);

    /// <summary>Column of the cohort.</summary>
    public static int Column(uint person) => (int)(person >> Shift);

    /// <summary>Id within the cohort.</summary>
    public static int Id(uint person) => (int)(person & MostPersons) - 1;
}
