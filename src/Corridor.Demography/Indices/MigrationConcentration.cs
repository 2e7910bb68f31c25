using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>How unevenly population and migrants are spread over places, 0 (as population) to 1.</summary>
/// <param name="OutMigration">Hoover index of out-migrants against population: half the sum of absolute differences of shares (Hoover 1941).</param>
/// <param name="InMigration">The same of in-migrants.</param>
/// <param name="Population">Hoover index of population against equal shares of places.</param>
public sealed record MigrationConcentration(double OutMigration, double InMigration, double Population)
{
    /// <summary>Measures concentration.</summary>
    /// <param name="flows">Flows with at least one move.</param>
    /// <param name="population">Population of each place, greater than 0.</param>
    public static MigrationConcentration Of(FlowMatrix flows, IReadOnlyList<double> population)
    {
        var n = flows.Places.Count;
        SameLength(n, population.Count, "The list of populations", "the list of places");
        double people = 0;
        for (var i = 0; i < n; i++)
        {
            people += Positive(population[i], "The population", flows.Places[i]);
        }

        var moves = Positive(flows.Total, "The number of moves");
        double[] leaving = flows.OutMigration(), arriving = flows.InMigration();
        double outs = 0, ins = 0, spread = 0;
        for (var i = 0; i < n; i++)
        {
            var share = population[i] / people;
            outs += Math.Abs((leaving[i] / moves) - share) / 2;
            ins += Math.Abs((arriving[i] / moves) - share) / 2;
            spread += Math.Abs(share - (1.0 / n)) / 2;
        }

        return new MigrationConcentration(outs, ins, spread);
    }
}
