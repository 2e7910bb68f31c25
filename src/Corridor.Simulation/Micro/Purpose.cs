namespace Corridor.Simulation.Micro;

/// <summary>What random numbers decide: each purpose has numbers of its own (see <see cref="Random.RandomStream"/>).</summary>
internal enum Purpose : uint
{
    /// <summary>Rounding of the start to whole persons.</summary>
    Start = 1,

    /// <summary>How many of a cell leave, who, and where to.</summary>
    Moves,

    /// <summary>Whose stay ends how.</summary>
    Stays,

    /// <summary>Births, mothers, sex and education of the children.</summary>
    Births,

    /// <summary>Who is linked to whom as a partner.</summary>
    Partners,

    /// <summary>Mothers of the children alive at the start.</summary>
    Mothers,

    /// <summary>A person's own propensity to leave.</summary>
    Propensity,
}
