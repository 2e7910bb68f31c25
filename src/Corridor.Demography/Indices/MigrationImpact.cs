using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// How much migration changes the distribution of population (Bell et al. 2002, <i>JRSS A</i> 165(3); United Nations 1983).
/// </summary>
/// <param name="Effectiveness">MEI = 100 sum|net| / sum(in + out): 0 (balanced) to 100 (one way).</param>
/// <param name="AggregateNetRate">ANMR = 100 (1/2) sum|net| / population: per cent redistributed.</param>
/// <param name="Preference">Sum over pairs of flow / (all flows x shares of population of both places), Bachi 1957.</param>
/// <param name="Velocity">Sum over pairs of flow x population / (populations of both places), Bogue et al. 1957.</param>
public sealed record MigrationImpact(double Effectiveness, double AggregateNetRate, double Preference, double Velocity)
{
    /// <summary>Measures impact.</summary>
    /// <param name="flows">Flows with at least one move.</param>
    /// <param name="population">Population of each place, greater than 0, in the order of the places.</param>
    public static MigrationImpact Of(FlowMatrix flows, IReadOnlyList<double> population)
    {
        var n = flows.Places.Count;
        SameLength(n, population.Count, "The list of populations", "the list of places");
        double people = 0;
        for (var i = 0; i < n; i++)
        {
            people += Positive(population[i], "The population", flows.Places[i]);
        }

        var moves = Positive(flows.Total, "The number of moves");
        double preference = 0, velocity = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                preference += flows[i, j] / (moves * (population[i] / people) * (population[j] / people));
                velocity += flows[i, j] / (population[i] * population[j]) * people;
            }
        }

        var net = flows.NetMigration().Sum(Math.Abs);
        return new MigrationImpact(100 * net / (2 * moves), 50 * net / people, preference, velocity);
    }

    /// <summary>MEI of flows alone, 0 to 100.</summary>
    public static double EffectivenessOf(FlowMatrix flows) => 100 * flows.NetMigration().Sum(Math.Abs) / (2 * Positive(flows.Total, "The number of moves"));
}
