using System.Globalization;

namespace Corridor.Simulation.Store;

/// <summary>The members of an ensemble in the run store, among the documents of the run: they go when the run is deleted.</summary>
/// <param name="store">The store.</param>
/// <param name="run">Digest of the run.</param>
/// <param name="ensemble">Digest of the ensemble, or its first sixteen digits.</param>
public sealed class StoredMembers(RunStore store, string run, string ensemble) : IMembers
{
    private const string Ensembles = "ensemble/";
    private const string PlanEnding = "/plan";
    private const int Short = 16;
    private readonly string _about = $"{Ensembles}{ensemble[..Short]}/about";
    private readonly string _plan = $"{Ensembles}{ensemble[..Short]}{PlanEnding}";
    private readonly string _members = $"{Ensembles}{ensemble[..Short]}/member/";

    /// <summary>What is said of the ensemble, as JSON; null when nothing is.</summary>
    public string? About
    {
        get => store.Document(run, _about) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
        set => store.SaveDocument(run, _about, System.Text.Encoding.UTF8.GetBytes(value ?? string.Empty));
    }

    /// <summary>How its members are divided among machines, as JSON; null when they are not.</summary>
    public string? Plan
    {
        get => store.Document(run, _plan) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
        set => store.SaveDocument(run, _plan, System.Text.Encoding.UTF8.GetBytes(value ?? string.Empty));
    }

    /// <summary>The runs and ensembles of a store that have a plan, the ensembles by their first sixteen digits.</summary>
    public static IReadOnlyList<(string Run, string Ensemble)> Plans(RunStore store) =>
        [.. store.Documents(Ensembles, PlanEnding).Select(one => (one.Run, one.Name[Ensembles.Length..(Ensembles.Length + Short)]))];

    /// <summary>What is said of each ensemble of a run, with its own name, in the order of the names.</summary>
    public static IReadOnlyList<(string Ensemble, string About)> Of(RunStore store, string run) =>
    [
        .. store.DocumentNames(run, Ensembles).Where(name => name.EndsWith("/about", StringComparison.Ordinal))
            .Select(name => (name[Ensembles.Length..(Ensembles.Length + Short)], System.Text.Encoding.UTF8.GetString(store.Document(run, name)!))),
    ];

    /// <inheritdoc/>
    public IReadOnlySet<int> Numbers() => store.DocumentNames(run, _members).Select(name => int.Parse(name.AsSpan(_members.Length), NumberStyles.None, CultureInfo.InvariantCulture)).ToHashSet();

    /// <inheritdoc/>
    public void Keep(int number, byte[] bytes) => store.SaveDocument(run, NameOf(number), MemberSeal.Close(ensemble, number, bytes));

    /// <summary>Keeps many members in one transaction.</summary>
    public void Keep(IEnumerable<(int Number, byte[] Bytes)> members) => store.SaveDocuments(run, members.Select(member => (NameOf(member.Number), MemberSeal.Close(ensemble, member.Number, member.Bytes))));

    /// <inheritdoc/>
    public byte[]? Find(int number) => MemberSeal.Open(ensemble, number, store.Document(run, NameOf(number)));

    /// <summary>The members from the first to a number.</summary>
    /// <exception cref="RunStoreException">One is missing or can't be read.</exception>
    public IReadOnlyList<Member> First(int count) => [.. Enumerable.Range(1, count).Select(number => (Find(number) is { } bytes ? MemberEncoding.Decode(bytes) : null) is { } member && member.Number == number
        ? member
        : throw new RunStoreException(RunStoreFault.Corrupt, store.Name, $"member {number.ToString(CultureInfo.InvariantCulture)} of run {run[..8]} is missing or can't be read", $"delete the run (corridor runs delete {run[..8]}) and compute it again"))];

    private string NameOf(int number) => $"{_members}{number.ToString("D6", CultureInfo.InvariantCulture)}";
}
