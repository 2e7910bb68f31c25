using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Regimes;
using Corridor.Regimes.Calculator;

namespace Corridor.Cli;

/// <summary>`corridor regime calculate`: what the rules mean for a person's own dates. Nothing that is entered is kept.</summary>
internal sealed class RegimeCalculateVerb
{
    private readonly Option<string?> _file = Inputs.Text("--file", "FILE", "A YAML file with the answers below (keys with _ for -, stays as a list); options win over it");
    private readonly Option<string?> _nation = RegimeInputs.Nation("Citizen of: a code (UZB) or a name");
    private readonly Option<string?> _place = RegimeInputs.Place("Whose law: a code or a name [default: RUS]");
    private readonly Option<DateOnly?> _on = RegimeInputs.Day("--on", "The day that is asked about");
    private readonly Option<DateOnly?> _entered = RegimeInputs.Day("--entered", "Day of the present entry");
    private readonly Option<string[]> _stays = new("--stay") { HelpName = "DAY..DAY", Description = "An earlier stay, entering and leaving (2023-01-05..2023-03-01); may be repeated", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _purpose = Inputs.Text("--purpose", "WORD", $"Purpose of the present entry: {string.Join(", ", SituationFile.Purposes)} [default: visit]");
    private readonly Option<DateOnly?> _purposeChanged = RegimeInputs.Day("--purpose-changed", "The purpose was changed to work without leaving");
    private readonly Option<DateOnly?> _registered = RegimeInputs.Day("--registered", "Registered at the place of stay");
    private readonly Option<DateOnly?> _applied = RegimeInputs.Day("--patent-applied", "Applied for a patent");
    private readonly Option<DateOnly?> _issued = RegimeInputs.Day("--patent-issued", "The patent was issued");
    private readonly Option<DateOnly?> _paid = RegimeInputs.Day("--paid-until", "Last day for which the patent is paid");
    private readonly Option<DateOnly?> _contractFrom = RegimeInputs.Day("--contract-from", "First day of the labour contract");
    private readonly Option<DateOnly?> _contractUntil = RegimeInputs.Day("--contract-until", "Last day of the labour contract");
    private readonly Option<DateOnly?> _visa = RegimeInputs.Day("--visa-until", "Last day of a visa");
    private readonly Option<DateOnly?> _permit = RegimeInputs.Day("--permit-until", "Last day of a work permit");
    private readonly Option<DateOnly?> _temporary = RegimeInputs.Day("--temporary-since", "Temporary residence was given");
    private readonly Option<DateOnly?> _permanent = RegimeInputs.Day("--permanent-since", "Permanent residence was given");
    private readonly Option<DateOnly?> _naturalised = RegimeInputs.Day("--naturalised", "Citizenship was acquired");
    private readonly Option<DateOnly?> _summoned = RegimeInputs.Day("--summoned", "A summons was entered in the register");
    private readonly Option<DateOnly?> _expelled = RegimeInputs.Day("--expelled", "Expelled or deported");
    private readonly Option<string?> _region = Inputs.Text("--region", "NAME", "Region where the person lives or works (moscow, Санкт-Петербург); decides about the payment for a patent");
    private readonly Option<string?> _sex = Inputs.Text("--sex", "WORD", "female or male; decides about conscription of naturalised citizens");
    private readonly Option<long?> _birth = Inputs.Whole("--birth-year", "Year of birth", 1900, 2100);
    private readonly Option<string?> _language = RegimeInputs.Language();
    private readonly Option<string?> _data = RegimeInputs.Data();

    public static Verb Of(Screen screen, Option<bool> json)
    {
        RegimeCalculateVerb calculate = new();
        return new Verb(
            "calculate",
            "What is lawful for a person on a day, which deadlines come next, what lapses, which statuses are open and which duties follow. Information, no legal advice. Nothing that is entered is stored or logged.",
            [
                "corridor regime calculate --nation UZB --on 2023-11-20 --entered 2023-11-01 --purpose visit --registered 2023-11-05",
                "corridor regime calculate --nation KGZ --place KAZ --on 2023-02-20 --entered 2023-02-01 --stay 2022-09-10..2022-11-20 --json",
                "corridor regime calculate --nation TJK --on 2024-02-01 --naturalised 2022-05-10 --sex male --birth-year 1998 --lang ru",
            ],
            (parsed, _) => calculate.Work(parsed, screen, parsed.GetValue(json)))
            .With(
                calculate._file,
                calculate._nation,
                calculate._place,
                calculate._on,
                calculate._entered,
                calculate._stays,
                calculate._purpose,
                calculate._purposeChanged,
                calculate._registered,
                calculate._applied,
                calculate._issued,
                calculate._paid,
                calculate._contractFrom,
                calculate._contractUntil,
                calculate._visa,
                calculate._permit,
                calculate._temporary,
                calculate._permanent,
                calculate._naturalised,
                calculate._summoned,
                calculate._expelled,
                calculate._region,
                calculate._sex,
                calculate._birth,
                calculate._language,
                calculate._data);
    }

    private int Work(ParseResult parsed, Screen screen, bool json)
    {
        RegimeTexts texts = RegimeInputs.Texts(parsed, _language);
        RegimeData data = RegimeVerb.Load(parsed.GetValue(_data));
        Situation asked = Asked(parsed, data);
        Answer answer = LawCalculator.Answer(data.Rules, asked);
        if (answer.Status == "unknown")
        {
            throw Silent(parsed, data.Rules, asked);
        }

        AnswerReport report = new(asked, answer, texts.With(data.Rules.Vocabulary), data.Gazetteer);
        if (json)
        {
            Json.Write(screen, report.Document());
        }
        else
        {
            report.Write(screen);
        }

        return ExitCode.Done;
    }

    /// <summary>No rule says whether the stay is allowed: no answer is better than a wrong one.</summary>
    private static BadCommandLineException Silent(ParseResult parsed, RuleBook rules, Situation asked)
    {
        DateOnly[] first =
        [
            .. rules.Timeline(asked.Nation, asked.Place)
                .Where(step => step.Rule.Id.EndsWith(".stay.days", StringComparison.Ordinal) || step.Rule.Id.EndsWith(".visa.required", StringComparison.Ordinal))
                .Select(step => step.Value.From),
        ];
        return RegimeInputs.Wrong(
            parsed,
            "no_rule",
            $"the rules say nothing about the stay of citizens of {asked.Nation} in {asked.Place} on {RegimeTexts.Day(asked.On)}",
            first.Length > 0
                ? $"ask about a day from {RegimeTexts.Day(first[0])} on, or tell the visa or residence with --visa-until or --temporary-since"
                : "tell the visa or residence with --visa-until or --temporary-since, or see 'corridor regime timeline' for what is known");
    }

    private Situation Asked(ParseResult parsed, RegimeData data)
    {
        Gazetteer gazetteer = data.Gazetteer;
        Situation? file = parsed.GetValue(_file) is { } path ? FromFile(path, data) : null;
        DateOnly? Day(Option<DateOnly?> option, DateOnly? otherwise) => parsed.GetValue(option) ?? otherwise;
        string nation = RegimeInputs.Needed(parsed, "--nation", RegimeInputs.NationOf(parsed, _nation, gazetteer) ?? file?.Nation);
        string place = RegimeInputs.PlaceOf(parsed, _place, gazetteer) ?? file?.Place ?? "RUS";
        if (place == nation)
        {
            throw RegimeInputs.Wrong(parsed, "bad_value", $"citizens of {nation} are no foreigners in {place}", "name another place with --place");
        }

        DateOnly on = parsed.GetValue(_on) ?? file?.On ?? RegimeInputs.NeededDay(parsed, _on);
        Situation asked = new(nation, place, on, Travel(parsed, file))
        {
            Purpose = Word(parsed, _purpose, SituationFile.Purposes) is { } purpose ? SituationFile.PurposeOf(purpose) : file?.Purpose ?? Purpose.Visit,
            PurposeChanged = Day(_purposeChanged, file?.PurposeChanged),
            Registered = Day(_registered, file?.Registered),
            PatentApplied = Day(_applied, file?.PatentApplied),
            PatentIssued = Day(_issued, file?.PatentIssued),
            PaidUntil = Day(_paid, file?.PaidUntil),
            ContractFrom = Day(_contractFrom, file?.ContractFrom),
            ContractUntil = Day(_contractUntil, file?.ContractUntil),
            VisaUntil = Day(_visa, file?.VisaUntil),
            PermitUntil = Day(_permit, file?.PermitUntil),
            TemporarySince = Day(_temporary, file?.TemporarySince),
            PermanentSince = Day(_permanent, file?.PermanentSince),
            Naturalised = Day(_naturalised, file?.Naturalised),
            Summoned = Day(_summoned, file?.Summoned),
            Expelled = Day(_expelled, file?.Expelled),
            Region = RegimeInputs.RegionOf(parsed, _region, place, data.Rules.Vocabulary) ?? file?.Region,
            Sex = Word(parsed, _sex, SituationFile.Sexes) is { } sex ? SituationFile.SexOf(sex) : file?.Sex ?? Papers.Unknown,
            BirthYear = parsed.GetValue(_birth) is { } year ? (int)year : file?.BirthYear,
        };
        return asked.Objection(Named) is { } objection
            ? throw RegimeInputs.Wrong(parsed, "bad_value", objection, "give the dates in the order of time, up to the day asked about")
            : asked;
    }

    /// <summary>The option of a key of a situation file.</summary>
    private static string Named(string key) => $"--{key.Replace('_', '-')}";

    private static Situation FromFile(string path, RegimeData data)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException(path, null, null, "there is no such file", "name a YAML file with nation, on and stays");
        }

        Faults faults = new();
        Situation? read = SituationFile.Read(path, data.Gazetteer, data.Rules.Vocabulary, faults);
        faults.ThrowIfAny();
        return read!;
    }

    private TravelHistory Travel(ParseResult parsed, Situation? file)
    {
        List<Stay> stays = [.. file?.Travel.Stays ?? []];
        foreach (string text in parsed.GetValue(_stays) ?? [])
        {
            string[] days = text.Split("..");
            if (days.Length != 2 || Read(days[0]) is not { } entered || Read(days[1]) is not { } left)
            {
                throw RegimeInputs.Wrong(parsed, "bad_value", $"'{text}' for --stay is not two days", "write it as 2023-01-05..2023-03-01");
            }

            stays.Add(new Stay(entered, left));
        }

        if (parsed.GetValue(_entered) is { } present)
        {
            stays.Add(new Stay(present, null));
        }

        return TravelHistory.Objection(stays) is { } objection
            ? throw RegimeInputs.Wrong(parsed, "bad_value", objection, "give each stay its day of entering and of leaving; only the present one has no end")
            : new TravelHistory(stays);
    }

    private static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static string? Word(ParseResult parsed, Option<string?> option, IReadOnlyList<string> known) =>
        parsed.GetValue(option) is not { } word
            ? null
            : known.Contains(word, StringComparer.Ordinal)
                ? word
                : throw RegimeInputs.Wrong(parsed, "bad_value", $"unknown word '{word}' for {option.Name}", NearestWord.Hint(word, [.. known]));
}
