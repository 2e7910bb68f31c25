using System.Runtime.CompilerServices;
using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>
/// The persons of one nation born in one year. Nobody changes birth year, sex or education, so a person stays in the cohort and in its lane
/// for life, and cohorts touch each other only through births. In each cell (state x lane) stands a list of its persons: as long as rates are
/// the same for all of a cell, whoever moves is found by a draw among them, without touching the others.
/// </summary>
internal sealed class Cohort
{
    private readonly int[] _present;
    private readonly int[] _before;
    private readonly int _firstCounted;
    private uint[][] _ids;

    /// <summary>An empty cohort.</summary>
    /// <param name="column">Birth year, counted from the oldest at the start of the run.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="counted">A state whose persons are alike in everything that is kept of them, so that their number says it all: they get an id and a record when they first move. -1: none.</param>
    public Cohort(int column, int states, int counted = -1)
    {
        Column = column;
        _firstCounted = counted < 0 ? int.MinValue : counted * Strata.Lanes;
        int cells = states * Strata.Lanes;
        _present = new int[cells];
        _before = new int[cells];
        _ids = new uint[cells][];
        Array.Fill(_ids, []);
    }

    /// <summary>Birth year, counted from the oldest at the start of the run: the first row of the cohort is six times this.</summary>
    public int Column { get; }

    /// <summary>Persons with a record; ids run from 0 to below this.</summary>
    public int Count { get; private set; }

    /// <summary>Persons ever in the cohort.</summary>
    public int Persons { get; private set; }

    /// <summary>Persons without a record who were alive at the ages of <see cref="LifeCounts.Ages"/>, by sex and age.</summary>
    public long[,] AliveWithoutRecord { get; } = new long[2, LifeCounts.Ages.Count];

    /// <summary>True for a cell whose persons are counted, and have neither id nor record.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsCounted(int cell) => (uint)(cell - _firstCounted) < Strata.Lanes;

    /// <summary>Records by id.</summary>
    public LifeRecord[] Records = [];

    /// <summary>Mothers by id, where families are linked (see <see cref="PersonId"/>).</summary>
    public uint[]? Mothers;

    /// <summary>Partners by id.</summary>
    public uint[]? Partners;

    /// <summary>Sums of the propensities of the persons in each cell at home, in parts; null where all are alike.</summary>
    public long[]? Propensities;

    /// <summary>Children born to the cohort in even and odd months: cell they are born into and id of the mother.</summary>
    public List<(int Cell, uint Mother)>[] Born { get; } = [[], []];

    /// <summary>Women whose first child was born in even and odd months and who are to be linked to a partner.</summary>
    public List<uint>[] Seeking { get; } = [[], []];

    /// <summary>Moves of the persons who are followed.</summary>
    public List<Step> Followed { get; } = [];

    /// <summary>First id and moment of birth of the persons of each month's births, in order; those of the start come before.</summary>
    public List<(uint First, int Moment)> Arrivals { get; } = [];

    /// <summary>Moment at which a person was born, or 0 for those of the start.</summary>
    public int FirstMoment(uint id)
    {
        int moment = 0;
        foreach ((uint first, int at) in Arrivals)
        {
            moment = id >= first ? at : moment;
        }

        return moment;
    }

    /// <summary>Persons in a cell.</summary>
    public int Present(int cell) => _present[cell];

    /// <summary>Persons in a cell at the beginning of the month who have not moved since.</summary>
    public int Waiting(int cell) => _before[cell];

    /// <summary>Adds a new person to a cell that is not counted; returns the id.</summary>
    public uint Add(int cell)
    {
        Persons++;
        uint id = Create(cell);
        Enter(cell, id);
        return id;
    }

    /// <summary>Adds new persons to a counted cell.</summary>
    public void AddCounted(int cell, int persons)
    {
        Persons += persons;
        _present[cell] += persons;
    }

    /// <summary>A person of a counted cell dies: one less, and nothing to write down.</summary>
    public void Vanish(int cell)
    {
        _before[cell]--;
        _present[cell]--;
    }

    /// <summary>Counts who is alive without a record at an age; at the beginning of the year in which the cohort reaches it.</summary>
    public void CountAlive(int age)
    {
        for (int a = 0; a < LifeCounts.Ages.Count && _firstCounted >= 0; a++)
        {
            for (int lane = 0; lane < Strata.Lanes && LifeCounts.Ages[a] == age; lane++)
            {
                AliveWithoutRecord[lane / 3, a] += _present[_firstCounted + lane];
            }
        }
    }

    /// <summary>Makes room for persons.</summary>
    public void Grow(int persons)
    {
        Array.Resize(ref Records, persons);
        if (Mothers is not null)
        {
            Array.Resize(ref Mothers, persons);
            Array.Resize(ref Partners, persons);
        }
    }

    /// <summary>Makes room for persons of a cell.</summary>
    public void Reserve(int cell, int persons) => _ids[cell] = new uint[persons];

    /// <summary>Begins a month: everybody in a cell waits for what the month brings.</summary>
    public void BeginMonth() => _present.CopyTo(_before, 0);

    /// <summary>Puts a person into a cell; it moves no more this month.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(int cell, uint id)
    {
        uint[] ids = _ids[cell];
        int count = _present[cell];
        if (count == ids.Length)
        {
            ids = Longer(cell);
        }

        ids[count] = id;
        _present[cell] = count + 1;
    }

    /// <summary>Takes the person at a position among the waiting out of a cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Take(int cell, int position)
    {
        uint[] ids = _ids[cell];
        uint id = ids[position];
        int last = --_before[cell];
        int end = --_present[cell];

        // The last who waits fills the gap, and the last of all fills theirs.
        ids[position] = ids[last];
        ids[last] = ids[end];
        return id;
    }

    /// <summary>
    /// Takes the person at a position among the first <paramref name="open"/> out of a cell, while those from there on wait but are drawn no more.
    /// </summary>
    public uint Take(int cell, int position, int open)
    {
        if (IsCounted(cell))
        {
            Vanish(cell);
            return Create(cell);
        }

        uint[] ids = _ids[cell];
        uint id = ids[position];
        int last = --_before[cell];
        int end = --_present[cell];
        ids[position] = ids[open - 1];
        ids[open - 1] = ids[last];
        ids[last] = ids[end];
        return id;
    }

    /// <summary>The person at a position of a cell.</summary>
    public uint At(int cell, int position) => _ids[cell][position];

    /// <summary>Exchanges two positions of a cell; among counted persons there is nothing to exchange.</summary>
    public void Exchange(int cell, int one, int other)
    {
        if (IsCounted(cell))
        {
            return;
        }

        uint[] ids = _ids[cell];
        (ids[one], ids[other]) = (ids[other], ids[one]);
    }

    /// <summary>Moves all who wait in a cell to another, without a change of place and status.</summary>
    public void MoveAll(int from, int to)
    {
        int count = _before[from];
        if (_present[to] == 0 && count == _present[from])
        {
            (_ids[from], _ids[to]) = (_ids[to], _ids[from]);
            (_present[from], _present[to]) = (0, count);
            _before[from] = 0;
            return;
        }

        while (_present[to] + count > _ids[to].Length)
        {
            Longer(to);
        }

        _ids[from].AsSpan(0, count).CopyTo(_ids[to].AsSpan(_present[to]));
        _present[to] += count;
        int stay = _present[from] - count;
        _ids[from].AsSpan(count, stay).CopyTo(_ids[from]);
        _present[from] = stay;
        _before[from] = 0;
    }

    /// <summary>Everybody leaves: nobody stands in a cell any more; the records stay.</summary>
    public void Empty()
    {
        Array.Clear(_present);
        Array.Clear(_before);
        _ids = [];
    }

    private uint Create(int cell)
    {
        if (Count == Records.Length)
        {
            Grow(Math.Max(16, Count + (Count / 2)));
        }

        uint id = (uint)Count++;
        Records[id].Lane = cell % Strata.Lanes;
        Records[id].State = (byte)(cell / Strata.Lanes);
        return id;
    }

    private uint[] Longer(int cell)
    {
        uint[] ids = _ids[cell];
        uint[] longer = GC.AllocateUninitializedArray<uint>(Math.Max(4, ids.Length + Math.Max(ids.Length / 2, 1)));
        ids.CopyTo(longer, 0);
        return _ids[cell] = longer;
    }
}

/// <summary>A move of a person who is followed.</summary>
/// <param name="Id">Person within the cohort.</param>
/// <param name="Moment">Months since the start at which it takes effect.</param>
/// <param name="From">State left.</param>
/// <param name="To">State entered.</param>
internal readonly record struct Step(uint Id, int Moment, int From, int To);
