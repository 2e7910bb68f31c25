using System.Globalization;

namespace Corridor.Simulation.Store;

/// <summary>
/// A folder that machines share: the plan of an ensemble, and its members, a file each. A file appears whole under its name or not at all; two that write
/// the same member write the same bytes. What a killed writer leaves behind is not looked at.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="writer">Names who writes, so that two do not write to one file at once: machine and process.</param>
public sealed class MemberFolder(string folder, string writer)
{
    private const string Ending = ".member";
    private const string PlanFile = "ensemble.json";
    private readonly string _members = Path.Combine(folder, "members");

    /// <summary>The plan of the ensemble as JSON; null when there is none.</summary>
    /// <exception cref="RunStoreException">The file can't be read or written.</exception>
    public string? Plan
    {
        get => Try(() => File.Exists(Path.Combine(folder, PlanFile)) ? File.ReadAllText(Path.Combine(folder, PlanFile)) : null);
        set => Write(folder, PlanFile, System.Text.Encoding.UTF8.GetBytes(value ?? string.Empty));
    }

    /// <summary>Numbers of the members that are there, of whatever ensemble.</summary>
    /// <exception cref="RunStoreException">The folder can't be read.</exception>
    public IReadOnlySet<int> Numbers() => Try(() => !Directory.Exists(_members)
        ? new HashSet<int>()
        : Directory.EnumerateFiles(_members, $"*{Ending}").Select(path => int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0).Where(number => number > 0).ToHashSet());

    /// <summary>The members of an ensemble in the folder.</summary>
    /// <param name="ensemble">Digest of the ensemble, or its first sixteen digits.</param>
    public IMembers Of(string ensemble) => new Members(this, ensemble);

    private byte[]? Kept(int number) => Try(() => File.Exists(Path.Combine(_members, NameOf(number))) ? File.ReadAllBytes(Path.Combine(_members, NameOf(number))) : null);

    private static string NameOf(int number) => number.ToString("D6", CultureInfo.InvariantCulture) + Ending;

    private void Write(string into, string name, byte[] bytes) => Try(() =>
    {
        Directory.CreateDirectory(into);
        string part = Path.Combine(into, $".{name}.{writer}.part");
        using (FileStream file = new(part, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, Path.Combine(into, name), overwrite: true);
        return true;
    });

    private T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RunStoreException(RunStoreFault.Unusable, folder, $"the folder of the ensemble can't be used: {e.Message}", "check that the folder is there and yours to write", e);
        }
    }

    private sealed class Members(MemberFolder folder, string ensemble) : IMembers
    {
        public IReadOnlySet<int> Numbers() => folder.Numbers();

        public void Keep(int number, byte[] bytes) => folder.Write(folder._members, NameOf(number), MemberSeal.Close(ensemble, number, bytes));

        public byte[]? Find(int number) => MemberSeal.Open(ensemble, number, folder.Kept(number));
    }
}
