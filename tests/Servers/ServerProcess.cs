using System.Diagnostics;
using System.Globalization;

namespace Corridor.Tests.Servers;

/// <summary>
/// A server that a test starts for itself. It ends with the test, however that ends: a shell waits at its standard input and ends the server
/// when that closes.
/// </summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Guard = """signal=$1 log=$2; shift 2; "$@" </dev/null >>"$log" 2>&1 & id=$!; echo "$id"; while read -r _; do :; done; kill -s "$signal" "$id" 2>/dev/null; wait "$id" """;
    private const int Patience = 15_000;

    private readonly Process _guard;
    private readonly string _log;

    private ServerProcess(Process guard, int id, string log)
    {
        _guard = guard;
        _log = log;
        Id = id;
    }

    /// <summary>Number of the server's process.</summary>
    public int Id { get; }

    /// <summary>False once the server has ended, also while the shell has not noticed it.</summary>
    public bool Runs
    {
        get
        {
            try
            {
                string status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/status"));
                return !status.Contains("\nState:\tZ", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <summary>What the server wrote, the end of it.</summary>
    public string Said => File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(20)) : string.Empty;

    /// <summary>Starts a server.</summary>
    /// <param name="log">File that its output is added to.</param>
    /// <param name="signal">What ends it, such as TERM.</param>
    /// <param name="command">Program and words.</param>
    /// <param name="environment">Variables besides those of the test.</param>
    public static ServerProcess Start(string log, string signal, IReadOnlyList<string> command, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string word in (string[])["-c", Guard, "guard", signal, log, .. command])
        {
            start.ArgumentList.Add(word);
        }

        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process guard = Process.Start(start)!;
        return new ServerProcess(guard, int.Parse(guard.StandardOutput.ReadLine()!, NumberStyles.None, CultureInfo.InvariantCulture), log);
    }

    /// <summary>Kills the server without a warning, as a lost machine does.</summary>
    public void Kill()
    {
        if (Runs)
        {
            using Process server = Process.GetProcessById(Id);
            server.Kill();
        }
    }

    public void Dispose()
    {
        _guard.StandardInput.Close();
        if (!_guard.WaitForExit(Patience))
        {
            _guard.Kill(entireProcessTree: true);
        }

        _guard.Dispose();
    }
}
