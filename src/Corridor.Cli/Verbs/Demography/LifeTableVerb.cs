using System.CommandLine;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor lifetable`: a period life table from rates, or from deaths and population.</summary>
internal static class LifeTableVerb
{
    private const string Mend = "mend the ages, rates or ax of the file; the rules of the United Nations need ages 0 and 1-4 apart";

    public static Verb Of(Screen screen, Option<bool> json)
    {
        Argument<string> input = Inputs.Word("FILE", "age,mx or age,deaths,population; optional ax. An age is the first of its group (0,1,5,10,... or 0,1,2,...), the last group is open. - reads standard input");
        Option<string?> sex = Inputs.Choice("--sex", "Coefficients of Coale and Demeny below age 5 [default: the mean of both]", "male", "female", "both");
        Option<string?> ax = Inputs.Choice("--ax", "Years lived by the dying: un by the rules of the United Nations, given from the column ax [default: given where there is such a column]", "un", "given");
        Option<double?> radix = Inputs.Number("--radix", "L", "Survivors at the first age [default: 1]", double.Epsilon, double.PositiveInfinity);
        Option<string?> output = Answer.Output(several: false);
        return new Verb(
            "lifetable",
            "A life table: age,n,mx,ax,qx,lx,dx,Lx,Tx,ex. In the open group n is empty and ax is 1/mx.",
            ["corridor lifetable deaths.csv --sex male", "corridor lifetable rates.csv --ax un --radix 100000 -o table.csv", "cat rates.csv | corridor lifetable - --json"],
            (parsed, _) =>
            {
                Faults faults = new();
                UserTable? table = UserTable.Read(parsed.GetValue(input)!, screen, faults, Columns);
                LifeTable? life = table is null ? null : Compute(table, faults, SexOf(parsed.GetValue(sex)), parsed.GetValue(ax), parsed.GetValue(radix) ?? 1);
                faults.ThrowIfAny();
                return Told(life!, given: (parsed.GetValue(ax) ?? (table!.Has("ax") ? "given" : "un")) == "given", table!.Has("ax"))
                    .Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: true);
            }).With(input, sex, ax, radix, output);
    }

    private static UserColumn[] Columns => ["age", new("mx", Optional: true), new("deaths", Optional: true), new("population", Optional: true) { Also = ["pop"] }, new("ax", Optional: true)];

    private static Sex SexOf(string? word) => word switch { "male" => Sex.Male, "female" => Sex.Female, _ => Sex.Both };

    private static LifeTable? Compute(UserTable table, Faults faults, Sex sex, string? rule, double radix)
    {
        bool rates = table.Has("mx"), counts = table.Has("deaths") && table.Has("population");
        if (rates == counts || (rates && (table.Has("deaths") || table.Has("population"))))
        {
            table.Fault("the columns give no rates, or give them twice", "expected age,mx or age,deaths,population, and ax where given");
            return null;
        }

        if (rule == "given" && !table.Has("ax"))
        {
            table.Fault("--ax given, but there is no column ax", "add the column, or leave --ax out");
        }

        double[] ages = table.Ages(table.Rows);
        double[] first = Numbers(table, rates ? "mx" : "deaths"), second = rates ? [] : Numbers(table, "population");
        bool given = (rule ?? (table.Has("ax") ? "given" : "un")) == "given" && table.Has("ax");
        double[]? years = given ? [.. table.Rows.Select((row, i) => i == table.Rows.Count - 1 ? table.OptionalNumber(row, "ax") ?? 0 : table.Number(row, "ax"))] : null;
        if (!faults.None)
        {
            return null;
        }

        return RefusedInputException.Telling(table.File, Mend, () =>
        {
            AgeGroups groups = AgeGroups.From(ages);
            return (rates, years) switch
            {
                (true, null) => LifeTable.FromRates(groups, first, sex, radix),
                (true, _) => LifeTable.FromRates(groups, first, years, sex, radix),
                (false, null) => LifeTable.FromDeaths(groups, first, second, sex, radix),
                _ => LifeTable.FromDeaths(groups, first, second, years, sex, radix),
            };
        });
    }

    private static double[] Numbers(UserTable table, string column) => [.. table.Rows.Select(row => table.Number(row, column))];

    private static Answer Told(LifeTable life, bool given, bool hasAx)
    {
        ResultTable rows = new("table", "age", "n", "mx", "ax", "qx", "lx", "dx", "Lx", "Tx", "ex");
        for (int i = 0; i < life.Ages.Count; i++)
        {
            rows.Add(
                life.Ages.Starts[i], life.Ages.Widths[i], life.DeathRates[i], life.YearsLivedByTheDying[i], life.DeathProbabilities[i],
                life.Survivors[i], life.Deaths[i], life.PersonYears[i], life.PersonYearsAbove[i], life.LifeExpectancies[i]);
        }

        Answer answer = new Answer(rows)
            .Say("life_expectancy", life.LifeExpectancy)
            .Say("at_age", life.Ages.Starts[0])
            .Say("ax", given ? "given" : "United Nations")
            .Say("sex", life.Sex.ToString().ToLowerInvariant());
        return hasAx && !given ? answer.Warn("the column ax was not used, as --ax un asks") : answer;
    }
}
