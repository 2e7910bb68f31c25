using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Model;
using Corridor.Model.Scenarios;

namespace Corridor.Cli;

/// <summary>Scenarios as text, in English or Russian; reasons of changes are as the file has them.</summary>
internal sealed class ScenarioPrint(Screen screen, string language)
{
    private static readonly (Label Question, Label Answer, Label Limits, Label Sources, Label Change) Words = (
        new("question", "вопрос"), new("answer", "ответ"), new("limits", "границы"), new("sources", "источники"), new("change", "изменение"));

    /// <summary>A line a scenario.</summary>
    public void List(IReadOnlyList<Scenario> all)
    {
        TextTable table = new([new(Said("scenario", "сценарий"), Right: false, Key: true), new(Said("built on", "на основе"), Right: false), new(Said("changes", "изменений")), new(Words.Question.In(language), Right: false)]);
        foreach (Scenario one in all)
        {
            table.Add(one.Id, one.Base == one.Id ? "-" : one.Base, Numbers.Text(one.Own.Count), (one.Question ?? one.Label).In(language));
        }

        table.Write(screen);
    }

    /// <summary>A scenario with its changes.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="answer">Its answer; null without one.</param>
    public void Whole(Scenario scenario, ScenarioAnswer? answer)
    {
        Answer(scenario, answer);
        foreach (ScenarioChange change in scenario.Changes)
        {
            Line(Words.Change, change.Why);
        }
    }

    /// <summary>Question, answer, limits and sources.</summary>
    public void Answer(Scenario scenario, ScenarioAnswer? answer)
    {
        screen.Out.WriteLine($"{scenario.Id}: {scenario.Label.In(language)}");
        Line(Words.Question, scenario.Question?.In(language));
        Line(Words.Answer, answer?.People.In(language));
        Line(new(string.Empty, string.Empty), answer?.Money.In(language));
        Line(Words.Limits, scenario.Limits?.In(language));
        Line(Words.Sources, scenario.Sources.Count > 0 ? string.Join(", ", scenario.Sources) : null);
    }

    private void Line(Label word, string? text)
    {
        if (text is not null)
        {
            screen.Out.WriteLine($"{word.In(language).PadRight(language == "ru" ? 10 : 9)}{text}");
        }
    }

    private string Said(string en, string ru) => new Label(en, ru).In(language);
}
