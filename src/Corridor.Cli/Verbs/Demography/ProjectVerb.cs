using System.CommandLine;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor project`: a population by cohorts, of one or two sexes, or by regions.</summary>
internal static class ProjectVerb
{
    private const string Mend = "the files of a projection need the same age groups, as wide as the step, and no more leavers than people";

    public static Verb Of(Screen screen, Option<bool> json)
    {
        Argument<string?> folder = new("DIR")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A folder with population.csv (age,male,female); mortality.csv (age,mx_male,mx_female) or survivorship.csv (age,Lx_male,Lx_female); fertility.csv (age,rate: births of both sexes per woman and year; an age without a row has none); and, where wanted, migration.csv (age,male,female: net migrants of a step). One sex: the columns of females alone. A column period in any of the last four gives rates for one step after another; the last holds on.",
        };
        Option<string?> regions = Inputs.Text("--multiregional", "FILE", "Project several regions from one table age,region,population,births,deaths,to_<region>... of counts in one year; - reads standard input");
        Option<long?> steps = Inputs.Whole("--steps", "Number of steps, each as long as an age group is wide", 0, 10_000);
        Option<string?> timing = Inputs.Choice("--migration", "Net migrants come at the end of a step, or evenly over it [default: end]", "end", "even");
        Option<double?> srb = Inputs.Number("--srb", "RATIO", "Boys born for each girl [default: 1.05]", double.Epsilon, double.PositiveInfinity);
        Option<double?> radix = Inputs.Number("--radix", "L0", "Newborn behind the Lx of survivorship.csv [default: the power of ten that fits them]", double.Epsilon, double.PositiveInfinity);
        Option<string?> open = Inputs.Choice("--open-age", "Several regions: the open age is filled anew as in a stationary population (Rogers), or lives on together with the group before it [default: stationary]", "stationary", "pooled");
        Option<string?> output = Answer.Output(several: true);
        return new Verb(
            "project",
            "Project a population: population.csv (step,age,male,female; step 0 is the input), births.csv and components.csv; several regions: step,age,region,population.",
            ["corridor project sweden --steps 2 --srb 1.05 -o out", "corridor project country --steps 10 --migration even --json", "corridor project --multiregional regions.csv --steps 8"],
            (parsed, _) =>
            {
                string name = "corridor project";
                int count = (int)(parsed.GetValue(steps) ?? throw new BadCommandLineException("missing_word", "--steps is missing", name, "for example: --steps 10"));
                string? from = parsed.GetValue(folder), table = parsed.GetValue(regions);
                if ((from is null) == (table is null))
                {
                    throw new BadCommandLineException("missing_word", from is null ? "nothing is given to project" : "a folder and --multiregional are given at once", name, "give a folder, or --multiregional FILE");
                }

                Answer answer = table is not null
                    ? Regions(RegionTable.Read(table, screen), count, parsed.GetValue(open) == "pooled")
                    : Cohorts(ProjectionFolder.Read(from!, screen, parsed.GetValue(srb) ?? 1.05, parsed.GetValue(radix)), count, parsed.GetValue(timing) == "even" ? MigrationTiming.Even : MigrationTiming.End);
                return answer.Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: false);
            }).With(folder, regions, steps, timing, srb, radix, open, output);
    }

    private static Answer Cohorts(ProjectionFolder inputs, int steps, MigrationTiming timing)
    {
        PopulationProjection done = RefusedInputException.Telling(inputs.Name, Mend, () => inputs.Male is { } male
            ? CohortComponents.Project(inputs.Female, male, inputs.Rates, steps, timing)
            : CohortComponents.ProjectFemales(inputs.Female, inputs.Rates, steps, timing));
        ResultTable population = done.HasMales ? new("population", "step", "age", "male", "female") : new("population", "step", "age", "female");
        ResultTable births = new("births", "step", "births", "male", "female");
        ResultTable components = new("components", "step", "population", "births", "deaths", "net_migration");
        for (int step = 0; step <= steps; step++)
        {
            for (int i = 0; i < inputs.Ages.Length; i++)
            {
                if (done.HasMales)
                {
                    population.Add(step, inputs.Ages[i], done.Males(step)[i], done.Females(step)[i]);
                }
                else
                {
                    population.Add(step, inputs.Ages[i], done.Females(step)[i]);
                }
            }

            if (step > 0)
            {
                StepEvents events = done.Events[step - 1];
                births.Add(step, events.Births, events.Births - events.FemaleBirths, events.FemaleBirths);
                components.Add(step, done.Total(step), done.HasMales ? events.Births : events.FemaleBirths, events.FemaleDeaths + events.MaleDeaths, events.NetMigration);
            }
        }

        Answer answer = new Answer(population).With(births).With(components)
            .Say("step_years", done.Width).Say("population_start", done.Total(0)).Say("population_end", done.Total(steps))
            .Say("periods", inputs.Periods.Count == 0 ? null : string.Join(", ", inputs.Periods));
        foreach (string note in inputs.Notes)
        {
            answer.Warn(note);
        }

        return answer;
    }

    private static Answer Regions(RegionTable table, int steps, bool pooled)
    {
        MultiregionalProjection projection = RefusedInputException.Telling(table.File, "mend the counts, or use narrower age groups", () => new MultiregionalProjection(
            MultiregionalRates.FromCounts(table.Regions, table.Width, table.Population, table.Births, table.Deaths, table.Moves),
            pooled ? MultiregionalOpenAge.Pooled : MultiregionalOpenAge.Stationary));
        IReadOnlyList<double[,]> path = RefusedInputException.Telling(table.File, "mend the population", () => projection.Project(table.Population, steps));
        ResultTable population = new("population", "step", "age", "region", "population");
        for (int step = 0; step <= steps; step++)
        {
            for (int x = 0; x < table.Population.GetLength(0); x++)
            {
                for (int i = 0; i < table.Regions.Count; i++)
                {
                    population.Add(step, x * table.Width, table.Regions[i], path[step][x, i]);
                }
            }
        }

        ResultTable life = new("life_expectancy", "born_in", "lives_in", "years");
        double[,] years = projection.LifeExpectancies();
        for (int from = 0; from < table.Regions.Count; from++)
        {
            for (int to = 0; to < table.Regions.Count; to++)
            {
                life.Add(table.Regions[from], table.Regions[to], years[to, from]);
            }
        }

        return new Answer(population).With(life).Say("step_years", table.Width).Say("regions", table.Regions.Count).Say("open_age", pooled ? "pooled" : "stationary");
    }
}
