using Corridor.Tests.Servers;

namespace Corridor.Cli.Tests.Clusters;

/// <summary>The short form of `validation/ensemble-kills`, which kills ensembles at random moments.</summary>
public sealed class EnsembleKillsTests
{
    private static readonly string Validation = Path.Combine(RealProgram.Project, "validation", "ensemble-kills");

    [Fact]
    public void Ensembles_Killed_At_Random_End_With_The_Same_Bytes_And_A_Lost_Shard_Is_Named()
    {
        (int exit, string table, string messages) = Programs.Run(["/bin/bash", Validation, "2", "36", "2026-12"], ("CORRIDOR", $"dotnet {RealProgram.File}"));
        exit.ShouldBe(0, table + messages);
        string[] rows = [.. table.Split('\n').Where(line => line.EndsWith("the same bytes |", StringComparison.Ordinal))];
        rows.Length.ShouldBe(2, table);
        rows.ShouldAllBe(row => row.Contains("killed 2 times", StringComparison.Ordinal));
        table.Split("exit code 3, names shard 3/3 and its 12 members").Length.ShouldBe(2, table);
    }

    [Fact]
    public void Members_That_Can_Not_Be_Divided_Are_Refused() =>
        Programs.Run(["/bin/bash", Validation, "1", "7"], ("CORRIDOR", "true")).Exit.ShouldBe(2);
}
