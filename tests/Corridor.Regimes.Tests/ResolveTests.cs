namespace Corridor.Regimes.Tests;

/// <summary>Nation, place, date and circumstances decide which rules are in question.</summary>
public class ResolveTests
{
    private static readonly DateOnly Day = new(2024, 6, 1);

    [Fact]
    public void Without_Circumstances_Every_Rule_In_Force_Is_Given() =>
        Repository.Book.Resolve("UZB", "RUS", Day, Circumstances.Unknown).ShouldBe(Repository.Book.All("UZB", "RUS", Day));

    [Fact]
    public void Circumstances_Keep_The_Rules_That_Name_Them_And_Those_That_Name_None()
    {
        string[] ids = [.. Repository.Book.Resolve("UZB", "RUS", Day, new(["naturalised"])).Select(found => found.Rule.Id)];
        ids.ShouldContain("rus.conscription.naturalised");
        ids.ShouldContain("rus.registration.days");
        ids.ShouldNotContain("rus.patent.fee");
        string[] work = [.. Repository.Book.Resolve("UZB", "RUS", Day, new(["work"])).Select(found => found.Rule.Id)];
        work.ShouldContain("rus.patent.fee");
        work.ShouldNotContain("rus.conscription.naturalised");
    }

    [Fact]
    public void More_Circumstances_Never_Give_Fewer_Rules()
    {
        string[] words = [.. Repository.Book.Vocabulary.Circumstances.Select(one => one.Id)];
        for (int n = 1; n < words.Length; n++)
        {
            int fewer = Repository.Book.Resolve("KGZ", "RUS", Day, new(words[..n])).Count;
            Repository.Book.Resolve("KGZ", "RUS", Day, new(words[..(n + 1)])).Count.ShouldBeGreaterThanOrEqualTo(fewer);
        }
    }

    [Fact]
    public void A_Region_Gives_Its_Own_Amount_And_An_Unknown_One_None()
    {
        RuleInForce fee = Repository.Book.Resolve("TJK", "RUS", Day, new([], "yakutia")).Single(found => found.Rule.Id == "rus.patent.fee.region");
        fee.Value.Value!.Number.ShouldBe(12957);
        fee.Value.Source.ShouldBe("MIGRANTY2024");
        Repository.Book.Resolve("TJK", "RUS", Day, new([], "tula_region")).ShouldNotContain(found => found.Rule.Id == "rus.patent.fee.region");
    }

    [Fact]
    public void Every_Circumstance_Is_Named_By_A_Rule_And_Every_Region_Has_An_Amount()
    {
        Repository.Book.Vocabulary.Circumstances.Select(one => one.Id).ShouldBeSubsetOf(Repository.Book.Rules.SelectMany(rule => rule.When));
        Repository.Book.Vocabulary.Regions.Select(one => one.Id).ShouldBeSubsetOf(Repository.Book.Rules.Where(rule => rule.ByRegion).SelectMany(rule => rule.Values).SelectMany(value => value.Value!.Numbers.Select(pair => pair.Key)));
    }

    [Fact]
    public void Every_Unit_Name_And_Word_Of_A_Rule_Has_A_Russian_Form()
    {
        foreach (Rule rule in Repository.Book.Rules)
        {
            RuleWords.InRussian(rule.Unit).ShouldNotBeNull($"unit {rule.Unit} of {rule.Id}");
            foreach (RuleValue value in rule.Values.Select(value => value.Value).OfType<RuleValue>())
            {
                string[] words = value.Kind switch
                {
                    RuleValueKind.Text => [value.Words],
                    RuleValueKind.Numbers when !rule.ByRegion => [.. value.Numbers.Select(pair => pair.Key)],
                    _ => [],
                };
                words.ShouldAllBe(word => RuleWords.InRussian(word) != null, rule.Id);
            }
        }
    }
}
