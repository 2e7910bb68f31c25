using System.Text;

namespace Corridor.Cli;

/// <summary>The program `corridor`.</summary>
public static class Program
{
    /// <summary>Runs the command line.</summary>
    /// <returns>0 done, 1 failed, 2 bad input, 3 a check did not hold, 130 interrupted.</returns>
    public static int Main(string[] args)
    {
        System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using CancellationTokenSource stop = new();
        System.Console.CancelKeyPress += (_, pressed) =>
        {
            // The first Ctrl-C lets the work end in order, the second ends the program at once.
            pressed.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        return new Face(Opened(), Screen.OfThisProcess()).Run(args, stop.Token);
    }

    /// <summary>All rooms of this build.</summary>
    private static Rooms Opened()
    {
        ModelData data = new();
        return new Rooms(TimeProvider.System, new ModelRunner(data), new RunReport(data), new ModelCheck());
    }
}
