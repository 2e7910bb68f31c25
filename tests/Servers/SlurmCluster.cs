using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Corridor.Tests.Servers;

/// <summary>
/// A real cluster of Slurm on this one machine: munged, slurmctld and two slurmd, each of which stands for a node of two processors; all of it on
/// the loopback, in a folder that is thrown away, and without rights over the machine (no control groups).
/// </summary>
public sealed partial class SlurmCluster : IDisposable
{
    private const int Patience = 60;
    private readonly string _root = Directory.CreateTempSubdirectory("corridor-slurm-").FullName;
    private readonly string _configuration;
    private readonly List<ServerProcess> _daemons = [];
    private readonly Dictionary<string, ServerProcess> _nodes = new(StringComparer.Ordinal);

    public SlurmCluster()
    {
        // Clients of munge must be able to reach its socket.
        Programs.Output([Programs.Path("chmod", "coreutils"), "755", _root]);
        Shared = Directory.CreateDirectory(Path.Combine(_root, "shared")).FullName;
        Directory.CreateDirectory(Path.Combine(_root, "state"));
        _configuration = Path.Combine(_root, "slurm.conf");
        File.WriteAllText(_configuration, Configuration());
        StartMunge();
        _daemons.Add(ServerProcess.Start(Log("slurmctld"), "TERM", [Programs.Path("slurmctld", "slurmctld"), "-D"], Variable));
        foreach (string node in Nodes)
        {
            Directory.CreateDirectory(Path.Combine(_root, $"spool-{node}"));
            Start(node);
        }

        WaitUntilIdle();
    }

    /// <summary>The names of the nodes.</summary>
    public static IReadOnlyList<string> Nodes { get; } = ["node1", "node2"];

    /// <summary>A folder that all nodes see.</summary>
    public string Shared { get; }

    private (string Name, string Value) Variable => ("SLURM_CONF", _configuration);

    /// <summary>Submits a script; returns the number of the job.</summary>
    /// <param name="words">Options, the script, and its words.</param>
    /// <param name="environment">Variables that the job is to have.</param>
    public string Submit(IReadOnlyList<string> words, params (string Name, string Value)[] environment) =>
        Submitted().Match(Client("sbatch", [$"--chdir={Shared}", .. words], environment)).Groups["job"].Value;

    /// <summary>The tasks of an array as the controller sees them.</summary>
    public IReadOnlyList<SlurmTask> Tasks(string job) =>
    [
        .. Asked(["show", "job", "-o", job]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Fields().Matches(line).GroupBy(field => field.Groups["name"].Value, field => field.Groups["value"].Value, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.First(), StringComparer.Ordinal))
            .Select(fields => new SlurmTask(fields["ArrayTaskId"], fields["JobState"], fields.GetValueOrDefault("BatchHost", string.Empty), int.Parse(fields["Restarts"], NumberStyles.None, CultureInfo.InvariantCulture))),
    ];

    /// <summary>Loses a node without a warning: its daemon and everything that it had started are killed.</summary>
    public void Lose(string node)
    {
        _nodes[node].Kill();
        Signal("KILL", ProcessesOf(node));
    }

    /// <summary>
    /// Loses a node at a moment at which something holds of it: what it runs is halted, then looked at, then killed, or let go on.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="holds">Whether this is the moment.</param>
    /// <returns>False when it was not.</returns>
    public bool LoseIf(string node, Func<bool> holds)
    {
        IReadOnlyList<int> processes = ProcessesOf(node);
        Signal("STOP", processes);
        bool lost = holds();
        if (lost)
        {
            Lose(node);
        }
        else
        {
            Signal("CONT", processes);
        }

        return lost;
    }

    /// <summary>Starts the daemon of a node, unless it runs.</summary>
    public void Start(string node)
    {
        if (_nodes.TryGetValue(node, out ServerProcess? there) && there.Runs)
        {
            return;
        }

        if (_nodes.Remove(node, out ServerProcess? old))
        {
            old.Dispose();
        }

        _nodes.Add(node, ServerProcess.Start(Log(node), "TERM", [Programs.Path("slurmd", "slurmd"), "-D", "-N", node], Variable));
    }

    /// <summary>Waits until every node is up and has nothing to do.</summary>
    public void WaitUntilIdle() => Programs.WaitUntil(
        "all nodes of Slurm are idle",
        Patience,
        () => Programs.Run([Programs.Path("sinfo", "slurm-client"), "-h", "-N", "-o", "%N %T"], Variable).Out.Split('\n').Count(line => line.EndsWith(" idle", StringComparison.Ordinal)) == Nodes.Count,
        Report);

    /// <summary>What queue and daemons say, for the message of a test that fails.</summary>
    public string Report() => string.Join(
        '\n',
        [
            Programs.Run([Programs.Path("squeue", "slurm-client"), "-r"], Variable).Out,
            Programs.Run([Programs.Path("sinfo", "slurm-client"), "-N"], Variable).Out,
            .. Directory.EnumerateFiles(_root, "*.log").Concat(Directory.EnumerateFiles(Shared, "*.log")).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)}:\n{string.Join('\n', File.ReadLines(file).TakeLast(15))}"),
        ]);

    public void Dispose()
    {
        foreach (string node in Nodes.Where(_nodes.ContainsKey))
        {
            Lose(node);
            _nodes[node].Dispose();
        }

        foreach (ServerProcess daemon in Enumerable.Reverse(_daemons))
        {
            daemon.Dispose();
        }

        Directory.Delete(_root, recursive: true);
    }

    private void StartMunge()
    {
        string key = Path.Combine(_root, "munge.key");
        File.WriteAllBytes(key, RandomNumberGenerator.GetBytes(128));
        Programs.Output([Programs.Path("chmod", "coreutils"), "400", key]);
        string socket = Path.Combine(_root, "munge.socket");
        ServerProcess munge = ServerProcess.Start(
            Log("munged-output"),
            "TERM",
            [
                Programs.Path("munged", "munge"), "--foreground", $"--key-file={key}", $"--socket={socket}", $"--pid-file={Path.Combine(_root, "munged.pid")}", $"--log-file={Path.Combine(_root, "munged.log")}",
                $"--seed-file={Path.Combine(_root, "munged.seed")}",
            ]);
        _daemons.Add(munge);
        Programs.WaitUntil("munged answers", Patience, () => File.Exists(socket) || (!munge.Runs ? throw new InvalidOperationException($"munged ended: {munge.Said}") : false), () => munge.Said);
    }

    private string Log(string daemon) => Path.Combine(_root, $"{daemon}.log");

    private string Client(string program, IReadOnlyList<string> words, params (string Name, string Value)[] environment) =>
        Programs.Output([Programs.Path(program, "slurm-client"), .. words], [Variable, .. environment]);

    /// <summary>Asks the controller, three times when it has no time to answer on a busy machine.</summary>
    private string Asked(IReadOnlyList<string> words)
    {
        string[] command = [Programs.Path("scontrol", "slurm-client"), .. words];
        for (int left = 2; left > 0; left--)
        {
            if (Programs.Run(command, Variable) is { Exit: 0 } ran)
            {
                return ran.Out;
            }
        }

        return Programs.Output(command, Variable);
    }

    /// <summary>The processes of jobs on a node, and the daemons of Slurm that hold them.</summary>
    private List<int> ProcessesOf(string node)
    {
        List<int> found = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                string[] environment = File.ReadAllText(Path.Combine(folder, "environ")).Split('\0');
                if (environment.Contains($"SLURMD_NODENAME={node}", StringComparer.Ordinal) && environment.Contains($"{Variable.Name}={Variable.Value}", StringComparer.Ordinal))
                {
                    int parent = int.Parse(Parent().Match(File.ReadAllText(Path.Combine(folder, "status"))).Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
                    bool holds = File.ReadAllText($"/proc/{parent.ToString(CultureInfo.InvariantCulture)}/cmdline").StartsWith("slurmstepd", StringComparison.Ordinal);
                    found.AddRange([.. holds ? [parent] : Array.Empty<int>(), int.Parse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture)]);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It has ended since, or is another user's.
                continue;
            }
        }

        return found;
    }

    /// <summary>Sends a signal to processes, some of which may have ended.</summary>
    private static void Signal(string signal, IReadOnlyList<int> processes)
    {
        if (processes.Count > 0)
        {
            Programs.Run(["/bin/sh", "-c", $"for id in {string.Join(' ', processes)}; do kill -s {signal} $id 2>/dev/null; done"]);
        }
    }

    /// <summary>
    /// The configuration. A lost node is noticed within seconds, and its tasks wait seconds for their old credentials to expire (cred_expire), where a
    /// cluster would take minutes.
    /// </summary>
    private string Configuration() =>
        string.Create(CultureInfo.InvariantCulture, $"""
        ClusterName=corridor
        SlurmctldHost=localhost(127.0.0.1)
        SlurmctldPort={Programs.FreePort()}
        CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
        SlurmUser={Environment.UserName}
        SlurmdUser={Environment.UserName}
        AuthType=auth/munge
        CredType=cred/munge
        AuthInfo=socket={_root}/munge.socket,cred_expire=5
        StateSaveLocation={_root}/state
        SlurmdSpoolDir={_root}/spool-%n
        SlurmctldPidFile={_root}/slurmctld.pid
        SlurmdPidFile={_root}/slurmd-%n.pid
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        JobAcctGatherType=jobacct_gather/none
        AccountingStorageType=accounting_storage/none
        MpiDefault=none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_Core_Memory
        SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=2
        SlurmdParameters=config_overrides
        ReturnToService=2
        SlurmdTimeout=6
        MessageTimeout=5
        TCPTimeout=2
        KillWait=2
        NodeName=node1 NodeHostname=localhost NodeAddr=127.0.0.1 Port={Programs.FreePort()} CPUs=2 RealMemory=2048
        NodeName=node2 NodeHostname=localhost NodeAddr=127.0.0.1 Port={Programs.FreePort()} CPUs=2 RealMemory=2048
        PartitionName=all Nodes=node1,node2 Default=YES MaxTime=INFINITE State=UP

        """);

    [GeneratedRegex(@"Submitted batch job (?<job>\d+)")]
    private static partial Regex Submitted();

    [GeneratedRegex(@"(?<name>\w+)=(?<value>\S*)")]
    private static partial Regex Fields();

    [GeneratedRegex(@"^PPid:\s+(?<id>\d+)", RegexOptions.Multiline)]
    private static partial Regex Parent();
}

/// <summary>A task of an array.</summary>
/// <param name="Index">Its index, or for tasks that have not been started their range.</param>
/// <param name="State">PENDING, RUNNING, COMPLETED and so on.</param>
/// <param name="Node">The node that it runs or ran on.</param>
/// <param name="Restarts">How often it was put back into the queue.</param>
public sealed record SlurmTask(string Index, string State, string Node, int Restarts);
