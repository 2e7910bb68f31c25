using System.Globalization;

namespace Corridor.Cli.Tests;

/// <summary>The commands of docs/demography.md print what the page says.</summary>
public sealed class ToolboxPageTests : ToolboxFixture
{
    private static readonly string Repository = Above("Corridor.slnx");

    public static TheoryData<string> Commands => [.. Blocks().Select(block => block[0])];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_Command_Of_The_Page_Prints_What_Stands_Below_It(string command)
    {
        string[] printed = Done([.. Words(command["$ corridor ".Length..])]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] shown = Blocks().First(block => block[0] == command)[1..];
        int from = 0;
        foreach (string line in shown.Where(line => line != "..."))
        {
            int at = Array.FindIndex(printed, from, other => Same(other, line));
            at.ShouldBeGreaterThanOrEqualTo(from, $"'{line}' is not printed");
            from = at + 1;
        }

        (shown.Contains("...", StringComparer.Ordinal) || shown.Length == printed.Length).ShouldBeTrue("the page leaves lines out");
    }

    /// <summary>Equal, or equal numbers but for the last digits, which differ between processors.</summary>
    private static bool Same(string one, string other)
    {
        string[] left = one.Split(','), right = other.Split(',');
        return left.Length == right.Length && left.Zip(right).All(pair => pair.First == pair.Second
            || (double.TryParse(pair.First, NumberStyles.Float, CultureInfo.InvariantCulture, out double a)
                && double.TryParse(pair.Second, NumberStyles.Float, CultureInfo.InvariantCulture, out double b)
                && Math.Abs(a - b) <= 1e-6 * Math.Max(1e-3, Math.Abs(a))));
    }

    private static IEnumerable<string> Words(string command) =>
        command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.StartsWith("docs/", StringComparison.Ordinal) ? System.IO.Path.Combine(Repository, word) : word);

    private static IEnumerable<string[]> Blocks() =>
        File.ReadAllText(System.IO.Path.Combine(Repository, "docs", "demography.md")).Split("```\n").Where((block, i) => i % 2 == 1 && block.StartsWith("$ corridor ", StringComparison.Ordinal))
            .Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string Above(string file)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, file)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"{file} was not found above the tests.");
    }
}
