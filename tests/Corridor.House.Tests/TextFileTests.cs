using System.Text;
using System.Text.RegularExpressions;

namespace Corridor.House.Tests;

public class TextFileTests
{
    // The samples and patterns are put together here, so that this file does not hold what it forbids.
    private static readonly Regex MachinePath = new(@"(?<![\w.~-])/(" + "work|root|home|Users" + @")/|\b[A-Z]:\\" + "Users");
    private static readonly Regex RegistryHost = new(@"\b(" + string.Join('|', "nuget", "npmjs", "pypi", "pythonhosted", "crates") + @")\.(org|io|com)\b|\b(deb|security)\.debian\.org\b|\bproxy\.golang\.org\b");
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void Every_Text_File_Is_Utf8_Without_A_Mark() =>
        House.TextFiles.Where(file => !IsUtf8(House.Bytes(file))).ShouldBeEmpty();

    [Fact]
    public void Every_Line_Ends_With_A_Line_Feed_Alone() =>
        House.TextFiles.Where(file => House.Bytes(file) is { } bytes && (bytes.Length == 0 || bytes[^1] != '\n' || bytes.Contains((byte)'\r'))).ShouldBeEmpty();

    [Fact]
    public void No_File_Names_A_Path_Of_One_Machine() => Matches(MachinePath).ShouldBeEmpty();

    [Fact]
    public void No_File_Names_The_Host_Of_A_Package_Registry() => Matches(RegistryHost).ShouldBeEmpty();

    [Theory]
    [InlineData("see /", "work/x", true)]
    [InlineData("\"/", "root/.nuget\"", true)]
    [InlineData("C:\\", "Users\\me", true)]
    [InlineData("https://example.org/", "home/page", false)]
    [InlineData("study/", "work/settled", false)]
    public void A_Path_Of_One_Machine_Is_Told_From_A_Web_Address(string head, string tail, bool forbidden) =>
        MachinePath.IsMatch(head + tail).ShouldBe(forbidden);

    [Theory]
    [InlineData("https://api.nuget", ".org/v3", true)]
    [InlineData("registry.npmjs", ".org", true)]
    [InlineData("population.un", ".org", false)]
    [InlineData("debian", ".org", false)]
    public void A_Registry_Is_Told_From_Other_Hosts(string head, string tail, bool forbidden) =>
        RegistryHost.IsMatch(head + tail).ShouldBe(forbidden);

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            return !Strict.GetString(bytes).StartsWith('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Matches(Regex pattern) =>
        from file in House.TextFiles
        from line in House.Text(file).Split('\n').Index()
        where pattern.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";
}
