using Corridor.Data;
using Corridor.Inference.Calibration;

namespace Corridor.Inference.Tests.Calibration;

public sealed class CalibrationPlanTests : IDisposable
{
    private const string Sound =
        """
        until: 2025-12
        publisher_classes:
          - {id: press, label: {en: Press, ru: Пресса}, error: 0.2, why: judged}
        errors:
          - {id: stock, label: {en: Stocks, ru: Запасы}, centre: 0.1, spread: 0.4, kinds: [stock], why: judged}
        biases:
          - {closeness: same_quantity, spread: 0.1, why: judged}
          - {closeness: coverage_unknown, spread: 0.7, why: judged}
          - {closeness: multiplicity_unknown, spread: 1.2, why: judged}
        measures:
          - {measure: net_migration, scale: linear, spread: 0.7, why: the sign may differ}
        outliers: {probability: 0.05, spread: 2, why: judged}
        pooling: {freedom: 4, why: "said"}
        samples:
          - {publisher: survey, persons: 2500, why: E0906}
        not_used:
          - {id: E0001, why: read}
        parameters:
          - {parameter: departure.constant, key: RUS, nations: [TJK]}

        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("corridor-calibration-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void A_Sound_Plan_Is_Read_Whole()
    {
        CalibrationPlan plan = Read(Sound, out Faults faults);

        faults.Ordered.ShouldBeEmpty();
        plan.Until.ShouldBe(new Month(2025, 12));
        plan.Biases[Closeness.MultiplicityUnknown].ShouldBe(1.2);
        plan.RuleOf("net_migration", "rosstat")!.Scale.ShouldBe(FigureScale.Linear);
        plan.Parameters.Single().Key.ShouldBe("RUS");
    }

    [Theory]
    [InlineData("spread: 0.7, why: the sign", "spread: -1, why: the sign")]
    [InlineData("measure: net_migration", "measure: net_migratoin")]
    [InlineData("scale: linear", "scale: linaer")]
    [InlineData("kinds: [stock]", "kinds: [stok]")]
    [InlineData("parameter: departure.constant", "parameter: departure.konstant")]
    [InlineData("parameter: departure.constant, key: RUS", "parameter: study.most")]
    [InlineData("nations: [TJK]", "nations: [TJ]")]
    [InlineData("{id: E0001, why: read}", "{why: read}")]
    [InlineData("{closeness: multiplicity_unknown, spread: 1.2, why: judged}", "{closeness: same_quantity, spread: 1.2, why: judged}")]
    [InlineData("until: 2025-12", "until: 2025-13")]
    [InlineData("error: 0.2, why: judged", "error: 0.2")]
    public void What_Does_Not_Fit_Is_A_Fault_With_Its_Place(string sound, string broken)
    {
        Read(Sound.Replace(sound, broken, StringComparison.Ordinal), out Faults faults);

        faults.Ordered.ShouldNotBeEmpty();
        faults.Ordered.ShouldAllBe(fault => fault.File == "calibration.yaml" && fault.Line > 0 && fault.Hint.Length > 0);
    }

    [Fact]
    public void A_Publisher_That_Comes_Twice_A_Name_Under_Two_And_An_Unknown_Class_Are_Faults()
    {
        Faults faults = new();
        Write(
            "evidence/publishers.yaml",
            """
            publishers:
              - {id: a, label: {en: A, ru: А}, class: press, names: [Alpha]}
              - {id: a, label: {en: A, ru: А}, class: press, names: [Beta]}
              - {id: b, label: {en: B, ru: Б}, class: press, names: [Alpha]}
              - {id: c, label: {en: C, ru: В}, class: pres, names: [Gamma]}

            """);
        PublisherCatalogue.Load(new DataFolder(_root.FullName), ["press"], faults);

        faults.Ordered.Select(fault => fault.Line).ShouldBe([3, 4, 5]);
    }

    private CalibrationPlan Read(string text, out Faults faults)
    {
        faults = new Faults();
        Write("calibration.yaml", text);
        return CalibrationPlanReader.Load(
            new DataFolder(_root.FullName),
            ProjectCalibration.Data.System.Parameters,
            [.. ProjectData.Nations],
            [.. ProjectData.Evidence.Measures.Ids],
            faults);
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }
}
