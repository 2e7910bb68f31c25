namespace Corridor.Cli;

/// <summary>Something on the command line can't be used.</summary>
/// <param name="code">Kind of error for machines, such as unknown_verb.</param>
/// <param name="what">What is wrong, one line.</param>
/// <param name="verb">Where: the verb, such as "corridor run".</param>
/// <param name="hint">What to do, one line.</param>
internal sealed class BadCommandLineException(string code, string what, string verb, string hint) : Exception(what)
{
    public string Code { get; } = code;

    public string Verb { get; } = verb;

    public string Hint { get; } = hint;
}
