namespace Corridor.Demography;

/// <summary>When the net migrants of a step come.</summary>
public enum MigrationTiming
{
    /// <summary>At the end of the step: they neither die nor give birth in it.</summary>
    End,

    /// <summary>Evenly over the step: half are added at its start and live through it, half at its end, before births are counted.</summary>
    Even,
}
