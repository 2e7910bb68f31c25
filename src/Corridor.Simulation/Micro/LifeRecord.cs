namespace Corridor.Simulation.Micro;

/// <summary>
/// What is kept of one simulated person, 16 bytes: where they are, when they came, how often and how long they were abroad, what they sent.
/// A person is a simulated one; nothing in it comes from a real individual. Moments are months since the start of the run; a move in month t
/// takes effect at its end, the moment t + 1. Moment 0 means: before the run began.
/// </summary>
internal struct LifeRecord
{
    /// <summary>Statuses that the sequence can hold.</summary>
    public const int SequenceLength = 6;

    private const int MomentBits = 10;
    private const uint MomentMask = (1 << MomentBits) - 1;
    private const int SequenceBits = 5;
    private const int LaneShift = MomentBits;
    private const int BeganAbroadBit = 1 << (LaneShift + 3);
    private const uint FollowedBit = 1u << 30;
    private const uint ParentBit = 1u << 31;

    private uint _times;
    private ushort _entered;
    private uint _sequence;

    /// <summary>Journeys abroad that began from home; one that had begun before the run counts.</summary>
    public byte Trips;

    /// <summary>State; the states that nobody leaves follow those of the state space.</summary>
    public byte State;

    /// <summary>Sent home so far, USD.</summary>
    public float Remitted;

    /// <summary>Moment of entering the present place and status; for the dead, of death.</summary>
    public int Entered
    {
        readonly get => _entered & (int)MomentMask;
        set => _entered = (ushort)((_entered & ~MomentMask) | (uint)value);
    }

    /// <summary>Sex and education: the lane of <see cref="Model.Strata"/>.</summary>
    public int Lane
    {
        readonly get => (_entered >> LaneShift) & 7;
        set => _entered = (ushort)((_entered & ~(7 << LaneShift)) | (value << LaneShift));
    }

    /// <summary>Moment of leaving home last.</summary>
    public int Departed
    {
        readonly get => (int)(_times & MomentMask);
        set => _times = (_times & ~MomentMask) | (uint)value;
    }

    /// <summary>Moment of leaving home for the first time; meaningful where <see cref="Trips"/> is above 0.</summary>
    public int First
    {
        readonly get => (int)((_times >> MomentBits) & MomentMask);
        set => _times = (_times & ~(MomentMask << MomentBits)) | ((uint)value << MomentBits);
    }

    /// <summary>Months abroad in journeys that have ended.</summary>
    public int Abroad
    {
        readonly get => (int)((_times >> (2 * MomentBits)) & MomentMask);
        set => _times = (_times & ~(MomentMask << (2 * MomentBits))) | ((uint)Math.Min(value, (int)MomentMask) << (2 * MomentBits));
    }

    /// <summary>True for a person who was abroad, or had been, when the run began: the history is cut off on the left.</summary>
    public bool BeganAbroad
    {
        readonly get => (_entered & BeganAbroadBit) != 0;
        set => _entered = (ushort)(value ? _entered | BeganAbroadBit : _entered & ~BeganAbroadBit);
    }

    /// <summary>True for a person whose spells are written down one by one.</summary>
    public bool Followed
    {
        readonly get => (_times & FollowedBit) != 0;
        set => _times = value ? _times | FollowedBit : _times & ~FollowedBit;
    }

    /// <summary>True for a person who is linked to a partner, or has asked for one.</summary>
    public bool Linked
    {
        readonly get => (_times & ParentBit) != 0;
        set => _times = value ? _times | ParentBit : _times & ~ParentBit;
    }

    /// <summary>The first statuses since the first departure, 5 bits each, the first lowest; 0 ends it.</summary>
    public readonly uint Sequence => _sequence;

    /// <summary>Adds a status to the sequence while there is room.</summary>
    /// <param name="code">Code of the status, 1 to 31.</param>
    public void Append(int code)
    {
        for (int place = 0; place < SequenceLength * SequenceBits; place += SequenceBits)
        {
            uint there = (_sequence >> place) & 31;
            if (there == 0)
            {
                _sequence |= (uint)code << place;
                return;
            }
        }
    }

    /// <summary>The codes of a sequence, in order.</summary>
    public static IEnumerable<int> Codes(uint sequence)
    {
        for (uint rest = sequence; (rest & 31) != 0; rest >>= SequenceBits)
        {
            yield return (int)(rest & 31);
        }
    }
}
