using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Corridor.Bench;
using Corridor.Bench.Mm1;

if (args is ["macro", .. string[] rest])
{
    return MacroMeasurement.Run(rest);
}

if (args is ["micro", .. string[] micro])
{
    return MicroMeasurement.Run(micro);
}

if (args is ["ensemble", .. string[] ensemble])
{
    return EnsembleMeasurement.Run(ensemble);
}

if (args is ["mm1", .. string[] sizes])
{
    return Mm1Measurement.Run(sizes);
}

// In the process itself: a generated project would not fit under this solution's warnings-as-errors, and nothing is left running.
IConfig config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator())
    .WithOptions(ConfigOptions.JoinSummary);
string[] wanted = args.Length == 0 ? ["--filter", "*"] : args;
return BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(wanted, config).Any(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
