using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Model.Tests;

public sealed class StrataTests
{
    private static readonly Gen<(int Age, int Sex, int Education)> Strata_ =
        from age in Gen.Choose(0, Strata.OldestAge)
        from sex in Gen.Choose(0, 1)
        from education in Gen.Choose(0, 2)
        select (age, sex, education);

    [Fact]
    public void Age_Sex_And_Education_Come_Back_From_Their_Row() => Hold(Strata_, stratum =>
    {
        int row = Strata.Row(stratum.Age, stratum.Sex, stratum.Education);
        row.ShouldBeInRange(0, Strata.Rows - 1);
        (Strata.AgeOf(row), Strata.SexOf(row), Strata.EducationOf(row)).ShouldBe(stratum);
    });

    [Fact]
    public void A_Row_Comes_Back_From_Its_Age_Sex_And_Education() => Hold(Gen.Choose(0, Strata.Rows - 1), row =>
        Strata.Row(Strata.AgeOf(row), Strata.SexOf(row), Strata.EducationOf(row)).ShouldBe(row));

    [Fact]
    public void Growing_A_Year_Older_Is_The_Same_Row_In_A_Window_One_Birth_Year_Later() => Hold(Strata_.Where(stratum => stratum.Age < Strata.OldestAge), stratum =>
        Strata.Row(stratum.Age + 1, stratum.Sex, stratum.Education).ShouldBe(Strata.Row(stratum.Age, stratum.Sex, stratum.Education) - Strata.Lanes));

    [Fact]
    public void Rows_Of_A_Birth_Year_Lie_Together_By_Sex_And_Education() =>
        Enumerable.Range(0, Strata.Lanes).Select(lane => Strata.Row(30, lane / 3, lane % 3)).ShouldBe(Enumerable.Range(Strata.Row(30, 0, 0), Strata.Lanes));

    [Fact]
    public void Age_Groups_Begin_Where_Their_Labels_Say()
    {
        Strata.AgeGroups.Count.ShouldBe(Strata.AgeGroupStarts.Count);
        Strata.AgeGroups.Zip(Strata.AgeGroupStarts).ShouldAllBe(pair => pair.First.StartsWith($"{pair.Second}", StringComparison.Ordinal));
        Strata.AgeGroupStarts[0].ShouldBe(0);
    }

    private static void Hold<T>(Gen<T> cases, Action<T> law) =>
        Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20100101, 4294967291));
}
