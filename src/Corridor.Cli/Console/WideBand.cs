using Corridor.Experiments.Ensembles;

namespace Corridor.Cli;

/// <summary>A number of a run with members, for machines: where eight in ten of them lie, their middle, and the central run.</summary>
internal sealed record WideBand(double P10, double P50, double P90, double? Central)
{
    public static WideBand Of(Band band, double? central) => new(band.P10, band.P50, band.P90, central);
}
