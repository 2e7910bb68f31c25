using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Displaced;
using Corridor.Inference.Reconciling;
using Corridor.Model;
using Corridor.Model.Displaced;

namespace Corridor.Inference.Tests;

/// <summary>Pulses and half-lives fitted to figures: made ones, whose truth is known, and the published ones.</summary>
public sealed class DisplacedFitTests : IDisposable
{
    private static readonly Lazy<(DisplacedPeople People, DisplacedFigures Figures)> Shipped = new(() =>
    {
        Faults faults = new();
        EvidenceBase evidence = ProjectData.Evidence;
        DisplacedPeople people = DisplacedPeople.Load(ProjectData.Folder, Gazetteer.Load(ProjectData.Folder, evidence.Sources, faults), evidence.Sources, faults);
        DisplacedFigures figures = DisplacedFigures.Load(ProjectData.Folder, people, evidence, faults);
        faults.ThrowIfAny();
        return (people, figures);
    });

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("corridor-displaced-");

    [Theory]
    [InlineData(12, 0.3)]
    [InlineData(48, 0.6)]
    public void A_Half_Life_And_A_Share_That_Passed_Are_Recovered_From_Figures_That_They_Made(double halfLife, double passing)
    {
        DisplacedPeople people = Made();
        DisplacedPair pair = people.Pairs[0];
        WaveFlows truth = new(120);
        truth.Add(people.Waves[0], [1, passing, halfLife], Scenario.Start, DisplacedEdits.None);
        DisplacedFigure[] figures =
        [
            Counted(pair, DisplacedUse.Arrivals, truth.Arrivals.Sum(), new Month(2012, 12)),
            .. Enumerable.Range(2012, 8).Select(year => Counted(pair, DisplacedUse.Stock, truth.Stock[new Month(year, 12) - Scenario.Start], new Month(year, 12))),
        ];
        FittedPair fit = DisplacedFit.Of(people, pair, figures, 1, 2);
        double[] found = fit.Numbers.Single(number => number.Number == Wave.Return).After;
        double[] share = fit.Numbers.Single(number => number.Number == Wave.Passing).After;
        halfLife.ShouldBeInRange(found[0] / 1.1, found[2] * 1.1);
        (found[2] / found[0]).ShouldBeLessThan(1.5);
        share[1].ShouldBe(passing, 0.1);
        fit.RHat.ShouldBeLessThan(1.05);
    }

    [Fact]
    public void A_Fit_Is_The_Same_On_Any_Number_Of_Threads_And_Another_With_Another_Seed()
    {
        DisplacedPair pair = new("relocants", "TJK");
        string Text(ulong seed, int threads) => DisplacedTexts.Table([DisplacedFit.Of(Shipped.Value.People, pair, Shipped.Value.Figures.Of(pair), seed, threads)]);
        Text(1, 1).ShouldBe(Text(1, 3));
        Text(1, 1).ShouldNotBe(Text(2, 1));
    }

    [Fact]
    public void What_Is_Shipped_Is_What_The_Fit_Finds()
    {
        DisplacedPair pair = new("relocants", "TJK");
        FittedPair fit = DisplacedFit.Of(Shipped.Value.People, pair, Shipped.Value.Figures.Of(pair), 1, 2);
        Wave wave = Shipped.Value.People.Of(pair).Single();
        double[] central = Shipped.Value.People.Fitted.Of(wave, 0);
        for (int i = 0; i < central.Length; i++)
        {
            central[i].ShouldBe(fit.Numbers[i].Central, 1e-4 * fit.Numbers[i].Central);
        }
    }

    [Fact]
    public void Who_Stayed_In_Kyrgyzstan_Are_Those_Who_Came_Less_Those_Who_Moved_On()
    {
        DisplacedReconciliation stayed = Ask("KGZ", "relocants_stayed");
        stayed.Estimate.P90.ShouldBeLessThan(60_000);
        stayed.Estimate.Holds(28_000).ShouldBeTrue($"{stayed.Estimate}");
        Ask("KGZ", "relocants_arrived").Estimate.P10.ShouldBeGreaterThan(stayed.Estimate.P90);
    }

    [Fact]
    public void Of_The_Counts_At_Least_Three_In_Four_Lie_In_Their_Bands_And_Every_Bound_Is_Respected()
    {
        IReadOnlyList<DisplacedComparison> beside = DisplacedComparison.Of(Shipped.Value.People, Shipped.Value.Figures);
        DisplacedComparison[] counts = [.. beside.Where(one => one.Figure.Bound == FigureBound.Equal)];
        (counts.Count(one => one.Inside) / (double)counts.Length).ShouldBeGreaterThan(0.75);
        beside.Where(one => one.Figure.Bound != FigureBound.Equal).ShouldAllBe(one => one.Inside);
    }

    [Fact]
    public void A_Figure_That_Nobody_Names_And_One_That_Is_Not_There_Are_Faults()
    {
        string name = DisplacedFigures.File;
        string[] rows = File.ReadAllLines(ProjectData.Folder.PathOf(name));
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "displaced"));
        File.WriteAllText(Path.Combine(_folder.FullName, name), string.Join('\n', rows.Where(row => !row.Contains("E0693", StringComparison.Ordinal))) + "\nrelocants,TJK,stock,E9999,,2022-11,equal,0.3,\n");
        Faults faults = new();
        DisplacedFigures.Load(new DataFolder(_folder.FullName), Shipped.Value.People, ProjectData.Evidence, faults);
        faults.Ordered.ShouldContain(fault => fault.What.StartsWith("E0693", StringComparison.Ordinal));
        faults.Ordered.ShouldContain(fault => fault.What == "there is no published figure 'E9999'" && fault.Line != null);
    }

    public void Dispose() => _folder.Delete(true);

    private static DisplacedReconciliation Ask(string place, string measure) =>
        DisplacedReconciliation.Of(Shipped.Value.People, Shipped.Value.Figures, new ReconcileQuestion("RUS", place, new DateOnly(2022, 12, 31), ProjectData.Evidence.Measures.Find(measure)!))!;

    private static DisplacedFigure Counted(DisplacedPair pair, DisplacedUse use, double persons, Month at) => new(
        pair,
        use,
        [(new Figure { Id = "M1", Source = "X", Measure = "refugees", Kind = FigureKind.Stock, Low = persons, High = persons }, 1)],
        use == DisplacedUse.Arrivals ? new Month(2012, 1) : null,
        at,
        FigureBound.Equal,
        0.02,
        string.Empty);

    private DisplacedPeople Made()
    {
        void Written(string name, string text)
        {
            string path = Path.Combine(_folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text + "\n");
        }

        Written("displaced/groups.yaml", """
            groups:
              - {id: some, label: {en: Some, ru: Некие}, origin: AFG, counts: {en: some, ru: некие}, places: [TJK], stock_measures: [refugees], arrival_measures: []}
            model_error: {median: 0.02, spread: 0.3, source: "judgement: figures are made without an error"}
            """);
        Written("displaced/pulses.csv", """
            group,place,wave,from,to,persons,spread,source,note
            some,TJK,one,2012-01,2012-12,50000,0.5,judgement: a made pulse for a test,
            """);
        Written("displaced/half_lives.csv", """
            group,place,wave,parameter,median,spread,source
            some,TJK,one,passing,0.5,1,judgement: hardly anything is known of it
            some,TJK,one,return,24,1,judgement: hardly anything is known of it
            """);
        Faults faults = new();
        SourceCatalogue sources = ProjectData.Evidence.Sources;
        DisplacedPeople people = DisplacedPeople.LoadUnfitted(new DataFolder(_folder.FullName), Gazetteer.Load(ProjectData.Folder, sources, faults), sources, faults);
        faults.ThrowIfAny();
        return people;
    }
}
