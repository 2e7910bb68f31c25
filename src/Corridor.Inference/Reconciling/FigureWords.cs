using System.Globalization;
using Corridor.Data;
using Corridor.Inference.Calibration;

namespace Corridor.Inference.Reconciling;

/// <summary>
/// A sentence for a figure, made of how near its measure comes to the model's quantity, of what the posterior knows of its publisher's
/// bias, and of whether anything explains it. No figure has words of its own.
/// </summary>
public static class FigureWords
{
    /// <summary>A bias whose prior is no wider than this says that both count the same.</summary>
    private const double Narrow = 0.15;

    private const double Outlying = 0.5;

    /// <summary>From this probability of being outlying on it is told.</summary>
    private const double Doubtful = 0.1;

    private static readonly (double Share, Label Words)[] Parts =
    [
        (0.1, new Label("a tenth", "десятую часть")),
        (0.2, new Label("a fifth", "пятую часть")),
        (0.25, new Label("a quarter", "четверть")),
        (1 / 3.0, new Label("a third", "треть")),
        (0.5, new Label("half", "половину")),
        (2 / 3.0, new Label("two thirds", "две трети")),
        (0.75, new Label("three quarters", "три четверти")),
    ];

    /// <summary>What a figure that calibration uses says when its publisher is understood.</summary>
    /// <param name="bias">What the posterior says of it.</param>
    /// <param name="ratio">Middle of the figure / median of the model's quantity; null when there is none.</param>
    /// <param name="counts">What the figure counts: the label of its measure.</param>
    /// <param name="publisherClass">The kind of its publisher.</param>
    public static Label Of(FigureBias bias, double? ratio, Label counts, Label publisherClass)
    {
        ObservedFigure figure = bias.Figure;
        Label who = figure.Publisher.Label.En == figure.Publisher.Id || figure.Publisher.Class == "press"
            ? publisherClass
            : new Label($"{figure.Publisher.Label.En} ({Lower(publisherClass.En)})", $"{figure.Publisher.Label.Ru} ({Lower(publisherClass.Ru)})");
        if (bias.Outlying > Outlying)
        {
            return Outside(bias, ratio);
        }

        return figure.Scale == FigureScale.Log && figure.Operator.Closeness == Closeness.MultiplicityUnknown ? Events(bias, counts, who)
            : figure.Scale == FigureScale.Log && figure.BiasSpread > Narrow ? Coverage(bias, counts, who)
            : bias.Agrees ? Agrees(counts)
            : Differs(bias, ratio, counts, who);
    }

    private static Label Outside(FigureBias bias, double? ratio)
    {
        string chance = Percent(bias.Outlying);
        return ratio is { } times && bias.Figure.Scale == FigureScale.Log
            ? new Label(
                $"does not fit: {Times(times)} times what the model gives, {chance} % likely to be a misprint or to count something else",
                $"не согласуется: в {Times(times)} раза от модельного значения, с вероятностью {chance} % опечатка или учёт чего-то другого")
            : new Label($"does not fit: {chance} % likely to be a misprint or to count something else", $"не согласуется: с вероятностью {chance} % опечатка или учёт чего-то другого");
    }

    private static Label Events(FigureBias bias, Label counts, Label who) => new(
        $"counts events ({Lower(counts.En)}): about {Times(bias.Factor.P50)} for each of the model's persons ({Times(bias.Factor.P10)}-{Times(bias.Factor.P90)}; {who.En})",
        $"учитывает события ({Lower(counts.Ru)}): около {Times(bias.Factor.P50)} на одного человека модели ({Times(bias.Factor.P10)}-{Times(bias.Factor.P90)}; {who.Ru})");

    private static Label Coverage(FigureBias bias, Label counts, Label who)
    {
        Band factor = bias.Factor;
        string range = $"{Percent(factor.P10)}-{Percent(factor.P90)} %";
        if (factor.Holds(1))
        {
            return new Label(
                $"counts {Lower(counts.En)} and agrees: {who.En} sees the whole quantity as far as can be told ({range})",
                $"учитывает: {Lower(counts.Ru)}; согласуется: {who.Ru} видит всю величину, насколько можно судить ({range})");
        }

        return factor.P50 < 1
            ? new Label(
                $"counts a part ({Lower(counts.En)}): the coverage of {who.En} is {Part(factor.P50).En} ({range})",
                $"учитывает часть ({Lower(counts.Ru)}): {who.Ru} видит {Part(factor.P50).Ru} ({range})")
            : new Label(
                $"counts more ({Lower(counts.En)}): {who.En} has about {Times(factor.P50)} times the model's quantity ({Times(factor.P10)}-{Times(factor.P90)})",
                $"учитывает больше ({Lower(counts.Ru)}): {who.Ru} даёт около {Times(factor.P50)} модельной величины ({Times(factor.P10)}-{Times(factor.P90)})");
    }

    private static Label Agrees(Label counts) =>
        new($"counts the same as the model ({Lower(counts.En)}) and agrees (within the 80 % band)", $"учитывает то же, что модель ({Lower(counts.Ru)}), и согласуется (в пределах полосы 80 %)");

    private static Label Differs(FigureBias bias, double? ratio, Label counts, Label who)
    {
        string range = $"{Times(bias.Factor.P10)}-{Times(bias.Factor.P90)}";
        string times = ratio is { } known ? Times(known) : "-";
        string chance = Percent(bias.Outlying);
        Label outlying = bias.Outlying < Doubtful ? new Label(string.Empty, string.Empty) : new Label($"; {chance} % likely to be outlying", $"; вероятность выброса {chance} %");
        return bias.Figure.Scale == FigureScale.Log
            ? new Label(
                $"counts the same as the model ({Lower(counts.En)}) but is {times} times its quantity, outside the 80 % band; the bias of {who.En} is {range}{outlying.En}",
                $"учитывает то же, что модель ({Lower(counts.Ru)}), но составляет {times} её величины, вне полосы 80 %; смещение: {who.Ru} {range}{outlying.Ru}")
            : new Label(
                $"counts the same as the model ({Lower(counts.En)}) but lies outside the 80 % band ({who.En}){outlying.En}",
                $"учитывает то же, что модель ({Lower(counts.Ru)}), но лежит вне полосы 80 % ({who.Ru}){outlying.Ru}");
    }

    /// <summary>A share in words: "about a third", or "about 41 %".</summary>
    internal static Label Part(double share)
    {
        foreach ((double part, Label words) in Parts)
        {
            if (Math.Abs(share - part) <= 0.07 * part)
            {
                return new Label($"about {words.En}", $"примерно {words.Ru}");
            }
        }

        return new Label($"about {Percent(share)} %", $"около {Percent(share)} %");
    }

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Percent(double share) => (100 * share).ToString(share < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture);

    private static string Times(double ratio) => ratio.ToString(ratio >= 10 ? "0" : ratio >= 0.1 ? "0.0#" : "0.00#", CultureInfo.InvariantCulture);
}
