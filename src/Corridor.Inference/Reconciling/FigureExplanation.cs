using System.Globalization;
using Corridor.Data;
using Corridor.Inference.Calibration;

namespace Corridor.Inference.Reconciling;

/// <summary>Why a figure lies off: what the model says, who else shares its bias, whether anything explains it, and what stands beside it in its series.</summary>
public static class FigureExplanation
{
    /// <summary>The explanation.</summary>
    /// <param name="one">The figure.</param>
    /// <param name="all">All fitted figures, among which its group and its neighbours are found.</param>
    public static Label Of(FittedFigure one, IReadOnlyList<FittedFigure> all)
    {
        ObservedFigure figure = one.Figure;
        int together = all.Count(other => other.Figure.Group == figure.Group);
        (string low, string high) = (Factor(one, one.BiasLow), Factor(one, one.BiasHigh));
        bool log = figure.Scale == FigureScale.Log;
        string ratio = log ? Text(figure.Middle / one.Judged.Model) : string.Empty;
        Label model = new(
            $"The model gives {Text(one.Judged.Model)}{(log ? $", the figure is {ratio} times that" : string.Empty)}; with the bias of {figure.Publisher.Label.En} {Text(one.Judged.Expected)} is expected.",
            $"Модель даёт {Text(one.Judged.Model)}{(log ? $", число составляет {ratio} от этого" : string.Empty)}; со смещением ({figure.Publisher.Label.Ru}) ожидается {Text(one.Judged.Expected)}.");
        Label shared = together == 1
            ? new($"No other figure shares this bias ({low}-{high}).", $"Это смещение ({low}-{high}) не подкреплено другими числами.")
            : new($"{together} figures share this bias ({low}-{high}).", $"Это смещение ({low}-{high}) общее для {together} чисел.");
        string chance = (100 * one.Outlying).ToString("0", CultureInfo.InvariantCulture);
        Label outlying = one.Outlying > 0.5
            ? new($"Nothing in the model explains it: {chance} % likely to be a misprint or to count something else.", $"В модели ничто его не объясняет: с вероятностью {chance} % опечатка или учёт чего-то другого.")
            : new($"It is {chance} % likely to be outlying.", $"Вероятность выброса {chance} %.");
        Label beside = Neighbours(one, all);
        return new Label($"{model.En} {shared.En} {outlying.En} {beside.En}".TrimEnd(), $"{model.Ru} {shared.Ru} {outlying.Ru} {beside.Ru}".TrimEnd());
    }

    private static Label Neighbours(FittedFigure one, IReadOnlyList<FittedFigure> all)
    {
        FittedFigure[] series = [.. all.Where(other => Same(one.Figure, other.Figure)).OrderBy(other => SeriesFit.WhenOf(other.Figure.Figure)).ThenBy(other => other.Figure.Figure.Id, StringComparer.Ordinal)];
        int at = Array.FindIndex(series, other => other.Figure.Figure.Id == one.Figure.Figure.Id);
        string[] beside = [.. new[] { at - 1, at + 1 }.Where(i => i >= 0 && i < series.Length).Select(i => Told(series[i]))];
        return beside.Length == 0
            ? new("It is the only figure of its series.", "Это единственное число своего ряда.")
            : new($"Beside it: {string.Join("; ", beside)}.", $"Рядом: {string.Join("; ", beside)}.");
    }

    private static string Told(FittedFigure other) =>
        $"{other.Figure.Figure.Id} {other.Figure.Figure.PeriodText} {Text(other.Figure.Middle)}{(other.Figure.Scale == FigureScale.Log ? $" ({Text(other.Figure.Middle / other.Judged.Model)} x)" : string.Empty)}";

    private static bool Same(ObservedFigure a, ObservedFigure b) => a.Nation == b.Nation && a.Figure.Place == b.Figure.Place && a.Figure.Measure == b.Figure.Measure && a.Figure.Purpose == b.Figure.Purpose;

    private static string Factor(FittedFigure one, double bias) => Text(FigureBias.Shown(one.Figure.Scale, bias * one.Judged.Reach));

    private static string Text(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', ' '),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0##", CultureInfo.InvariantCulture),
    };
}
