using Corridor.Data;
using Corridor.Model.Drivers;

namespace Corridor.Model.Tests;

public sealed class DriverTableTests : IDisposable
{
    private static readonly Month Start = new(2010, 1);
    private readonly SmallData _data = new();

    [Fact]
    public void A_Step_Holds_Until_The_Next()
    {
        _data.Rows("level", "level,TJK,RUS,2010-03,2,index,KNOWN,", "level,TJK,RUS,2010-05,8,index,KNOWN,");
        Values("TJK", "RUS", 6).ShouldBe([2, 2, 2, 2, 8, 8]);
    }

    [Fact]
    public void A_Line_Passes_Through_Its_Points_And_Is_Level_Before_And_After()
    {
        _data.Definition("level", "linear", "nation, place");
        _data.Rows("level", "level,TJK,RUS,2010-03,2,index,KNOWN,", "level,TJK,RUS,2010-07,10,index,KNOWN,", "level,TJK,RUS,2010-08,1,index,KNOWN,");
        Values("TJK", "RUS", 10).ShouldBe([2, 2, 2, 4, 6, 8, 10, 1, 1, 1]);
    }

    [Fact]
    public void The_Value_That_Began_Before_The_Start_Holds_At_The_Start()
    {
        _data.Rows("level", "level,TJK,RUS,2005-01,2,index,KNOWN,", "level,TJK,RUS,2009-12,3,index,KNOWN,", "level,TJK,RUS,2010-02,4,index,KNOWN,");
        Values("TJK", "RUS", 3).ShouldBe([3, 4, 4]);
    }

    [Fact]
    public void The_Most_Specific_Row_Wins()
    {
        _data.Rows(
            "level",
            "level,*,*,2010-01,1,index,KNOWN,",
            "level,*,RUS,2010-01,2,index,KNOWN,",
            "level,TJK,*,2010-01,3,index,KNOWN,",
            "level,TJK,RUS,2010-01,4,index,KNOWN,");
        Values("TJK", "RUS", 1).ShouldBe([4]);
        Values("TJK", "KOR", 1).ShouldBe([3]);
        Values("UZB", "RUS", 1).ShouldBe([2]);
        Values("UZB", "KOR", 1).ShouldBe([1]);
    }

    [Fact]
    public void A_Pair_Without_Rows_Is_Refused_And_Nothing_Assumed()
    {
        _data.Rows("level", "level,TJK,RUS,2010-01,4,index,KNOWN,");
        BadInputException refusal = Should.Throw<BadInputException>(() => _data.Drivers().Values("level", "UZB", "RUS", Start, 2));
        refusal.Faults.ShouldHaveSingleItem().File.ShouldBe("drivers/level.csv");
    }

    [Fact]
    public void A_Driver_That_Does_Not_Differ_By_Nation_Is_The_Same_For_All()
    {
        _data.Definition("level", "step", "place");
        _data.Rows("level", "level,,RUS,2010-01,4,index,KNOWN,");
        Values("UZB", "RUS", 1).ShouldBe(Values("TJK", "RUS", 1));
    }

    [Fact]
    public void An_Unknown_Driver_Can_Not_Be_Asked_For() =>
        Should.Throw<BadInputException>(() => _data.Drivers().Values("levle", "TJK", "RUS", Start, 1));

    [Fact]
    public void A_File_Of_An_Unknown_Driver_Is_A_Fault_That_Names_The_Nearest()
    {
        _data.Rows("levle", "levle,TJK,RUS,2010-01,4,index,KNOWN,");
        _data.Drivers();
        Fault fault = _data.OnlyFault();
        fault.File.ShouldBe("drivers/levle.csv");
        fault.Hint.ShouldContain("level");
    }

    [Fact]
    public void A_Defined_Driver_Without_A_File_Is_A_Fault()
    {
        _data.Definition("missing", "step", "place");
        _data.Drivers();
        _data.Faults.Ordered.ShouldContain(fault => fault.File == "drivers/missing.csv");
    }

    [Theory]
    [InlineData("level,TJK,RUS,2010-06,4,metres,KNOWN,", "unit")]
    [InlineData("other,TJK,RUS,2010-06,4,index,KNOWN,", "driver 'other'")]
    [InlineData("level,TJK,RUS,2010-01,4,index,KNOWN,", "two values")]
    [InlineData("level,TJK,RUS,2009-12,4,index,KNOWN,", "comes after")]
    [InlineData("level,TJK,RUS,2010-06,101,index,KNOWN,", "101")]
    [InlineData("level,TJK,RUS,2010-06,,index,KNOWN,", "value")]
    [InlineData("level,TJK,RUS,2010-06,4,index,UNKNOWN,", "UNKNOWN")]
    [InlineData("level,TJK,RUS,2010-06,4,index,,", "source")]
    [InlineData("level,TJX,RUS,2010-06,4,index,KNOWN,", "TJX")]
    [InlineData("level,TJK,RUZ,2010-06,4,index,KNOWN,", "RUZ")]
    [InlineData("level,TJK,RUS,2010-13,4,index,KNOWN,", "2010-13")]
    public void A_Bad_Row_Is_A_Fault_At_Its_Line(string row, string says)
    {
        _data.Rows("level", "level,TJK,RUS,2010-01,1,index,KNOWN,", row);
        _data.Drivers();
        Fault fault = _data.OnlyFault();
        fault.File.ShouldBe("drivers/level.csv");
        fault.Line.ShouldBe(3);
        fault.ToString().ShouldContain(says);
    }

    [Fact]
    public void A_Nation_In_A_Driver_That_Has_None_Is_A_Fault()
    {
        _data.Definition("level", "step", "place");
        _data.Rows("level", "level,TJK,RUS,2010-01,4,index,KNOWN,");
        _data.Drivers();
        _data.OnlyFault().Line.ShouldBe(2);
    }

    [Fact]
    public void All_Faults_Are_Told_At_Once()
    {
        _data.Rows("level", "level,TJX,RUS,2010-01,1,index,KNOWN,", "level,TJK,RUS,2010-01,-1,index,KNOWN,", "level,TJK,RUS,2010-02,1,metres,KNOWN,");
        _data.Drivers();
        _data.Faults.Ordered.Select(fault => fault.Line).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public void The_Projects_Drivers_Give_A_Finite_Value_For_Every_Nation_And_Place_In_Every_Month()
    {
        DriverTable drivers = ProjectModel.System.Drivers;
        drivers.Catalogue.All.Count.ShouldBeGreaterThan(20);
        foreach (string nation in ProjectModel.Nations)
        {
            // The definition's range is kept between the rows too.
            foreach (DriverDefinition driver in drivers.Catalogue.All)
            {
                foreach (string place in driver.ByPlace ? ProjectModel.Of(nation).States.Destinations : [nation])
                {
                    if (drivers.Find(driver.Id, driver.ByNation ? nation : Gazetteer.Any, driver.ByPlace ? place : Gazetteer.Any) is not null)
                    {
                        drivers.Values(driver.Id, nation, place, Scenario.Start, ProjectModel.Months)
                            .ShouldAllBe(value => value >= driver.Low && value <= driver.High, $"{driver.Id} {nation} {place}");
                    }
                }
            }
        }
    }

    public void Dispose() => _data.Dispose();

    private double[] Values(string nation, string place, int months)
    {
        double[] values = _data.Drivers().Values("level", nation, place, Start, months);
        _data.Faults.Ordered.ShouldBeEmpty();
        return values;
    }
}
