namespace Corridor.Data.Tests;

public class FaultsTests
{
    private static readonly Fault[] Some =
    [
        new("b.csv", 2, 1, "x", "y"),
        new("a.csv", 10, 1, "x", "y"),
        new("a.csv", 9, null, "x", "y"),
        new("a.csv", null, null, "x", "y"),
        new("a.csv", 10, 1, "w", "y"),
        new("a.csv", 10, 1, "w", "z"),
    ];

    [Fact]
    public void Faults_Come_In_The_Order_Of_Their_Places_Whatever_The_Order_They_Were_Found_In()
    {
        string[] forward = [.. Collect(Some).Ordered.Select(fault => fault.ToString())];
        string[] backward = [.. Collect(Some.Reverse()).Ordered.Select(fault => fault.ToString())];
        forward.ShouldBe(backward);
        forward.ShouldBe(["a.csv: x (y)", "a.csv:9: x (y)", "a.csv:10:1: w (y)", "a.csv:10:1: w (z)", "a.csv:10:1: x (y)", "b.csv:2:1: x (y)"]);
    }

    [Fact]
    public void A_Fault_Found_Twice_Is_Told_Once() =>
        Collect([.. Some, .. Some]).Ordered.Count.ShouldBe(Some.Length);

    [Fact]
    public void The_Exception_Carries_Every_Fault()
    {
        BadInputException e = Should.Throw<BadInputException>(() => Collect(Some).ThrowIfAny());
        e.Faults.Count.ShouldBe(Some.Length);
        Some.ShouldAllBe(fault => e.Message.Contains(fault.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void No_Fault_No_Exception() => Should.NotThrow(() => new Faults().ThrowIfAny());

    private static Faults Collect(IEnumerable<Fault> some)
    {
        Faults faults = new();
        foreach (Fault fault in some)
        {
            faults.Add(fault.File, fault.Line, fault.Column, fault.What, fault.Hint);
        }

        return faults;
    }
}
