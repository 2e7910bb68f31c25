namespace Corridor.Cli;

/// <summary>How the program ends; scripts rely on these.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed for a reason outside the input: no disk space, a fault of the program.</summary>
    public const int Failed = 1;

    /// <summary>The command line, a file or a name that was given can't be used.</summary>
    public const int BadInput = 2;

    /// <summary>The program ran, and a check did not hold.</summary>
    public const int CheckDidNotHold = 3;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
