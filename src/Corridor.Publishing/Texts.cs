using System.Globalization;

namespace Corridor.Publishing;

/// <summary>Every word of figures and reports, in English and Russian.</summary>
public sealed class Texts
{
    private static readonly Dictionary<string, (string En, string Ru)> Table = new(StringComparer.Ordinal)
    {
        ["unit.thousand"] = ("thousand", "тыс."),
        ["unit.million"] = ("million", "млн"),
        ["unit.billion"] = ("billion", "млрд"),
        ["unit.persons"] = ("persons", "человек"),
        ["unit.persons.month"] = ("persons a month", "человек в месяц"),
        ["unit.usd.year"] = ("US dollars a year", "долларов США в год"),
        ["unit.percent.gdp"] = ("percent of GDP", "процент ВВП"),
        ["unit.percent.labour"] = ("percent of the labour force", "процент рабочей силы"),
        ["unit.end.of.month"] = ("end of month", "на конец месяца"),
        ["year.end"] = ("End of year", "Конец года"),
        ["unit.twelve.months"] = ("sum of twelve months around each month", "сумма двенадцати месяцев вокруг каждого"),
        ["unit.mid.year"] = ("published figures at mid-year, numbers in the table too", "опубликованные числа и числа в таблице на середину года"),

        ["forecast.line"] = ("observed until {0}", "наблюдения до {0}"),
        ["nodata"] = ("no data", "нет данных"),
        ["nodata.desc"] = ("The run holds no series for this figure.", "В расчёте нет ряда для этого рисунка."),
        ["others"] = ("Other places", "Прочие места"),
        ["others.statuses"] = ("Other statuses", "Прочие статусы"),
        ["total"] = ("Total", "Всего"),
        ["model"] = ("Model", "Модель"),
        ["published"] = ("Published figures", "Опубликованные числа"),
        ["dots.note"] = ("Rings and bars: figures as published; what each counts may differ from what the chart counts.", "Кружки и отрезки: числа, как они опубликованы; посчитанное в них может отличаться от посчитанного на рисунке."),
        ["year"] = ("Year", "Год"),
        ["month"] = ("Month", "Месяц"),
        ["age"] = ("Age", "Возраст"),
        ["value"] = ("Value", "Значение"),
        ["figure.id"] = ("Figure", "Число"),
        ["source"] = ("Source", "Источник"),
        ["counts"] = ("What it counts", "Что посчитано"),
        ["table.show"] = ("Numbers as a table", "Числа таблицей"),
        ["origin"] = ("Citizens of", "Граждане"),

        ["sex.male"] = ("Men", "Мужчины"),
        ["sex.female"] = ("Women", "Женщины"),

        ["status.visitor"] = ("Visa-free visitor", "Без визы"),
        ["status.patent"] = ("Work patent", "Патент"),
        ["status.union"] = ("EAEU worker", "Работник из ЕАЭС"),
        ["status.permit"] = ("Work permit", "Разрешение на работу"),
        ["status.student"] = ("Student", "Учёба"),
        ["status.dependant"] = ("Family member", "Член семьи"),
        ["status.temporary"] = ("Temporary residence", "Временное проживание"),
        ["status.permanent"] = ("Permanent residence", "Вид на жительство"),
        ["status.citizen"] = ("Russian citizen", "Гражданство России"),
        ["status.irregular"] = ("Irregular", "Неурегулированный статус"),
        ["status.controlled"] = ("Controlled-persons register", "Реестр контролируемых лиц"),
        ["status.custody"] = ("In custody", "Под стражей"),
        ["status.forces"] = ("In Russian forces", "В вооружённых силах"),

        ["place.RUS"] = ("Russia", "Россия"),
        ["place.KOR"] = ("South Korea", "Южная Корея"),
        ["place.USA"] = ("United States", "США"),
        ["place.GBR"] = ("United Kingdom", "Великобритания"),
        ["place.ARE"] = ("UAE", "ОАЭ"),
        ["place.XEU"] = ("Other EU", "Прочий ЕС"),
        ["place.XRW"] = ("Rest of world", "Остальной мир"),

        ["fig.map"] = ("Where citizens of the five nations live abroad, end of {0}", "Где живут за рубежом граждане пяти стран, конец {0}"),
        ["fig.map.desc"] = ("Map of Eurasia with arcs from five capitals to places; the width of an arc is the number of citizens there.", "Карта Евразии с дугами от пяти столиц; ширина дуги показывает число граждан."),
        ["fig.map.unit"] = ("Width of an arc and area of a circle: persons. Boundaries and names shown do not imply endorsement.", "Ширина дуги и площадь круга: человек. Границы и названия на карте не означают их признания."),
        ["fig.map.abroad"] = ("{0} abroad", "{0} за рубежом"),
        ["fig.russia.nations"] = ("Citizens of the five nations in Russia", "Граждане пяти стран в России"),
        ["fig.abroad"] = ("Citizens abroad by place", "Граждане за рубежом по местам"),
        ["fig.russia"] = ("Citizens in Russia by legal status", "Граждане в России по правовому статусу"),
        ["fig.russia.unit"] = ("whoever was naturalised stays counted", "получившие гражданство России остаются в счёте"),
        ["fig.remittances"] = ("Recorded remittances", "Учтённые переводы"),
        ["fig.remittances.migrants"] = ("Migrants' remittances", "Переводы мигрантов"),
        ["fig.remittances.all"] = ("With other transfers", "С прочими переводами"),
        ["fig.remittances.gdp"] = ("Recorded remittances relative to GDP", "Учтённые переводы к ВВП"),
        ["fig.population"] = ("Population as the United Nations count it", "Население по определению ООН"),
        ["fig.population.line"] = ("Model", "Модель"),
        ["fig.unemployment"] = ("Unemployment at home", "Безработица на родине"),
        ["fig.pyramid.home"] = ("Population at home by age, {0}", "Население на родине по возрасту, {0}"),
        ["fig.pyramid.abroad"] = ("Citizens abroad by age, {0}", "Граждане за рубежом по возрасту, {0}"),
        ["fig.flows"] = ("Monthly arrivals in and departures from Russia", "Прибытия в Россию и отъезды из неё по месяцам"),
        ["flows.arrivals"] = ("Arrivals", "Прибытия"),
        ["flows.departures"] = ("Departures", "Отъезды"),
        ["desc.stacked"] = ("Stacked areas from {0} to {1}. Last value in total: {2}. Highest: {3} in {4}.", "Области с накоплением с {0} по {1}. Последнее значение всего: {2}. Наибольшее: {3} в {4}."),
        ["desc.lines"] = ("Lines from {0} to {1}: {2}. Last values: {3}.", "Линии с {0} по {1}: {2}. Последние значения: {3}."),
        ["desc.pyramid"] = ("Men {0}, women {1}, by single years of age.", "Мужчин {0}, женщин {1}, по одному году возраста."),

        ["report.scenario"] = ("Scenario", "Сценарий"),
        ["report.digest"] = ("Run", "Расчёт"),
        ["report.program"] = ("Program", "Программа"),
        ["report.horizon"] = ("Months", "Месяцы"),
        ["report.observed"] = ("Observed until", "Наблюдения до"),
        ["report.contents"] = ("Contents", "Содержание"),
        ["section.overview"] = ("The system at a glance", "Система с первого взгляда"),
        ["section.headline"] = ("Headline results", "Главные результаты"),
        ["section.history"] = ("What history did", "Что сделала история"),
        ["section.changes"] = ("What the scenario changes", "Что меняет сценарий"),
        ["section.russia"] = ("Russia: population and labour", "Россия: население и труд"),
        ["russia.note"] = (
            "Residents, projected by sex and single year of age from World Population Prospects 2024, and workers of the five nations in temporary statuses, who are not among them. Shortage: persons whom employers want less all labour. Earnings: what a scenario's labour market does to the wage and the chance to have work, 1 in the base. Middle of the year.",
            "Постоянное население – по полу и одному году возраста по World Population Prospects 2024 – и работники пяти стран с временными статусами, в него не входящие. Нехватка: спрос работодателей за вычетом всех работников. Заработки: что рынок труда в сценарии делает с зарплатой и возможностью найти работу; в базе 1. Середина года."),
        ["russia.labour"] = ("Labour and what is wanted of it", "Труд и спрос на него"),
        ["russia.supply"] = ("With workers of the five", "С работниками пяти стран"),
        ["russia.population"] = ("Residents", "Постоянное население"),
        ["russia.working_age"] = ("Aged 15-64", "15–64 года"),
        ["russia.labour_force"] = ("Labour force of residents", "Рабочая сила из населения"),
        ["russia.workers_from_the_five"] = ("Workers of the five nations", "Работники пяти стран"),
        ["russia.share_of_the_five"] = ("Their share, %", "Их доля, %"),
        ["russia.demand"] = ("Demand", "Спрос"),
        ["russia.shortage"] = ("Shortage", "Нехватка"),
        ["russia.unemployment"] = ("Unemployed, % of all labour", "Безработные, % всех работников"),
        ["russia.earnings"] = ("Earnings beside the base, times", "Заработки относительно базы, раз"),
        ["section.displaced"] = ("Displaced people", "Перемещённые лица"),
        ["displaced.note"] = (
            "People beside the five nations whom events have moved. They come in dated pulses and leave by half-lives, fitted to the published figures; the band holds eight draws in ten and no error of the figures. Births and deaths among them are left out.",
            "Лица вне пяти стран, которых переместили события. Они прибывают датированными волнами и выбывают с периодами полувыбытия, подобранными по опубликованным данным; полоса содержит восемь реализаций из десяти и не содержит погрешностей данных. Рождения и смерти среди них не учтены."),
        ["displaced.desc"] = ("A line with a band from {0} to {1}, at the end {2} persons; published figures: {3}.", "Линия с полосой с {0} по {1}, в конце {2} человек; опубликованных чисел: {3}."),
        ["displaced.band"] = ("Eight draws in ten", "Восемь реализаций из десяти"),
        ["displaced.there"] = ("There", "Находится"),
        ["displaced.arrivals"] = ("Came", "Прибыло"),
        ["displaced.passed"] = ("Passed on at once", "Проехало сразу"),
        ["displaced.onward"] = ("Moved on", "Уехало далее"),
        ["displaced.returned"] = ("Went back", "Вернулось"),
        ["displaced.settled"] = ("Settled, no longer counted", "Осело, более не считается"),
        ["section.lives"] = ("Simulated lives", "Смоделированные жизни"),
        ["section.futures"] = ("How sure: members of the ensemble", "Насколько это надёжно: члены ансамбля"),
        ["futures.note"] = ("{0} futures, each with a draw of the parameters from the posterior and random paths of the drivers. The ribbon holds eight in ten of them, the line is their middle; stocks in June, money over the year.", "{0} вариантов будущего, в каждом своя выборка параметров из апостериорного распределения и случайные пути факторов. Полоса содержит восемь из десяти, линия — середина; запасы на июнь, деньги за год."),
        ["futures.desc"] = ("In {0} the middle is {1}, eight in ten lie between {2} and {3}.", "В {0} году середина {1}, восемь из десяти между {2} и {3}."),
        ["futures.citizens_in_russia"] = ("Citizens in Russia", "Граждане в России"),
        ["futures.remittances_gdp_percent"] = ("Remittances to GDP", "Переводы к ВВП"),
        ["futures.irregular_share_in_russia"] = ("Irregular share in Russia", "Доля неурегулированных в России"),
        ["futures.russia_share_of_stock"] = ("Russia's share of citizens abroad", "Доля России среди живущих за рубежом"),
        ["unit.percent"] = ("percent", "процент"),
        ["lives.note"] = ("From the microsimulation: persons who exist only in the computation, moved by the same rates as the expected numbers above. Those who were abroad when the run began are counted among those who ever were; journeys, sequences and money are of persons whose first departure the run has seen.", "Из микромоделирования: лица, существующие только в расчёте; они перемещаются с теми же интенсивностями, что и ожидаемые числа выше. Бывшие за рубежом к началу расчёта считаются побывавшими за рубежом; поездки, последовательности и деньги посчитаны для лиц, чей первый выезд попал в расчёт."),
        ["lives.alike"] = ("Here persons differ in their propensity to leave, and return depends on the months since. At the same expected departures and returns fewer persons ever go, and those who do go more often, than if all were alike.", "Здесь лица различаются склонностью к выезду, а возвращение зависит от числа прошедших месяцев. При тех же ожидаемых выездах и возвращениях уезжает меньше лиц, но они ездят чаще, чем если бы все были одинаковы."),
        ["lives.traits"] = ("Men born 1990-1994: persons who differ, and persons who are alike", "Мужчины 1990–1994 годов рождения: различающиеся и одинаковые лица"),
        ["lives.if.alike"] = ("if alike", "если одинаковы"),
        ["lives.ever30"] = ("ever abroad by 30, %", "побывали за рубежом к 30 годам, %"),
        ["lives.stock"] = ("persons abroad, mean of the run", "лиц за рубежом, в среднем за расчёт"),
        ["lives.ever"] = ("Ever abroad by age, percent of those alive", "Побывали за рубежом к возрасту, процент живых"),
        ["lives.born"] = ("Nation, sex, born", "Страна, пол, год рождения"),
        ["lives.by.age"] = ("by {0}", "к {0}"),
        ["lives.journeys"] = ("Journeys", "Поездки"),
        ["lives.journeys.note"] = ("means per person who has left, up to the end of the run; the young have part of their lives before them", "средние на уехавшего до конца расчёта; у молодых часть жизни впереди"),
        ["lives.first.age"] = ("Age at first departure", "Возраст первого выезда"),
        ["lives.trips"] = ("Trips", "Поездок"),
        ["lives.months"] = ("Months abroad", "Месяцев за рубежом"),
        ["lives.remitted"] = ("Sent home, USD", "Отправлено домой, долл. США"),
        ["lives.sequences"] = ("Most frequent sequences of statuses", "Самые частые последовательности статусов"),
        ["lives.sequences.note"] = ("the first six statuses since the first departure, all places", "первые шесть статусов после первого выезда, все страны"),
        ["lives.sequence"] = ("Sequence", "Последовательность"),
        ["lives.children"] = ("Children at home under 18 with a parent abroad, percent", "Дети до 18 лет на родине с родителем за рубежом, процент"),
        ["lives.children.note"] = ("mothers are known from birth; the father is a man linked to her at her first child, drawn among men some years older, wherever they are", "матери известны с рождения; отец — мужчина, связанный с ней при первом ребёнке, выбранный среди мужчин на несколько лет старше, где бы они ни были"),
        ["lives.father"] = ("Father only", "Только отец"),
        ["lives.mother"] = ("Mother only", "Только мать"),
        ["lives.both"] = ("Both", "Оба"),
        ["lives.any"] = ("Any", "Любой"),
        ["section.judgements"] = ("Judgements", "Суждения"),
        ["section.judgements.note"] = ("Where no source gives a number, a judgement stands in its place. These weigh on the results above.", "Где источника нет, число заменено суждением. Эти суждения влияют на результаты."),
        ["section.sources"] = ("Sources and units", "Источники и единицы"),
        ["headline.note"] = ("Stocks at the middle of the year, money over the year. People who acquired Russian citizenship are not counted among the citizens abroad. Years after {0} are forecasts, set in italics.", "Численность на середину года, деньги за год. Принявшие гражданство России в числе граждан за рубежом не учтены. Годы после {0} – прогноз, набраны курсивом."),
        ["headline.nation"] = ("Nation", "Страна"),
        ["headline.home"] = ("At home", "На родине"),
        ["headline.abroad"] = ("Abroad", "За рубежом"),
        ["headline.russia"] = ("In Russia", "В России"),
        ["headline.irregular"] = ("Irregular in Russia", "Без статуса в России"),
        ["headline.remittances"] = ("Remittances recorded", "Учтённые переводы"),
        ["headline.gdp"] = ("Remittances to GDP", "Переводы к ВВП"),
        ["headline.share"] = ("Russia's share of stock", "Доля России"),
        ["headline.hhi"] = ("Concentration (HHI)", "Концентрация (HHI)"),
        ["headline.usdbn"] = ("bn USD", "млрд долл."),
        ["headline.index"] = ("0–1", "0–1"),
        ["history.note"] = (
            "Means of three months before the event's month and of three months after it began (from its month when it fell in the first half of the month, else from the next), and of the same three months a year earlier. The season is removed by the ratio of each calendar month to its moving average (median over the years of the run). Arrows: change of more than 1 %.",
            "Средние за три месяца до месяца события и за три месяца с его начала (с того же месяца, если событие пришлось на его первую половину, иначе со следующего), и за те же три месяца годом раньше. Сезон исключён по отношению каждого месяца к скользящей средней (медиана по годам расчёта). Стрелки: изменение более чем на 1 %."),
        ["history.event"] = ("Event", "Событие"),
        ["history.measure"] = ("Measure", "Показатель"),
        ["history.before"] = ("3 months before", "3 месяца до"),
        ["history.after"] = ("3 months after", "3 месяца после"),
        ["history.change"] = ("Change, season removed", "Изменение без сезона"),
        ["history.year"] = ("A year earlier", "Годом раньше"),
        ["history.change.year"] = ("Change on the year", "Изменение за год"),
        ["history.arrivals"] = ("Arrivals in Russia, persons a month", "Прибытия в Россию, человек в месяц"),
        ["history.departures"] = ("Departures from Russia, persons a month", "Отъезды из России, человек в месяц"),
        ["history.stock"] = ("Citizens in Russia, persons", "Граждане в России, человек"),
        ["history.remittances"] = ("Remittances recorded, million USD a month", "Учтённые переводы, млн долл. в месяц"),
        ["footer.units"] = (
            "A stock is the number of persons at an instant, here the end of a month; a flow is what happened in a month; money is in US dollars at market exchange rates of its month. Recorded remittances are those that banks and payment systems see.",
            "Численность – число человек на конец месяца; поток – события за месяц; деньги – доллары США по рыночному курсу месяца. Учтённые переводы – те, что видят банки и платёжные системы."),
        ["footer.populations"] = ("The model holds populations, never persons.", "Модель описывает население, а не отдельных людей."),
        ["footer.boundaries"] = ("Boundaries and names shown do not imply endorsement.", "Границы и названия на карте не означают их признания."),
        ["footer.made"] = ("Made by {0} from run {1}.", "Создано программой {0} по расчёту {1}."),
        ["footer.read"] = ("read", "прочитано"),
        ["none.events"] = ("No event falls into the months shown.", "В показанные месяцы событий нет."),
    };

    private readonly bool _russian;

    /// <summary>The words in a language.</summary>
    /// <param name="language">"en" or "ru".</param>
    /// <exception cref="ArgumentException">Another language.</exception>
    public Texts(string language)
    {
        if (language is not ("en" or "ru"))
        {
            throw new ArgumentException($"There is no report in '{language}': choose en or ru.", nameof(language));
        }

        Language = language;
        _russian = language == "ru";
    }

    /// <summary>"en" or "ru".</summary>
    public string Language { get; }

    /// <summary>All keys.</summary>
    public static IReadOnlyCollection<string> Keys => Table.Keys;

    /// <summary>The words under a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public string this[string key] => _russian ? Table[key].Ru : Table[key].En;

    /// <summary>The words under a key with {0}, {1}, ... filled in.</summary>
    public string Format(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The words under a key, or a fallback when there is no such key.</summary>
    public string Or(string key, string fallback) => Table.ContainsKey(key) ? this[key] : fallback;
}
