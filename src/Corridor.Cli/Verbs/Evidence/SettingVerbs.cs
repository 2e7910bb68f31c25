using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence standings|systems|causes|forecasts|recommendations`: what the studies say besides figures.</summary>
internal static class SettingVerbs
{
    public static IEnumerable<Verb> All(Screen screen, Option<bool> json) =>
    [
        Standings(screen, json),
        Systems(screen, json),
        Statements("causes", "cause", "List what the sources say drives migration: (+) raises, (-) lowers, (~) changes the kind.", "rouble", screen, json),
        Statements("forecasts", "forecast", "List what the sources expect.", "Kazakhstan", screen, json),
        Statements("recommendations", "recommendation", "List what the sources advise, and whom.", "patent", screen, json),
    ];

    private static Verb Standings(Screen screen, Option<bool> json)
    {
        Option<string?> text = TextOption();
        Option<string?> source = SourceOption();
        Option<string?> data = EvidenceVerb.DataOption();
        return new Verb(
            "standings",
            "List legal standings and what it takes to get from one to the next.",
            ["corridor evidence standings --text patent", "corridor evidence standings --json"],
            (parsed, _) =>
            {
                (EvidenceBase evidence, SourceSetting setting) = Load(parsed.GetValue(data));
                string? from = KnownSource(parsed, source, evidence);
                LegalStanding[] rows = [.. setting.StandingsOf(parsed.GetValue(text)).Where(row => from is null || row.Sources.Contains(from, StringComparer.Ordinal))];
                if (parsed.GetValue(json))
                {
                    Json.Write(screen, new { Standings = rows });
                    return ExitCode.Done;
                }

                TextTable table = new([new("id", Right: false, Key: true), new("from", Right: false), new("to", Right: false), new("who", Right: false), new("conditions", Right: false), new("sources", Right: false), new("figures", Right: false)]);
                foreach (LegalStanding row in rows)
                {
                    table.Add(row.Id, row.From, row.To, row.Who, row.Conditions, Joined(row.Sources), Joined(row.Figures));
                }

                return Done(table, rows.Length, setting.Standings.Count, "standings", screen);
            }).With(text, source, data);
    }

    private static Verb Systems(Screen screen, Option<bool> json)
    {
        Option<string?> place = Inputs.Text("--place", "CODE", "The country it belongs to: a code or a name");
        Option<string?> kind = Inputs.Text("--kind", "NAME", "programme, database, institution, agreement, ...");
        Option<string?> text = TextOption();
        Option<string?> source = SourceOption();
        Option<string?> data = EvidenceVerb.DataOption();
        return new Verb(
            "systems",
            "List institutions, programmes, databases, portals and agreements that the sources name, and what they are for.",
            ["corridor evidence systems --place UZB", "corridor evidence systems --kind programme --json"],
            (parsed, _) =>
            {
                (EvidenceBase evidence, SourceSetting setting) = Load(parsed.GetValue(data));
                const string Name = "corridor evidence systems";
                string? where = CodeWord.Meant(parsed, place, evidence.Names, Name);
                string? sort = CodeWord.Known(parsed, kind, [.. setting.Systems.Select(row => row.Kind).Distinct(StringComparer.Ordinal)], Name);
                string? from = KnownSource(parsed, source, evidence);
                NamedSystem[] rows = [.. setting.SystemsOf(where, parsed.GetValue(text)).Where(row => (sort is null || row.Kind == sort) && (from is null || row.Sources.Contains(from, StringComparer.Ordinal)))];
                if (parsed.GetValue(json))
                {
                    Json.Write(screen, new { Systems = rows });
                    return ExitCode.Done;
                }

                TextTable table = new([new("id", Right: false, Key: true), new("places", Right: false), new("kind", Right: false), new("name", Right: false), new("purpose", Right: false), new("sources", Right: false)]);
                foreach (NamedSystem row in rows)
                {
                    table.Add(row.Id, Joined(row.Places), row.Kind, row.Name, row.Purpose, Joined(row.Sources));
                }

                return Done(table, rows.Length, setting.Systems.Count, "systems", screen);
            }).With(place, kind, text, source, data);
    }

    private static Verb Statements(string name, string kind, string description, string example, Screen screen, Option<bool> json)
    {
        Option<string?> text = TextOption();
        Option<string?> source = SourceOption();
        Option<string?> data = EvidenceVerb.DataOption();
        return new Verb(
            name,
            description,
            [$"corridor evidence {name} --text {example}", $"corridor evidence {name} --json"],
            (parsed, _) =>
            {
                (EvidenceBase evidence, SourceSetting setting) = Load(parsed.GetValue(data));
                string? from = KnownSource(parsed, source, evidence);
                SourceStatement[] rows = [.. setting.StatementsOf(kind, parsed.GetValue(text)).Where(row => from is null || row.Sources.Contains(from, StringComparer.Ordinal))];
                if (parsed.GetValue(json))
                {
                    Json.Write(screen, new { Statements = rows });
                    return ExitCode.Done;
                }

                TextTable table = new([new("id", Right: false, Key: true), new("topic", Right: false), new("statement", Right: false), new("sources", Right: false)]);
                foreach (SourceStatement row in rows)
                {
                    table.Add(row.Id, row.Topic, row.Text, Joined(row.Sources));
                }

                return Done(table, rows.Length, setting.StatementsOf(kind).Count, name, screen);
            }).With(text, source, data);
    }

    /// <summary>The base and what the studies say besides, or all their faults at once.</summary>
    /// <exception cref="BadInputException">A file can't be used.</exception>
    public static (EvidenceBase Evidence, SourceSetting Setting) Load(string? data)
    {
        EvidenceBase evidence = EvidenceVerb.Load(data);
        Faults faults = new();
        SourceSetting setting = SourceSetting.Load(DataFolder.Find(data), evidence, faults);
        faults.ThrowIfAny();
        return (evidence, setting);
    }

    private static Option<string?> TextOption() => Inputs.Text("--text", "WORDS", "Words, all of which must be found");

    private static Option<string?> SourceOption() => Inputs.Text("--source", "ID", "The publication, an id of data/sources.yaml");

    private static string? KnownSource(ParseResult parsed, Option<string?> option, EvidenceBase evidence) =>
        CodeWord.Known(parsed, option, [.. evidence.Sources.All.Select(source => source.Id)], ((Verb)parsed.CommandResult.Command).FullName);

    private static string Joined(IReadOnlyList<string> words) => string.Join(' ', words);

    private static int Done(TextTable table, int shown, int all, string what, Screen screen)
    {
        table.Write(screen);
        screen.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{shown} of {all} {what}; Corridor reports what the sources say and takes no side"));
        return ExitCode.Done;
    }
}
