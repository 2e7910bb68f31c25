using Corridor.Data;
using Corridor.Model.Parameters;

namespace Corridor.Model.Tests;

public sealed class FittedParametersTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("fitted").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Fitted_Values_Hold_For_Their_Nation_Alone()
    {
        (IReadOnlyDictionary<string, ParameterSet> fitted, Faults faults) = Read("TJK,departure.constant,TJK.RUS,-0.25", "TJK,money.share_sent,TJK,0.4");

        faults.None.ShouldBeTrue();
        fitted.Keys.ShouldBe(["TJK"]);
        fitted["TJK"]["departure.constant", "TJK.RUS"].ShouldBe(-0.25);
        fitted["TJK"]["departure.constant", "UZB.RUS"].ShouldBe(ProjectModel.System.Parameters["departure.constant", "UZB.RUS"]);
    }

    [Fact]
    public void Without_The_File_Nothing_Is_Fitted()
    {
        Faults faults = new();
        FittedParameters.Load(new DataFolder(_root), ProjectModel.System.Gazetteer, ProjectModel.System.Parameters, faults).ShouldBeEmpty();
        faults.None.ShouldBeTrue();
    }

    [Theory]
    [InlineData("TJX,departure.constant,TJK.RUS,0", 1)]
    [InlineData("TJK,departure.constnt,TJK.RUS,0", 2)]
    [InlineData("TJK,money.share_sent,TJK,9", 4)]
    [InlineData("TJK,money.share_sent,TJK,abc", 4)]
    public void A_Wrong_Row_Is_A_Fault_With_Line_And_Column_And_Nothing_Is_Used(string row, int column)
    {
        (IReadOnlyDictionary<string, ParameterSet> fitted, Faults faults) = Read("TJK,departure.b_wage,TJK,0.8", row);

        fitted.ShouldBeEmpty();
        Fault fault = faults.Ordered.ShouldHaveSingleItem();
        fault.Line.ShouldBe(3);
        fault.Column.ShouldBe(row[..row.IndexOf(row.Split(',')[column - 1], StringComparison.Ordinal)].Length + 1);
    }

    [Fact]
    public void A_Key_Given_Twice_Is_A_Fault() =>
        Read("TJK,departure.b_wage,TJK,0.8", "TJK,departure.b_wage,TJK,0.9").Faults.Ordered.ShouldHaveSingleItem().What.ShouldContain("two values");

    [Fact]
    public void Before_Calibration_Every_Nation_Has_The_Centres_Of_The_Priors() =>
        ProjectModel.Nations.ShouldAllBe(nation => ProjectModel.System.AtPriors().ParametersOf(nation) == ProjectModel.System.Parameters);

    private (IReadOnlyDictionary<string, ParameterSet> Fitted, Faults Faults) Read(params string[] rows)
    {
        Directory.CreateDirectory(Path.Combine(_root, "posterior"));
        File.WriteAllText(Path.Combine(_root, FittedParameters.File), string.Join('\n', [string.Join(',', FittedParameters.Columns), .. rows, string.Empty]));
        Faults faults = new();
        return (FittedParameters.Load(new DataFolder(_root), ProjectModel.System.Gazetteer, ProjectModel.System.Parameters, faults), faults);
    }
}
