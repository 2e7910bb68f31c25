using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Corridor.Tests.Servers;

/// <summary>Programs of the machine that tests call.</summary>
internal static class Programs
{
    private static readonly string[] Places = [.. (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries), "/usr/local/sbin", "/usr/sbin", "/sbin"];

    /// <summary>Path of a program.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="package">The Debian package that has it.</param>
    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static string Path(string name, string package) =>
        Places.Select(place => System.IO.Path.Combine(place, name)).FirstOrDefault(File.Exists)
        ?? throw Lacking(name, package);

    /// <summary>What a test says when a program that it needs is not there: it fails, it is never left out.</summary>
    public static InvalidOperationException Lacking(string name, string package) =>
        new($"This test needs {name}, of the Debian package {package}. `bash eng/test` installs it where it may; else: apt-get install --no-install-recommends {package}");

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">Program and words.</param>
    /// <param name="environment">Variables besides those of the test.</param>
    /// <returns>Exit code, output, messages.</returns>
    public static (int Exit, string Out, string Error) Run(IReadOnlyList<string> command, params (string Name, string Value)[] environment)
    {
        using Process process = Start(command, environment);
        Task<string> messages = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, messages.Result);
    }

    /// <summary>Runs a program that must succeed; returns its output.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    public static string Output(IReadOnlyList<string> command, params (string Name, string Value)[] environment)
    {
        (int exit, string output, string error) = Run(command, environment);
        return exit == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {exit}: {output}{error}");
    }

    /// <summary>Starts a program whose output is to be read.</summary>
    public static Process Start(IReadOnlyList<string> command, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(command[0]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in command.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits until something holds.</summary>
    /// <param name="what">What is waited for.</param>
    /// <param name="seconds">For how long at most.</param>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="else">What to say when it does not.</param>
    /// <exception cref="TimeoutException">It did not come to hold.</exception>
    public static void WaitUntil(string what, int seconds, Func<bool> holds, Func<string> @else)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!holds())
        {
            if (watch.Elapsed.TotalSeconds > seconds)
            {
                throw new TimeoutException($"{what}: not after {seconds} seconds.\n{@else()}");
            }

            Thread.Sleep(25);
        }
    }

    /// <summary>A port of the loopback that nobody listens at.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
