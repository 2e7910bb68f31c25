using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Inference.Calibration;
using Corridor.Model;
using Corridor.Simulation;
using Corridor.Simulation.Store;

namespace Corridor.Experiments.Tests.Ensembles;

/// <summary>Members as they are computed and kept.</summary>
public sealed class EnsembleTests
{
    private static readonly int[] Numbers = [1, 2, 3, 4];
    private static readonly Lazy<InMemory> Whole = new(() => Computed(ProjectFutures.All(), 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Members_Are_The_Same_Bytes_On_Any_Number_Of_Threads(int threads) =>
        Computed(ProjectFutures.All(), threads).ShouldHaveTheBytesOf(Whole.Value);

    [Fact]
    public void A_Member_Without_A_Draw_And_Without_Paths_Is_The_Run_Itself()
    {
        Member member = new EnsembleModel(ProjectFutures.System, ProjectFutures.Until, ProjectFutures.None).Compute(1);
        SeriesTable run = MacroSimulation.Run(ProjectFutures.System, ProjectFutures.Until, 2, detail: false).Series;
        foreach (NationSummary nation in member.Nations)
        {
            int[] years = [.. nation.Years.Select(row => row.Year)];
            years.ShouldBe(Enumerable.Range(2010, 18));
            nation.Years.ShouldBe(Indicators.Headline(run, [nation.Nation], years));
            nation.Months[0].ShouldBe(run.Sum("stock", nation.Nation, "RUS").Select(value => (float)value));
            nation.Months[3].ShouldBe(run.Sum("unemployment", nation.Nation).Select(value => (float)value));
        }
    }

    [Fact]
    public void A_Scenario_Without_Changes_Differs_By_Exactly_Nothing_In_Every_Member()
    {
        Faults faults = new();
        ModelSystem unchanged = ProjectFutures.System.Under(new Scenario("same", new Label("same", "same"), ProjectFutures.Until, 1), faults);
        faults.ThrowIfAny();
        InMemory members = new();
        Ensemble.Compute(new EnsembleModel(unchanged, ProjectFutures.Until, ProjectFutures.All()), Numbers, members, 2);
        members.ShouldHaveTheBytesOf(Whole.Value);
        foreach (int number in Numbers)
        {
            Member one = MemberEncoding.Decode(members.Find(number)!)!;
            Member other = MemberEncoding.Decode(Whole.Value.Find(number)!)!;
            one.Nations.Zip(other.Nations).SelectMany(pair => pair.First.Years.Zip(pair.Second.Years, (a, b) => a.RemittancesGdpPercent - b.RemittancesGdpPercent)).ShouldAllBe(difference => difference == 0);
        }
    }

    [Fact]
    public void Members_That_Are_Kept_Are_Not_Computed_Again_And_The_Rest_Ends_With_The_Same_Bytes()
    {
        InMemory members = new();
        using CancellationTokenSource stop = new();
        EnsembleModel model = new(ProjectFutures.System, ProjectFutures.Until, ProjectFutures.All());
        Should.Throw<OperationCanceledException>(() => Ensemble.Compute(model, Numbers, members, 1, done => Stop(stop, done), stop.Token));
        members.Numbers().Order().ShouldBe([1, 2]);
        Ensemble.Compute(model, Numbers, members, 2).ShouldBe(2);
        members.ShouldHaveTheBytesOf(Whole.Value);
        Ensemble.Compute(model, Numbers, members, 2).ShouldBe(0);
    }

    [Fact]
    public void Members_Differ_By_Parameters_From_The_First_Year_And_By_Drivers_Only_After_Observation()
    {
        HeadlineRow In(MemberSources sources, int number, int year) => new EnsembleModel(ProjectFutures.System, ProjectFutures.Until, sources).Compute(number).Nations.Single(one => one.Nation == "TJK").In(year)!;
        MemberSources drivers = ProjectFutures.All() with { Posterior = new Dictionary<string, PosteriorDraws>() };
        In(drivers, 1, 2020).ShouldBe(In(drivers, 2, 2020));
        In(drivers, 1, 2027).ShouldNotBe(In(drivers, 2, 2027));
        MemberSources parameters = ProjectFutures.Sources();
        In(parameters, 1, 2020).ShouldNotBe(In(parameters, 2, 2020));
    }

    [Fact]
    public void The_Draw_Of_A_Member_Does_Not_Depend_On_How_Many_There_Are_And_None_Comes_Twice_Before_All_Have_Come()
    {
        MemberDraws draws = new(ProjectFutures.Draws["UZB"], 4);
        int[] rows = [.. Enumerable.Range(1, 100).Select(draws.RowOf)];
        rows.Order().ShouldBe(Enumerable.Range(0, 100));
        rows.ShouldNotBe(Enumerable.Range(0, 100));
        draws.RowOf(101).ShouldBe(rows[0]);
        Enumerable.Range(1, 100).Select(new MemberDraws(ProjectFutures.Draws["UZB"], 5).RowOf).ShouldNotBe(rows);
    }

    [Fact]
    public void A_Member_Has_The_Parameters_Of_Its_Draw_And_The_Changes_Of_The_Scenario_Are_Made_To_Them()
    {
        PosteriorDraws draws = ProjectFutures.Draws["KGZ"];
        MemberDraws members = new(draws, 1);
        CalibratedParameter first = draws.Parameters[0];
        members.Of(ProjectFutures.System.Parameters, 7)[first.Id, first.Key].ShouldBe(draws.Draws[members.RowOf(7)][0]);

        const string Fear = "departure.b_fear";
        Member Changed(double by) => new EnsembleModel(by == 1 ? Gallery.System : Gallery.Under(FormattableString.Invariant($"{{parameter: {Fear}, multiply: {by}, why: a}}")), new Month(2022, 12), ProjectFutures.Sources()).Compute(1);
        MemberEncoding.Encode(Changed(1)).ShouldBe(MemberEncoding.Encode(new EnsembleModel(ProjectFutures.System, new Month(2022, 12), ProjectFutures.Sources()).Compute(1)));
        Changed(1.5).Nations[0].In(2022).ShouldNotBe(Changed(1).Nations[0].In(2022));
    }

    [Fact]
    public void A_Member_Comes_Back_From_Its_Bytes_And_Damaged_Bytes_Are_None()
    {
        byte[] bytes = Whole.Value.Find(1)!;
        Member member = MemberEncoding.Decode(bytes)!;
        MemberEncoding.Encode(member).ShouldBe(bytes);
        MemberEncoding.Decode(bytes[..^1]).ShouldBeNull();
        MemberEncoding.Decode([.. bytes, 0]).ShouldBeNull();
        MemberEncoding.Decode(bytes[..40]).ShouldBeNull();
        MemberEncoding.Decode([]).ShouldBeNull();
    }

    private static InMemory Computed(MemberSources sources, int threads)
    {
        InMemory members = new();
        Ensemble.Compute(new EnsembleModel(ProjectFutures.System, ProjectFutures.Until, sources), Numbers, members, threads).ShouldBe(Numbers.Length);
        return members;
    }

    private static void Stop(CancellationTokenSource stop, int done)
    {
        if (done == 2)
        {
            stop.Cancel();
        }
    }

    private sealed class InMemory : IMembers
    {
        private readonly Dictionary<int, byte[]> _members = [];

        public IReadOnlySet<int> Numbers() => _members.Keys.ToHashSet();

        public void Keep(int number, byte[] bytes) => _members.Add(number, bytes);

        public byte[]? Find(int number) => _members.GetValueOrDefault(number);

        public void ShouldHaveTheBytesOf(InMemory other)
        {
            Numbers().Order().ShouldBe(other.Numbers().Order());
            foreach (int number in Numbers())
            {
                Find(number).ShouldBe(other.Find(number), $"member {number}");
            }
        }
    }
}
