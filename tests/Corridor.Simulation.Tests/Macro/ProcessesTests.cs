using Corridor.Model;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>No process and no state of the model is there in name only.</summary>
public sealed class ProcessesTests
{
    [Theory]
    [InlineData("flow:death")]
    [InlineData("flow:departure")]
    [InlineData("flow:regularisation")]
    [InlineData("flow:lapse")]
    [InlineData("flow:settlement")]
    [InlineData("flow:enforcement")]
    [InlineData("flow:end_of_ban")]
    [InlineData("flow:return")]
    [InlineData("flow:onward")]
    [InlineData("flow:family")]
    [InlineData("flow:study")]
    [InlineData("births")]
    public void A_Process_Moves_People_Of_Every_Nation(string series)
    {
        foreach (string nation in BaseRun.Nations)
        {
            BaseRun.Series.Sum(series, nation).Sum().ShouldBeGreaterThan(1, nation);
        }
    }

    [Theory]
    [InlineData("citizen", "forces")]
    [InlineData("irregular", "forces")]
    [InlineData("custody", "forces")]
    [InlineData("visitor", "forces")]
    [InlineData("forces", "citizen")]
    [InlineData("forces", "returned")]
    public void Recruitment_Moves_People_In_And_Out_Of_The_Forces(string from, string to) =>
        BaseRun.Series.Sum("flow:recruitment", status: from, toStatus: to).Sum().ShouldBeGreaterThan(1);

    [Theory]
    [InlineData("regularisation", "visitor", "patent")]
    [InlineData("regularisation", "visitor", "union")]
    [InlineData("regularisation", "visitor", "permit")]
    [InlineData("regularisation", "irregular", "patent")]
    [InlineData("lapse", "visitor", "irregular")]
    [InlineData("lapse", "patent", "irregular")]
    [InlineData("settlement", "patent", "temporary")]
    [InlineData("settlement", "temporary", "permanent")]
    [InlineData("settlement", "permanent", "citizen")]
    [InlineData("settlement", "patent", "permanent")]
    [InlineData("enforcement", "irregular", "custody")]
    [InlineData("enforcement", "irregular", "controlled")]
    [InlineData("enforcement", "irregular", "barred")]
    [InlineData("enforcement", "patent", "custody")]
    [InlineData("enforcement", "custody", "barred")]
    [InlineData("enforcement", "controlled", "barred")]
    [InlineData("enforcement", "controlled", "patent")]
    [InlineData("end_of_ban", "barred", "returned")]
    [InlineData("family", "never", "dependant")]
    [InlineData("study", "never", "student")]
    [InlineData("study", "student", "work")]
    [InlineData("study", "student", "settled")]
    [InlineData("return", "irregular", "returned")]
    [InlineData("death", "forces", "killed")]
    public void A_Transition_Of_The_Design_Moves_People(string process, string from, string to) =>
        BaseRun.Series.Sum($"flow:{process}", status: from, toStatus: to).Sum().ShouldBeGreaterThan(1);

    [Fact]
    public void Every_Status_At_Home_And_In_Russia_Holds_People_At_Some_Time()
    {
        string[] statuses = [.. BaseRun.System.Statuses.Rows.Where(row => row.Place is "HOME" or "RUS").Select(row => row.Status)];
        statuses.Length.ShouldBe(16);
        statuses.Where(status => BaseRun.Nations.Sum(nation => BaseRun.Series.Where("stock", nation, status: status).Where(item => item.Key.Place == nation || item.Key.Place == "RUS").Sum(item => item.Values.Max())) < 1)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_Place_Holds_Workers_Students_And_Settled_People_Of_Every_Nation()
    {
        foreach (string nation in BaseRun.Nations)
        {
            foreach (string place in BaseRun.System.Compile(nation, 1).States.Destinations.Where(place => place != "RUS"))
            {
                foreach (string status in (string[])["work", "student", "settled"])
                {
                    BaseRun.Series.Sum("stock", nation, place, status).Max().ShouldBeGreaterThan(0, $"{nation} {place} {status}");
                }
            }
        }
    }
}
