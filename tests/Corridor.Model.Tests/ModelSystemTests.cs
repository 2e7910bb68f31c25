using Corridor.Data;

namespace Corridor.Model.Tests;

/// <summary>Data that the model needs and that is missing is told before anything is computed.</summary>
public sealed class ModelSystemTests : IDisposable
{
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("corridor-model-");

    public ModelSystemTests()
    {
        string from = DataFolder.Find(null).Root;
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains("evidence", StringComparison.Ordinal)))
        {
            string to = Path.Combine(_copy.FullName, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    [Fact]
    public void The_Projects_Data_Have_No_Fault() => Read().ShouldBeEmpty();

    [Fact]
    public void A_Missing_Parameter_Is_A_Fault_With_Its_File()
    {
        Change("parameters/return.yaml", text => text.Replace("id: return.b_fear", "id: return.b_feer", StringComparison.Ordinal));
        Read().ShouldContain(fault => fault.File == "parameters/return.yaml" && fault.What.Contains("return.b_fear", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Missing_Schedule_Is_A_Fault()
    {
        Change("schedules.csv", text => string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("checked,", StringComparison.Ordinal)).Select(line => line + "\n")));
        Read().ShouldContain(fault => fault.File == "schedules.csv" && fault.What.Contains("checked", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Missing_Rule_Is_A_Fault()
    {
        File.Delete(Path.Combine(_copy.FullName, "regimes", "KAZ", "kandas.yaml"));
        Read().ShouldContain(fault => fault.What.Contains("kaz.kandas", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Driver_Cut_Off_After_A_Line_Is_A_Fault_That_Names_What_Lacks()
    {
        Change("drivers/exchange_rate.csv", text => string.Concat(text.Split('\n').TakeWhile(line => !line.StartsWith("exchange_rate,,RUS", StringComparison.Ordinal)).Select(line => line + "\n")));
        Read().ShouldContain(fault => fault.File == "drivers/exchange_rate.csv" && fault.What.Contains("RUS", StringComparison.Ordinal));
    }

    public void Dispose() => _copy.Delete(recursive: true);

    private void Change(string name, Func<string, string> change)
    {
        string path = Path.Combine(_copy.FullName, name);
        string text = File.ReadAllText(path);
        change(text).ShouldNotBe(text);
        File.WriteAllText(path, change(text));
    }

    private IReadOnlyList<Fault> Read()
    {
        Faults faults = new();
        ModelSystem.Load(new DataFolder(_copy.FullName), faults);
        return faults.Ordered;
    }
}
