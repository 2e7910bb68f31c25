using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Data.Tests;

/// <summary>Random cases that are the same in every run, so that a law that fails once fails again.</summary>
internal static class Cases
{
    private const ulong Seed = 20100101;
    private const ulong Gamma = 4294967291;

    public static void Hold<T>(Gen<T> cases, Action<T> law, int count = 500) =>
        Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(Seed, Gamma));

    /// <summary>Texts of the characters that matter to CSV and YAML, and a few that take more than one byte.</summary>
    public static Gen<string> Texts { get; } =
        Gen.Elements("abKZ019 .,;:\"'\n-#&*!{}[]|>%@`~?яё€😀".EnumerateRunes().Select(rune => rune.ToString()).ToArray())
            .ListOf()
            .Select(string.Concat);

    public static Faults NoFaults(this Faults faults)
    {
        faults.Ordered.ShouldBeEmpty();
        return faults;
    }

    /// <summary>The only fault.</summary>
    public static Fault Only(this Faults faults) => faults.Ordered.ShouldHaveSingleItem();
}
