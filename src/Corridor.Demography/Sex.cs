namespace Corridor.Demography;

/// <summary>The sex to which a population or a life table refers.</summary>
public enum Sex
{
    /// <summary>Females.</summary>
    Female,

    /// <summary>Males.</summary>
    Male,

    /// <summary>Both sexes together.</summary>
    Both,
}
