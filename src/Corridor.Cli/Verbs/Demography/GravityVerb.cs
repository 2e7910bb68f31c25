using System.CommandLine;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor gravity`: a gravity model by Poisson pseudo-maximum likelihood.</summary>
internal static class GravityVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Argument<string> input = Inputs.Word("FILE", "A row for each pair, with every column that the formula names; other columns are not used. - reads standard input");
        Option<string?> formula = Inputs.Text("--formula", "TEXT", "outcome ~ term + term; a term is a column, log(column) or factor(column); - 1 leaves the intercept out");
        Option<string?> errors = Inputs.Choice("--errors", "White's robust errors without or with the correction N / (N - k) [default: hc1]", "hc0", "hc1");
        Option<string?> cluster = Inputs.Text("--cluster", "COLUMN", "Errors may be correlated among rows with the same label in this column");
        Option<string?> output = Answer.Output(several: true);
        return new Verb(
            "gravity",
            "Fit a gravity model with robust errors: term,estimate,standard_error,z,p_value,low,high (95 per cent); with -o DIR also fitted.csv and covariance.csv.",
            ["corridor gravity pairs.csv --formula \"flow ~ log(pop_o) + log(pop_d) + log(dist)\"", "corridor gravity pairs.csv --formula \"flow ~ log(dist) + factor(origin) + factor(destination)\" --cluster origin --json"],
            (parsed, _) =>
            {
                string text = parsed.GetValue(formula) ?? throw new BadCommandLineException("missing_word", "--formula is missing", "corridor gravity", "for example: --formula \"flow ~ log(pop_o) + log(dist)\"");
                Answer answer = Fit(parsed.GetValue(input)!, screen, text, parsed.GetValue(cluster), parsed.GetValue(errors) == "hc0" ? RobustErrors.HC0 : RobustErrors.HC1);
                return answer.Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: false);
            }).With(input, formula, errors, cluster, output);
    }

    private static Answer Fit(string path, Screen screen, string text, string? cluster, RobustErrors errors)
    {
        GravityFormula formula = RefusedInputException.Telling("--formula", "write outcome ~ term + term; a term is a column, log(column) or factor(column)", () => GravityFormula.Parse(text));
        Faults faults = new();
        CsvTable? table = UserFile.ReadTable(path, screen.In ?? (() => Stream.Null), faults);
        faults.ThrowIfAny();
        foreach (string column in formula.Columns.Append(cluster ?? formula.Outcome).Except(table!.Header, StringComparer.Ordinal))
        {
            table.HeaderFault(faults, null, $"column '{column}' is missing", NearestWord.Hint(column, [.. table.Header]));
        }

        faults.ThrowIfAny();
        Dictionary<string, double[]> numbers = new(StringComparer.Ordinal);
        Dictionary<string, string[]> labels = new(StringComparer.Ordinal);
        foreach (string column in formula.Columns)
        {
            if (formula.LabelColumns.Contains(column, StringComparer.Ordinal))
            {
                labels[column] = [.. table.Rows.Select(row => row[column])];
            }

            if (formula.NumberColumns.Contains(column, StringComparer.Ordinal))
            {
                numbers[column] = [.. table.Rows.Select(row => Number(row, column, formula, faults))];
            }
        }

        Pairs(table, faults);
        faults.ThrowIfAny();
        string[]? clusters = cluster is null ? null : [.. table.Rows.Select(row => row[cluster])];
        RegressionFit fit = RefusedInputException.Telling(table.File, "mend the column, or take the term out of the formula", () => formula.Fit(numbers, labels, null, errors, clusters));
        return Told(fit, formula, numbers[formula.Outcome]);
    }

    /// <summary>A pair that comes twice is a fault, unless a column tells its rows apart in time or by group.</summary>
    private static void Pairs(CsvTable table, Faults faults)
    {
        if (!table.Header.Contains("origin", StringComparer.Ordinal) || !table.Header.Contains("destination", StringComparer.Ordinal))
        {
            return;
        }

        string[] keys = ["origin", "destination", .. table.Header.Intersect(["year", "period", "date", "sex", "age", "birthplace"], StringComparer.Ordinal)];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (CsvRow row in table.Rows)
        {
            string key = string.Join(" - ", keys.Select(column => row[column]));
            if (!seen.TryAdd(key, row.Line))
            {
                row.Fault(faults, "origin", $"{key} is given twice, first on line {seen[key].ToString(System.Globalization.CultureInfo.InvariantCulture)}", "keep one of the rows, or name what tells them apart in a column year, period, date, sex or age");
            }
        }
    }

    private static double Number(CsvRow row, string column, GravityFormula formula, Faults faults)
    {
        double value = row.Number(column, faults, column == formula.Outcome ? 0 : double.NegativeInfinity);
        if (value <= 0 && formula.LoggedColumns.Contains(column, StringComparer.Ordinal))
        {
            row.Fault(faults, column, $"log({column}) of {row[column]}", "a logged column must be above 0: leave the row out, or the logarithm");
        }

        return value;
    }

    private static Answer Told(RegressionFit fit, GravityFormula formula, double[] outcome)
    {
        ResultTable terms = new("coefficients", "term", "estimate", "standard_error", "z", "p_value", "low", "high");
        foreach (RegressionTerm term in fit.Terms)
        {
            terms.Add(term.Name, term.Estimate, term.StandardError, term.Z, term.PValue, term.Low, term.High);
        }

        ResultTable fitted = new("fitted", "row", formula.Outcome, "fitted");
        for (int i = 0; i < outcome.Length; i++)
        {
            fitted.Add(i + 1, outcome[i], fit.Fitted[i]);
        }

        ResultTable covariance = new("covariance", "term", "with", "covariance");
        for (int i = 0; i < fit.Terms.Count; i++)
        {
            for (int j = 0; j < fit.Terms.Count; j++)
            {
                covariance.Add(fit.Terms[i].Name, fit.Terms[j].Name, fit.Covariance[i, j]);
            }
        }

        return new Answer(terms).With(fitted).With(covariance)
            .Say("observations", fit.Observations).Say("deviance", fit.Deviance).Say("null_deviance", fit.NullDeviance).Say("r_squared", fit.RSquared)
            .Say(fit.Convergence);
    }
}
