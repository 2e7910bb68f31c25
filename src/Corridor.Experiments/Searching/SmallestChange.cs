namespace Corridor.Experiments.Searching;

/// <summary>The answer of a search.</summary>
/// <param name="Without">Without any change.</param>
/// <param name="Found">The smallest change that reaches the goal; null where none within the bounds does.</param>
/// <param name="Nearest">The change that comes nearest, where none reaches the goal; else the found one.</param>
/// <param name="Away">Levers, by their place, that lead away from the goal or nowhere when each is at full size alone; they stay at nought.</param>
/// <param name="Monotone">Whether, among all that was tried of the other levers, a larger change never led further from the goal.</param>
/// <param name="Runs">Runs that it took.</param>
public sealed record SearchAnswer(SearchPoint Without, SearchPoint? Found, SearchPoint Nearest, IReadOnlyList<int> Away, bool Monotone, int Runs);

/// <summary>
/// The smallest change that reaches a goal. The size of a change is the sum of the sizes of its levers, each as a part of its own bounds.
/// </summary>
/// <remarks>
/// One lever: nine sizes over the whole range, then bisection between the first that reaches the goal and the one before it, down to a
/// thousandth of the range. Several levers: those that alone lead away from the goal stay at nought; a first change is found twice, by all levers
/// together along the diagonal of their bounds and by one lever after another, the one that helps most first; from the smaller of both, each lever
/// is lowered as far as the goal allows, and then steps are exchanged between pairs of levers (a fourth of the range, halved to a thirty-second)
/// as long as the total falls (a pattern search: Hooke and Jeeves 1961, <i>Journal of the ACM</i> 8(2), 212-229). One step less of any one lever
/// does not reach the goal. Where the response is monotone and bends little, the total is the smallest up to the exchange steps; a proof that no
/// other mixture is smaller it is not.
/// </remarks>
public static class SmallestChange
{
    private const int Most = SearchLever.Steps;
    private const int Coarse = Most / 8;
    private const int FirstExchange = Most / 4;
    private const int LastExchange = Most / 32;
    private const double Rounding = 1e-9;

    /// <summary>Searches.</summary>
    public static SearchAnswer Of(SearchTrials trials)
    {
        SearchPoint without = trials.At(new int[trials.Levers]);
        if (without.Reached)
        {
            return Answer(trials, without, without, without, []);
        }

        return trials.Levers == 1 ? OfOne(trials, without) : OfSeveral(trials, without);
    }

    /// <summary>Whether no larger change, among those that were tried, led further from the goal.</summary>
    public static bool IsMonotone(SearchGoal goal, IReadOnlyList<SearchPoint> tried)
    {
        bool Within(SearchPoint small, SearchPoint large) => small.Steps.Zip(large.Steps).All(pair => pair.First <= pair.Second);
        double Least(SearchPoint point) => Rounding * Math.Max(1, Math.Abs(point.Value));
        return tried.All(small => tried.Where(large => Within(small, large)).All(large => goal.Progress(large.Value) >= goal.Progress(small.Value) - Least(small)));
    }

    private static SearchAnswer OfOne(SearchTrials trials, SearchPoint without)
    {
        SearchPoint[] range = [without, .. Enumerable.Range(1, Most / Coarse).Select(i => trials.At([i * Coarse]))];
        int first = Array.FindIndex(range, point => point.Reached);
        if (first < 0)
        {
            return Answer(trials, without, null, range.MaxBy(point => trials.Goal.Progress(point.Value))!, []);
        }

        SearchPoint found = Lowest(trials, range[first], [0], (first - 1) * Coarse);
        return Answer(trials, without, found, found, []);
    }

    private static SearchAnswer OfSeveral(SearchTrials trials, SearchPoint without)
    {
        int[] all = [.. Enumerable.Range(0, trials.Levers)];
        double Gain(int lever) => trials.Goal.Progress(trials.At(Only(trials.Levers, [lever], Most)).Value) - trials.Goal.Progress(without.Value);
        int[] helping = [.. all.Where(lever => Gain(lever) > 0).OrderByDescending(Gain)];
        int[] away = [.. all.Except(helping)];
        SearchPoint full = trials.At(Only(trials.Levers, helping, Most));
        if (!full.Reached)
        {
            SearchPoint nearest = trials.Tried.MaxBy(point => trials.Goal.Progress(point.Value))!;
            return Answer(trials, without, nearest.Reached ? Lowered(trials, nearest, all) : null, nearest, away);
        }

        SearchPoint together = Lowest(trials, full, helping, 0);
        SearchPoint oneByOne = OneByOne(trials, helping);
        SearchPoint start = Lowered(trials, together.Total < oneByOne.Total ? together : oneByOne, helping);
        return Answer(trials, without, Exchanged(trials, start, helping), start, away);
    }

    /// <summary>Levers at full size, one after another until the goal is reached; the last of them as small as it may be.</summary>
    private static SearchPoint OneByOne(SearchTrials trials, int[] helping)
    {
        for (int count = 1; count <= helping.Length; count++)
        {
            SearchPoint point = trials.At(Only(trials.Levers, helping[..count], Most));
            if (point.Reached)
            {
                return Lowest(trials, point, [helping[count - 1]], 0);
            }
        }

        throw new InvalidOperationException("All levers together reach the goal.");
    }

    /// <summary>Each lever as small as the goal allows, those that help least first.</summary>
    private static SearchPoint Lowered(SearchTrials trials, SearchPoint point, int[] helping) =>
        Enumerable.Reverse(helping).Aggregate(point, (now, lever) => now.Steps[lever] == 0 ? now : Lowest(trials, now, [lever], 0));

    /// <summary>More of one lever for less of another, as long as the total falls.</summary>
    private static SearchPoint Exchanged(SearchTrials trials, SearchPoint best, int[] helping)
    {
        (int Less, int More)[] pairs = [.. from less in helping from more in helping where less != more select (less, more)];
        for (int step = FirstExchange; step >= LastExchange;)
        {
            SearchPoint before = best;
            foreach ((int less, int more) in pairs)
            {
                int[] steps = [.. best.Steps];
                steps[more] += step;
                steps[less] = Math.Max(0, steps[less] - step - 1);
                if (steps[more] <= Most && steps.Sum() < best.Steps.Sum() && trials.At(steps) is { Reached: true } better)
                {
                    best = Lowered(trials, better, helping);
                }
            }

            step = best.Total < before.Total ? step : step / 2;
        }

        return best;
    }

    /// <summary>
    /// The smallest size of some levers together, between one that does not reach the goal and that of a point which does; the others stay.
    /// </summary>
    /// <param name="trials">Trials.</param>
    /// <param name="reached">A point that reaches the goal, with the levers at one size.</param>
    /// <param name="together">The levers.</param>
    /// <param name="least">A size from which on to look, in steps; the levers may stay there if that reaches the goal.</param>
    private static SearchPoint Lowest(SearchTrials trials, SearchPoint reached, int[] together, int least)
    {
        SearchPoint With(int size)
        {
            int[] steps = [.. reached.Steps];
            foreach (int lever in together)
            {
                steps[lever] = size;
            }

            return trials.At(steps);
        }

        SearchPoint best = reached;
        int low = least;
        int high = reached.Steps[together[0]];
        if (With(low) is { Reached: true } already)
        {
            return already;
        }

        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            SearchPoint tried = With(middle);
            (low, high, best) = tried.Reached ? (low, middle, tried) : (middle, high, best);
        }

        return best;
    }

    private static int[] Only(int levers, int[] some, int size) => [.. Enumerable.Range(0, levers).Select(lever => some.Contains(lever) ? size : 0)];

    private static SearchAnswer Answer(SearchTrials trials, SearchPoint without, SearchPoint? found, SearchPoint nearest, int[] away) =>
        new(without, found, found ?? nearest, away, IsMonotone(trials.Goal, [.. trials.Tried.Where(point => away.All(lever => point.Steps[lever] == 0))]), trials.Runs);
}
