using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor schedule`: model migration schedules.</summary>
internal static class ScheduleVerb
{
    public static Verb Of(Screen screen, Option<bool> json) => new(
        "schedule",
        "Model migration schedules of Rogers and Castro: evaluate one, or fit one.",
        ["corridor schedule rogers-castro --params p.json --ages 0-100", "corridor schedule fit migrants.csv --parameters 11"],
        Evaluate(screen, json),
        ScheduleFitVerb.Of(screen, json));

    /// <summary>The index set of a schedule as diagnostics; none without a labour-force component.</summary>
    public static void Describe(Answer answer, RogersCastro schedule, int lastAge)
    {
        if (schedule.A2 <= 0)
        {
            return;
        }

        RogersCastroIndices indices = RogersCastroIndices.Of(schedule, Math.Clamp(lastAge, 20, 150));
        answer.Say("peak_age", indices.PeakAge).Say("peak_rate", indices.PeakRate).Say("low_age", indices.LowAge).Say("low_rate", indices.LowRate)
            .Say("labour_force_shift", indices.LabourForceShift).Say("jump", indices.Jump)
            .Say("child_dependency", indices.ChildDependency).Say("labour_dependency", indices.LabourDependency).Say("retirement_dependency", indices.RetirementDependency)
            .Say("labour_asymmetry", indices.LabourAsymmetry).Say("retirement_asymmetry", indices.RetirementAsymmetry).Say("regularity", indices.Regularity)
            .Say("gross_migraproduction_rate", indices.GrossMigraproductionRate).Say("mean_age", indices.MeanAge);
    }

    private static Verb Evaluate(Screen screen, Option<bool> json)
    {
        Option<string?> parameters = Inputs.Text("--params", "FILE", "JSON: {\"a1\":0.09,\"alpha1\":0.1,...,\"c\":0.01}, alone or under the key parameters as schedule fit --json writes it; - reads standard input");
        Option<string?> ages = Inputs.Text("--ages", "AGES", "0-100, 0-100:5 (every fifth) or 0,5,10.5 [default: 0-100]");
        Option<bool> components = Inputs.Switch("--components", "Add a column for each component");
        Option<string?> output = Answer.Output(several: false);
        return new Verb(
            "rogers-castro",
            "The rate at each age: age,rate.",
            ["corridor schedule rogers-castro --params p.json --ages 0-100", "corridor schedule fit migrants.csv --json | corridor schedule rogers-castro --params - --components"],
            (parsed, _) =>
            {
                string path = parsed.GetValue(parameters) ?? throw new BadCommandLineException("missing_word", "--params is missing", "corridor schedule rogers-castro", "for example: --params p.json");
                double[] points = Ages(parsed.GetValue(ages) ?? "0-100");
                Dictionary<string, double> given = Parameters(path, screen);
                RogersCastro schedule = RefusedInputException.Telling(UserFile.NameOf(path), "a component is given whole or not at all: a1 alpha1; a2 alpha2 mu2 lambda2; a3 alpha3 mu3 lambda3; a4 lambda4; c", () => RogersCastro.FromParameters(given));
                return Evaluated(schedule, points, parsed.GetValue(components)).Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: true);
            }).With(parameters, ages, components, output);
    }

    private static Answer Evaluated(RogersCastro schedule, double[] ages, bool components)
    {
        ResultTable rows = components ? new("schedule", "age", "rate", "childhood", "labour_force", "retirement", "upward_slope", "constant") : new("schedule", "age", "rate");
        foreach (double age in ages)
        {
            double rate = schedule.At(age);
            if (!double.IsFinite(rate))
            {
                throw new BadCommandLineException("bad_value", $"the rate at age {age.ToString(CultureInfo.InvariantCulture)} is beyond all numbers", "corridor schedule rogers-castro", "a slope is too steep for these ages");
            }

            if (components)
            {
                rows.Add(age, rate, schedule.ChildhoodAt(age), schedule.LabourForceAt(age), schedule.RetirementAt(age), schedule.UpwardSlopeAt(age), schedule.C);
            }
            else
            {
                rows.Add(age, rate);
            }
        }

        Answer answer = new(rows);
        Describe(answer, schedule, (int)ages.Max());
        return answer;
    }

    private static double[] Ages(string text)
    {
        string[] range = text.Split('-', ':');
        double[] parts = [.. (text.Contains('-', StringComparison.Ordinal) ? range : text.Split(','))
            .Select(part => double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double age) && age <= 200 ? age : double.NaN)];
        double step = parts.Length == 3 ? parts[2] : 1;
        bool span = text.Contains('-', StringComparison.Ordinal);
        if (parts.Any(double.IsNaN) || (span && (parts.Length is < 2 or > 3 || parts[1] < parts[0] || step < 0.001)))
        {
            throw new BadCommandLineException("bad_value", $"'{text}' for --ages is no list of ages", "corridor schedule rogers-castro", "write 0-100, 0-100:5 or 0,5,10.5");
        }

        return span ? [.. Enumerable.Range(0, (int)Math.Floor(((parts[1] - parts[0]) / step) + 1e-9) + 1).Select(i => parts[0] + (i * step))] : parts;
    }

    private static Dictionary<string, double> Parameters(string path, Screen screen)
    {
        Faults faults = new();
        string? text = UserFile.ReadText(path, screen.In ?? (() => Stream.Null), faults);
        faults.ThrowIfAny();
        string name = UserFile.NameOf(path);
        const string hint = "write {\"a1\": 0.09, \"alpha1\": 0.1, ...}";
        try
        {
            using JsonDocument document = JsonDocument.Parse(text!);
            JsonElement root = document.RootElement;
            root = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("parameters", out JsonElement inner) ? inner : root;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new BadInputException(name, null, null, "this is no JSON object of parameters", hint);
            }

            Dictionary<string, double> given = new(StringComparer.Ordinal);
            foreach (JsonProperty property in root.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.Number || !property.Value.TryGetDouble(out double value) || !double.IsFinite(value))
                {
                    faults.Add(name, null, null, $"{property.Name} is {property.Value.GetRawText()}, not a number", hint);
                }
                else if (!given.TryAdd(property.Name, value))
                {
                    faults.Add(name, null, null, $"{property.Name} is given twice", "keep one");
                }
            }

            faults.ThrowIfAny();
            return given;
        }
        catch (JsonException e)
        {
            throw new BadInputException(name, (int?)e.LineNumber + 1, (int?)e.BytePositionInLine + 1, "this is no JSON", hint);
        }
    }
}
