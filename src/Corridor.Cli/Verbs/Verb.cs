using System.CommandLine;

namespace Corridor.Cli;

/// <summary>A verb of the command line. Every verb has at least one example, which its help shows.</summary>
internal sealed class Verb : Command
{
    /// <summary>A verb that does something.</summary>
    public Verb(string name, string description, IReadOnlyList<string> examples, Func<ParseResult, CancellationToken, int> work)
        : base(name, description)
    {
        Examples = examples;
        Work = work;

        // The face calls the work itself, where exceptions become errors for people.
        SetAction(_ => ExitCode.Done);
    }

    /// <summary>A verb that only holds others.</summary>
    public Verb(string name, string description, IReadOnlyList<string> examples, params Verb[] verbs)
        : base(name, description)
    {
        Examples = examples;
        foreach (Verb verb in verbs)
        {
            Add(verb);
        }
    }

    /// <summary>Command lines that work as they stand.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>What the verb does; null when it only holds others.</summary>
    public Func<ParseResult, CancellationToken, int>? Work { get; }

    /// <summary>The verb with all that stand before it, such as "corridor runs show".</summary>
    public string FullName => Parents.OfType<Verb>().FirstOrDefault() is { } parent ? $"{parent.FullName} {Name}" : Name;

    /// <summary>Adds arguments and options.</summary>
    public Verb With(params Symbol[] symbols)
    {
        foreach (Symbol symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument:
                    Add(argument);
                    break;
                case Option option:
                    Add(option);
                    break;
            }
        }

        return this;
    }
}
