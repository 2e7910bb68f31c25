using Corridor.Data;

namespace Corridor.Inference.Tests;

public sealed class LeftOutTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("corridor-left-out-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void An_Unknown_Figure_A_Missing_Reason_A_Repetition_And_An_Unknown_Key_Are_All_Faults()
    {
        Faults faults = new();
        Read(
            """
            left_out:
              - {id: E0422, why: counts people inside the country too}
              - {id: E04222, why: counts people inside the country too}
              - {id: E0437}
              - {id: E0422, why: once more}
              - {id: E0441, why: outside the CIS, because: x}

            """,
            faults);
        faults.Ordered.Select(fault => fault.Line).ShouldBe([3, 4, 5, 6]);
        faults.Ordered.ShouldAllBe(fault => fault.File == "evidence/left_out.yaml");
    }

    [Fact]
    public void A_List_Without_Fault_Gives_Each_Reason_By_Figure()
    {
        Faults faults = new();
        Read("left_out:\n  - {id: E0437, why: counts people inside the country}\n", faults)
            .ShouldBe(new Dictionary<string, string> { ["E0437"] = "counts people inside the country" });
        faults.Ordered.ShouldBeEmpty();
    }

    private IReadOnlyDictionary<string, string> Read(string text, Faults faults)
    {
        DataFolder folder = new(_root.FullName);
        Directory.CreateDirectory(Path.Combine(_root.FullName, "evidence"));
        File.WriteAllText(folder.PathOf("evidence/left_out.yaml"), text.ReplaceLineEndings("\n"));
        return LeftOut.Load(folder, ProjectData.Evidence, faults);
    }
}
