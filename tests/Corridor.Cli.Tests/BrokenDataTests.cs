using System.Text;
using System.Text.RegularExpressions;
using Corridor.Data;

namespace Corridor.Cli.Tests;

/// <summary>Copies of the project's own data, broken in one way each, and in all ways at once.</summary>
public sealed class BrokenDataTests : IDisposable
{
    private const string Wages = "drivers/wage.csv";

    private static readonly Dictionary<string, (string File, string Says, Func<string[], string[]> Break)> Ways = new()
    {
        ["unknown key"] = ("drivers.yaml", "unknown key 'colour'", lines => Insert(lines, Array.FindIndex(lines, line => line.StartsWith("    unit:", StringComparison.Ordinal)), "    colour: red")),
        ["unknown place"] = (Wages, "'AER'", lines => Replace(lines, 1, line => line.Replace(",ARE,", ",AER,", StringComparison.Ordinal))),
        ["overlapping dates"] = (Wages, "2010-07", lines => Insert(lines, 3, lines[2])),
        ["missing source"] = ("population/births.csv", "the source is missing", lines => Replace(lines, 1, line => string.Join(',', line.Split(',')[..3]) + ",")),
        ["wrong unit"] = ("drivers/gdp.csv", "EUR per year", lines => Replace(lines, 1, line => line.Replace("USD per year", "EUR per year", StringComparison.Ordinal))),
        ["broken YAML"] = ("events.yaml", "not YAML", lines => Insert(lines, lines.Length - 1, "  - id: [broken")),
        ["not UTF-8"] = ("season.csv", "is not UTF-8", lines => Replace(lines, 2, line => line + "\u00ff")),
        ["truncated CSV"] = ("population/fertility.csv", "cut off", lines => [.. lines[..(lines.Length / 2)], lines[lines.Length / 2][..9]]),
    };

    private readonly string _root = Directory.CreateTempSubdirectory("corridor-broken-").FullName;

    public static TheoryData<string> Names => [.. Ways.Keys];

    [Fact]
    public void The_Projects_Data_Have_No_Faults()
    {
        Ran ran = Check(DataFolder.Find(null).Root);
        ran.Out.ShouldNotContain(" -- ");
        ran.Exit.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_Broken_Copy_Is_Refused_With_File_Line_And_What_Is_Expected(string name)
    {
        Copy();
        Break(name);
        Ran ran = Check(_root);
        ran.Exit.ShouldBe(2);
        ran.OutLines.ShouldContain(line => Tells(line, name), ran.Out);
    }

    [Fact]
    public void All_Faults_Are_Listed_At_Once()
    {
        Copy();
        foreach (string name in Ways.Keys)
        {
            Break(name);
        }

        Ran ran = Check(_root);
        ran.Exit.ShouldBe(2);
        foreach (string name in Ways.Keys)
        {
            ran.OutLines.ShouldContain(line => Tells(line, name), name);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>True for the line "path/file:line[:column] what -- hint" of a way of breaking.</summary>
    private static bool Tells(string line, string name) =>
        Regex.IsMatch(line, $"{Regex.Escape(Ways[name].File)}:[0-9]+(:[0-9]+)? .+ -- .+") && line.Contains(Ways[name].Says, StringComparison.Ordinal);

    private static Ran Check(string data)
    {
        using StringWriter results = new() { NewLine = "\n" };
        using StringWriter messages = new() { NewLine = "\n" };
        int exit = new Face(new Rooms(TimeProvider.System, Check: new ModelCheck()), new Screen(results, messages)).Run(["check", "--data", data], CancellationToken.None);
        return new Ran(exit, results.ToString(), messages.ToString());
    }

    private void Copy()
    {
        string data = DataFolder.Find(null).Root;
        foreach (string file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_root, Path.GetRelativePath(data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private void Break(string name)
    {
        (string file, _, Func<string[], string[]> change) = Ways[name];
        string path = Path.Combine(_root, file);

        // Latin-1 carries every byte unchanged, so that a byte that is not UTF-8 can be put in.
        string before = File.ReadAllText(path, Encoding.Latin1);
        string after = string.Join('\n', change(before.Split('\n')));
        after.ShouldNotBe(before, name);
        File.WriteAllText(path, after, Encoding.Latin1);
    }

    private static string[] Insert(string[] lines, int at, string line) => [.. lines[..at], line, .. lines[at..]];

    private static string[] Replace(string[] lines, int at, Func<string, string> change) => [.. lines[..at], change(lines[at]), .. lines[(at + 1)..]];
}
