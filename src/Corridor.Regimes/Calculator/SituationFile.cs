using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>Reads a situation from a small YAML file, so that a question of several lines need not stand on a command line.</summary>
public static class SituationFile
{
    /// <summary>Words of purposes, as files and the command line write them.</summary>
    public static IReadOnlyList<string> Purposes { get; } = ["visit", "work", "study", "family"];

    /// <summary>Words of the sex in the papers.</summary>
    public static IReadOnlyList<string> Sexes { get; } = ["female", "male"];

    private static readonly string[] Keys =
    [
        "nation", "place", "on", "stays", "purpose", "purpose_changed", "registered", "patent_applied", "patent_issued", "paid_until",
        "contract_from", "contract_until", "visa_until", "permit_until", "temporary_since", "permanent_since", "naturalised", "summoned",
        "expelled", "region", "sex", "birth_year",
    ];

    /// <summary>Reads a file; null after a fault.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="gazetteer">Nations and places.</param>
    /// <param name="vocabulary">Regions.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static Situation? Read(string path, Gazetteer gazetteer, Vocabulary vocabulary, Faults faults)
    {
        string full = Path.GetFullPath(path);
        int before = faults.Count;
        if (YamlMap.Read(new DataFolder(Path.GetDirectoryName(full)!), Path.GetFileName(full), faults) is not { } root)
        {
            return null;
        }

        root.Only(faults, Keys);
        DateOnly? Day(string key) => root.Has(key) ? root.Date(key, faults) : null;
        string? nation = root.OneOf("nation", gazetteer.Nations, faults, "nation");
        string? place = root.Has("place") ? root.OneOf("place", gazetteer.Places, faults, "place") : "RUS";
        DateOnly? on = root.Date("on", faults);
        TravelHistory? travel = Travel(root, faults);
        string? region = place is null ? null : Region(root, place, vocabulary, faults);
        string? purpose = root.Has("purpose") ? root.OneOf("purpose", [.. Purposes], faults, "purpose") : null;
        string? sex = root.Has("sex") ? root.OneOf("sex", [.. Sexes], faults, "sex") : null;
        double birth = root.Has("birth_year") ? root.Number("birth_year", faults, 1900, 2100) : double.NaN;
        Situation? read = nation is null || place is null || on is null || travel is null ? null : new Situation(nation, place, on.Value, travel)
        {
            Purpose = PurposeOf(purpose),
            PurposeChanged = Day("purpose_changed"),
            Registered = Day("registered"),
            PatentApplied = Day("patent_applied"),
            PatentIssued = Day("patent_issued"),
            PaidUntil = Day("paid_until"),
            ContractFrom = Day("contract_from"),
            ContractUntil = Day("contract_until"),
            VisaUntil = Day("visa_until"),
            PermitUntil = Day("permit_until"),
            TemporarySince = Day("temporary_since"),
            PermanentSince = Day("permanent_since"),
            Naturalised = Day("naturalised"),
            Summoned = Day("summoned"),
            Expelled = Day("expelled"),
            Region = region,
            Sex = SexOf(sex),
            BirthYear = double.IsNaN(birth) ? null : (int)birth,
        };
        if (faults.Count == before && read?.Objection(key => key) is { } objection)
        {
            root.Fault(faults, "on", objection, "give the dates in the order of time, up to the day asked about");
        }

        return faults.Count == before ? read : null;
    }

    private static string? Region(YamlMap root, string place, Vocabulary vocabulary, Faults faults)
    {
        string word = root.OptionalText("region");
        if (word.Length == 0)
        {
            return null;
        }

        Region? region = vocabulary.RegionOf(place, word);
        if (region is null)
        {
            root.Fault(faults, "region", $"unknown region '{word}' of {place}", NearestWord.Hint(word, vocabulary.RegionsOf(place)));
        }

        return region?.Id;
    }

    /// <summary>The purpose that a word means; a visit for null.</summary>
    public static Purpose PurposeOf(string? word) => word switch
    {
        "work" => Purpose.Work,
        "study" => Purpose.Study,
        "family" => Purpose.Family,
        _ => Purpose.Visit,
    };

    /// <summary>The sex in the papers that a word means; unknown for null.</summary>
    public static Papers SexOf(string? word) => word switch
    {
        "female" => Papers.Female,
        "male" => Papers.Male,
        _ => Papers.Unknown,
    };

    private static TravelHistory? Travel(YamlMap root, Faults faults)
    {
        int before = faults.Count;
        List<Stay> stays = [];
        foreach (YamlMap entry in root.Maps("stays", faults))
        {
            entry.Only(faults, "entered", "left");
            DateOnly? entered = entry.Date("entered", faults);
            DateOnly? left = entry.Has("left") ? entry.Date("left", faults) : null;
            if (entered is not null)
            {
                stays.Add(new Stay(entered.Value, left));
            }
        }

        if (TravelHistory.Objection(stays) is { } objection)
        {
            root.Fault(faults, "stays", objection, "give each stay its day of entering and of leaving; only the last may have no end");
        }

        return faults.Count == before ? new TravelHistory(stays) : null;
    }
}
