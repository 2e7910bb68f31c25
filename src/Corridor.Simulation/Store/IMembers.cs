namespace Corridor.Simulation.Store;

/// <summary>Where the members of one ensemble are kept. Keeping a member twice leaves it as it is: the same number always has the same bytes.</summary>
public interface IMembers
{
    /// <summary>Numbers of the members that are there.</summary>
    IReadOnlySet<int> Numbers();

    /// <summary>Keeps a member, whole or not at all.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="bytes">Its bytes (<see cref="MemberEncoding"/>).</param>
    void Keep(int number, byte[] bytes);

    /// <summary>The bytes of a member; null where there are none, where they are not what was kept, or where they are of another ensemble.</summary>
    byte[]? Find(int number);
}
