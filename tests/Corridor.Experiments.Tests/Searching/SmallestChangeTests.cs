using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Searching;
using Corridor.Experiments.Stressing;
using Corridor.Model.Scenarios;
using Corridor.Simulation;

namespace Corridor.Experiments.Tests.Searching;

/// <summary>The smallest change that reaches a goal.</summary>
public class SmallestChangeTests
{
    private const string From = "from: 2027-01";
    private static readonly SearchLever Rouble = SearchLever.Percent("exchange_rate:RUB", "exchange_rate: RUB", 0, -50, From);
    private static readonly SearchLever Pay = SearchLever.Percent("wage:RUS", "wage: {place: RUS}", 0, -30, From);
    private static readonly SearchLever PayHome = SearchLever.Percent("wage:TJK", "wage: {place: TJK}", 0, 60, From);

    [Fact]
    public void The_Found_Size_Reaches_The_Goal_And_A_Step_Less_Does_Not()
    {
        SearchTrials trials = Trials(InRussia(2030, 0.97), [Rouble]);
        SearchAnswer answer = SmallestChange.Of(trials);
        int steps = answer.Found.ShouldNotBeNull().Steps[0];
        steps.ShouldBeInRange(1, SearchLever.Steps - 1);
        trials.At([steps]).Reached.ShouldBeTrue();
        trials.At([steps - 1]).Reached.ShouldBeFalse();
        answer.Monotone.ShouldBeTrue();
        answer.Runs.ShouldBeLessThanOrEqualTo(17);
        answer.Found.Value.ShouldBe(Direct(trials, answer.Found), "the changes are those of a scenario file");
    }

    [Fact]
    public void Of_Several_Levers_A_Step_Less_Of_Any_Does_Not_Reach_The_Goal_And_None_Alone_Is_Smaller()
    {
        SearchLever[] levers = [Rouble, Pay, PayHome];
        SearchGoal goal = InRussia(2029, 0.95);
        SearchTrials trials = Trials(goal, levers);
        SearchAnswer answer = SmallestChange.Of(trials);
        SearchPoint found = answer.Found.ShouldNotBeNull();
        found.Reached.ShouldBeTrue();
        for (int lever = 0; lever < levers.Length; lever++)
        {
            if (found.Steps[lever] > 0)
            {
                int[] less = [.. found.Steps];
                less[lever]--;
                trials.At(less).Reached.ShouldBeFalse(levers[lever].Name);
            }

            SearchPoint? alone = SmallestChange.Of(Trials(goal, [levers[lever]])).Found;
            (alone is null || alone.Total >= found.Total).ShouldBeTrue(levers[lever].Name);
        }
    }

    [Fact]
    public void What_Can_Not_Be_Reached_Says_By_How_Much_It_Falls_Short()
    {
        SearchGoal goal = InRussia(2028, 0.2);
        SearchAnswer answer = SmallestChange.Of(Trials(goal, [Rouble]));
        answer.Found.ShouldBeNull();
        answer.Nearest.Steps.ShouldBe([SearchLever.Steps]);
        answer.Nearest.Value.ShouldBeLessThan(answer.Without.Value);
        goal.ShortBy(answer.Nearest.Value).ShouldBe(answer.Nearest.Value - goal.Threshold);
        SearchAnswer several = SmallestChange.Of(Trials(goal, [Rouble, Pay]));
        several.Found.ShouldBeNull();
        several.Nearest.Steps.ShouldBe([SearchLever.Steps, SearchLever.Steps]);
    }

    [Fact]
    public void A_Goal_That_Is_Reached_Already_Needs_No_Change_And_One_Run()
    {
        SearchAnswer answer = SmallestChange.Of(Trials(InRussia(2028, 2), [Rouble, Pay]));
        answer.Found.ShouldNotBeNull().Total.ShouldBe(0);
        answer.Runs.ShouldBe(1);
    }

    [Fact]
    public void A_Lever_That_Leads_Away_From_The_Goal_Stays_At_Nought_And_Is_Named()
    {
        SearchLever more = SearchLever.Percent("wage:RUS up", "wage: {place: RUS}", 0, 30, From);
        SearchAnswer answer = SmallestChange.Of(Trials(InRussia(2029, 0.97), [more, Rouble]));
        answer.Away.ShouldBe([0]);
        answer.Found.ShouldNotBeNull().Steps[0].ShouldBe(0);
        answer.Monotone.ShouldBeTrue();
    }

    [Fact]
    public void With_Members_The_Goal_Is_Reached_In_The_Asked_Share_And_A_Step_Less_In_Fewer()
    {
        const double Chance = 0.8;
        SearchMembers members = new(ProjectFutures.All(), 5, Chance, null);
        SearchGoal goal = new(MemberIndicator.Find("remittances_recorded_usd_bn")!, Below: true, 3.0, 2028, "TJK");
        SearchTrials none = new(Gallery.System, goal, [Rouble], members, 1);
        double[] without = [.. none.At([0]).Nations.Select(goal.Of)];
        goal = goal with { Threshold = 0.85 * goal.Deciding(without, Chance) };
        SearchTrials trials = new(Gallery.System, goal, [Rouble], members, 2);
        SearchPoint found = SmallestChange.Of(trials).Found.ShouldNotBeNull();
        found.Chance.Futures.ShouldBeGreaterThanOrEqualTo(4);
        found.Nations.Count(nation => goal.IsReachedBy(goal.Of(nation))).ShouldBe(found.Chance.Futures);
        trials.At([found.Steps[0] - 1]).Chance.Futures.ShouldBeLessThan(4);
        new SearchTrials(Gallery.System, goal, [Rouble], members, 1).At(found.Steps).Nations.Select(goal.Of).ShouldBe(found.Nations.Select(goal.Of), "the number of threads does not matter");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_Deciding_Value_Reaches_The_Goal_Exactly_When_The_Asked_Share_Of_Members_Does(bool below)
    {
        SearchGoal goal = new(MemberIndicator.All[0], below, 0.5, 2030, "TJK");
        for (int members = 1; members <= 12; members++)
        {
            for (int reached = 0; reached <= members; reached++)
            {
                double[] values = [.. Enumerable.Range(0, members).Select(m => m < reached == below ? 0.4 - (0.01 * m) : 0.6 + (0.01 * m))];
                foreach (double chance in (double[])[0.1, 0.5, 0.8, 1])
                {
                    goal.IsReachedBy(goal.Deciding(values, chance)).ShouldBe(reached >= (chance * members) - 1e-9, $"{reached} of {members} at {chance}");
                }
            }
        }
    }

    [Fact]
    public void A_Response_That_Turns_Back_Is_Not_Monotone()
    {
        SearchGoal goal = new(MemberIndicator.All[0], Below: true, 0.5, 2030, "TJK");
        SearchPoint At(double value, params int[] steps) => new(steps, value, goal.IsReachedBy(value), [], new Chance(0, 1));
        SmallestChange.IsMonotone(goal, [At(1, 0, 0), At(0.8, 100, 0), At(0.7, 100, 100), At(0.9, 0, 100)]).ShouldBeTrue();
        SmallestChange.IsMonotone(goal, [At(1, 0, 0), At(0.8, 100, 0), At(0.85, 100, 100)]).ShouldBeFalse();
        SmallestChange.IsMonotone(goal, [At(1, 0, 0), At(0.8, 100, 0), At(0.85, 0, 200)]).ShouldBeTrue("neither of the two is the larger");
    }

    [Fact]
    public void A_Lever_Of_The_Plan_At_Size_One_Is_The_Lever_And_At_Nought_Nothing()
    {
        Faults faults = new();
        StressPlan plan = StressPlan.Load(Gallery.Data, Gallery.System, faults);
        faults.ThrowIfAny();
        foreach (Lever lever in plan.Levers)
        {
            SearchLever sized = SearchLever.Of(lever, 0, 2).ShouldNotBeNull(lever.Id);
            sized.Changes(0).ShouldBeEmpty();
            InputDifferences.Between(lever.System, SearchLever.Under(Gallery.System, sized.Changes(SearchLever.Steps / 2), plan.Until, lever.Id), plan.Until).ShouldBeEmpty(lever.Id);
        }
    }

    [Fact]
    public void A_Lever_With_A_Name_That_Does_Not_Exist_Is_A_Fault()
    {
        SearchLever wrong = SearchLever.Percent("jobs:UZX", "jobs: {nation: UZX}", 0, 5, From);
        Should.Throw<BadInputException>(() => SearchLever.Under(Gallery.System, wrong.Changes(1), Gallery.Until, wrong.Name)).Faults[0].Hint.ShouldContain("UZB");
    }

    private static SearchGoal InRussia(int year, double ofBase) =>
        new(MemberIndicator.Find("citizens_in_russia")!, Below: true, ofBase * Indicators.Row(Gallery.Run("base", "TJK"), "TJK", year).CitizensInRussia, year, "TJK");

    private static SearchTrials Trials(SearchGoal goal, SearchLever[] levers) => new(Gallery.System, goal, levers, null, 1);

    private static double Direct(SearchTrials trials, SearchPoint found) =>
        Indicators.Row(Gallery.Run(Gallery.Under([.. trials.Changes(found.Steps)]), "TJK"), "TJK", trials.Goal.Year).CitizensInRussia;
}
