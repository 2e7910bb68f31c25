namespace Corridor.Simulation.Store;

/// <summary>What is wrong with a run store or with a request to it.</summary>
public enum RunStoreFault
{
    /// <summary>There is no such file, or nothing in the database yet.</summary>
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

    /// <summary>The address of a database can't be read.</summary>
    BadAddress,

    /// <summary>No server answers at the address.</summary>
    Unreachable,

    /// <summary>The server does not let the user in, or not do what is asked.</summary>
    Refused,

    /// <summary>The server has no such database.</summary>
    NoDatabase,
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

    /// <summary>Nothing has been stored here yet.</summary>
    internal static RunStoreException Missing(string store) => new(RunStoreFault.Missing, store, "there is no run store here yet", "compute a run first (corridor run scenarios/base.yaml), or name the store with --store");

    /// <summary>Kind of fault.</summary>
    public RunStoreFault Fault { get; }

    /// <summary>The store's file, or its address without a password.</summary>
    public string File { get; }

    /// <summary>What to do about it.</summary>
    public string Hint { get; }
}
