namespace Corridor.Regimes.Calculator;

/// <summary>
/// Says what the rules mean for a situation on its day. Pure: nothing is read, kept or written, and the same question has the same
/// answer. Every statement names the rule and the source it rests on.
/// </summary>
/// <remarks>
/// The days of entering and of leaving count as days of the stay; a term of N days after an event ends N calendar days later. Days that a patent
/// covers do not use up visa-free days. Where the law counts working days, the last of them is told as well.
/// </remarks>
public static class LawCalculator
{
    /// <summary>The answer for a situation.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="situation">What was done and when, and the day asked about.</param>
    public static Answer Answer(RuleBook rules, Situation situation)
    {
        Law law = new(rules, situation.Nation, situation.Place, situation.Region);
        StatusToday status = StatusToday.Of(situation, law);
        IReadOnlyList<Deadline> deadlines = new Deadlines(situation, law, status).Find();
        StayLimit? limit = status.Word is "visitor" or "outside" or "irregular" && law.Limit(situation.On) is { Days: > 0 } known ? known : null;
        return new Answer(
            status.Allowed && !deadlines.Any(deadline => deadline.Passed),
            status.Word,
            status.Why,
            status.MayWork,
            status.Rule is null ? null : Law.BasisOf(status.Rule),
            limit is null ? null : StatusToday.VisitorDays(situation).DaysUsed(limit, situation.On),
            limit?.Days,
            deadlines,
            new Openings(situation, law, status).Find(),
            new Duties(situation, law, status).Find())
        {
            Remarks = new Remarks(situation, law, status).Find(),
        };
    }
}
