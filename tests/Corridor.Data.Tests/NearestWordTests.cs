using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Data.Tests;

public class NearestWordTests
{
    private static readonly string[] Words = ["nation", "place", "fertility", "mortality", "KAZ", "KGZ"];

    [Theory]
    [InlineData("natoin", "nation")]
    [InlineData("NATION", "nation")]
    [InlineData("plaec", "place")]
    [InlineData("ferttility", "fertility")]
    [InlineData("kg", "KGZ")]
    [InlineData("mortalities", "mortality")]
    public void A_Slip_Of_The_Finger_Finds_The_Word(string slip, string word) => NearestWord.Find(slip, Words).ShouldBe(word);

    [Theory]
    [InlineData("")]
    [InlineData("regime")]
    [InlineData("USA")]
    public void A_Word_Of_Its_Own_Finds_Nothing(string word) => NearestWord.Find(word, Words).ShouldBeNull();

    [Fact]
    public void A_Known_Word_Is_Its_Own_Nearest() =>
        Words.ShouldAllBe(word => NearestWord.Find(word, Words) == word);

    [Fact]
    public void One_Letter_Changed_Never_Loses_The_Word() =>
        Cases.Hold(
            from word in Gen.Elements("fertility", "departure", "enforcement")
            from at in Gen.Choose(0, word.Length - 1)
            from letter in Gen.Choose('a', 'z')
            select (word, slip: word[..at] + (char)letter + word[(at + 1)..]),
            pair => NearestWord.Find(pair.slip, ["fertility", "departure", "enforcement"]).ShouldBe(pair.word),
            count: 200);

    [Fact]
    public void The_Hint_Lists_The_Words_When_None_Is_Near()
    {
        NearestWord.Hint("natoin", Words).ShouldBe("did you mean nation?");
        NearestWord.Hint("regime", ["a1", "b2"]).ShouldBe("expected one of a1, b2");
        NearestWord.Hint("regime", [.. Enumerable.Range(1000, 100).Select(i => $"{i}")]).ShouldEndWith(", 1039, ...");
    }
}
