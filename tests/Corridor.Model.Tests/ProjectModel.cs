using Corridor.Data;

namespace Corridor.Model.Tests;

/// <summary>The model over the project's own data, read once for all tests.</summary>
internal static class ProjectModel
{
    public static readonly string[] Nations = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

    /// <summary>The longest horizon.</summary>
    public static readonly int Months = Scenario.Latest - Scenario.Start + 1;

    private static readonly Lazy<ModelSystem> Read = new(() =>
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(DataFolder.Find(null), faults);
        faults.ThrowIfAny();
        return system;
    });

    /// <summary>One for each thread: a nation's choice among places is set anew by each call for rates.</summary>
    private static readonly ThreadLocal<Dictionary<string, NationModel>> Compiled = new(() => []);

    public static ModelSystem System => Read.Value;

    public static NationModel Of(string nation) =>
        Compiled.Value!.TryGetValue(nation, out NationModel? model) ? model : Compiled.Value[nation] = System.Compile(nation, Months);

    /// <summary>What a nation's processes see when its people are where they were at the start.</summary>
    public static Situation SituationAtStart(NationModel model, int t = 0)
    {
        Situation now = new(model.States) { Index = t, Month = Scenario.Start.Plus(t) };
        double[] study = model.ScheduleOf("study", Scenario.Start.Year).Values;
        foreach (State state in model.States.All)
        {
            double[] rows = model.Start[state.Index];
            now.Persons[state.Index] = rows.Sum();
            double adults = Enumerable.Range(0, Strata.Rows).Where(row => Strata.AgeOf(row) is >= 15 and <= 64).Sum(row => rows[row]);
            now.WorkingAge += adults;
            if (state.Kind == "home")
            {
                now.WorkingAgeHome += adults;
                now.StudyCandidates += rows.Zip(study, (persons, factor) => persons * factor).Sum();
            }
        }

        foreach (State state in model.States.All.Where(state => state.Kind != "home"))
        {
            now.Network[model.States.PlaceOf[state.Index]] += now[state] / now.WorkingAge;
        }

        now.Unemployment = now.UnemploymentAtStart = LabourMarket.Unemployment(now.WorkingAgeHome, model.Inputs.Participation[0], model.Inputs.Jobs[0]);
        return now;
    }

    public static double[] RatesOf(NationModel model, Situation now)
    {
        double[] rates = new double[model.Moves.Count];
        model.SetRates(now, rates);
        return rates;
    }
}
