using System.Globalization;
using Corridor.Data;
using Corridor.Experiments.Stressing;
using Corridor.Model;
using Corridor.Model.Drivers;
using Corridor.Model.Scenarios;

namespace Corridor.Experiments.Searching;

/// <summary>A change of any size between bounds. Its size is counted in steps of a thousandth of the way from the first bound to the last.</summary>
public sealed class SearchLever
{
    /// <summary>Steps from the first bound to the last.</summary>
    public const int Steps = 1000;

    private const int Digits = 9;
    private readonly Func<double, IReadOnlyList<string>> _changes;

    private SearchLever(string name, string unit, double from, double to, Func<double, IReadOnlyList<string>> changes)
    {
        Name = name;
        Unit = unit;
        From = from;
        To = to;
        _changes = changes;
    }

    /// <summary>Name, as on the command line.</summary>
    public string Name { get; }

    /// <summary>Unit of its size.</summary>
    public string Unit { get; }

    /// <summary>Its size at the bound next to no change.</summary>
    public double From { get; }

    /// <summary>Its size at the other bound.</summary>
    public double To { get; }

    /// <summary>Places of an organised scheme of a nation, a year.</summary>
    /// <param name="nation">Nation.</param>
    /// <param name="place">Place.</param>
    /// <param name="from">Places next to no change.</param>
    /// <param name="to">Places at the other bound.</param>
    /// <param name="course">When, as the keys of a change.</param>
    public static SearchLever Programme(string nation, string place, double from, double to, string course) =>
        new($"programme:{nation}.{place}", "places a year", from, to, size => [$"{{programme: {{nation: {nation}, place: {place}}}, places_per_year: {Text(size)}, {course}, {Why}}}"]);

    /// <summary>A number that is changed by percent.</summary>
    /// <param name="name">Name of the lever.</param>
    /// <param name="what">The keys of the change that say what is changed, such as <c>jobs: {nation: UZB}</c>.</param>
    /// <param name="from">Percent next to no change.</param>
    /// <param name="to">Percent at the other bound.</param>
    /// <param name="course">When, as the keys of a change.</param>
    public static SearchLever Percent(string name, string what, double from, double to, string course) =>
        new(name, "percent", from, to, size => [$"{{{what}, multiply: {Text(1 + (size / 100))}, {course}, {Why}}}"]);

    /// <summary>A lever of the plan of stress tests: size 1 is as it is written there; a factor becomes a power of itself, an amount a part of itself.</summary>
    /// <returns>Null where one of its changes has neither a factor nor an amount, and so no sizes.</returns>
    public static SearchLever? Of(Lever lever, double from, double to)
    {
        Faults none = new();
        bool hasSizes = lever.Said.All(change => change.Has("multiply") || change.Has("add"));
        return hasSizes ? new SearchLever(lever.Id, "times as in stress.yaml", from, to, size => [.. lever.Said.Select(change => change.OnOneLine(Numbers(change, size, none)))]) : null;
    }

    /// <summary>The highest ceiling of a scheme from a month on: more places than these are a change.</summary>
    public static double PlacesOf(ModelSystem system, string nation, string place, Month from, Month until) =>
        until < from ? 0 : system.Drivers.Values("programme_cap", nation, place, from, until - from + 1).Max();

    /// <summary>Its size after some steps.</summary>
    public double Size(int steps) => Math.Round(From + ((To - From) * steps / Steps), Digits);

    /// <summary>Its changes after some steps, each as a line of a scenario file; none for no step.</summary>
    public IReadOnlyList<string> Changes(int steps) => steps == 0 ? [] : _changes(Size(steps));

    /// <summary>The system under changes that are written as in a scenario file.</summary>
    /// <param name="system">The system.</param>
    /// <param name="changes">Changes, a line each.</param>
    /// <param name="until">Last month.</param>
    /// <param name="name">What faults are said to be in.</param>
    /// <exception cref="BadInputException">A name or number that does not exist; carries all faults.</exception>
    public static ModelSystem Under(ModelSystem system, IReadOnlyList<string> changes, Month until, string name)
    {
        if (changes.Count == 0)
        {
            return system;
        }

        Faults faults = new();
        YamlMap? root = YamlMap.Parse($"changes:\n{string.Concat(changes.Select(change => $"  - {change}\n"))}", name, faults);
        ScenarioChange[] read = [.. (root?.Maps("changes", faults) ?? []).Select(change => ScenarioChange.Read(change, faults)).OfType<ScenarioChange>()];
        ModelSystem under = faults.None ? system.Under(read, until, faults, idle: true) : system;
        faults.ThrowIfAny();
        return under;
    }

    private const string Why = "why: \"found by corridor search\"";

    private static Dictionary<string, double> Numbers(YamlMap change, double size, Faults faults) => change.Has("multiply")
        ? new() { ["multiply"] = Math.Round(Math.Pow(change.Number("multiply", faults), size), Digits) }
        : new() { ["add"] = Math.Round(change.Number("add", faults) * size, Digits) };

    private static string Text(double number) => Math.Round(number, Digits).ToString(CultureInfo.InvariantCulture);
}
