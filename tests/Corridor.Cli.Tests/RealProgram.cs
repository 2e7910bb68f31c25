using System.Diagnostics;
using Corridor.Data;
using Corridor.Tests.Servers;

namespace Corridor.Cli.Tests;

/// <summary>The real program over the project's own data: inside the test, or as a process that can be killed.</summary>
internal static class RealProgram
{
    /// <summary>The file that `dotnet` starts.</summary>
    public static string File { get; } = typeof(Face).Assembly.Location;

    /// <summary>Folder of the project.</summary>
    public static string Project { get; } = Path.GetFullPath(Path.Combine(DataFolder.Find(null).Root, ".."));

    /// <summary>The base scenario.</summary>
    public static string Base { get; } = Path.Combine(Project, "scenarios", "base.yaml");

    /// <summary>Runs it inside the test.</summary>
    public static Ran Here(params string[] words)
    {
        using StringWriter results = new() { NewLine = "\n" };
        using StringWriter messages = new() { NewLine = "\n" };
        ModelData data = new();
        int exit = new Face(new Rooms(TimeProvider.System, new ModelRunner(data), new RunReport(data), new ModelCheck()), new Screen(results, messages)).Run(words, CancellationToken.None);
        return new Ran(exit, results.ToString(), messages.ToString());
    }

    /// <summary>Starts it as a process of its own, whose output is thrown away.</summary>
    public static Process Start(params string[] words) => Start(words, []);

    /// <summary>Starts it with some variables besides those of the test.</summary>
    public static Process Start(string[] words, params (string Name, string Value)[] environment)
    {
        Process process = Programs.Start(["dotnet", File, .. words], environment);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs it as a process of its own to its end.</summary>
    public static Ran Run(string[] words, params (string Name, string Value)[] environment)
    {
        (int exit, string output, string error) = Programs.Run(["dotnet", File, .. words], environment);
        return new Ran(exit, output, error);
    }
}
