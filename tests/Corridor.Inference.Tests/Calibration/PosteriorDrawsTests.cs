using Corridor.Data;
using Corridor.Inference.Calibration;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class PosteriorDrawsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("posterior").FullName;

    private static IReadOnlyList<CalibratedParameter> Fitted => ProjectCalibration.Data.Plan.FittedTo("TKM", ProjectCalibration.Data.System.Parameters);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_Is_Written_Is_Read_Back()
    {
        (IReadOnlyDictionary<string, PosteriorDraws> read, Faults faults) = Read("TKM", Header, 120, Row());

        Assert.Equal(0, faults.Count);
        Assert.Equal(120, read["TKM"].Draws.Count);
        Assert.All(read["TKM"].Median, value => Assert.Equal(0, value, 1e-6));
    }

    [Fact]
    public void An_Unknown_Parameter_Is_A_Fault_In_The_Header() => Assert.Contains(Read("TKM", Header.Replace("error.stock", "error.stocks", StringComparison.Ordinal), 120, Row()).Faults.Ordered, fault => fault.Line == 1);

    [Fact]
    public void Too_Few_Draws_Are_A_Fault() => Assert.Contains(Read("TKM", Header, 99, Row()).Faults.Ordered, fault => fault.What.StartsWith("99 draws", StringComparison.Ordinal));

    [Fact]
    public void A_Value_Out_Of_Its_Range_Is_A_Fault_With_Its_Line() => Assert.Contains(Read("TKM", Header, 120, Row(first: "-1")).Faults.Ordered, fault => fault.Line == 2 && fault.Column == 1);

    [Fact]
    public void A_File_Of_No_Nation_Is_A_Fault() => Assert.Contains(Read("XXX", Header, 120, Row()).Faults.Ordered, fault => fault.File == "posterior/XXX.csv");

    private static string Header => string.Join(',', Fitted.Select(one => one.Name));

    private static string Row(string? first = null) => string.Join(',', Fitted.Select((one, k) => k == 0 && first is not null ? first : one.Natural(0).ToString("R", System.Globalization.CultureInfo.InvariantCulture)));

    private (IReadOnlyDictionary<string, PosteriorDraws> Read, Faults Faults) Read(string nation, string header, int rows, string row)
    {
        Directory.CreateDirectory(Path.Combine(_root, "posterior"));
        File.WriteAllText(Path.Combine(_root, "posterior", $"{nation}.csv"), string.Join('\n', [header, .. Enumerable.Repeat(row, rows), string.Empty]));
        Faults faults = new();
        return (PosteriorDraws.Load(new DataFolder(_root), ProjectCalibration.Data.Plan, ProjectCalibration.Data.System.Parameters, faults), faults);
    }
}
