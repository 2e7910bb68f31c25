using Corridor.Data;

namespace Corridor.Regimes.Tests;

/// <summary>A nation that joins a group takes over the group's rules from a day on, and nothing else changes.</summary>
public class RuleGroupTests
{
    private static readonly DateOnly Joining = new(2028, 1, 1);
    private static readonly RuleBook Base = Repository.Book;
    private static readonly RuleBook Joined = Base.Becoming("UZB", "union", Joining, "a scenario in which Uzbekistan joins");

    [Fact]
    public void A_New_Member_Has_The_Rules_Of_The_Group_From_The_Day_On()
    {
        foreach (string id in Base.Groups["union"].RuleIds)
        {
            foreach (int days in new[] { 0, 1, 400, 5000 })
            {
                Joined.InForce(id, "UZB", Joining.AddDays(days))?.Value.ShouldBe(Base.InForce(id, "KGZ", Joining.AddDays(days))?.Value, id);
            }
        }
    }

    [Fact]
    public void A_New_Member_Keeps_Its_Own_Rules_Before_The_Day()
    {
        for (DateOnly day = new(2005, 1, 1); day < Joining; day = day.AddDays(29))
        {
            foreach (Rule rule in Base.Rules)
            {
                Joined.InForce(rule.Id, "UZB", day)?.Value.ShouldBe(Base.InForce(rule.Id, "UZB", day)?.Value, rule.Id);
            }
        }
    }

    [Fact]
    public void Other_Nations_And_Other_Rules_Do_Not_Change()
    {
        HashSet<string> taken = [.. Base.Groups["union"].RuleIds];
        foreach (DateOnly day in new[] { Joining.AddDays(-1), Joining, Joining.AddYears(5) })
        {
            foreach (Rule rule in Base.Rules)
            {
                foreach (string nation in rule.Nations.Where(nation => nation != "UZB" || !taken.Contains(rule.Id)))
                {
                    Joined.InForce(rule.Id, nation, day).ShouldBe(Base.InForce(rule.Id, nation, day), rule.Id);
                }
            }
        }
    }

    [Fact]
    public void Joining_The_Union_Replaces_The_Patent_And_Says_Why()
    {
        string[] changed = [.. Joined.Changes(Joining.AddDays(-1), Joining, "UZB", "RUS").Select(change => change.Rule.Id)];
        changed.ShouldContain("rus.work.patent");
        changed.ShouldContain("rus.work.union");
        changed.ShouldContain("rus.registration.days");
        changed.ShouldContain("rus.patent.fee");
        changed.ShouldContain("rus.change.of.purpose");
        Joined.InForce("rus.change.of.purpose", "UZB", Joining).ShouldBeNull();
        Joined.OpenAt("rus.work.patent", "UZB", new Month(2028, 1)).ShouldBeFalse();
        Joined.OpenAt("rus.work.union", "UZB", new Month(2028, 1)).ShouldBeTrue();
        Joined.InForce("rus.work.union", "UZB", Joining)!.Source.ShouldBe("judgement: a scenario in which Uzbekistan joins");
    }

    [Fact]
    public void Every_Date_Still_Resolves_To_One_Value()
    {
        foreach (Rule rule in Joined.Rules)
        {
            for (int i = 1; i < rule.Values.Count; i++)
            {
                rule.Values[i - 1].To.ShouldBe(rule.Values[i].From.AddDays(-1), rule.Id);
            }

            (rule.Values.Count == 0 ? null : rule.Values[^1].To).ShouldBeNull(rule.Id);
        }
    }

    [Fact]
    public void An_Unknown_Group_Is_Refused_With_The_Nearest_Name() =>
        Should.Throw<ArgumentException>(() => Base.Becoming("UZB", "unoin", Joining, "why not")).Message.ShouldContain("union");

    [Fact]
    public void Papers_Cost_Less_In_The_Union_Than_A_Patent_And_Before_It_What_They_Cost()
    {
        DateOnly day = new(2028, 1, 1);
        RuleBook after = Repository.Book.Becoming("UZB", "union", day, "a test of the union");
        PaperCost patent = PaperCost.Of(Repository.Book, "UZB", "RUS", day).ShouldNotBeNull();
        patent.Status.ShouldBe("patent");
        patent.Currency.ShouldBe("RUB");
        patent.Amount.ShouldBe(Repository.Book.InForce("rus.patent.entry.actual", "UZB", day)!.Value!.Number + (12 * Repository.Book.InForce("rus.patent.fee", "UZB", day)!.Value!.Number));
        PaperCost union = PaperCost.Of(after, "UZB", "RUS", day).ShouldNotBeNull();
        union.Status.ShouldBe("union");
        union.Amount.ShouldBeLessThan(patent.Amount);
        PaperCost.Of(after, "UZB", "RUS", day.AddDays(-1)).ShouldBe(PaperCost.Of(Repository.Book, "UZB", "RUS", day.AddDays(-1)), new SameCost());
        PaperCost.Of(Repository.Book, "TKM", "DEU", day).ShouldBeNull();
    }

    /// <summary>Two costs of the same status and amount.</summary>
    private sealed class SameCost : IEqualityComparer<PaperCost?>
    {
        public bool Equals(PaperCost? x, PaperCost? y) => x?.Status == y?.Status && x?.Amount == y?.Amount;

        public int GetHashCode(PaperCost? cost) => cost?.Amount.GetHashCode() ?? 0;
    }
}
