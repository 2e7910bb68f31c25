using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>The rule and the source that an answer rests on.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Source">Source id, or "judgement: reason".</param>
/// <param name="Reference">Law and article, page or figure.</param>
/// <param name="From">First day of the value that was used.</param>
/// <param name="Note">What the rule book remarks on it; empty where there is nothing to say.</param>
public sealed record Basis(string Rule, string Source, string Reference, DateOnly From, string Note);

/// <summary>Something that must happen by a day.</summary>
/// <param name="What">What.</param>
/// <param name="Date">The last day for it.</param>
/// <param name="Lapses">What is lost after that day.</param>
/// <param name="Passed">True when the day is over and the thing has not happened.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record Deadline(Label What, DateOnly Date, Label Lapses, bool Passed, Basis Basis)
{
    /// <summary>
    /// The last day where the law counts working days; null where it counts calendar days. <see cref="Date"/> is then the earlier, safe
    /// day, and <see cref="Passed"/> goes by this one.
    /// </summary>
    public DateOnly? ByWorkingDays { get; init; }
}

/// <summary>A price, fee or amount.</summary>
/// <param name="What">What is paid for.</param>
/// <param name="Value">The amount.</param>
/// <param name="Unit">Its unit, which begins with the currency.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record Cost(Label What, RuleValue Value, string Unit, Basis Basis);

/// <summary>A condition of a status.</summary>
/// <param name="What">The condition.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record Condition(Label What, Basis Basis);

/// <summary>A status that is open next.</summary>
/// <param name="Status">Word of the status, such as "patent".</param>
/// <param name="What">What it is.</param>
/// <param name="Earliest">First day on which it can be had or asked for; null where it is open on the day asked about.</param>
/// <param name="Conditions">What must be fulfilled.</param>
/// <param name="Costs">What it costs, official and actual.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record Opening(string Status, Label What, DateOnly? Earliest, IReadOnlyList<Condition> Conditions, IReadOnlyList<Cost> Costs, Basis Basis);

/// <summary>A duty that follows from the situation, or a consequence that the law attaches to it.</summary>
/// <param name="What">What.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record Duty(Label What, Basis Basis);

/// <summary>Something in what was told that does not fit the rules, or that the answer could not take into account.</summary>
/// <param name="What">What.</param>
/// <param name="Basis">What it rests on; null where no rule is concerned.</param>
public sealed record Remark(Label What, Basis? Basis);

/// <summary>What the rules say about a situation on its day. Information, and no legal advice.</summary>
/// <param name="Lawful">True when the status allows the stay and no deadline was missed.</param>
/// <param name="Status">Word of the status: outside, barred, visitor, patent, union, permit, visa, temporary, permanent, citizen, irregular; unknown where the rules say nothing about the stay.</param>
/// <param name="Why">Why the status is that.</param>
/// <param name="MayWork">True when the status allows work.</param>
/// <param name="Basis">What the status rests on; null where no rule of the book says it.</param>
/// <param name="DaysUsed">Days used under the rule of visa-free stay; null where it does not apply.</param>
/// <param name="DaysAllowed">Days that this rule allows; null where it does not apply.</param>
/// <param name="Deadlines">In the order of time.</param>
/// <param name="Next">Statuses that are open next.</param>
/// <param name="Duties">Duties and consequences.</param>
public sealed record Answer(
    bool Lawful,
    string Status,
    Label Why,
    bool MayWork,
    Basis? Basis,
    int? DaysUsed,
    int? DaysAllowed,
    IReadOnlyList<Deadline> Deadlines,
    IReadOnlyList<Opening> Next,
    IReadOnlyList<Duty> Duties)
{
    /// <summary>What was told and does not fit, and what the answer leaves out.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>What every answer is, and is not.</summary>
    public static readonly Label Notice = new(
        "This is information about published rules as the sources print them, and no legal advice. It may be incomplete or out of date: ask a lawyer or a hotline before you act. Nothing that was entered is stored or logged.",
        "Это информация об опубликованных правилах в том виде, в каком их приводят источники, а не юридическая консультация. Она может быть неполной или устаревшей: прежде чем действовать, обратитесь к юристу или на горячую линию. Введённые данные не сохраняются и не записываются.");
}
