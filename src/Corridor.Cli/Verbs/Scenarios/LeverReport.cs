using System.Globalization;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Stressing;

namespace Corridor.Cli;

/// <summary>What single policy changes do: a table for people, rows for programs.</summary>
internal sealed class LeverReport(Screen screen, StressPlan plan, MemberTrial? trial)
{
    private readonly Screen _screen = screen;

    public void Write(IReadOnlyList<LeverEffect> rows, IReadOnlyList<LeverBands>? bands, bool json)
    {
        Dictionary<(string, string), LeverBands> wide = (bands ?? []).ToDictionary(band => (band.Nation, band.Lever));
        if (json)
        {
            Json.Write(_screen, new
            {
                JudgedIn = plan.Year,
                plan.LeastMoved,
                Members = trial?.Members,
                Seed = trial?.Sources.Seed,
                Levers = plan.Levers.Select(lever => new { lever.Id, lever.Label, lever.Why }),
                Rows = bands is null ? [.. rows] : rows.Select(row => Wide(row, wide[(row.Nation, row.Lever)])),
                Best = rows.GroupBy(row => row.Nation, StringComparer.Ordinal).Select(group => group.First()).Where(row => row.SharePointsPer100000Moved < 0).Select(row => new { row.Nation, row.Lever, row.SharePointsPer100000Moved }),
            });
            return;
        }

        _screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"levers judged in {plan.Year}; the one that lowers Russia's share of citizens abroad most per 100,000 persons moved comes first"));
        TextTable table = new([new("nation", Right: false, Key: true), new("lever", Right: false, Key: true), new("Russia's share, points"), new("remittances from Russia / GDP, points"), new("in Russia"), new("elsewhere"), new("at home"), new("moved"), new("points per 100 000"), .. bands is null ? Array.Empty<TableColumn>() : [new("eight in ten between"), new("lowers the share", Right: false)]]);
        foreach (LeverEffect row in rows)
        {
            table.Add(
            [
                row.Nation,
                plan.Levers.First(lever => lever.Id == row.Lever).Label.En,
                Numbers.Text(row.RussiaShareChangePoints, 2),
                Numbers.Text(row.RemittancesFromRussiaGdpChangePoints, 2),
                Numbers.Text(row.MoreInRussia),
                Numbers.Text(row.MoreElsewhere),
                Numbers.Text(row.MoreAtHome),
                Numbers.Text(row.Moved),
                row.SharePointsPer100000Moved is { } points ? Numbers.Text(points, 2) : "-",
                .. bands is null ? Array.Empty<string>() : Said(wide[(row.Nation, row.Lever)]),
            ]);
        }

        table.Write(_screen);
        if (trial is not null)
        {
            _screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"eight in ten: points per 100 000 in {trial.Members} members, each with a draw of the parameters and paths of the drivers, the same under every lever (seed {trial.Sources.Seed}); (n of {trial.Members}): the others move fewer than {plan.LeastMoved:0} persons"));
        }
    }

    private static string[] Said(LeverBands band) =>
        [band.SharePointsPer100000Moved is { } points ? $"{Numbers.Text(points.P10, 2)} and {Numbers.Text(points.P90, 2)}{Of(band.Ranked)}" : "-", band.Lowers.ToString()];

    /// <summary>Of how many members a number is, where it is not of all.</summary>
    private static string Of(Chance ranked) =>
        ranked.Futures == ranked.Members ? string.Empty : FormattableString.Invariant($" ({ranked.Futures} of {ranked.Members})");

    private static object Wide(LeverEffect row, LeverBands bands) => new
    {
        row.Nation,
        row.Lever,
        RussiaShareChangePoints = WideBand.Of(bands.RussiaShareChangePoints, row.RussiaShareChangePoints),
        RemittancesFromRussiaGdpChangePoints = WideBand.Of(bands.RemittancesFromRussiaGdpChangePoints, row.RemittancesFromRussiaGdpChangePoints),
        MoreInRussia = WideBand.Of(bands.MoreInRussia, row.MoreInRussia),
        MoreElsewhere = WideBand.Of(bands.MoreElsewhere, row.MoreElsewhere),
        MoreAtHome = WideBand.Of(bands.MoreAtHome, row.MoreAtHome),
        Moved = WideBand.Of(bands.Moved, row.Moved),
        SharePointsPer100000Moved = bands.SharePointsPer100000Moved is { } points ? WideBand.Of(points, row.SharePointsPer100000Moved) : null,
        Ranked = bands.Ranked.Futures,
        Lowers = new { bands.Lowers.Futures, bands.Lowers.Members, bands.Lowers.Share, bands.Lowers.StandardError, Text = bands.Lowers.ToString() },
    };
}
