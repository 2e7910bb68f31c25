using System.CommandLine;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor indices`: measures of a table of flows.</summary>
internal static class IndicesVerb
{
    private const string Mend = "flows need at least one move, populations and distances must be above 0";

    public static Verb Of(Screen screen, Option<bool> json)
    {
        Argument<string> input = Inputs.Word("FILE", "origin,destination,flow with a row for every pair of different places; - reads standard input");
        Option<string?> population = Inputs.Text("--population", "FILE", "place,population: adds intensity, impact and concentration");
        Option<string?> distance = Inputs.Text("--distance", "FILE", "origin,destination,distance: adds mean and median distance and distance decay");
        Option<string?> output = Answer.Output(several: true);
        return new Verb(
            "indices",
            "Intensity, effectiveness, impact, connectivity, inequality, concentration and distance of flows: index,value; with -o DIR also places.csv.",
            ["corridor indices flows.csv", "corridor indices flows.csv --population people.csv --distance km.csv -o out", "corridor flows stocks.csv | corridor indices - --json"],
            (parsed, _) =>
            {
                string path = parsed.GetValue(input)!;
                FlowMatrix flows = FlowTable.Read(path, screen, "flow");
                double[]? people = parsed.GetValue(population) is { } file ? PairTable.ByPlace(file, screen, flows.Places, double.Epsilon, "population")[0] : null;
                double[,]? distances = parsed.GetValue(distance) is { } far ? PairTable.Read(far, screen, "distance", flows.Places, double.Epsilon) : null;
                Answer answer = RefusedInputException.Telling(UserFile.NameOf(path), Mend, () => Measure(flows, people, distances));
                return answer.Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: false);
            }).With(input, population, distance, output);
    }

    private static Answer Measure(FlowMatrix flows, double[]? people, double[,]? distances)
    {
        ResultTable rows = new("indices", "index", "value");
        MigrationGini gini = MigrationGini.Of(flows);
        MigrationConnectivity connectivity = MigrationConnectivity.Of(flows);
        rows.Add("places", flows.Places.Count);
        rows.Add("moves", flows.Total);
        if (people is not null)
        {
            MigrationIntensity intensity = MigrationIntensity.Of(flows.Total, people.Sum(), flows.Places.Count);
            rows.Add("population", people.Sum());
            rows.Add("crude_migration_intensity", intensity.CrudeIntensity);
            rows.Add("courgeau_k", intensity.CourgeauK);
        }

        rows.Add("migration_effectiveness", MigrationImpact.EffectivenessOf(flows));
        if (people is not null)
        {
            MigrationImpact impact = MigrationImpact.Of(flows, people);
            MigrationConcentration concentration = MigrationConcentration.Of(flows, people);
            rows.Add("aggregate_net_migration_rate", impact.AggregateNetRate);
            rows.Add("migration_preference", impact.Preference);
            rows.Add("migration_velocity", impact.Velocity);
            rows.Add("hoover_out_migration", concentration.OutMigration);
            rows.Add("hoover_in_migration", concentration.InMigration);
            rows.Add("hoover_population", concentration.Population);
        }

        rows.Add("connectivity", connectivity.Connectivity);
        rows.Add("inequality_to_equal", connectivity.InequalityToEqual);
        rows.Add("inequality_to_independent", connectivity.InequalityToIndependent);
        rows.Add("coefficient_of_variation", connectivity.CoefficientOfVariation);
        rows.Add("aggregate_coefficient_of_variation", connectivity.AggregateCoefficientOfVariation);
        rows.Add("herfindahl", connectivity.Concentration);
        rows.Add("gini_total", gini.Total);
        rows.Add("gini_total_uncorrected", gini.TotalUncorrected);
        rows.Add("gini_rows", gini.Rows);
        rows.Add("gini_columns", gini.Columns);
        rows.Add("gini_exchanges", gini.Exchanges);
        rows.Add("gini_rows_standardised", gini.RowsStandardised);
        rows.Add("gini_columns_standardised", gini.ColumnsStandardised);
        rows.Add("gini_exchanges_standardised", gini.ExchangesStandardised);
        rows.Add("gini_weighted_out", gini.WeightedOut);
        rows.Add("gini_weighted_in", gini.WeightedIn);
        rows.Add("gini_weighted_mean", gini.WeightedMean);
        rows.Add("gini_weighted_out_by_inflows", gini.WeightedOutByInflows);
        rows.Add("gini_weighted_in_by_outflows", gini.WeightedInByOutflows);
        Answer answer = new(rows);
        if (distances is not null)
        {
            MigrationDistance far = MigrationDistance.Of(flows, distances);
            rows.Add("mean_distance", far.Mean);
            rows.Add("median_distance", far.Median);
            rows.Add("distance_decay", far.Decay);
            if (far.Decay is null)
            {
                answer.Warn("distance decay has no finite estimate with these flows and distances; its field is empty");
            }
        }

        return answer.With(Places(flows, gini, people));
    }

    private static ResultTable Places(FlowMatrix flows, MigrationGini gini, double[]? people)
    {
        ResultTable rows = new("places", "place", "population", "out_migration", "in_migration", "net_migration", "gini_out", "gini_in");
        double[] leaving = flows.OutMigration(), arriving = flows.InMigration(), net = flows.NetMigration();
        for (int i = 0; i < flows.Places.Count; i++)
        {
            rows.Add(flows.Places[i], people?[i], leaving[i], arriving[i], net[i], gini.OutFields[i], gini.InFields[i]);
        }

        return rows;
    }
}
