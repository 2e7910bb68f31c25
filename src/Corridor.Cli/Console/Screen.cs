namespace Corridor.Cli;

/// <summary>Where output goes: results to <see cref="Out"/>, progress and messages to <see cref="Error"/>.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress and messages.</param>
/// <param name="Width">Characters in a line of the terminal that shows results; null when they go to a file or another program.</param>
/// <param name="ErrorIsTerminal">True when a person watches the messages.</param>
/// <param name="In">Opens standard input; null where there is none.</param>
/// <param name="Person">What a person at the terminal answers; null where nobody can be asked.</param>
internal sealed record Screen(TextWriter Out, TextWriter Error, int? Width = null, bool ErrorIsTerminal = false, Func<Stream>? In = null, TextReader? Person = null)
{
    private const int UsualWidth = 80;

    /// <summary>The terminal or the pipes of this process.</summary>
    public static Screen OfThisProcess() => new(
        System.Console.Out,
        System.Console.Error,
        System.Console.IsOutputRedirected ? null : WindowWidth(),
        !System.Console.IsErrorRedirected,
        System.Console.OpenStandardInput,
        System.Console.IsInputRedirected || System.Console.IsErrorRedirected ? null : System.Console.In);

    private static int WindowWidth()
    {
        try
        {
            return System.Console.WindowWidth is > 0 and int width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
