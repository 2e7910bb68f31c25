using Corridor.Data;
using Corridor.Regimes.Calculator;

namespace Corridor.Cli;

/// <summary>An answer of the calculator as a JSON document and as tables, in one language.</summary>
internal sealed class AnswerReport(Situation asked, Answer answer, RegimeTexts texts, Gazetteer gazetteer)
{
    public object Document() => new
    {
        answer.Lawful,
        answer.Status,
        StatusLabel = Text(StatusWord.Of(answer.Status)),
        Why = Text(answer.Why),
        answer.MayWork,
        asked.Nation,
        asked.Place,
        asked.On,
        answer.Basis?.Rule,
        answer.Basis?.Source,
        answer.Basis?.Reference,
        answer.DaysUsed,
        answer.DaysAllowed,
        Deadlines = answer.Deadlines.Select(deadline => new
        {
            What = Text(deadline.What),
            deadline.Date,
            DateByWorkingDays = deadline.ByWorkingDays,
            Lapses = Text(deadline.Lapses),
            deadline.Passed,
            deadline.Basis.Rule,
            deadline.Basis.Source,
            deadline.Basis.Reference,
            deadline.Basis.Note,
        }),
        Next = answer.Next.Select(opening => new
        {
            opening.Status,
            What = Text(opening.What),
            opening.Earliest,
            Conditions = opening.Conditions.Select(condition => new { What = Text(condition.What), condition.Basis.Rule, condition.Basis.Source, condition.Basis.Reference }),
            Costs = opening.Costs.Select(cost => new { What = Text(cost.What), Value = RuleRow.Node(cost.Value), cost.Unit, cost.Basis.Rule, cost.Basis.Source, cost.Basis.Reference }),
            opening.Basis.Rule,
            opening.Basis.Source,
            opening.Basis.Reference,
            opening.Basis.Note,
        }),
        Duties = answer.Duties.Select(duty => new { What = Text(duty.What), duty.Basis.Rule, duty.Basis.Source, duty.Basis.Reference }),
        Remarks = answer.Remarks.Select(remark => new { What = Text(remark.What), remark.Basis?.Rule, remark.Basis?.Source, remark.Basis?.Reference }),
        Notice = Text(Answer.Notice),
    };

    public void Write(Screen screen)
    {
        TextWriter writer = screen.Out;
        writer.WriteLine($"{gazetteer.NameOf(asked.Nation, texts.Language)} - {gazetteer.NameOf(asked.Place, texts.Language)}, {RegimeTexts.Day(asked.On)}");
        writer.WriteLine($"{texts["lawful"]}: {texts[answer.Lawful ? "yes" : "no"]}; {texts["status"]}: {Text(StatusWord.Of(answer.Status))} ({Text(answer.Why)}{(answer.Basis is { } basis ? $"; {Cited(basis)}" : string.Empty)})");
        if (answer.DaysUsed is { } used)
        {
            writer.WriteLine($"{texts["days"]}: {Numbers.Text(used)} / {Numbers.Text(answer.DaysAllowed!.Value)}");
        }

        Remarks(screen);
        Deadlines(screen);
        Next(screen);
        Duties(screen);
        writer.WriteLine();
        writer.WriteLine(Text(Answer.Notice));
    }

    private string Cited(Basis basis) => $"{basis.Rule}: {texts.Source(basis.Source)}, {basis.Reference}";

    private void Remarks(Screen screen)
    {
        if (answer.Remarks.Count == 0)
        {
            return;
        }

        screen.Out.WriteLine();
        screen.Out.WriteLine($"{texts["remarks"]}:");
        foreach (Remark remark in answer.Remarks)
        {
            screen.Out.WriteLine($"- {Text(remark.What)}{(remark.Basis is { } basis ? $" [{Cited(basis)}]" : string.Empty)}");
        }
    }

    private void Deadlines(Screen screen)
    {
        if (answer.Deadlines.Count == 0)
        {
            return;
        }

        screen.Out.WriteLine();
        TextTable table = new([new(texts["date"], Right: false, Key: true), new(texts["deadlines"], Right: false), new(texts["lapses"], Right: false), new(texts["rule"], Right: false)]);
        foreach (Deadline deadline in answer.Deadlines)
        {
            table.Add($"{RegimeTexts.Day(deadline.Date)}{(deadline.Passed ? " !" : string.Empty)}", $"{Text(deadline.What)}{(deadline.ByWorkingDays is { } working ? $" ({texts["working days"]}: {RegimeTexts.Day(working)})" : string.Empty)}", Text(deadline.Lapses), Cited(deadline.Basis));
        }

        table.Write(screen);
    }

    private void Next(Screen screen)
    {
        if (answer.Next.Count == 0)
        {
            return;
        }

        TextWriter writer = screen.Out;
        writer.WriteLine();
        writer.WriteLine($"{texts["next"]}:");
        foreach (Opening opening in answer.Next)
        {
            writer.WriteLine($"- {Text(opening.What)}{(opening.Earliest is { } day ? $" ({texts["from"]} {RegimeTexts.Day(day)})" : string.Empty)} [{Cited(opening.Basis)}]");
            if (opening.Basis.Note.Length > 0 && texts.Language == "en")
            {
                writer.WriteLine($"    {opening.Basis.Note}");
            }

            foreach (Condition condition in opening.Conditions)
            {
                writer.WriteLine($"    {Text(condition.What)} [{Cited(condition.Basis)}]");
            }

            foreach (Cost cost in opening.Costs)
            {
                writer.WriteLine($"    {Text(cost.What)}: {texts.Value(cost.Value)} {texts[cost.Unit]} [{Cited(cost.Basis)}]");
            }
        }
    }

    private void Duties(Screen screen)
    {
        if (answer.Duties.Count == 0)
        {
            return;
        }

        screen.Out.WriteLine();
        screen.Out.WriteLine($"{texts["duties"]}:");
        foreach (Duty duty in answer.Duties)
        {
            screen.Out.WriteLine($"- {Text(duty.What)} [{Cited(duty.Basis)}]");
        }
    }

    private string Text(Label label) => label.In(texts.Language);
}
