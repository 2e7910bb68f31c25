using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>What is counted of the lives of a group of birth years.</summary>
internal sealed class LifeCounts
{
    /// <summary>Ages at which those who have ever migrated are counted.</summary>
    public static readonly IReadOnlyList<int> Ages = [18, 20, 25, 30, 35, 40, 45, 50, 60];

    /// <summary>Upper bounds of the classes of trips.</summary>
    public static readonly IReadOnlyList<int> TripClasses = [1, 2, 3, 4, 9, int.MaxValue];

    /// <summary>Upper bounds of the classes of months abroad.</summary>
    public static readonly IReadOnlyList<int> MonthClasses = [6, 12, 24, 60, 120, int.MaxValue];

    /// <summary>Upper bounds of the classes of the age at first departure.</summary>
    public static readonly IReadOnlyList<int> FirstAgeClasses = [17, 19, 24, 29, 39, int.MaxValue];

    /// <summary>Alive, by sex and age.</summary>
    public long[,] Alive { get; } = new long[2, Ages.Count];

    /// <summary>Alive and ever abroad, by sex and age.</summary>
    public long[,] Migrated { get; } = new long[2, Ages.Count];

    /// <summary>By sex and class of trips.</summary>
    public long[,] Trips { get; } = new long[2, TripClasses.Count];

    /// <summary>By sex and class of months abroad.</summary>
    public long[,] Months { get; } = new long[2, MonthClasses.Count];

    /// <summary>By sex and class of age at first departure.</summary>
    public long[,] FirstAges { get; } = new long[2, FirstAgeClasses.Count];

    /// <summary>Persons whose first departure the run has seen, by sex; sums of trips, months abroad and years of age at first departure.</summary>
    public long[,] Sums { get; } = new long[2, 4];

    /// <summary>Sum of what they sent, by sex, USD.</summary>
    public double[] Remitted { get; } = new double[2];

    /// <summary>Persons by sequence of statuses.</summary>
    public Dictionary<uint, long> Sequences { get; } = [];

    /// <summary>Counts a cohort.</summary>
    /// <param name="cohort">The cohort, its run ended.</param>
    /// <param name="birthYear">Its birth year.</param>
    /// <param name="biography">Closes lives that go on.</param>
    public void Take(Cohort cohort, int birthYear, Biography biography)
    {
        int start = Scenario.Start.Year;
        bool some = cohort.Count < cohort.Persons;
        for (int a = 0; a < Ages.Count; a++)
        {
            Alive[0, a] += cohort.AliveWithoutRecord[0, a];
            Alive[1, a] += cohort.AliveWithoutRecord[1, a];
        }

        for (int id = 0; id < cohort.Count; id++)
        {
            ref LifeRecord person = ref cohort.Records[id];
            int sex = person.Lane / 3;
            bool dead = person.State >= biography.States;
            for (int a = 0; a < Ages.Count; a++)
            {
                int moment = (birthYear + Ages[a] - start) * 12;
                bool counted = some && person is { Trips: > 0, BeganAbroad: false } && person.First > moment;
                if (moment >= 0 && moment <= biography.Months && !(dead && person.Entered <= moment) && !counted)
                {
                    Alive[sex, a]++;
                    Migrated[sex, a] += person.Trips > 0 && person.First <= moment ? 1 : 0;
                }
            }

            if (!dead)
            {
                biography.Close(ref person);
            }

            if (person.Trips > 0 && !person.BeganAbroad)
            {
                Journeys(ref person, sex, birthYear);
            }
        }
    }

    private void Journeys(ref LifeRecord person, int sex, int birthYear)
    {
        int age = Scenario.Start.Year + ((person.First - 1) / 12) - birthYear;
        Trips[sex, ClassOf(TripClasses, person.Trips)]++;
        Months[sex, ClassOf(MonthClasses, person.Abroad)]++;
        FirstAges[sex, ClassOf(FirstAgeClasses, age)]++;
        Sums[sex, 0]++;
        Sums[sex, 1] += person.Trips;
        Sums[sex, 2] += person.Abroad;
        Sums[sex, 3] += age;
        Remitted[sex] += person.Remitted;
        Sequences[person.Sequence] = Sequences.GetValueOrDefault(person.Sequence) + 1;
    }

    private static int ClassOf(IReadOnlyList<int> bounds, int value)
    {
        int at = 0;
        while (value > bounds[at])
        {
            at++;
        }

        return at;
    }
}
