namespace Corridor.Simulation.Store;

/// <summary>What is wrong with a run store or with a request to it.</summary>
public enum RunStoreFault
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The file is something else.</summary>
    NotAStore,

    /// <summary>The file is damaged.</summary>
    Corrupt,

    /// <summary>A newer program wrote the file.</summary>
    NewerSchema,

    /// <summary>Another program holds the file for too long.</summary>
    Busy,

    /// <summary>The file or its folder can't be opened or written.</summary>
    Unusable,

    /// <summary>No run has this name.</summary>
    UnknownRun,

    /// <summary>Several runs have this name.</summary>
    AmbiguousRun,

    /// <summary>The same inputs gave other results than those already stored.</summary>
    OtherResults,
}

/// <summary>The run store can't do what it was asked; says where, what and what to do about it.</summary>
public sealed class RunStoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RunStoreException(RunStoreFault fault, string file, string what, string hint, Exception? inner = null)
        : base(what, inner)
    {
        Fault = fault;
        File = file;
        Hint = hint;
    }

    /// <summary>Kind of fault.</summary>
    public RunStoreFault Fault { get; }

    /// <summary>The store's file.</summary>
    public string File { get; }

    /// <summary>What to do about it.</summary>
    public string Hint { get; }
}
