using System.Globalization;
using System.Text.RegularExpressions;
using Corridor.Tests.Servers;
using k8s;
using k8s.Models;

namespace Corridor.Cli.Tests.Clusters;

/// <summary>The indexed job that is shipped for Kubernetes: its form against the types of the API, and its commands in a shell.</summary>
public sealed partial class KubernetesJobTests : CommandLineFixture
{
    private static readonly string Manifest = File.ReadAllText(Path.Combine(RealProgram.Project, "deploy", "kubernetes-job.yaml"));
    private static readonly string Script = Path.Combine(RealProgram.Project, "deploy", "slurm-array.sh");
    private static readonly V1Job Job = Read(Manifest);
    private static readonly V1Container Container = Job.Spec.Template.Spec.Containers.Single();

    [Fact]
    public void The_Manifest_Is_A_Job_Of_The_Api_And_Has_Nothing_That_The_Api_Does_Not_Know()
    {
        (Job.ApiVersion, Job.Kind).ShouldBe((V1Job.KubeGroup + "/" + V1Job.KubeApiVersion, V1Job.KubeKind));
        NameOfLabel().IsMatch(Job.Metadata.Name).ShouldBeTrue();
        Container.Name.ShouldNotBeNullOrEmpty();
        Container.Image.ShouldNotBeNullOrEmpty();
        Container.VolumeMounts.Select(mount => mount.Name).ShouldBe(Job.Spec.Template.Spec.Volumes.Select(volume => volume.Name));
        Job.Spec.Template.Spec.Volumes.ShouldAllBe(volume => volume.PersistentVolumeClaim.ClaimName.Length > 0);
    }

    [Theory]
    [InlineData("completionMode:", "completionmode:")]
    [InlineData("backoffLimitPerIndex:", "backoffLimitPerShard:")]
    [InlineData("restartPolicy:", "restart:")]
    [InlineData("mountPath:", "path:")]
    [InlineData("completions: 8", "completions: eight")]
    [InlineData("  parallelism: 8", "  parallelism: 8\n  parallelism: 8")]
    public void A_Key_Or_Value_That_The_Api_Does_Not_Know_Is_Noticed(string key, string wrong)
    {
        Manifest.ShouldContain(key);
        Should.Throw<Exception>(() => Read(Manifest.Replace(key, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_Index_Is_Tried_Again_When_Its_Pod_Is_Lost()
    {
        Job.Spec.CompletionMode.ShouldBe("Indexed");
        Job.Spec.Completions.ShouldBe(Shards());
        Job.Spec.Parallelism!.Value.ShouldBeInRange(1, Shards());

        // The API takes backoffLimitPerIndex with completionMode Indexed and restartPolicy Never alone.
        Job.Spec.Template.Spec.RestartPolicy.ShouldBe("Never");
        Job.Spec.BackoffLimitPerIndex!.Value.ShouldBeGreaterThan(0);
        Job.Spec.BackoffLimit.ShouldBeNull();
    }

    [Fact]
    public void A_Pod_Asks_For_What_A_Task_Of_Slurm_Asks_For()
    {
        Container.Resources.Requests["cpu"].ToInt32().ShouldBe(int.Parse(Option("cpus-per-task"), NumberStyles.None, CultureInfo.InvariantCulture));
        Option("mem").ShouldBe("1G");
        Container.Resources.Limits["memory"].ToInt64().ShouldBe(1L << 30);
        Container.Resources.Requests["memory"].ToInt64().ShouldBe(1L << 30);
        File.ReadAllText(Script).ShouldContain("#SBATCH --requeue");
    }

    [Theory]
    [InlineData("/shared/base")]
    [InlineData("1a2b3c4d --store postgres://corridor@db:5432/corridor")]
    public void Pods_And_Tasks_Of_Slurm_Call_The_Same_Commands(string plan)
    {
        string folder = Corridor("printf '%s|' \"$@\"; echo\n");
        for (int shard = 1; shard <= Shards(); shard++)
        {
            string number = shard.ToString(CultureInfo.InvariantCulture);
            string pod = Pod(shard - 1, folder, plan);
            string task = Programs.Output(
                ["/bin/bash", Script, .. plan.Split(' ')],
                [("PATH", folder), ("SLURM_ARRAY_TASK_ID", number), ("SLURM_ARRAY_TASK_COUNT", $"{Shards()}"), ("SLURM_CPUS_PER_TASK", Option("cpus-per-task"))]);
            pod.ShouldBe(task);
            pod.ShouldBe($"ensemble|work|{plan.Replace(' ', '|')}|--shard|{number}/{Shards()}|--threads|2|\n");
        }
    }

    [Fact]
    public void The_Commands_Of_All_Pods_Give_The_Bytes_Of_One_Machine()
    {
        string folder = Corridor($"exec '{Programs.Path("dotnet", "dotnet-sdk")}' '{RealProgram.File}' \"$@\"\n");
        string plan = Path.Combine(Root, "shared");
        string[] members = ["--until", "2012-12", "--members", "9"];
        RealProgram.Here(["ensemble", "plan", RealProgram.Base, .. members, "--shards", $"{Shards()}", "-o", plan]).Exit.ShouldBe(ExitCode.Done);
        for (int index = 0; index < Shards(); index++)
        {
            Pod(index, folder, plan).ShouldContain($"shard {index + 1}/{Shards()}: ");
        }

        Ran merged = RealProgram.Here("ensemble", "merge", plan, "--store", Store, "--json");
        merged.Exit.ShouldBe(ExitCode.Done, merged.Error);
        Ran alone = RealProgram.Here(["run", RealProgram.Base, .. members, "--store", Path.Combine(Root, "alone.db"), "--report", Path.Combine(Root, "alone.html"), "--json"]);
        merged.Json.GetProperty("members_content_digest").GetString().ShouldBe(alone.Json.GetProperty("members_content_digest").GetString());
    }

    private static V1Job Read(string manifest) => KubernetesYaml.Deserialize<V1Job>(manifest, strict: true);

    private static int Shards() => int.Parse(Container.Env.Single(variable => variable.Name == "SHARDS").Value, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>What the script asks Slurm for.</summary>
    private static string Option(string name) => Regex.Match(File.ReadAllText(Script), $"^#SBATCH --{name}=(.*)$", RegexOptions.Multiline).Groups[1].Value;

    /// <summary>Runs the command of the container as the kubelet does, with the variables of its pod; PLAN names the plan of the test.</summary>
    private static string Pod(int index, string folder, string plan) => Programs.Output(
        [.. Container.Command, .. Container.Args],
        [
            .. Container.Env.Where(variable => variable.Name != "PLAN").Select(variable => (variable.Name, variable.Value)), ("PLAN", plan), ("PATH", folder),
            ("JOB_COMPLETION_INDEX", index.ToString(CultureInfo.InvariantCulture)),
        ]);

    /// <summary>A folder in which `corridor` is a script.</summary>
    private string Corridor(string does)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Root, "bin")).FullName;
        string file = Path.Combine(folder, "corridor");
        File.WriteAllText(file, "#!/bin/sh\n" + does);
        Programs.Output([Programs.Path("chmod", "coreutils"), "755", file]);
        return folder;
    }

    [GeneratedRegex("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$")]
    private static partial Regex NameOfLabel();
}
