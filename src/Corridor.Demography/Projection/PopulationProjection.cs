using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>A projected population by step, age and sex, with the births and deaths of each step. Persons.</summary>
public sealed class PopulationProjection
{
    private readonly double[][] female;
    private readonly double[][] male;

    internal PopulationProjection(double width, double[][] female, double[][] male, StepEvents[] events)
    {
        Width = width;
        this.female = female;
        this.male = male;
        Events = events;
    }

    /// <summary>Length of a step and width of an age group, years.</summary>
    public double Width { get; }

    /// <summary>Number of steps taken.</summary>
    public int Steps => female.Length - 1;

    /// <summary>Whether males were projected.</summary>
    public bool HasMales => male.Length > 0;

    /// <summary>Births and deaths of each step; element 0 is the step from time 0 to time 1.</summary>
    public IReadOnlyList<StepEvents> Events { get; }

    /// <summary>Females by age after some steps; step 0 is the start.</summary>
    public ReadOnlySpan<double> Females(int step) => female[Within(step)];

    /// <summary>Males by age after some steps; empty where only females were projected.</summary>
    public ReadOnlySpan<double> Males(int step) => HasMales ? male[Within(step)] : [];

    /// <summary>All persons after some steps.</summary>
    public double Total(int step)
    {
        double sum = 0;
        foreach (var persons in Females(step))
        {
            sum += persons;
        }

        foreach (var persons in Males(step))
        {
            sum += persons;
        }

        return sum;
    }

    private int Within(int step) => step >= 0 && step <= Steps ? step
        : throw Bad($"There is no step {N(step)}; the projection has steps 0 to {N(Steps)}.", null, step);
}

/// <summary>What happened in one step of a projection. Persons.</summary>
/// <param name="Births">All births.</param>
/// <param name="FemaleBirths">Girls among them.</param>
/// <param name="BirthsByAge">Births by age group of the mother.</param>
/// <param name="FemaleDeaths">Deaths of females, newborn included.</param>
/// <param name="MaleDeaths">Deaths of males, newborn included; 0 where only females were projected.</param>
/// <param name="NetMigration">Net migrants of the step.</param>
public sealed record StepEvents(double Births, double FemaleBirths, IReadOnlyList<double> BirthsByAge, double FemaleDeaths, double MaleDeaths, double NetMigration);
