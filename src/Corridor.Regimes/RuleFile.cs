using System.Globalization;
using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>Reads one file data/regimes/PLACE/RULE.yaml.</summary>
internal sealed class RuleFile(string name, YamlMap root, Gazetteer gazetteer, Vocabulary vocabulary, SourceCatalogue sources, Faults faults)
{
    /// <summary>Reads a file; null after a fault that leaves nothing to use. Other faults are collected too.</summary>
    public static Rule? Read(DataFolder folder, string name, Gazetteer gazetteer, Vocabulary vocabulary, SourceCatalogue sources, Faults faults)
    {
        int before = faults.Count;
        YamlMap? root = YamlMap.Read(folder, name, faults);
        Rule? rule = root is null ? null : new RuleFile(name, root, gazetteer, vocabulary, sources, faults).Read();
        return faults.Count == before ? rule : null;
    }

    /// <summary>The id that the name of a file gives: regimes/RUS/stay.days-union.yaml has rus.stay.days.</summary>
    public static string IdOf(string name)
    {
        string[] path = name.Split('/');
        return $"{string.Concat(path[^2].Select(char.ToLowerInvariant))}.{Path.GetFileNameWithoutExtension(path[^1]).Split('-')[0]}";
    }

    private Rule Read()
    {
        root.Only(faults, "id", "label", "unit", "note", "when", "applies_to", "values");
        string id = root.Text("id", faults);
        string place = CheckNames(id);
        Label label = root.Label("label", faults);
        string unit = root.Text("unit", faults);
        if (id.Length > 0 && unit.Length > 0)
        {
            RuleUnit.CheckUnit(root, id, unit, gazetteer, faults);
        }

        return new Rule(id, place, label, unit, root.OptionalText("note"), Nations(), Values(unit, vocabulary.RegionsOf(place)), name) { When = When() };
    }

    private IReadOnlyList<string> When()
    {
        string[] known = [.. vocabulary.Circumstances.Select(one => one.Id)];
        IReadOnlyList<string> when = root.Has("when") ? root.Texts("when", faults) : [];
        foreach (string unknown in when.Except(known, StringComparer.Ordinal))
        {
            root.Fault(faults, "when", $"unknown circumstance '{unknown}'", NearestWord.Hint(unknown, known));
        }

        return when;
    }

    /// <summary>The folder is a place, the id begins with it, and the file is named after the id; returns the place.</summary>
    private string CheckNames(string id)
    {
        string[] path = name.Split('/');
        string place = path.Length == 3 ? path[1] : string.Empty;
        if (gazetteer.Find(place) is null)
        {
            faults.Add(name, null, null, $"'{string.Join('/', path[..^1])}' is not the folder of a place", place.Length == 0 ? "put the file into regimes/PLACE/" : NearestWord.Hint(place, gazetteer.Places));
            return place;
        }

        // Ids are lower case by convention of the files; codes are plain Latin letters.
        string prefix = string.Concat(place.Select(char.ToLowerInvariant)) + ".";
        if (id.Length == 0)
        {
            return place;
        }

        if (!id.StartsWith(prefix, StringComparison.Ordinal) || id.Length == prefix.Length
            || !id.Split('.').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
        {
            root.Fault(faults, "id", $"the id '{id}' of a rule in regimes/{place}", $"begin it with '{prefix}' and use lower-case words with points between them");
            return place;
        }

        string stem = Path.GetFileNameWithoutExtension(path[^1]);
        string rule = id[prefix.Length..];
        if (stem != rule && !stem.StartsWith(rule + "-", StringComparison.Ordinal))
        {
            root.Fault(faults, "id", $"the id '{id}' does not fit the file name", $"name the file {rule}.yaml or {rule}-GROUP.yaml");
        }

        return place;
    }

    private IReadOnlyList<string> Nations()
    {
        IReadOnlyList<string> nations = root.Texts("applies_to", faults);
        if (nations.Count == 0)
        {
            root.Fault(faults, "applies_to", "the rule applies to no nation", "write applies_to: [UZB, TJK], or [\"*\"] for all");
        }

        foreach (string nation in nations.Where(nation => nation != Gazetteer.Any && !gazetteer.Nations.Contains(nation, StringComparer.Ordinal)))
        {
            root.Fault(faults, "applies_to", $"unknown nation '{nation}'", NearestWord.Hint(nation, gazetteer.Nations));
        }

        if (nations.Distinct(StringComparer.Ordinal).Count() != nations.Count || (nations.Count > 1 && nations.Contains(Gazetteer.Any, StringComparer.Ordinal)))
        {
            root.Fault(faults, "applies_to", "a nation is named twice", "name each nation once; \"*\" stands alone");
        }

        return nations.Contains(Gazetteer.Any, StringComparer.Ordinal) ? gazetteer.Nations : nations;
    }

    private List<DatedValue> Values(string unit, IReadOnlyList<string> regions)
    {
        List<DatedValue> values = [];
        IReadOnlyList<YamlMap> entries = root.Maps("values", faults);
        if (entries.Count == 0)
        {
            root.Fault(faults, "values", "the rule has no values", "write - {from: 2015-01-01, value: ..., source: ..., reference: ...}");
        }

        RuleValueKind? kind = null;
        DateOnly? until = null;
        foreach (YamlMap entry in entries)
        {
            if (One(entry, unit, regions) is not { } value)
            {
                continue;
            }

            DatedValue? last = values.LastOrDefault();
            if (last is not null && value.From <= last.From)
            {
                entry.Fault(
                    faults,
                    "from",
                    string.Create(CultureInfo.InvariantCulture, $"{value.From:yyyy-MM-dd} does not come after {last.From:yyyy-MM-dd}: two values of one rule overlap"),
                    "give each value its own first day, in ascending order");
            }

            CheckJoin(entry, value.From, until);
            until = Until(entry, value.From);
            if (value.Value is null && (last is null || last.Value is null))
            {
                entry.Fault(faults, "value", "an end without a value before it", "remove the line, or give it a value");
            }

            if (value.Value is { } said)
            {
                kind ??= said.Kind;
                if (said.Kind != kind)
                {
                    entry.Fault(faults, "value", $"'{said}' is {RuleValue.Name(said.Kind)}, the value before it is {RuleValue.Name(kind.Value)}", "keep one kind of value in a rule");
                }
            }

            if (last is not null && value.From > last.From)
            {
                values[^1] = last with { To = value.From.AddDays(-1) };
            }

            values.Add(value);
        }

        if (until is { } end)
        {
            entries[^1].Fault(faults, "to", $"nothing is said from {Text(end.AddDays(1))} on", $"add - {{from: {Text(end.AddDays(1))}, value: null, ...}} where the rule ends or is not known, or leave 'to' out");
        }

        return values;
    }

    /// <summary>The last day of a value where the file states it: not needed, but then it is held against the next value.</summary>
    private DateOnly? Until(YamlMap entry, DateOnly from)
    {
        DateOnly? to = entry.Has("to") ? entry.Date("to", faults) : null;
        if (to < from)
        {
            entry.Fault(faults, "to", $"{Text(to.Value)} lies before {Text(from)}, from which the value holds", "write the last day in force, or leave it out");
            return null;
        }

        return to;
    }

    /// <summary>A value that has a last day and the next one leave neither a gap nor an overlap.</summary>
    private void CheckJoin(YamlMap entry, DateOnly from, DateOnly? until)
    {
        if (until is not { } end || from == end.AddDays(1))
        {
            return;
        }

        bool gap = from > end;
        entry.Fault(
            faults,
            "from",
            gap ? $"a gap: nothing is said from {Text(end.AddDays(1))} to {Text(from.AddDays(-1))}" : $"{Text(from)} comes before {Text(end)}, the last day of the value before: two values of one rule overlap",
            gap ? $"let this value begin on {Text(end.AddDays(1))}, or add - {{from: {Text(end.AddDays(1))}, value: null, ...}} where the rule does not hold or is not known" : "give each day one value");
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private DatedValue? One(YamlMap entry, string unit, IReadOnlyList<string> regions)
    {
        entry.Only(faults, "from", "to", "value", "source", "reference", "note", "expected", "working_days", "also");
        DateOnly? from = entry.Date("from", faults);
        RuleValue? value = Checked(entry, unit, regions);

        string source = entry.Source(sources, faults);
        string reference = entry.Text("reference", faults);
        bool expected = IsTrue(entry, "expected", "for a known future change");
        bool working = IsTrue(entry, "working_days", "where the law counts working days");
        if (working && !unit.StartsWith("days", StringComparison.Ordinal))
        {
            entry.Fault(faults, "working_days", $"working days of a value in {unit}", "leave it out where the unit is not days");
        }

        IReadOnlyList<AlsoDated> also = AlsoDated.Read(entry, other => Checked(other, unit, regions), sources, faults);
        return from is null ? null : new DatedValue(from.Value, null, value, source, reference, entry.OptionalText("note"), expected) { Also = also, WorkingDays = working };
    }

    private bool IsTrue(YamlMap entry, string key, string why)
    {
        string text = entry.OptionalText(key);
        if (text is not ("" or "true" or "false"))
        {
            entry.Fault(faults, key, $"'{text}' is neither true nor false", $"write {key}: true {why}");
        }

        return text == "true";
    }

    private RuleValue? Checked(YamlMap entry, string unit, IReadOnlyList<string> regions)
    {
        RuleValue? value = Value(entry);
        if (value is not null)
        {
            RuleUnit.CheckValue(entry, unit, value, regions, faults);
        }

        return value;
    }

    private RuleValue? Value(YamlMap entry)
    {
        if (entry.IsNull("value"))
        {
            return null;
        }

        string text = entry.OptionalText("value");
        if (text.Length > 0)
        {
            return text is "true" or "false"
                ? RuleValue.Of(text == "true")
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
                    ? RuleValue.Of(number)
                    : RuleValue.Of(text);
        }

        if (!entry.Has("value") || entry.Map("value", faults) is not { } map)
        {
            if (!entry.Has("value"))
            {
                entry.Fault(faults, "value", "key 'value' is missing", "add 'value: ...', or 'value: null' where the rule ends");
            }

            return null;
        }

        if (!map.Keys.Any())
        {
            entry.Fault(faults, "value", "the value is an empty mapping", "write {days: 90, window: 180}");
            return null;
        }

        return RuleValue.Of([.. map.Keys.Select(key => KeyValuePair.Create(key, map.Number(key, faults)))]);
    }
}
