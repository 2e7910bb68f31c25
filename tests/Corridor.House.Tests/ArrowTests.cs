using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Corridor.House.Tests;

public class ArrowTests
{
    /// <summary>The house from the ground up: each room and the rooms directly below it.</summary>
    private static readonly Dictionary<string, string[]> Below = new(StringComparer.Ordinal)
    {
        ["Corridor.Data"] = [],
        ["Corridor.Demography"] = [],
        ["Corridor.Statistics"] = [],
        ["Corridor.Evidence"] = ["Corridor.Data"],
        ["Corridor.Regimes"] = ["Corridor.Data"],
        ["Corridor.Model"] = ["Corridor.Demography", "Corridor.Regimes"],
        ["Corridor.Simulation"] = ["Corridor.Model"],
        ["Corridor.Inference"] = ["Corridor.Simulation", "Corridor.Evidence", "Corridor.Statistics"],
        ["Corridor.Experiments"] = ["Corridor.Inference"],
        ["Corridor.Publishing"] = ["Corridor.Inference"],
        ["Corridor.Cli"] = ["Corridor.Publishing", "Corridor.Experiments"],
        ["Corridor.Web"] = ["Corridor.Publishing", "Corridor.Experiments"],

        // The compilers of data/ write what rooms read, so they may use their words, but not the model.
        ["Corridor.DataCompiler"] = ["Corridor.Demography", "Corridor.Evidence", "Corridor.Regimes"],
        ["Corridor.EvidenceCompiler"] = ["Corridor.Evidence"],
    };

    public static TheoryData<string> Rooms => [.. House.Projects.Where(project => !project.IsTest && !project.Name.EndsWith("Bench", StringComparison.Ordinal) && !project.Name.EndsWith("Validation", StringComparison.Ordinal)).Select(project => project.Name)];

    public static TheoryData<string> Tests => [.. House.Projects.Where(project => project.IsTest).Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_Room_Knows_Only_Rooms_Below_It(string name)
    {
        Below.ShouldContainKey(name, $"{name} has no place in the house");
        Named(name).Knows.Except(Beneath(name), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void Tests_Know_Only_The_Room_They_Test_And_What_Lies_Below(string name)
    {
        string room = name[..^".Tests".Length];
        Named(name).Knows.Except([room, .. Below.ContainsKey(room) ? Beneath(room) : []], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_Chain_Of_Arrows_Comes_Back(string name) => Reachable(name).ShouldNotContain(name);

    [Fact]
    public void Demography_Statistics_And_Data_Stand_On_The_Ground()
    {
        Named("Corridor.Demography").Knows.ShouldBeEmpty();
        Named("Corridor.Statistics").Knows.ShouldBeEmpty();
        Named("Corridor.Data").Knows.ShouldBeEmpty();
    }

    [Fact]
    public void Inference_Is_The_First_Of_The_Model_Rooms_To_Meet_Evidence()
    {
        Reachable("Corridor.Simulation").ShouldNotContain("Corridor.Evidence");
        Reachable("Corridor.Inference").ShouldContain("Corridor.Evidence");
    }

    [Fact]
    public void Every_Room_Has_Its_Tests() =>
        House.Projects.Where(project => project.IsRoom).Select(project => project.Name + ".Tests")
            .Except(House.Projects.Select(project => project.Name), StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Fact]
    public void Every_Project_Is_In_The_Solution() =>
        XDocument.Parse(House.Text("Corridor.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value)
            .ShouldBe(House.Projects.Select(project => project.File), ignoreOrder: true);

    [Fact]
    public void A_Project_File_Leaves_What_Is_Common_To_The_Common_Files() =>
        House.Projects.Where(project => Regex.IsMatch(House.Text(project.File), "TargetFramework|Nullable|TreatWarningsAsErrors|NoWarn|PackageReference [^>]*Version="))
            .Select(project => project.File)
            .ShouldBeEmpty();

    private static Project Named(string name) => House.Projects.Single(project => project.Name == name);

    private static HashSet<string> Beneath(string room) => Closure(room, name => Below[name]);

    private static HashSet<string> Reachable(string room) => Closure(room, name => Named(name).Knows);

    private static HashSet<string> Closure(string room, Func<string, IEnumerable<string>> next)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        Queue<string> open = new(next(room));
        while (open.TryDequeue(out string? name))
        {
            if (found.Add(name))
            {
                foreach (string below in next(name))
                {
                    open.Enqueue(below);
                }
            }
        }

        return found;
    }
}
