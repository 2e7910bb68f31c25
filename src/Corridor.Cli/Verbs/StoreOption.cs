using System.CommandLine;

namespace Corridor.Cli;

/// <summary>The option that names the run store.</summary>
internal static class StoreOption
{
    private const string Default = "corridor.db";

    public static Option<string?> Create() => Inputs.Text("--store", "STORE", $"The run store: a file, or postgres://user@host:port/database [default: {Default} in the working folder]");

    public static string Path(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) ?? Default;
}
