using Corridor.Simulation.Random;

namespace Corridor.Bench.Mm1;

/// <summary>
/// The persons of MM1 as a structure of arrays. Instead of an age, which changes every month, the age at the start is kept; its remainder in
/// an age group tells in which month the person changes to the next one, and only then, at a death or a move does the bound for the first
/// word change, which is kept, too.
/// </summary>
internal sealed class Mm1Persons
{
    /// <summary>Bytes of state a person takes in the arrays below.</summary>
    public const int Bytes = (4 * sizeof(byte)) + sizeof(ushort) + sizeof(uint);

    /// <summary>The arrays are longer than the number of persons by up to this, filled with persons who never move.</summary>
    public const int Padding = 64;

    /// <summary>Phase of a place without a person: no month comes to it.</summary>
    private const byte Never = byte.MaxValue;

    /// <summary>Places for so many persons.</summary>
    public Mm1Persons(uint seed, int count)
    {
        Seed = seed;
        Count = count;
        int places = (count + Padding - 1) / Padding * Padding;
        Home = new byte[places];
        Country = new byte[places];
        Status = new byte[places];
        Phase = new byte[places];
        StartAge = new ushort[places];
        Threshold = new uint[places];
        Phase.AsSpan(count).Fill(Never);
    }

    public uint Seed { get; }

    /// <summary>Number of persons.</summary>
    public int Count { get; }

    public byte[] Home { get; }

    public byte[] Country { get; }

    public byte[] Status { get; }

    /// <summary>Months of the age at the start that lie in its age group.</summary>
    public byte[] Phase { get; }

    /// <summary>Age in months before the first month.</summary>
    public ushort[] StartAge { get; }

    /// <summary>The person moves if the first word is below it.</summary>
    public uint[] Threshold { get; }

    /// <summary>Draws the initial state of persons from one number on up to another.</summary>
    public void Start(int first, int end)
    {
        for (int i = first; i < Math.Min(end, Count); i++)
        {
            PhiloxBlock words = Mm1Model.Words(Seed, (uint)i, Mm1Model.Start);
            int age = (int)(words.X1 % Mm1Model.Lifespan);
            int home = Mm1Model.Home(words.X0);
            int status = (int)(words.X2 & 3);
            Home[i] = Country[i] = (byte)home;
            Status[i] = (byte)status;
            StartAge[i] = (ushort)age;
            Phase[i] = (byte)(age % Mm1Model.GroupMonths);
            Threshold[i] = Mm1Model.Threshold(home, age, status);
        }
    }

    /// <summary>The phase of those who enter another age group in a month.</summary>
    public static byte PhaseOf(int month) => (byte)((Mm1Model.GroupMonths - ((month + 1) % Mm1Model.GroupMonths)) % Mm1Model.GroupMonths);

    /// <summary>A person enters another age group; at the end of the last one, another person takes the place.</summary>
    public void ChangeGroup(int person, int month)
    {
        int age = Age(person, month);
        if (age == 0)
        {
            Country[person] = Home[person];
            Status[person] = (byte)(Mm1Model.Words(Seed, (uint)person, (uint)month).X2 & 3);
        }

        Threshold[person] = Mm1Model.Threshold(Country[person], age, Status[person]);
    }

    /// <summary>A person moves; the second word says where.</summary>
    public void Move(int person, int month, uint word)
    {
        int to = Mm1Model.Destination(Home[person], Country[person], word);
        Country[person] = (byte)to;
        Threshold[person] = Mm1Model.Threshold(to, Age(person, month), Status[person]);
    }

    /// <summary>Persons by country.</summary>
    public long[] ByCountry()
    {
        long[] counts = new long[Mm1Model.Countries];
        foreach (byte country in Country.AsSpan(0, Count))
        {
            counts[country]++;
        }

        return counts;
    }

    /// <summary>Age in months after the step of a month.</summary>
    private int Age(int person, int month) => (StartAge[person] + month + 1) % Mm1Model.Lifespan;
}
