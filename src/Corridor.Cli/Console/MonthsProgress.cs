using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Corridor.Cli;

/// <summary>Progress of a computation in months, or in members: a bar with rate and time left on a terminal, plain lines elsewhere.</summary>
internal static class MonthsProgress
{
    /// <summary>Does the work and shows how far it is.</summary>
    /// <param name="screen">Where to show it (its messages).</param>
    /// <param name="title">What is being computed.</param>
    /// <param name="months">Months in all.</param>
    /// <param name="clock">Measures the rate.</param>
    /// <param name="work">The work; calls back with the number of months done.</param>
    /// <param name="unit">What is counted, where it is not months.</param>
    public static T Show<T>(Screen screen, string title, int months, TimeProvider clock, Func<Action<int>, T> work, string unit = "months")
    {
        if (!screen.ErrorIsTerminal)
        {
            screen.Error.WriteLine($"{title}: {Numbers.Text(months)} {unit}");
            return work(PlainLines(screen.Error, title, months, clock, unit));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(screen.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(unit), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(title), maxValue: months);
                return work(done => task.Value = done);
            });
    }

    /// <summary>A line every few seconds: short work prints none.</summary>
    private static Action<int> PlainLines(TextWriter writer, string title, int months, TimeProvider clock, string unit)
    {
        TimeSpan apart = TimeSpan.FromSeconds(2);
        long start = clock.GetTimestamp();
        long last = start;
        Lock turn = new();
        return done =>
        {
            lock (turn)
            {
                if (done <= 0 || done >= months || clock.GetElapsedTime(last) < apart)
                {
                    return;
                }

                last = clock.GetTimestamp();
                double seconds = clock.GetElapsedTime(start, last).TotalSeconds;
                writer.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{title}: {done} of {months} {unit}, {done / seconds:F0} a second, {(months - done) * seconds / done:F0} s left"));
            }
        };
    }

    private sealed class RateColumn(string unit) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? $"{Numbers.Text(speed)} {unit}/s" : string.Empty);
    }
}
