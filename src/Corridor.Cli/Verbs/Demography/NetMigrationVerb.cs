using System.CommandLine;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor netmigration`: net migration as a residual.</summary>
internal static class NetMigrationVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Argument<string> input = Inputs.Word("FILE", "place,start,end,births,deaths for vital statistics; or age,start,end,survival with a row for each cohort (its age at the end; for those born in the period start is their births). - reads standard input");
        Option<string?> output = Answer.Output(several: false);
        return new Verb(
            "netmigration",
            "Net migration from two populations: place,change,natural_increase,net_migration; or by cohort age,forward,reverse,average.",
            ["corridor netmigration places.csv", "corridor netmigration cohorts.csv -o net.csv"],
            (parsed, _) =>
            {
                Faults faults = new();
                UserTable? table = UserTable.Read(
                    parsed.GetValue(input)!, screen, faults,
                    [new("place", Optional: true), new("age", Optional: true), "start", "end", new("births", Optional: true), new("deaths", Optional: true), new("survival", Optional: true) { Also = ["ratio"] }]);
                faults.ThrowIfAny();
                bool vital = table!.Has("place") && table.Has("births") && table.Has("deaths") && !table.Has("age") && !table.Has("survival");
                if (!vital && (!table.Has("age") || !table.Has("survival") || table.Has("place") || table.Has("births") || table.Has("deaths")))
                {
                    table.Fault("the columns name no method", "expected place,start,end,births,deaths or age,start,end,survival");
                    faults.ThrowIfAny();
                }

                Answer answer = vital ? FromVital(table, faults) : FromSurvival(table, faults);
                return answer.Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: true);
            }).With(input, output);
    }

    private static Answer FromVital(UserTable table, Faults faults)
    {
        ResultTable rows = new("net_migration", "place", "change", "natural_increase", "net_migration");
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        double sum = 0;
        foreach (CsvRow row in table.Rows)
        {
            string place = table.Text(row, "place");
            table.Once(seen, row, "place", place);
            VitalStatisticsBalance net = NetMigrationResiduals.FromVitalStatistics(table.Number(row, "start"), table.Number(row, "end"), table.Number(row, "births"), table.Number(row, "deaths"));
            rows.Add(place, net.PopulationChange, net.NaturalIncrease, net.NetMigration);
            sum += net.NetMigration;
        }

        faults.ThrowIfAny();
        return new Answer(rows).Say("net_migration", sum);
    }

    private static Answer FromSurvival(UserTable table, Faults faults)
    {
        double[] ages = table.Ages(table.Rows);
        double[] start = [.. table.Rows.Select(row => table.Number(row, "start"))], end = [.. table.Rows.Select(row => table.Number(row, "end"))];
        double[] ratios = [.. table.Rows.Select(row => table.Number(row, "survival", double.Epsilon))];
        faults.ThrowIfAny();
        CohortNetMigration net = RefusedInputException.Telling(table.File, "mend the cohort", () => NetMigrationResiduals.FromSurvival(start, end, ratios));
        ResultTable rows = new("net_migration", "age", "forward", "reverse", "average");
        for (int i = 0; i < ages.Length; i++)
        {
            rows.Add(ages[i], net.Forward[i], net.Reverse[i], net.Average[i]);
        }

        return new Answer(rows).Say("forward", net.Forward.Sum()).Say("reverse", net.Reverse.Sum()).Say("average", net.Average.Sum());
    }
}
