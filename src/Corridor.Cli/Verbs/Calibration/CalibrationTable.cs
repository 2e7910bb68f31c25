using Corridor.Inference.Calibration;

namespace Corridor.Cli;

/// <summary>The table that `corridor calibrate` prints.</summary>
internal static class CalibrationTable
{
    public static void Write(Screen screen, IReadOnlyList<CalibratedNation> done)
    {
        TextTable values = new([new("parameter", Right: false, Key: true), new("prior p10"), new("p50"), new("p90"), new("posterior p10"), new("p50"), new("p90"), new("R-hat"), new("ess"), new("contraction"), new("informed", Right: false)]);
        foreach (FittedValue value in done.SelectMany(one => one.Posterior.Values))
        {
            values.Add(
                value.Parameter.Name,
                Small(value.PriorQuantiles[1]),
                Small(value.PriorQuantiles[3]),
                Small(value.PriorQuantiles[5]),
                Small(value.Information.Quantiles[1]),
                Small(value.Information.Quantiles[3]),
                Small(value.Information.Quantiles[5]),
                Numbers.Text(value.Chains.RHat, 3),
                Numbers.Text(Math.Min(value.Chains.BulkEss, value.Chains.TailEss)),
                Numbers.Text(value.Information.Contraction, 2),
                value.Information.Informed ? "yes" : "no");
        }

        values.Write(screen);
        screen.Out.WriteLine();
        TextTable nations = new([new("nation", Right: false, Key: true), new("figures"), new("runs"), new("seconds"), new("R-hat"), new("ess"), new("k-hat"), new("accepted")]);
        foreach (CalibratedNation one in done)
        {
            NationPosterior p = one.Posterior;
            nations.Add(p.Nation, Numbers.Text(one.Figures), Numbers.Text(p.Evaluations), Numbers.Text(one.Seconds), Numbers.Text(p.RHat, 3), Numbers.Text(p.Ess), Numbers.Text(p.Shape, 2), Numbers.Text(p.Acceptance, 2));
        }

        nations.Write(screen);
    }

    private static string Small(double value) => value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture);
}
