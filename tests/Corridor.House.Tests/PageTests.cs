using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Corridor.House.Tests;

/// <summary>What the pages promise must be there.</summary>
public partial class PageTests
{
    [Fact]
    public void Every_Link_In_The_Pages_Leads_To_A_File() =>
        (from page in House.Files
         where page.EndsWith(".md", StringComparison.Ordinal)
         from link in Links().Matches(House.Text(page)).Select(match => match.Groups["target"].Value)
         where !link.Contains(':', StringComparison.Ordinal) && !link.StartsWith('#')
         let target = Path.Combine(House.Root, Path.GetDirectoryName(page)!, link.Split('#')[0])
         where !File.Exists(target) && !Directory.Exists(target)
         select $"{page}: {link}").ShouldBeEmpty();

    [Fact]
    public void The_Two_Commands_Of_The_Readme_Name_What_Is_There()
    {
        string readme = House.Text("README.md");
        readme.ShouldContain("dotnet run -c Release --project src/Corridor.Cli -- run scenarios/base.yaml");
        readme.ShouldContain("bash eng/test");
        new[] { "src/Corridor.Cli/Corridor.Cli.csproj", "scenarios/base.yaml", "eng/test" }.Except(House.Files, StringComparer.Ordinal).ShouldBeEmpty();
        House.Text(".ci/run").ShouldContain("eng/test");
    }

    [Fact]
    public void One_Version_Stands_In_The_Build_The_Citation_And_The_Changelog()
    {
        string version = XDocument.Parse(House.Text("Directory.Build.props")).Descendants("Version").Single().Value;
        CitedVersion().Match(House.Text("CITATION.cff")).Groups["version"].Value.ShouldBe(version);
        ReleasedVersions().Matches(House.Text("CHANGELOG.md")).Select(match => match.Groups["version"].Value).ShouldContain(version);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)|(src|href)=""(?<target>[^""]+)""")]
    private static partial Regex Links();

    [GeneratedRegex(@"^version: ""?(?<version>[\d.]+)""?$", RegexOptions.Multiline)]
    private static partial Regex CitedVersion();

    [GeneratedRegex(@"^## \[(?<version>[\d.]+)\]", RegexOptions.Multiline)]
    private static partial Regex ReleasedVersions();
}
