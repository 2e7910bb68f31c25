using Corridor.Data;
using Corridor.Model.Displaced;
using Corridor.Model.Drivers;
using Corridor.Model.Parameters;
using Corridor.Model.Population;
using Corridor.Model.Russia;
using Corridor.Regimes;

namespace Corridor.Model.Scenarios;

/// <summary>An input that differs between two systems.</summary>
/// <param name="Kind">driver, rule, parameter, fertility, displaced or russia.</param>
/// <param name="Input">Id of the driver, rule or parameter.</param>
/// <param name="Nation">Nation; empty where it does not differ by nation.</param>
/// <param name="Place">Place; empty where it does not differ by place.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="From">First month that differs; null for parameters, which have no date.</param>
/// <param name="To">Last month that differs; null where it differs to the end.</param>
/// <param name="At">The month of the values: the one in which they differ most; null for parameters.</param>
/// <param name="A">The value in the first system; null where there is none.</param>
/// <param name="B">The value in the second.</param>
/// <param name="IsRead">False for a rule that no run reads.</param>
public sealed record InputDifference(string Kind, string Input, string Nation, string Place, string Unit, Month? From, Month? To, Month? At, RuleValue? A, RuleValue? B, bool IsRead = true);

/// <summary>Finds the inputs that differ between two systems of the same data.</summary>
public static class InputDifferences
{
    /// <summary>All inputs that differ from <see cref="Scenario.Start"/> to a month, by kind, then in the order of the data.</summary>
    public static IReadOnlyList<InputDifference> Between(ModelSystem a, ModelSystem b, Month until)
    {
        int months = until - Scenario.Start + 1;
        return [.. Drivers(a, b, months), .. Rules(a, b, months), .. Parameters(a, b), .. Fertility(a, b, until.Year), .. Displaced(a, b, months), .. Russia(a, b, until.Year)];
    }

    private static IEnumerable<InputDifference> Drivers(ModelSystem a, ModelSystem b, int months)
    {
        DriverEdit[] edits = [.. a.Drivers.Edits.Except(b.Drivers.Edits).Concat(b.Drivers.Edits.Except(a.Drivers.Edits))];
        foreach (DriverDefinition driver in a.Drivers.Catalogue.All.Where(driver => edits.Any(edit => edit.Driver == driver.Id)))
        {
            string[] places = driver.ByPlace ? [.. DriverTable.PlacesOf(driver, a.Gazetteer.Nations, a.Destinations)] : [string.Empty];
            foreach (string nation in driver.ByNation ? a.Gazetteer.Nations : [string.Empty])
            {
                foreach (string place in places.Where(place => place != nation && edits.Any(edit => edit.Concerns(driver, nation, place))))
                {
                    double[] before = a.Drivers.Values(driver.Id, nation, place, Scenario.Start, months);
                    double[] after = b.Drivers.Values(driver.Id, nation, place, Scenario.Start, months);
                    if (Span(months, m => before[m] != after[m], m => Math.Abs(after[m] - before[m])) is { } span)
                    {
                        yield return new InputDifference("driver", driver.Id, nation, place, driver.Unit, span.From, span.To, span.At, RuleValue.Of(before[span.At - Scenario.Start]), RuleValue.Of(after[span.At - Scenario.Start]));
                    }
                }
            }
        }
    }

    private static IEnumerable<InputDifference> Rules(ModelSystem a, ModelSystem b, int months)
    {
        if (ReferenceEquals(a.Rules, b.Rules))
        {
            yield break;
        }

        foreach (string id in a.Rules.Rules.Concat(b.Rules.Rules).Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            foreach (string nation in a.Gazetteer.Nations)
            {
                Rule? before = a.Rules.Find(id, nation);
                Rule? after = b.Rules.Find(id, nation);
                if (ReferenceEquals(before?.Values, after?.Values))
                {
                    continue;
                }

                RuleValue?[] was = Monthly(before, months);
                RuleValue?[] now = Monthly(after, months);
                if (Span(months, m => !Equals(was[m], now[m]), m => Size(was[m], now[m])) is { } span)
                {
                    Rule rule = (after ?? before)!;
                    yield return new InputDifference("rule", id, nation, rule.Place, rule.Unit, span.From, span.To, span.At, was[span.At - Scenario.Start], now[span.At - Scenario.Start], NationInputs.Reads(id));
                }
            }
        }
    }

    /// <summary>The parameters by nation where calibration has found them for any, else once for all.</summary>
    private static IEnumerable<InputDifference> Parameters(ModelSystem a, ModelSystem b) => a.Fitted.Count == 0 && b.Fitted.Count == 0
        ? Parameters(a, string.Empty, a.Parameters, b.Parameters)
        : a.Gazetteer.Nations.SelectMany(nation => Parameters(a, nation, a.ParametersOf(nation), b.ParametersOf(nation)));

    private static IEnumerable<InputDifference> Parameters(ModelSystem system, string nation, ParameterSet a, ParameterSet b)
    {
        if (ReferenceEquals(a, b))
        {
            yield break;
        }

        foreach (Parameter before in a.All)
        {
            Parameter after = b.Find(before.Id)!;
            foreach (string key in before.Values.Keys.Union(after.Values.Keys, StringComparer.Ordinal).Prepend(string.Empty).Order(StringComparer.Ordinal))
            {
                string[] words = key.Split('.');
                string named = before.By.Contains("nation", StringComparer.Ordinal) ? words.FirstOrDefault(system.Gazetteer.Nations.Contains) ?? string.Empty : string.Empty;
                bool ofAnother = nation.Length > 0 && named.Length > 0 && named != nation;
                if (!ofAnother && a.TryGet(before.Id, key, out double was) && b.TryGet(before.Id, key, out double now) && was != now)
                {
                    string place = before.By.Contains("place", StringComparer.Ordinal) ? words.LastOrDefault(word => word != named && system.Gazetteer.Places.Contains(word, StringComparer.Ordinal)) ?? string.Empty : string.Empty;
                    yield return new InputDifference("parameter", key.Length == 0 ? before.Id : $"{before.Id} {key}", nation.Length > 0 ? nation : named, place, before.Unit, null, null, null, RuleValue.Of(was), RuleValue.Of(now));
                }
            }
        }
    }

    private static IEnumerable<InputDifference> Fertility(ModelSystem a, ModelSystem b, int lastYear)
    {
        foreach (string nation in a.Gazetteer.Nations.Where(nation => !ReferenceEquals(a.Population.Nations[nation], b.Population.Nations[nation])))
        {
            double[] was = Children(a.Population.Nations[nation].Fertility, lastYear);
            double[] now = Children(b.Population.Nations[nation].Fertility, lastYear);
            int[] years = [.. Enumerable.Range(0, was.Length).Where(y => was[y] != now[y])];
            if (years.Length > 0)
            {
                int most = years.MaxBy(y => Math.Abs(now[y] - was[y]));
                Month January(int y) => new(PopulationData.FirstYear + y, 1);
                yield return new InputDifference("fertility", "children per woman", nation, string.Empty, "children per woman", January(years[0]), years[^1] == was.Length - 1 ? null : January(years[^1]).Plus(11), January(most), RuleValue.Of(was[most]), RuleValue.Of(now[most]));
            }
        }
    }

    /// <summary>Arrivals of displaced people, and factors of their half-lives.</summary>
    private static IEnumerable<InputDifference> Displaced(ModelSystem a, ModelSystem b, int months)
    {
        foreach (DisplacedPair pair in ReferenceEquals(a.Displaced, b.Displaced) ? [] : a.Displaced.Pairs)
        {
            IEnumerable<(string Input, string Unit, double[] Was, double[] Now)> pairs =
            [
                ($"{pair.Group} arrivals", "persons per month", a.Displaced.Flows(pair, 0, Scenario.Start, months).Arrivals, b.Displaced.Flows(pair, 0, Scenario.Start, months).Arrivals),
                .. Wave.Parameters.Skip(1).Select(way => ($"{pair.Group} half-life of {way}", "times that of the data", Times(a, pair, way, months), Times(b, pair, way, months))),
            ];
            foreach ((string input, string unit, double[] was, double[] now) in pairs)
            {
                if (Span(months, m => was[m] != now[m], m => Math.Abs(now[m] - was[m])) is { } span)
                {
                    yield return new InputDifference("displaced", input, string.Empty, pair.Place, unit, span.From, span.To, span.At, RuleValue.Of(was[span.At - Scenario.Start]), RuleValue.Of(now[span.At - Scenario.Start]));
                }
            }
        }
    }

    private static double[] Times(ModelSystem system, DisplacedPair pair, string way, int months) =>
        system.Displaced.Edits.Times(pair, way, Scenario.Start, months) ?? [.. Enumerable.Repeat(1.0, months)];

    /// <summary>What goes into Russia's population and labour market, by year.</summary>
    private static IEnumerable<InputDifference> Russia(ModelSystem a, ModelSystem b, int lastYear)
    {
        if (ReferenceEquals(a.RussiaEdits, b.RussiaEdits))
        {
            yield break;
        }

        (RussiaInputs before, RussiaInputs after) = (new(a.RussiaData, a.RussiaEdits), new(b.RussiaData, b.RussiaEdits));
        (string Input, string Unit, Func<RussiaInputs, int, double> Of)[] numbers =
        [
            ("fertility of Russia", "children per woman", (inputs, year) => inputs.Children(year)),
            ("net migration of Russia", "persons per year", (inputs, year) => inputs.NetMigration(year)),
            .. Strata.Sexes.Select((sex, s) => ($"participation of {sex}s in Russia", "labour force per person of 15 to 64", (Func<RussiaInputs, int, double>)((inputs, year) => inputs.Participation(year, s)))),
            ("demand for labour in Russia", "persons", (inputs, year) => inputs.Demand(year)),
            ("elasticity of the wage in Russia", "percent for percent", (inputs, year) => inputs.Elasticity(year)),
            ("weight of job openings in Russia", "times", (inputs, year) => inputs.Openings(year)),
        ];
        int[] years = [.. Enumerable.Range(PopulationData.FirstYear, Math.Min(lastYear, PopulationData.LastYear) - PopulationData.FirstYear + 1)];
        foreach ((string input, string unit, Func<RussiaInputs, int, double> of) in numbers)
        {
            int[] differ = [.. years.Where(year => of(before, year) != of(after, year))];
            if (differ.Length > 0)
            {
                int most = differ.MaxBy(year => Math.Abs(of(after, year) - of(before, year)));
                yield return new InputDifference("russia", input, string.Empty, RussiaPeople.Place, unit, new Month(differ[0], 1), differ[^1] == years[^1] ? null : new Month(differ[^1], 12), new Month(most, 7), RuleValue.Of(of(before, most)), RuleValue.Of(of(after, most)));
            }
        }
    }

    private static double[] Children(double[,] fertility, int lastYear) =>
        [.. Enumerable.Range(0, Math.Min(fertility.GetLength(0), lastYear - PopulationData.FirstYear + 1)).Select(y => Enumerable.Range(0, fertility.GetLength(1)).Sum(age => fertility[y, age]))];

    private static RuleValue?[] Monthly(Rule? rule, int months) =>
        [.. Enumerable.Range(0, months).Select(m => Scenario.Start.Plus(m)).Select(month => rule?.On(new DateOnly(month.Year, month.Number, RuleBook.DayOfMonth))?.Value)];

    private static double Size(RuleValue? a, RuleValue? b) =>
        a is { Kind: RuleValueKind.Number } && b is { Kind: RuleValueKind.Number } ? Math.Abs(b.Number - a.Number) : 1;

    private static (Month From, Month? To, Month At)? Span(int months, Func<int, bool> differs, Func<int, double> size)
    {
        int[] all = [.. Enumerable.Range(0, months).Where(differs)];
        return all.Length == 0 ? null : (Scenario.Start.Plus(all[0]), all[^1] == months - 1 ? null : Scenario.Start.Plus(all[^1]), Scenario.Start.Plus(all.MaxBy(size)));
    }
}
