using System.Globalization;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Stressing;

namespace Corridor.Cli;

/// <summary>What shocks do: matrices of shocks by nations for people, rows for programs.</summary>
internal sealed class ShockReport(Screen screen, StressPlan plan, MemberTrial? trial)
{
    private readonly Screen _screen = screen;

    public void Write(IReadOnlyList<ShockEffect> rows, IReadOnlyList<ShockBands>? bands, bool json)
    {
        if (json)
        {
            Json.Write(_screen, new
            {
                Begins = plan.Begins.ToString(),
                Until = plan.Until.ToString(),
                RecoveredWithin = plan.Within,
                Members = trial?.Members,
                Seed = trial?.Sources.Seed,
                Shocks = plan.Shocks.Select(shock => new { shock.Id, shock.Label, shock.Place, shock.Why }),
                Rows = bands is null ? [.. rows] : rows.Zip(bands, Wide),
            });
            return;
        }

        _screen.Out.WriteLine($"shocks begin in {plan.Begins}; changes are means of the first twelve months, the shock less the base");
        Matrix(rows, bands, "remittances / GDP, percentage points", row => Numbers.Text(row.RemittancesGdpChangePoints, 2), band => Between(band.RemittancesGdpChangePoints, 2));
        Matrix(rows, bands, "unemployment at home, percentage points", row => Numbers.Text(row.UnemploymentChangePoints, 2), band => Between(band.UnemploymentChangePoints, 2));
        Matrix(rows, bands, string.Create(CultureInfo.InvariantCulture, $"months until remittances / GDP stay within {100 * plan.Within:0} % of the base (never: not by {plan.Until})"), row => row.MonthsToRecover?.ToString(CultureInfo.InvariantCulture) ?? "never", band => $"{Months(band.MonthsToRecover.P10)} to {Months(band.MonthsToRecover.P90)}");
        Matrix(rows, bands, "of those who left or did not come, share in other places after twelve months, percent", row => row.ShareRerouted is { } share ? Numbers.Percent(share) : "-", band => band.ShareRerouted is { } share ? $"{Numbers.Percent(share.P10)} to {Numbers.Percent(share.P90)}" : "-");
        if (trial is not null)
        {
            _screen.Out.WriteLine();
            _screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in brackets: where eight of ten of {trial.Members} members lie, each with a draw of the parameters and paths of the drivers, the same under every shock (seed {trial.Sources.Seed})"));
        }
    }

    private static object Wide(ShockEffect row, ShockBands bands) => new
    {
        row.Nation,
        row.Shock,
        RemittancesGdpBasePercent = WideBand.Of(bands.RemittancesGdpBasePercent, row.RemittancesGdpBasePercent),
        RemittancesGdpChangePoints = WideBand.Of(bands.RemittancesGdpChangePoints, row.RemittancesGdpChangePoints),
        UnemploymentChangePoints = WideBand.Of(bands.UnemploymentChangePoints, row.UnemploymentChangePoints),
        UnemploymentPeakPoints = WideBand.Of(bands.UnemploymentPeakPoints, row.UnemploymentPeakPoints),
        MonthsToRecover = new { P10 = Back(bands.MonthsToRecover.P10), P50 = Back(bands.MonthsToRecover.P50), P90 = Back(bands.MonthsToRecover.P90), Central = row.MonthsToRecover },
        Recovered = new { bands.Recovered.Futures, bands.Recovered.Members, bands.Recovered.Share, bands.Recovered.StandardError },
        LeftThePlace = WideBand.Of(bands.LeftThePlace, row.LeftThePlace),
        ShareRerouted = bands.ShareRerouted is { } share ? WideBand.Of(share, row.ShareRerouted) : null,
    };

    private static int? Back(double months) => double.IsFinite(months) ? (int)months : null;

    private static string Months(double months) => Back(months)?.ToString(CultureInfo.InvariantCulture) ?? "never";

    private static string Between(Band band, int digits) => $"{Numbers.Text(band.P10, digits)} to {Numbers.Text(band.P90, digits)}";

    private void Matrix(IReadOnlyList<ShockEffect> rows, IReadOnlyList<ShockBands>? bands, string title, Func<ShockEffect, string> cell, Func<ShockBands, string> between)
    {
        string[] nations = [.. rows.Select(row => row.Nation).Distinct(StringComparer.Ordinal)];
        _screen.Out.WriteLine();
        _screen.Out.WriteLine(title);
        TextTable table = new([new("shock", Right: false, Key: true), .. nations.Select(nation => new TableColumn(nation))]);
        foreach (Shock shock in plan.Shocks)
        {
            table.Add([shock.Label.En, .. nations.Select(nation => Cell(nation, shock.Id))]);
        }

        table.Write(_screen);

        string Cell(string nation, string shock) => rows.Index().FirstOrDefault(row => row.Item.Nation == nation && row.Item.Shock == shock) is { Item: { } row, Index: var at }
            ? bands is null ? cell(row) : $"{cell(row)} ({between(bands[at])})"
            : "-";
    }
}
