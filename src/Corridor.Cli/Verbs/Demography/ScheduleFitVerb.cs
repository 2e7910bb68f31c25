using System.CommandLine;
using System.Text.Json.Nodes;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor schedule fit`: a Rogers-Castro schedule by Poisson maximum likelihood.</summary>
internal static class ScheduleFitVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Argument<string> input = Inputs.Word("FILE", "age,migrants,population: migrants and people (or person-years) at each age. - reads standard input");
        Option<string?> parameters = Inputs.Choice("--parameters", "7: childhood, labour force, constant; 9: and an upward slope; 11: and a retirement peak; 13: both [default: 7]", "7", "9", "11", "13");
        Option<long?> starts = Inputs.Whole("--starts", "Starts of the search, 1 to 10000 [default: 40]", 1, 10_000);
        Option<bool> middle = Inputs.Switch("--midpoints", "The rate of age x holds at x + 0.5 instead of x");
        Option<string?> output = Answer.Output(several: true);
        return new Verb(
            "fit",
            "Fit a schedule: parameter,estimate,standard_error,at_bound; with -o DIR also fitted.csv and covariance.csv. A standard error that the data do not determine is empty.",
            ["corridor schedule fit migrants.csv", "corridor schedule fit migrants.csv --parameters 11 --json", "corridor schedule fit migrants.csv --parameters 9 -o out"],
            (parsed, _) =>
            {
                Faults faults = new();
                UserTable? table = UserTable.Read(parsed.GetValue(input)!, screen, faults, ["age", "migrants", new("population") { Also = ["pop", "exposure"] }]);
                faults.ThrowIfAny();
                double[] ages = table!.Ages(table.Rows);
                double[] migrants = [.. table.Rows.Select(row => table.Number(row, "migrants"))], people = [.. table.Rows.Select(row => table.Number(row, "population"))];
                faults.ThrowIfAny();
                RogersCastroModel model = (RogersCastroModel)int.Parse(parsed.GetValue(parameters) ?? "7", System.Globalization.CultureInfo.InvariantCulture);
                double shift = parsed.GetValue(middle) ? 0.5 : 0;
                RogersCastroFit fit = RefusedInputException.Telling(table.File, "give more ages than parameters, and people wherever there are migrants", () =>
                    RogersCastroFitter.Fit([.. ages.Select(age => age + shift)], migrants, people, model, null, (int)(parsed.GetValue(starts) ?? 40)));
                return Told(fit, ages, migrants, people).Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: false);
            }).With(input, parameters, starts, middle, output);
    }

    private static Answer Told(RogersCastroFit fit, double[] ages, double[] migrants, double[] people)
    {
        ResultTable estimates = new("estimates", "parameter", "estimate", "standard_error", "at_bound");
        ResultTable covariance = new("covariance", "parameter", "with", "covariance");
        JsonObject parameters = [];
        for (int i = 0; i < fit.Parameters.Count; i++)
        {
            FittedParameter parameter = fit.Parameters[i];
            estimates.Add(parameter.Name, parameter.Value, parameter.StandardError, parameter.AtBound);
            parameters[parameter.Name] = parameter.Value;
            for (int j = 0; j < fit.Parameters.Count; j++)
            {
                covariance.Add(parameter.Name, fit.Parameters[j].Name, fit.Covariance[i, j]);
            }
        }

        ResultTable fitted = new("fitted", "age", "migrants", "population", "rate", "fitted_rate", "fitted_migrants");
        for (int i = 0; i < ages.Length; i++)
        {
            fitted.Add(ages[i], migrants[i], people[i], people[i] > 0 ? migrants[i] / people[i] : null, fit.FittedRates[i], fit.FittedRates[i] * people[i]);
        }

        Answer answer = new Answer(estimates).With(fitted).With(covariance).WithJson("parameters", parameters)
            .Say("model_parameters", (int)fit.Model).Say("converged", fit.Converged).Say("iterations", fit.Iterations).Say("starts", fit.Starts).Say("starts_that_agree", fit.StartsThatAgree)
            .Say("deviance", fit.Deviance).Say("pearson_chi_square", fit.PearsonChiSquare).Say("degrees_of_freedom", fit.DegreesOfFreedom)
            .Say("log_likelihood", fit.LogLikelihood).Say("aic", fit.Aic).Say("r_squared", fit.RSquared)
            .Say("poorly_identified", fit.PoorlyIdentified.Count > 0 ? string.Join(", ", fit.PoorlyIdentified) : null);
        ScheduleVerb.Describe(answer, fit.Schedule, (int)ages[^1]);
        if (fit.PoorlyIdentified.Count > 0)
        {
            answer.Warn($"the data hardly determine {string.Join(", ", fit.PoorlyIdentified)}: other values fit as well; fewer parameters may do");
        }

        return fit.Converged ? answer : answer.Warn("the search of the best start did not end at a stationary point; try more --starts");
    }
}
