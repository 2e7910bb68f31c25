using Corridor.Evidence;
using Corridor.Inference;

namespace Corridor.Cli;

/// <summary>What figures and a run span before any calibration.</summary>
/// <param name="answer">The figures beside the run.</param>
/// <param name="run">The run.</param>
/// <param name="why">Why there is no calibrated answer; empty when none was wanted.</param>
internal sealed class SpanAnswer(Reconciliation answer, BaseRun run, string why) : ReconcileAnswer
{
    private string Note => why.Length == 0 ? Reconciliation.Note : $"{Reconciliation.Note} ({why})";

    public override object Document(string? file) => new
    {
        answer.Nation,
        answer.Place,
        At = Iso(answer.At),
        Measure = answer.Measure.Id,
        Calibrated = false,
        Method = "span",
        Run = run.Digest[..8],
        Estimate = new { answer.Estimate.P10, answer.Estimate.P50, answer.Estimate.P90, Unit = answer.Measure.Units[0], answer.Estimate.Basis },
        answer.ModelValue,
        Note,
        File = file,
        Figures = answer.Figures.Select(Row),
    };

    public override void Print(Screen screen, EvidenceBase evidence, string language)
    {
        TextTable table = new([new("id", Right: false, Key: true), new("period", Right: false), new("figure"), new("model"), new("figure / model"), new("counts", Right: false), new("model's quantity", Right: false), new("remark", Right: false)]);
        foreach (ReconciledFigure one in answer.Figures)
        {
            string[] remarks = [.. Warnings(one.Bearing.Figure), one.WhyNoValue.Length > 0 ? one.WhyNoValue : one.Operator?.Remark ?? string.Empty];
            table.Add(
                one.InEstimate ? $"{one.Bearing.Figure.Id} *" : one.Bearing.Figure.Id,
                one.Bearing.Figure.PeriodText,
                FigureRow.Value(one.Bearing.Figure),
                Text(one.ModelValue),
                one.Bias is { } bias ? Numbers.Text(bias, 2) : "-",
                Counts(one),
                one.ModelValue is null ? one.Bearing.Measure.Operator : one.Operator!.Quantity,
                string.Join("; ", remarks.Where(remark => remark.Length > 0)));
        }

        table.Write(screen);
        SpannedEstimate estimate = answer.Estimate;
        TextWriter writer = screen.Out;
        writer.WriteLine();
        writer.WriteLine($"question   {Title(answer.Measure, answer.Nation, answer.Place, answer.At, evidence)}");
        writer.WriteLine($"the run    {(answer.ModelValue is { } model ? $"{Numbers.Sized(model)} {answer.Measure.Units[0]}" : "-")} ({run.Digest[..8]}{(run.FromStore ? string.Empty : ", computed now")})");
        writer.WriteLine($"span       {Text(estimate.P10)} to {Text(estimate.P90)}, middle {Text(estimate.P50)}");
        writer.WriteLine($"basis      {estimate.Basis}");
        writer.WriteLine(Note);
    }

    public override string Drawing(EvidenceBase evidence) => Drawing(
        Title(answer.Measure, answer.Nation, answer.Place, answer.At, evidence),
        $"Published figures and the uncalibrated run {run.Digest[..8]} for the same periods. Each counts something else.",
        "the uncalibrated run, same period",
        answer.Figures);
}
