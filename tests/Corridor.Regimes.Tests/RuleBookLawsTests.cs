using Corridor.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Regimes.Tests;

public class RuleBookLawsTests
{
    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly RuleBook Book = Repository.Book;

    [Fact]
    public void Rules_Of_The_Repository_Have_No_Fault_And_Are_Many()
    {
        Book.Rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThanOrEqualTo(60);
        Book.Rules.Sum(rule => rule.Values.Count).ShouldBeGreaterThanOrEqualTo(250);
    }

    [Fact]
    public void Every_Value_Has_A_Source_And_A_Reference()
    {
        foreach (DatedValue value in Book.Rules.SelectMany(rule => rule.Values))
        {
            value.Source.ShouldNotBeEmpty();
            value.Reference.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Every_Date_Resolves_To_At_Most_One_Value_Per_Rule_And_Nation() =>
        ForAnyDay((nation, day) =>
        {
            IReadOnlyList<string> ids = [.. Book.Rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal)];
            return ids.All(id => Book.Rules
                .Where(rule => rule.Id == id && rule.Nations.Contains(nation, StringComparer.Ordinal))
                .SelectMany(rule => rule.Values)
                .Count(value => value.Covers(day)) <= 1);
        });

    [Fact]
    public void Resolution_Equals_A_Scan_Of_All_Values() =>
        ForAnyDay((nation, day) => Book.Rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal)
            .All(id => Equals(Book.InForce(id, nation, day), Scan(id, nation, day))));

    [Fact]
    public void All_Rules_On_A_Day_Are_Those_That_Resolve_One_By_One() =>
        ForAnyDay((nation, day) => Repository.Gazetteer.Places.All(place =>
        {
            string[] expected = [.. Book.Rules.Where(rule => rule.Place == place && rule.Nations.Contains(nation, StringComparer.Ordinal) && Scan(rule.Id, nation, day) is not null).Select(rule => rule.Id)];
            return Book.All(nation, place, day).Select(found => found.Rule.Id).SequenceEqual(expected, StringComparer.Ordinal);
        }));

    [Fact]
    public void Changes_Between_Two_Days_Are_What_Differs_Between_Them() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Days.Two().ToArbitrary(), pair =>
            Repository.Gazetteer.Nations.All(nation =>
            {
                string[] expected = [.. Book.Rules
                    .Where(rule => rule.Nations.Contains(nation, StringComparer.Ordinal))
                    .Where(rule => !Equals(Scan(rule.Id, nation, pair.A)?.Value, Scan(rule.Id, nation, pair.B)?.Value))
                    .Select(rule => rule.Id)];
                return Book.Changes(pair.A, pair.B, nation).Select(change => change.Rule.Id).SequenceEqual(expected, StringComparer.Ordinal);
            })));

    [Fact]
    public void No_Rule_Changes_Between_A_Day_And_Itself() =>
        ForAnyDay((_, day) => Book.Changes(day, day).Count == 0);

    [Fact]
    public void Timeline_Is_Ascending_And_Holds_Every_Value()
    {
        foreach (string nation in Repository.Gazetteer.Nations)
        {
            foreach (string place in Repository.Gazetteer.Places)
            {
                IReadOnlyList<RuleInForce> timeline = Book.Timeline(nation, place);
                timeline.Select(step => step.Value.From).ShouldBeInOrder();
                timeline.Count.ShouldBe(Book.Rules
                    .Where(rule => rule.Place == place && rule.Nations.Contains(nation, StringComparer.Ordinal))
                    .Sum(rule => rule.Values.Count));
            }
        }
    }

    [Fact]
    public void A_Month_Has_The_Value_Of_Its_Fifteenth_Day() =>
        ForAnyDay((nation, day) =>
        {
            Month month = new(day.Year, day.Month);
            DatedValue? value = Scan("rus.registration.days", nation, new DateOnly(day.Year, day.Month, RuleBook.DayOfMonth));
            return Book.NumberAt("rus.registration.days", nation, month, -1).Equals(value?.Value?.Number ?? -1);
        });

    [Fact]
    public void A_Rule_That_Does_Not_Exist_Is_Refused_With_The_Nearest_Name() =>
        Should.Throw<ArgumentException>(() => Book.NumberAt("rus.registration.day", "UZB", new Month(2020, 1), 0))
            .Message.ShouldContain("rus.registration.days");

    [Fact]
    public void A_Value_Is_Read_Only_As_What_It_Is() =>
        Should.Throw<InvalidOperationException>(() => Book.OpenAt("rus.registration.days", "UZB", new Month(2022, 1)));

    private static void ForAnyDay(Func<string, DateOnly, bool> law) =>
        Check.QuickThrowOnFailure(Prop.ForAll(Days.One().ToArbitrary(), day => Repository.Gazetteer.Nations.All(nation => law(nation, day))));

    /// <summary>An independent resolution: the last value, in any order of the file, that does not begin after the day.</summary>
    private static DatedValue? Scan(string id, string nation, DateOnly day)
    {
        DatedValue? last = Book.Rules
            .Where(rule => rule.Id == id && rule.Nations.Contains(nation, StringComparer.Ordinal))
            .SelectMany(rule => rule.Values)
            .Where(value => value.From <= day)
            .MaxBy(value => value.From);
        return last?.Value is null ? null : last;
    }

    private static class Days
    {
        /// <summary>Days of 1990 to 2060, half of them the first, last or only day of some value.</summary>
        public static Gen<DateOnly> One()
        {
            DateOnly[] edges = [.. Book.Rules.SelectMany(rule => rule.Values).Select(value => value.From).Distinct()];
            Gen<DateOnly> near = from edge in Gen.Elements(edges) from shift in Gen.Choose(-1, 1) select edge.AddDays(shift);
            return Gen.OneOf(Gen.Choose(0, 25_900).Select(First.AddDays), near);
        }

        public static Gen<(DateOnly A, DateOnly B)> Two() => from a in One() from b in One() select (a, b);
    }
}
