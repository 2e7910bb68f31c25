using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Corridor.Data;
using Corridor.Demography;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>An error for people (one line what, one line where, one line what to do) and for machines (one JSON document).</summary>
/// <param name="Exit">Exit code.</param>
/// <param name="Code">Kind of error, one word for machines.</param>
/// <param name="Message">What.</param>
/// <param name="Where">Where, as people read it.</param>
/// <param name="Hint">What to do.</param>
/// <param name="Faults">Every fault of the input; empty when the error is not in a file that was read.</param>
/// <param name="File">File, where there is one.</param>
internal sealed record ErrorReport(int Exit, string Code, string Message, string Where, string Hint, IReadOnlyList<Fault> Faults, string? File)
{
    /// <summary>The place, age or pair at which a method refused its input.</summary>
    public string? Place { get; init; }

    /// <summary>The value at fault, or the size of a disagreement.</summary>
    public double? Amount { get; init; }

    /// <summary>What an exception means to the user.</summary>
    /// <param name="thrown">The exception.</param>
    /// <param name="verb">The verb that was running, such as "corridor run".</param>
    public static ErrorReport Of(Exception thrown, string verb) => thrown switch
    {
        BadCommandLineException e => new(ExitCode.BadInput, e.Code, e.Message, e.Verb, e.Hint, [], null),
        BadInputException { Faults: [var fault] } => new(ExitCode.BadInput, "bad_input", fault.What, fault.Where, fault.Hint, [fault], fault.File),
        BadInputException e => new(ExitCode.BadInput, "bad_input", $"{Numbers.Text(e.Faults.Count)} faults in the input", e.Faults[0].Where, e.Faults[0].Hint, e.Faults, e.Faults[0].File),
        RefusedInputException e => new(ExitCode.BadInput, "refused_input", e.Fault.What, e.Fault.Where, e.Fault.Hint, [e.Fault], e.Fault.File) { Place = e.Place, Amount = e.Amount },
        DemographicInputException e => new(ExitCode.BadInput, "refused_input", e.Message.TrimEnd('.'), verb, $"see {verb} --help", [], null) { Place = e.Place, Amount = e.Amount },
        RunStoreException e => new(StoreExit(e.Fault), JsonNamingPolicy.SnakeCaseLower.ConvertName(e.Fault.ToString()), e.Message, e.File, e.Hint, [], e.File),
        OperationCanceledException => new(ExitCode.Interrupted, "interrupted", "interrupted", verb, "run the same command again: what is finished is kept", [], null),
        FileNotFoundException { FileName: { } file } => new(ExitCode.BadInput, "bad_input", "there is no such file", file, "check the path", [], file),
        IOException or UnauthorizedAccessException => new(ExitCode.Failed, "failed", thrown.Message, verb, "check that the file and its folder are there and yours to write", [], null),
        _ => new(ExitCode.Failed, "internal", $"the program failed: {thrown.Message.ReplaceLineEndings(" ")}", verb, "this is a fault of the program: run again with --debug and report what it prints", [], null),
    };

    /// <summary>Writes the report: JSON to the results, or three lines (a line for each fault when there are several) to the messages.</summary>
    public void Write(Screen screen, bool json)
    {
        if (json)
        {
            screen.Out.WriteLine(Document().ToJsonString(Json.Indented));
            return;
        }

        if (Faults.Count > 1)
        {
            WriteFaults(screen.Error, Faults);
            screen.Error.WriteLine($"error: {Message}; nothing was done");
            return;
        }

        screen.Error.WriteLine($"error: {Message}");
        screen.Error.WriteLine($"  at: {Where}");
        screen.Error.WriteLine($"  do: {Hint}");
    }

    /// <summary>One line for each fault: file:line:column what -- hint.</summary>
    public static void WriteFaults(TextWriter writer, IReadOnlyList<Fault> faults)
    {
        foreach (Fault fault in faults)
        {
            writer.WriteLine($"{fault.Where} {fault.What} -- {fault.Hint}");
        }
    }

    private JsonObject Document()
    {
        Fault? first = Faults.Count > 0 ? Faults[0] : null;
        JsonObject error = new() { ["code"] = Code, ["message"] = Message };
        if (File is not null)
        {
            error["file"] = File;
        }

        if (first?.Line is { } line)
        {
            error["line"] = line;
        }

        if (first?.Column is { } column)
        {
            error["column"] = column;
        }

        if (Place is not null)
        {
            error["place"] = Place;
        }

        if (Amount is { } amount && double.IsFinite(amount))
        {
            error["amount"] = amount;
        }

        error["hint"] = Hint;
        JsonObject document = new() { ["error"] = error };
        if (Faults.Count > 1)
        {
            document["faults"] = JsonSerializer.SerializeToNode(Faults.Select(FaultRow.Of), Json.Indented);
        }

        return document;
    }

    private static int StoreExit(RunStoreFault fault) => fault switch
    {
        RunStoreFault.Busy or RunStoreFault.Unusable => ExitCode.Failed,
        RunStoreFault.OtherResults => ExitCode.CheckDidNotHold,
        _ => ExitCode.BadInput,
    };
}

/// <summary>A fault as JSON.</summary>
internal sealed record FaultRow(
    string File,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Column,
    string What,
    string Hint)
{
    public static FaultRow Of(Fault fault) => new(fault.File, fault.Line, fault.Column, fault.What, fault.Hint);
}
