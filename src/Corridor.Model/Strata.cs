namespace Corridor.Model;

/// <summary>
/// The strata of one nation in one year as rows: birth year (oldest first) x sex x education.
/// A row's place does not depend on age but on birth year, so that nobody is moved when a year ends: the window of living
/// birth years slides by one birth year instead.
/// </summary>
public static class Strata
{
    /// <summary>Oldest age that is counted; whoever outlives its year is counted as dead.</summary>
    public const int OldestAge = 105;

    /// <summary>Number of single ages, 0 to <see cref="OldestAge"/>.</summary>
    public const int Ages = OldestAge + 1;

    /// <summary>Rows of one birth year: two sexes x three educations.</summary>
    public const int Lanes = 6;

    /// <summary>Rows of one year: every living birth year.</summary>
    public const int Rows = Ages * Lanes;

    /// <summary>Sexes in the order of the rows.</summary>
    public static readonly IReadOnlyList<string> Sexes = ["male", "female"];

    /// <summary>Educations in the order of the rows.</summary>
    public static readonly IReadOnlyList<string> Educations = ["basic", "vocational", "tertiary"];

    /// <summary>Age groups of the results: lowest age of each.</summary>
    public static readonly IReadOnlyList<int> AgeGroupStarts = [0, 15, 25, 35, 45, 65];

    /// <summary>Labels of the age groups of the results.</summary>
    public static readonly IReadOnlyList<string> AgeGroups = ["0-14", "15-24", "25-34", "35-44", "45-64", "65+"];

    /// <summary>Row of an age (0 to 105), a sex (0 male, 1 female) and an education (0 to 2) within a year's window.</summary>
    public static int Row(int age, int sex, int education) => ((OldestAge - age) * Lanes) + (sex * 3) + education;

    /// <summary>Age of a row.</summary>
    public static int AgeOf(int row) => OldestAge - (row / Lanes);

    /// <summary>Sex of a row: 0 male, 1 female.</summary>
    public static int SexOf(int row) => row % Lanes / 3;

    /// <summary>Education of a row: 0 basic, 1 vocational, 2 tertiary.</summary>
    public static int EducationOf(int row) => row % 3;
}
