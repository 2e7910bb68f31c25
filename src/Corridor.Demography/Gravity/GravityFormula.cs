using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// A gravity model written as a formula, such as <c>flow ~ log(pop_o) + log(pop_d) + log(dist) + factor(origin)</c>.
/// </summary>
/// <remarks>
/// Left of the tilde stands the outcome. Terms are a column, <c>log(column)</c>, or <c>factor(column)</c> for one dummy for each label but the first in order;
/// <c>- 1</c> or <c>+ 0</c> leaves the intercept out.
/// </remarks>
public sealed class GravityFormula
{
    private readonly List<(string Kind, string Column)> terms = [];
    private bool intercept = true;

    private GravityFormula(string outcome) => Outcome = outcome;

    /// <summary>The column of the outcome.</summary>
    public string Outcome { get; }

    /// <summary>Columns that the formula needs, the outcome first.</summary>
    public IReadOnlyList<string> Columns => [Outcome, .. terms.Select(term => term.Column).Distinct(StringComparer.Ordinal)];

    /// <summary>Columns that must hold numbers.</summary>
    public IReadOnlyList<string> NumberColumns => [.. terms.Where(term => term.Kind != "factor").Select(term => term.Column).Prepend(Outcome).Distinct(StringComparer.Ordinal)];

    /// <summary>Columns whose logarithm is taken, so that they must be greater than 0.</summary>
    public IReadOnlyList<string> LoggedColumns => [.. terms.Where(term => term.Kind == "log").Select(term => term.Column).Distinct(StringComparer.Ordinal)];

    /// <summary>Columns of labels, for factor(column).</summary>
    public IReadOnlyList<string> LabelColumns => [.. terms.Where(term => term.Kind == "factor").Select(term => term.Column).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads a formula.</summary>
    /// <exception cref="DemographicInputException">The formula cannot be read; the message says which part.</exception>
    public static GravityFormula Parse(string text)
    {
        var sides = text.Split('~');
        if (sides.Length != 2 || sides[0].Trim().Length == 0 || sides[1].Trim().Length == 0)
        {
            throw Bad($"The formula '{text}' is no 'outcome ~ term + term'.", text);
        }

        var formula = new GravityFormula(Column(sides[0].Trim()));
        foreach (var term in sides[1].Replace("-", "+-", StringComparison.Ordinal).Split('+').Select(part => part.Replace(" ", "", StringComparison.Ordinal)))
        {
            if (term is "-1" or "0")
            {
                formula.intercept = false;
            }
            else if (Inside(term, "log") is { } logged)
            {
                formula.terms.Add(("log", logged));
            }
            else if (Inside(term, "factor") is { } labels)
            {
                formula.terms.Add(("factor", labels));
            }
            else if (term != "1")
            {
                formula.terms.Add(("", Column(term)));
            }
        }

        return formula.terms.Count > 0 || formula.intercept ? formula : throw Bad($"The formula '{text}' has no term.", text);
    }

    /// <summary>Fits the model by Poisson pseudo-maximum likelihood.</summary>
    /// <param name="numbers">Columns of numbers by name.</param>
    /// <param name="labels">Columns of labels by name, for <c>factor</c>; null for none.</param>
    /// <param name="rows">Names of the rows for messages, such as pairs of places; null for their numbers.</param>
    /// <param name="errors">Kind of robust errors.</param>
    /// <param name="clusters">Cluster of each row; null for none.</param>
    /// <exception cref="DemographicInputException">A column is missing, a logged value is not above 0 (with its row), or as for <see cref="PoissonRegression"/>.</exception>
    public RegressionFit Fit(
        IReadOnlyDictionary<string, double[]> numbers, IReadOnlyDictionary<string, string[]>? labels = null, IReadOnlyList<string>? rows = null,
        RobustErrors errors = RobustErrors.HC1, IReadOnlyList<string>? clusters = null)
    {
        var outcome = Numbers(numbers, Outcome);
        string Row(int i) => rows is null ? "row " + N(i + 1) : rows[i];
        for (var i = 0; i < outcome.Length; i++)
        {
            NotNegative(outcome[i], "The " + Outcome, Row(i));
        }

        List<IReadOnlyList<double>> columns = [];
        List<string> names = [];
        if (intercept)
        {
            columns.Add([.. outcome.Select(_ => 1.0)]);
            names.Add("(intercept)");
        }

        foreach (var (kind, column) in terms)
        {
            switch (kind)
            {
                case "log":
                    var raw = Numbers(numbers, column);
                    columns.Add([.. raw.Select((value, i) => Math.Log(Positive(value, "The logged " + column, Row(i))))]);
                    names.Add($"log({column})");
                    break;
                case "factor":
                    AddDummies(labels, column, columns, names);
                    break;
                default:
                    var plain = Numbers(numbers, column);
                    columns.Add([.. plain.Select((value, i) => Finite(value, "The " + column, Row(i)))]);
                    names.Add(column);
                    break;
            }
        }

        return PoissonRegression.Fit(outcome, columns, names, errors, clusters);
    }

    private void AddDummies(IReadOnlyDictionary<string, string[]>? labels, string column, List<IReadOnlyList<double>> columns, List<string> names)
    {
        if (labels is null || !labels.TryGetValue(column, out var values))
        {
            throw Bad($"There is no column {column} of labels for factor({column}).", column);
        }

        // Without an intercept the first factor keeps all its labels.
        var all = values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var skip = intercept || names.Exists(name => name.StartsWith("factor(", StringComparison.Ordinal)) ? 1 : 0;
        foreach (var label in all.Skip(skip))
        {
            columns.Add([.. values.Select(value => string.Equals(value, label, StringComparison.Ordinal) ? 1.0 : 0.0)]);
            names.Add($"factor({column}){label}");
        }
    }

    private static double[] Numbers(IReadOnlyDictionary<string, double[]> numbers, string column) =>
        numbers.TryGetValue(column, out var values) ? values
            : throw Bad($"There is no column {column}; there are {string.Join(", ", numbers.Keys.Order(StringComparer.Ordinal))}.", column);

    private static string? Inside(string term, string function) =>
        term.StartsWith(function + "(", StringComparison.Ordinal) && term.EndsWith(')') ? Column(term[(function.Length + 1)..^1]) : null;

    private static string Column(string name) =>
        name.Length > 0 && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.')
            ? name
            : throw Bad($"'{name}' is no column, log(column) or factor(column).", name);
}
