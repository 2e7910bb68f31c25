using System.Text.RegularExpressions;

namespace Corridor.House.Tests;

/// <summary>A data flow through the house is one way: only the rooms at its two ends touch the disk.</summary>
public partial class FileAccessTests
{
    private static readonly string[] Readers = ["src/Corridor.Data/", "src/Corridor.Simulation/Store/"];
    private static readonly string[] Writers = ["src/Corridor.Simulation/Store/", "src/Corridor.Publishing/", "src/Corridor.Cli/"];

    [Fact]
    public void Only_Data_And_The_Run_Store_Read_Files() => Uses(Reading(), Readers).ShouldBeEmpty();

    [Fact]
    public void Only_The_Run_Store_Publishing_And_The_Faces_Write_Files() => Uses(Writing(), Writers).ShouldBeEmpty();

    [Theory]
    [InlineData("string text = File.ReadAllText(path);", true, false)]
    [InlineData("foreach (string line in File.ReadLines(path))", true, false)]
    [InlineData("using FileStream s = new FileStream(path, FileMode.Open);", true, true)]
    [InlineData("File.WriteAllText(path, text);", false, true)]
    [InlineData("return OpenFile.Read(x);", false, false)]
    [InlineData("folder.Files(\"regimes\", \".yaml\")", false, false)]
    public void Reading_And_Writing_Are_Told_Apart(string line, bool reads, bool writes)
    {
        Reading().IsMatch(line).ShouldBe(reads);
        Writing().IsMatch(line).ShouldBe(writes);
    }

    private static IEnumerable<string> Uses(Regex pattern, string[] allowed) =>
        from file in House.Files
        where file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)
        where !allowed.Any(room => file.StartsWith(room, StringComparison.Ordinal))
        from line in House.Text(file).Split('\n').Index()
        where pattern.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex(@"\bFile\.(Read|Open)|\bnew FileStream\b")]
    private static partial Regex Reading();

    [GeneratedRegex(@"\bFile\.(Write|Append|Create|Delete|Move|Copy|Replace)|\bnew FileStream\b|\bnew StreamWriter\(""")]
    private static partial Regex Writing();
}
