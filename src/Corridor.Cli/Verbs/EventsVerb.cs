using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model;
using Corridor.Model.Drivers;

namespace Corridor.Cli;

/// <summary>`corridor events`: dated rules and events, those that the studies report and those that move the model.</summary>
internal sealed class EventsVerb
{
    private const string Name = "corridor events list";

    /// <summary>An event of a study's timeline.</summary>
    private const string Reported = "reported";

    /// <summary>An event of data/events.yaml, which touches drivers or rules of the model.</summary>
    private const string Modelled = "model";

    private static readonly string[] Kinds = [Reported, Modelled];

    private readonly Option<string?> _place = Inputs.Text("--place", "CODE", "Where it holds or happened: a code or a name; a group counts for its members");
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "Whom it touches: a code or a name");
    private readonly Option<DateOnly?> _from = Inputs.Day("--from", "Leave out events that ended earlier (2022, 2022-03 or 2022-03-15)", last: false);
    private readonly Option<DateOnly?> _to = Inputs.Day("--to", "Leave out events that began later", last: true);
    private readonly Option<string?> _kind = Inputs.Text("--kind", "NAME", "reported: the timeline of the studies; model: the events that move the model's drivers and rules");
    private readonly Option<string?> _text = Inputs.Text("--text", "WORDS", "Words, all of which must be found");
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private EventsVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        EventsVerb events = new(screen, json);
        Verb list = new Verb(
            "list",
            "List dated rules and events in order, as the studies report them and as the model uses them.",
            [$"{Name} --place RUS --from 2022-01", $"{Name} --nation TJK --kind model --json"],
            (parsed, _) => events.Work(parsed))
            .With(events._place, events._nation, events._from, events._to, events._kind, events._text, events._data);
        return new Verb("events", "Dated rules and events: laws, wars, bans, amnesties, sudden stops.", [$"{Name} --place RUS --from 2022-01"], list);
    }

    private int Work(ParseResult parsed)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        (EvidenceBase evidence, SourceSetting setting) = SettingVerbs.Load(parsed.GetValue(_data));
        string? place = CodeWord.Meant(parsed, _place, evidence.Names, Name);
        string? nation = CodeWord.Meant(parsed, _nation, evidence.Names, Name);
        string? kind = CodeWord.Known(parsed, _kind, Kinds, Name);
        DateOnly? from = parsed.GetValue(_from);
        DateOnly? to = parsed.GetValue(_to);
        string? text = parsed.GetValue(_text);
        IEnumerable<Row> reported = kind == Modelled ? [] : setting.EventsOf(evidence.Names, place, from, to, text)
            .Where(one => nation is null || Touches(one, nation, evidence.Names))
            .Select(Row.Of);
        IEnumerable<Row> modelled = kind == Reported ? [] : Driving(folder)
            .Where(one => (place is null || one.Places.Contains(place, StringComparer.Ordinal)) && (nation is null || one.Nations.Contains(nation, StringComparer.Ordinal))
                && !(one.To < from) && !(one.From > to)
                && SourceSetting.HoldsWords(text, one.Label.En, one.Label.Ru, one.Id, one.Reference, string.Join(' ', one.Drivers)))
            .Select(Row.Of);
        Row[] rows = [.. reported.Concat(modelled).OrderBy(row => row.From, StringComparer.Ordinal).ThenBy(row => row.Kind, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal)];
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Events = rows });
            return ExitCode.Done;
        }

        TextTable table = new([new("when", Right: false, Key: true), new("id", Right: false, Key: true), new("kind", Right: false), new("places", Right: false), new("touches", Right: false), new("what", Right: false), new("drivers", Right: false), new("source", Right: false)]);
        foreach (Row row in rows)
        {
            table.Add(row.When, row.Id, row.Kind, string.Join(' ', row.Places), string.Join(' ', row.Nations.Append(row.Groups).Where(word => word.Length > 0)), row.What, string.Join(' ', row.Drivers), string.Join(' ', row.Sources));
        }

        table.Write(_screen);
        _screen.Error.WriteLine($"{Numbers.Text(rows.Length)} events");
        return ExitCode.Done;
    }

    private static IReadOnlyList<DatedEvent> Driving(DataFolder folder)
    {
        Faults faults = new();
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        IReadOnlyList<string> drivers = [.. DriverCatalogue.Load(folder, faults).All.Select(driver => driver.Id)];
        EventTable events = EventTable.Load(folder, Gazetteer.Load(folder, sources, faults), sources, drivers, faults);
        faults.ThrowIfAny();
        return events.All;
    }

    /// <summary>True when the event lies in the nation's country, in a group of it, or names its people.</summary>
    private static bool Touches(TimelineEvent one, string nation, NameCatalogue names) =>
        one.Places.Any(code => code == nation || names.MembersOf(code).Contains(nation, StringComparer.Ordinal))
        || (names.Find(nation) is { } country && one.Groups.Split([' ', ',', ';', '(', ')']).Any(word => word.Length > 0 && country.IsMeantBy(word.ToLowerInvariant())));

    /// <summary>An event as it is printed.</summary>
    private sealed record Row(
        string Id,
        string Kind,
        string When,
        string From,
        string To,
        string What,
        string? WhatRu,
        IReadOnlyList<string> Places,
        IReadOnlyList<string> Nations,
        string Groups,
        IReadOnlyList<string> Drivers,
        IReadOnlyList<string> Sources,
        string Reference)
    {
        public static Row Of(TimelineEvent one) =>
            new(one.Id, Reported, one.When, Iso(one.From), Iso(one.To), one.What, null, one.Places, [], one.Groups, [], one.Sources, string.Empty);

        public static Row Of(DatedEvent one) =>
            new(one.Id, Modelled, one.From == one.To ? Iso(one.From) : $"{Iso(one.From)} to {Iso(one.To)}", Iso(one.From), Iso(one.To), one.Label.En, one.Label.Ru, one.Places, one.Nations, string.Empty, one.Drivers, [one.Source], one.Reference);

        private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
