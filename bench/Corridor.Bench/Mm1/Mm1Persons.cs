using Corridor.Simulation.Random;

namespace Corridor.Bench.Mm1;

/// <summary>
/// The persons of MM1 as a structure of arrays. Instead of an age, which changes every month, the age at the start is kept; its remainder in
/// an age group tells in which month the person changes to the next one, and only then, at a death or a move does the bound for the first
/// word change, which is kept, too. A month looks at bounds and phases of everyone, and at the rest of the few to whom something happens.
/// </summary>
internal sealed class Mm1Persons
{
    /// <summary>Bytes of state a person takes in the arrays below.</summary>
    public const int Bytes = sizeof(byte) + sizeof(uint) + sizeof(uint);

    /// <summary>The arrays are longer than the number of persons by less than this, filled with persons who never move.</summary>
    public const int Padding = 64;

    /// <summary>Phase of a place without a person: no month comes to it.</summary>
    private const byte Never = byte.MaxValue;

    private const int CountryShift = 3;
    private const int StatusShift = 6;
    private const int AgeShift = 8;

    /// <summary>Bits 0 to 2 home, 3 to 5 country, 6 and 7 status, from 8 on the age in months before the first month.</summary>
    private readonly uint[] _state;

    /// <summary>Places for so many persons.</summary>
    public Mm1Persons(uint seed, int count)
    {
        Seed = seed;
        Count = count;
        int places = (count + Padding - 1) / Padding * Padding;
        _state = new uint[places];
        Phase = new byte[places];
        Threshold = new uint[places];
        Phase.AsSpan(count).Fill(Never);
    }

    public uint Seed { get; }

    /// <summary>Number of persons.</summary>
    public int Count { get; }

    /// <summary>Months of the age at the start that lie in its age group.</summary>
    public byte[] Phase { get; }

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
            Phase[i] = (byte)(age % Mm1Model.GroupMonths);
            Set(i, home, home, status, age, age);
        }
    }

    public int CountryOf(int person) => (int)(_state[person] >> CountryShift) & 7;

    public int StatusOf(int person) => (int)(_state[person] >> StatusShift) & 3;

    /// <summary>The phase of those who enter another age group in a month.</summary>
    public static byte PhaseOf(int month) => (byte)((Mm1Model.GroupMonths - ((month + 1) % Mm1Model.GroupMonths)) % Mm1Model.GroupMonths);

    /// <summary>A person enters another age group; at the end of the last one, another person takes the place.</summary>
    public void ChangeGroup(int person, int month)
    {
        uint state = _state[person];
        int start = (int)(state >> AgeShift), home = (int)state & 7;
        int age = Age(start, month);
        int status = age == 0 ? (int)(Mm1Model.Words(Seed, (uint)person, (uint)month).X2 & 3) : (int)(state >> StatusShift) & 3;
        Set(person, home, age == 0 ? home : (int)(state >> CountryShift) & 7, status, start, age);
    }

    /// <summary>A person moves; the second word says where.</summary>
    public void Move(int person, int month, uint word)
    {
        uint state = _state[person];
        int start = (int)(state >> AgeShift), home = (int)state & 7;
        int to = Mm1Model.Destination(home, (int)(state >> CountryShift) & 7, word);
        Set(person, home, to, (int)(state >> StatusShift) & 3, start, Age(start, month));
    }

    /// <summary>Persons by country.</summary>
    public long[] ByCountry()
    {
        long[] counts = new long[Mm1Model.Countries];
        for (int i = 0; i < Count; i++)
        {
            counts[CountryOf(i)]++;
        }

        return counts;
    }

    /// <summary>Age in months after the step of a month.</summary>
    private static int Age(int start, int month) => (start + month + 1) % Mm1Model.Lifespan;

    private void Set(int person, int home, int country, int status, int start, int age)
    {
        _state[person] = (uint)(home | (country << CountryShift) | (status << StatusShift) | (start << AgeShift));
        Threshold[person] = Mm1Model.Threshold(country, age, status);
    }
}
