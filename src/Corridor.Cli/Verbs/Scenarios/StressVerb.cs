using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Experiments.Stressing;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>`corridor stress`: every nation under shocks, or under single policy changes.</summary>
internal sealed class StressVerb
{
    private const string Name = "corridor stress";
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "One nation alone [default: all]");
    private readonly Option<bool> _levers = Inputs.Switch("--levers", "Single policy changes in place of shocks: which lowers the dependence on Russia most per 100,000 persons moved");
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads; the result does not depend on them [default: all processors]", 1, 1024);
    private readonly Option<string?> _data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
    private readonly Option<bool> _json;
    private readonly Rooms _rooms;
    private readonly Screen _screen;

    private StressVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        StressVerb stress = new(rooms, screen, json);
        return new Verb(
            "stress",
            "What shocks do to each nation: a sudden stop, the rouble, expulsions, the closing of each destination. Remittances over GDP, unemployment at home, months to recover, share rerouted. Shocks and levers are defined in data/stress.yaml; each is one path at the parameters of the data.",
            [$"{Name} --nation TJK", $"{Name} --levers --json"],
            stress.Work)
            .With(stress._nation, stress._levers, stress._threads, stress._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        Faults faults = new();
        StressPlan plan = StressPlan.Load(folder, new ModelData().System(folder), faults);
        faults.ThrowIfAny();
        string? nation = CodeWord.Known(parsed, _nation, [.. plan.Base.Gazetteer.Nations], Name);
        IReadOnlyList<string> nations = nation is null ? plan.Base.Gazetteer.Nations : [nation];
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        bool levers = parsed.GetValue(_levers);
        int runs = nations.Count * (1 + (levers ? plan.Levers.Count : plan.Shocks.Count));
        T Shown<T>(Func<Action<int>, T> work) => MonthsProgress.Show(_screen, levers ? "levers" : "shocks", runs, _rooms.Clock, work, "runs");
        if (levers)
        {
            Levers(plan, Shown(progress => LeverTest.Of(plan, nations, threads, progress, cancellation)), parsed.GetValue(_json));
        }
        else
        {
            Shocks(plan, Shown(progress => StressTest.Of(plan, nations, threads, progress, cancellation)), parsed.GetValue(_json));
        }

        return ExitCode.Done;
    }

    private void Shocks(StressPlan plan, IReadOnlyList<ShockEffect> rows, bool json)
    {
        if (json)
        {
            Json.Write(_screen, new
            {
                Begins = plan.Begins.ToString(),
                Until = plan.Until.ToString(),
                RecoveredWithin = plan.Within,
                Shocks = plan.Shocks.Select(shock => new { shock.Id, shock.Label, shock.Place, shock.Why }),
                Rows = rows,
            });
            return;
        }

        _screen.Out.WriteLine($"shocks begin in {plan.Begins}; changes are means of the first twelve months, the shock less the base");
        Matrix(plan, rows, "remittances / GDP, percentage points", row => Numbers.Text(row.RemittancesGdpChangePoints, 2));
        Matrix(plan, rows, "unemployment at home, percentage points", row => Numbers.Text(row.UnemploymentChangePoints, 2));
        Matrix(plan, rows, string.Create(CultureInfo.InvariantCulture, $"months until remittances / GDP stay within {100 * plan.Within:0} % of the base (never: not by {plan.Until})"), row => row.MonthsToRecover?.ToString(CultureInfo.InvariantCulture) ?? "never");
        Matrix(plan, rows, "of those who left or did not come, share in other places after twelve months, percent", row => row.ShareRerouted is { } share ? Numbers.Percent(share) : "-");
    }

    private void Matrix(StressPlan plan, IReadOnlyList<ShockEffect> rows, string title, Func<ShockEffect, string> cell)
    {
        string[] nations = [.. rows.Select(row => row.Nation).Distinct(StringComparer.Ordinal)];
        _screen.Out.WriteLine();
        _screen.Out.WriteLine(title);
        TextTable table = new([new("shock", Right: false, Key: true), .. nations.Select(nation => new TableColumn(nation))]);
        foreach (Shock shock in plan.Shocks)
        {
            table.Add([shock.Label.En, .. nations.Select(nation => rows.FirstOrDefault(row => row.Nation == nation && row.Shock == shock.Id) is { } row ? cell(row) : "-")]);
        }

        table.Write(_screen);
    }

    private void Levers(StressPlan plan, IReadOnlyList<LeverEffect> rows, bool json)
    {
        if (json)
        {
            Json.Write(_screen, new
            {
                JudgedIn = plan.Year,
                plan.LeastMoved,
                Levers = plan.Levers.Select(lever => new { lever.Id, lever.Label, lever.Why }),
                Rows = rows,
                Best = rows.GroupBy(row => row.Nation, StringComparer.Ordinal).Select(group => group.First()).Where(row => row.SharePointsPer100000Moved < 0).Select(row => new { row.Nation, row.Lever, row.SharePointsPer100000Moved }),
            });
            return;
        }

        _screen.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"levers judged in {plan.Year}; the one that lowers Russia's share of citizens abroad most per 100,000 persons moved comes first"));
        TextTable table = new([new("nation", Right: false, Key: true), new("lever", Right: false, Key: true), new("Russia's share, points"), new("remittances from Russia / GDP, points"), new("in Russia"), new("elsewhere"), new("at home"), new("moved"), new("points per 100 000")]);
        foreach (LeverEffect row in rows)
        {
            table.Add(
                row.Nation,
                plan.Levers.First(lever => lever.Id == row.Lever).Label.En,
                Numbers.Text(row.RussiaShareChangePoints, 2),
                Numbers.Text(row.RemittancesFromRussiaGdpChangePoints, 2),
                Numbers.Text(row.MoreInRussia),
                Numbers.Text(row.MoreElsewhere),
                Numbers.Text(row.MoreAtHome),
                Numbers.Text(row.Moved),
                row.SharePointsPer100000Moved is { } points ? Numbers.Text(points, 2) : "-");
        }

        table.Write(_screen);
    }
}
