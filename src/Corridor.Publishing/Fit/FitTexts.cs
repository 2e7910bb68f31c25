using System.Globalization;

namespace Corridor.Publishing;

/// <summary>The words of the report of a fit in English and Russian.</summary>
internal sealed class FitTexts(string language)
{
    private static readonly Dictionary<string, (string En, string Ru)> Table = new(StringComparer.Ordinal)
    {
        ["title"] = ("How the model fits the published figures", "Как модель согласуется с опубликованными данными"),
        ["contents"] = ("Contents", "Содержание"),
        ["used"] = ("Figures used", "Использовано чисел"),
        ["of"] = ("of all", "из всех"),
        ["series"] = ("Series", "Рядов"),
        ["publishers"] = ("Publishers", "Публикующих"),
        ["draws"] = ("Draws for each nation", "Расчётов на страну"),
        ["program"] = ("Program", "Программа"),
        ["coverage"] = ("Coverage", "Охват"),
        ["coverage.note"] = (
            "Share of the figures within the posterior predictive bands of their own publisher: parameters, errors of model and counting, and the publisher's bias. A band is right when it holds as many as it says. These figures have been seen by the fit; a forecast is judged by the backtest alone.",
            "Доля чисел в апостериорных прогнозных полосах своего публикующего: параметры, погрешности модели и учёта, смещение публикующего. Полоса верна, когда содержит столько, сколько обещает. Эти числа участвовали в подгонке; прогноз проверяется только на отложенных данных."),
        ["group"] = ("Group", "Группа"),
        ["figures"] = ("Figures", "Чисел"),
        ["in50"] = ("in 50 %", "в 50 %"),
        ["in80"] = ("in 80 %", "в 80 %"),
        ["in95"] = ("in 95 %", "в 95 %"),
        ["error"] = ("median error, %", "медиана погрешности, %"),
        ["error.bias"] = ("the same with bias, %", "то же со смещением, %"),
        ["all"] = ("all figures", "все числа"),
        ["nation"] = ("nation", "страна"),
        ["measure"] = ("measure", "показатель"),
        ["publisher"] = ("publisher", "публикующий"),
        ["worst"] = ("The worst twenty figures", "Двадцать наихудших чисел"),
        ["worst.note"] = (
            "By the distance from what is expected with the publisher's mean bias, in standard deviations of the figure's own error. The explanations are made of the numbers of the fit.",
            "По расстоянию от ожидаемого со средним смещением публикующего, в стандартных отклонениях собственной погрешности числа. Пояснения составлены из чисел подгонки."),
        ["figure"] = ("Figure", "Число"),
        ["what"] = ("What it counts", "Что считает"),
        ["value"] = ("Value", "Значение"),
        ["residual"] = ("Residual", "Остаток"),
        ["explanation"] = ("Explanation", "Пояснение"),
        ["residuals"] = ("Residuals", "Остатки"),
        ["residuals.note"] = (
            "A dot is a figure, at its distance from what is expected with the bias of its publisher, in standard deviations of its own error; the box holds the middle half, the line in it is the median. Beyond six deviations a dot stands at the edge.",
            "Точка – число на расстоянии от ожидаемого со смещением публикующего, в стандартных отклонениях собственной погрешности; в рамке средняя половина, черта – медиана. Дальше шести отклонений точка стоит на краю."),
        ["residuals.publisher"] = ("Residuals by publisher", "Остатки по публикующим"),
        ["residuals.measure"] = ("Residuals by measure", "Остатки по показателям"),
        ["deviations"] = ("standard deviations", "стандартные отклонения"),
        ["median"] = ("median", "медиана"),
        ["half"] = ("middle half", "средняя половина"),
        ["far"] = ("beyond 2, %", "дальше 2, %"),
        ["series.note"] = (
            "Ribbons: 50, 80 and 95 % bands of the model's quantity, with the posterior of the parameters and the learnt error of the model, before any publisher's bias; the line is the median. Filled marks: published figures, a shape and colour for each publisher. A publisher who sees a part, or counts events, may lie outside: the hollow mark is the figure with the mean bias of its publisher taken out. Flows are a year's; a flow of another period is carried to a year.",
            "Полосы: 50, 80 и 95 % для величины модели, с апостериорным распределением параметров и выученной погрешностью модели, до смещения публикующего; линия – медиана. Закрашенные знаки – опубликованные числа, у каждого публикующего своя форма и цвет. Кто видит часть или считает события, может лежать вне полос: пустой знак – число без среднего смещения публикующего. Потоки за год; поток за другой период приведён к году."),
        ["unit.persons"] = ("persons", "человек"),
        ["unit.events"] = ("events", "событий"),
        ["unit.permits"] = ("permits", "разрешений"),
        ["unit.percent"] = ("percent", "процентов"),
        ["unit.percent_of_gdp"] = ("percent of GDP", "процентов ВВП"),
        ["unit.USD"] = ("USD", "долл. США"),
        ["purpose.work"] = ("work", "работа"),
        ["purpose.study"] = ("study", "учёба"),
        ["purpose.residence"] = ("residence", "жительство"),
        ["purpose.naturalisation"] = ("naturalisation", "натурализация"),
        ["purpose.military"] = ("military", "военная служба"),
        ["purpose.return"] = ("return", "возвращение"),
        ["a.year"] = ("a year", "за год"),
        ["log.scale"] = ("logarithmic scale", "логарифмическая шкала"),
        ["everywhere"] = ("everywhere", "везде"),
        ["model"] = ("Model", "Модель"),
        ["bands"] = ("model: median, 50, 80, 95 %", "модель: медиана, 50, 80, 95 %"),
        ["corrected"] = ("without bias", "без смещения"),
        ["outlying"] = ("Outlying, %", "Выброс, %"),
        ["within"] = ("in 80 %", "в 80 %"),
        ["period"] = ("Period", "Период"),
        ["time"] = ("Time", "Время"),
        ["show"] = ("Figures and bands as tables", "Числа и полосы таблицами"),
        ["parameters"] = ("Parameters", "Параметры"),
        ["parameters.note"] = (
            "Posterior against prior on one scale: 0 is the centre of the prior, 1 one standard deviation of it. Grey: 80 and 95 % of the prior; blue: 50, 80 and 95 % of the posterior and its median. Contraction: the share of the prior's variance that the figures take away.",
            "Апостериорное против априорного на одной шкале: 0 – центр априорного, 1 – его стандартное отклонение. Серым 80 и 95 % априорного, синим 50, 80 и 95 % апостериорного и медиана. Сжатие – доля дисперсии априорного, снятая данными."),
        ["parameters.none"] = ("There is no table of diagnostics (data/posterior/diagnostics.csv).", "Таблицы диагностики нет (data/posterior/diagnostics.csv)."),
        ["parameter"] = ("Parameter", "Параметр"),
        ["prior"] = ("Prior", "Априорное"),
        ["posterior"] = ("Posterior", "Апостериорное"),
        ["contraction"] = ("Contraction", "Сжатие"),
        ["ess"] = ("Effective draws", "Эффективных точек"),
        ["informed"] = ("Informed", "Данные говорят"),
        ["yes"] = ("yes", "да"),
        ["no"] = ("no", "нет"),
        ["prior.axis"] = ("standard deviations of the prior", "стандартные отклонения априорного"),
        ["identify"] = ("What the figures do not inform", "О чём данные молчат"),
        ["identify.note"] = (
            "These numbers keep about their prior: what rests on them rests on judgement, not on figures.",
            "Эти числа остались близки к априорным: всё, что на них держится, держится на суждении, а не на данных."),
        ["identify.none"] = ("none", "нет таких"),
        ["footer"] = ("Made by {0} from data/posterior. The model holds populations, never persons.", "Создано программой {0} по data/posterior. Модель описывает население, а не отдельных людей."),
    };

    /// <summary>"en" or "ru".</summary>
    public string Language { get; } = language;

    /// <summary>All keys.</summary>
    public static IReadOnlyCollection<string> Keys => Table.Keys;

    /// <summary>The words under a key.</summary>
    public string this[string key] => Language == "ru" ? Table[key].Ru : Table[key].En;

    /// <summary>The words under a key, or a fallback when there are none.</summary>
    public string Or(string key, string fallback) => Table.ContainsKey(key) ? this[key] : fallback;

    /// <summary>The words with {0} filled in.</summary>
    public string Format(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);
}
