using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>
/// Whole numbers that one thread counts. Sums of whole numbers do not depend on who counted what, so results do not depend on the number of
/// threads.
/// </summary>
internal sealed class Tally
{
    /// <summary>Lengths of spells in months up to and with which they fall into a class; longer ones fall into the last.</summary>
    public static readonly IReadOnlyList<int> SpellClasses = [1, 3, 6, 12, 24, 60, int.MaxValue];

    /// <summary>Birth years of a group.</summary>
    public const int ColumnsOfGroup = 5;

    private readonly int _groups;

    /// <summary>Creates counters.</summary>
    /// <param name="layout">Counters of moves.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="columns">Number of birth years.</param>
    public Tally(Counters layout, int states, int columns)
    {
        _groups = (columns + ColumnsOfGroup - 1) / ColumnsOfGroup;
        Moves = new long[layout.Count];
        Born = new long[states * Strata.Lanes];
        Spells = new long[states * _groups * SpellClasses.Count];
        SpellMonths = new long[states * _groups];
    }

    /// <summary>Persons by counter (see <see cref="Counters"/>).</summary>
    public long[] Moves { get; }

    /// <summary>Births by cell of the child.</summary>
    public long[] Born { get; }

    /// <summary>Ended spells by state, group of birth years and class of length.</summary>
    public long[] Spells { get; }

    /// <summary>Months of ended spells by state and group of birth years.</summary>
    public long[] SpellMonths { get; }

    /// <summary>Counts a spell that has ended.</summary>
    public void Spell(int state, int column, int months)
    {
        int group = (state * _groups) + (column / ColumnsOfGroup);
        int length = 0;
        while (months > SpellClasses[length])
        {
            length++;
        }

        Spells[(group * SpellClasses.Count) + length]++;
        SpellMonths[group] += months;
    }

    /// <summary>Adds what a month has counted to another tally and begins anew.</summary>
    public void PourMonth(Tally other)
    {
        Pour(Moves, other.Moves);
        Pour(Born, other.Born);
    }

    /// <summary>Adds the spells to another tally and begins anew.</summary>
    public void PourSpells(Tally other)
    {
        Pour(Spells, other.Spells);
        Pour(SpellMonths, other.SpellMonths);
    }

    private static void Pour(long[] from, long[] to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            to[i] += from[i];
        }

        Array.Clear(from);
    }
}
