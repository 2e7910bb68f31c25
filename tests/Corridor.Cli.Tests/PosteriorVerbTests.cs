using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Model;

namespace Corridor.Cli.Tests;

/// <summary>`reconcile` and `fit` over a copy of the project's data in which one nation alone has draws: points around the centre of its prior.</summary>
public sealed class PosteriorVerbTests : CommandLineFixture
{
    private const string Nation = "TKM";

    [Fact]
    public void Reconcile_Answers_By_The_Posterior_With_Words_For_Every_Figure()
    {
        Ran ran = Corridor("reconcile", Nation, "RUS", "--at", "2020", "--measure", "citizenship_grants", "--draws", "20", "--data", Data(), "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        JsonElement answer = ran.Json;
        answer.GetProperty("calibrated").GetBoolean().ShouldBeTrue();
        answer.GetProperty("method").GetString().ShouldBe("posterior");
        JsonElement estimate = answer.GetProperty("estimate");
        estimate.GetProperty("p10").GetDouble().ShouldBeLessThan(estimate.GetProperty("p50").GetDouble());
        estimate.GetProperty("p50").GetDouble().ShouldBeLessThan(estimate.GetProperty("p90").GetDouble());
        estimate.GetProperty("contains").GetString().ShouldNotBeNullOrWhiteSpace();
        JsonElement[] figures = [.. answer.GetProperty("figures").EnumerateArray()];
        figures.ShouldContain(figure => figure.GetProperty("used").GetBoolean());
        foreach (JsonElement figure in figures)
        {
            new[] { "id", "value_low", "value_high", "counts", "operator", "model_value", "bias" }.ShouldBeSubsetOf(Ran.Keys(figure));
            figure.GetProperty("sentence").GetProperty("en").GetString().ShouldNotBeNullOrWhiteSpace();
            figure.GetProperty("sentence").GetProperty("ru").GetString().ShouldNotBeNullOrWhiteSpace();
            (figure.GetProperty("publisher_bias").ValueKind == JsonValueKind.Object).ShouldBe(figure.GetProperty("used").GetBoolean());
        }
    }

    [Fact]
    public void Without_A_Posterior_Of_The_Nation_The_Answer_Is_The_Old_One_And_Says_So()
    {
        Directory.CreateDirectory(Path.Combine(Root, "scenarios"));
        Written("scenarios/base.yaml", "id: base\n");
        JsonElement answer = Corridor("reconcile", "TJK", "RUS", "--at", "2022", "--data", Data(), "--store", Store, "--json").Json;
        answer.GetProperty("calibrated").GetBoolean().ShouldBeFalse();
        answer.GetProperty("note").GetString()!.ShouldContain("there is no posterior of TJK");
    }

    [Fact]
    public void What_The_Model_Does_Not_Hold_Is_Pooled_And_Labelled()
    {
        Ran ran = Corridor("reconcile", "RUS", "ARM", "--at", "2022-12", "--measure", "relocants_emigrated", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Json.GetProperty("method").GetString().ShouldBe("pooled");
        ran.Json.GetProperty("note").GetString().ShouldBe("pooled from figures, the model has no such quantity");
        ran.Json.GetProperty("estimate").GetProperty("p10").GetDouble().ShouldBeGreaterThan(0);
        Corridor("reconcile", "RUS", "ARM", "--at", "2022-12", "--measure", "relocants_emigrated", "--lang", "ru").Out.ShouldContain("в модели такой величины нет");
    }

    [Fact]
    public void Displaced_People_Are_Answered_By_Their_Waves()
    {
        Ran ran = Corridor("reconcile", "RUS", "KGZ", "--at", "2022-12", "--measure", "relocants_stayed", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Json.GetProperty("method").GetString().ShouldBe("displaced");
        ran.Json.GetProperty("estimate").GetProperty("p90").GetDouble().ShouldBeLessThan(60_000);
        JsonElement pair = ran.Json.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("id").GetString() == "E0528");
        pair.GetProperty("together").GetString().ShouldBe("E0527 -E0528");
        pair.GetProperty("together_value").GetDouble().ShouldBe(30_000);
        Corridor("reconcile", "RUS", "KGZ", "--at", "2022-12", "--measure", "relocants_stayed", "--lang", "ru").Out.ShouldContain("периоды полувыбытия");
    }

    [Fact]
    public void The_Report_Counts_What_The_Document_Counts()
    {
        string file = Path.Combine(Root, "fit.html");
        Ran ran = Corridor("fit", "--draws", "4", "--report", file, "--lang", "ru", "--data", Data(), "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        XElement page = XDocument.Load(file).Root!;
        page.Attribute("lang")!.Value.ShouldBe("ru");
        string[] all = [.. page.Descendants("table").Single(table => (string?)table.Attribute("class") == "numbers coverage").Descendants("tr").ElementAt(1).Elements().Select(cell => cell.Value)];
        all[1].ShouldBe(ran.Json.GetProperty("figures").GetInt32().ToString(CultureInfo.InvariantCulture));
        foreach ((int column, string key) in new[] { (2, "covered50"), (3, "covered80"), (4, "covered95") })
        {
            double.Parse(all[column], CultureInfo.InvariantCulture).ShouldBe(100 * ran.Json.GetProperty(key).GetDouble(), 0.0501);
        }

        page.Descendants("svg").Count().ShouldBeGreaterThan(20);
        new FileInfo(file).Length.ShouldBeLessThan(6_000_000);
    }

    /// <summary>A copy of the data with draws of one nation.</summary>
    private string Data()
    {
        DataFolder folder = DataFolder.Find(null);
        string root = Path.Combine(Root, "data");
        foreach (string file in Directory.EnumerateFiles(folder.Root, "*", SearchOption.AllDirectories).Where(file => !file.Contains("posterior", StringComparison.Ordinal)))
        {
            string copy = Path.Combine(root, Path.GetRelativePath(folder.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Faults faults = new();
        ModelSystem system = ModelSystem.Load(folder, faults);
        CalibrationPlan plan = CalibrationPlanReader.Load(folder, system.Parameters, [.. system.Gazetteer.Nations], new ModelData().Evidence(folder).Measures.Ids.Append(FigureSelection.CountedPopulation).ToArray(), faults);
        faults.ThrowIfAny();
        IReadOnlyList<CalibratedParameter> fitted = plan.FittedTo(Nation, system.Parameters);
        Directory.CreateDirectory(Path.Combine(root, PosteriorDraws.Folder));
        File.WriteAllLines(
            Path.Combine(root, PosteriorDraws.FileOf(Nation)),
            Enumerable.Range(0, PosteriorDraws.Fewest).Select(d => string.Join(',', fitted.Select((one, k) => one.Natural(0.3 * Math.Sin((5 * d) + k)).ToString("R", CultureInfo.InvariantCulture)))).Prepend(string.Join(',', fitted.Select(one => one.Name))));
        return root;
    }
}
