using Corridor.Simulation.Store;

namespace Corridor.Simulation.Tests.Store;

/// <summary>Members in a folder that machines share.</summary>
public sealed class MemberFolderTests : IDisposable
{
    private const string Ensemble = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Other = "0123456789abcdee0123456789abcdef0123456789abcdef0123456789abcdef";
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 7))];
    private readonly string _path = Directory.CreateTempSubdirectory("members").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void A_Member_Comes_Back_As_It_Was_Kept_To_Its_Own_Ensemble_Alone()
    {
        Folder().Of(Ensemble).Keep(3, Bytes);
        Folder().Of(Ensemble).Find(3).ShouldBe(Bytes);
        Folder().Of(Ensemble[..16]).Find(3).ShouldBe(Bytes);
        Folder().Of(Other).Find(3).ShouldBeNull();
        Folder().Of(Ensemble).Find(4).ShouldBeNull();
        Folder().Numbers().ShouldBe([3]);
    }

    [Fact]
    public void A_Member_Of_Which_Any_Byte_Is_Changed_Or_Lost_Or_Added_Is_None()
    {
        Folder().Of(Ensemble).Keep(3, Bytes);
        string file = Directory.GetFiles(_path, "*.member", SearchOption.AllDirectories).Single();
        byte[] kept = File.ReadAllBytes(file);
        for (int at = 0; at < kept.Length; at++)
        {
            byte[] changed = [.. kept];
            changed[at] ^= 1;
            Found(changed).ShouldBeNull($"byte {at}");
        }

        foreach (int left in new[] { 0, 1, 31, 32, kept.Length - 1 })
        {
            Found(kept[..left]).ShouldBeNull($"{left} bytes");
        }

        Found([.. kept, 0]).ShouldBeNull();
        Found(kept).ShouldBe(Bytes);

        byte[]? Found(byte[] bytes)
        {
            File.WriteAllBytes(file, bytes);
            return Folder().Of(Ensemble).Find(3);
        }
    }

    [Fact]
    public void A_Member_Under_The_Number_Of_Another_Is_None()
    {
        Folder().Of(Ensemble).Keep(3, Bytes);
        string file = Directory.GetFiles(_path, "*.member", SearchOption.AllDirectories).Single();
        File.Copy(file, file.Replace("000003", "000004", StringComparison.Ordinal));
        Folder().Of(Ensemble).Find(4).ShouldBeNull();
    }

    private MemberFolder Folder() => new(_path, "test");
}
