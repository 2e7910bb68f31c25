using System.Globalization;
using Corridor.Inference.Calibration;
using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>Posterior against prior of a nation's fitted numbers, in standard deviations of the priors.</summary>
internal static class ParameterIntervals
{
    private const double Width = 920;
    private const double Left = 330;
    private const double Row = 22;
    private const double Edge = 4;

    /// <summary>Draws the numbers.</summary>
    public static SvgDrawing Draw(string id, FitReportInput input, IReadOnlyList<ParameterDiagnostic> rows, FitTexts texts)
    {
        Frame frame = new(Left, 8, Width - 20, 8 + (rows.Count * Row) + 6);
        string title = $"{texts["parameters"]}: {input.Place(rows[0].Nation)}";
        SvgDrawing svg = new(id, Width, frame.Bottom + 40, title, texts["parameters.note"]);
        LinearScale scale = new(-Edge, Edge, frame.Left + 6, frame.Right - 6);
        for (int z = -4; z <= 4; z++)
        {
            svg.Line(scale.At(z), frame.Top, scale.At(z), frame.Bottom, z == 0 ? "axis" : "grid");
            svg.Text(scale.At(z), frame.Bottom + 16, NumberText.Of(z), "tick mid");
        }

        svg.Text(frame.Right, frame.Bottom + 33, texts["prior.axis"], "tick end");
        for (int i = 0; i < rows.Count; i++)
        {
            Interval(svg, scale, rows[i], frame.Top + 3 + ((i + 0.5) * Row), Short(input.Parameter(rows[i].Parameter)));
        }

        return svg;
    }

    /// <summary>The same as numbers.</summary>
    public static DataTable Table(FitReportInput input, IReadOnlyList<ParameterDiagnostic> rows, FitTexts texts) => new(
        [
            texts["parameter"], $"{texts["prior"]} p10", "p50", "p90", $"{texts["posterior"]} p10", "p50", "p90", texts["contraction"], "R-hat", texts["ess"], texts["informed"],
        ],
        [.. rows.Select(row => (IReadOnlyList<string>)
        [
            $"{input.Parameter(row.Parameter)} – {row.Parameter.Name}",
            G(row.Prior[1]),
            G(row.Prior[2]),
            G(row.Prior[3]),
            G(row.Posterior[1]),
            G(row.Posterior[3]),
            G(row.Posterior[5]),
            NumberText.Of(row.Contraction, 2),
            NumberText.Of(row.RHat, 3),
            NumberText.Of(Math.Min(row.BulkEss, row.TailEss)),
            texts[row.Informed ? "yes" : "no"],
        ])]);

    private static void Interval(SvgDrawing svg, LinearScale scale, ParameterDiagnostic row, double y, string name)
    {
        double At(double natural) => scale.At(Math.Clamp(Standard(row.Parameter, natural), -Edge, Edge));
        svg.Text(Left - 10, y + 4, name, "name end");
        Bar(svg, At(row.Prior[0]), At(row.Prior[4]), y + 4, 3, "prior95");
        Bar(svg, At(row.Prior[1]), At(row.Prior[3]), y + 4, 5, "prior80");
        Bar(svg, At(row.Posterior[0]), At(row.Posterior[6]), y - 4, 3, "b95");
        Bar(svg, At(row.Posterior[1]), At(row.Posterior[5]), y - 4, 6, "b80");
        Bar(svg, At(row.Posterior[2]), At(row.Posterior[4]), y - 4, 8, "b50");
        svg.Circle(At(row.Posterior[3]), y - 4, 3.2, "speck", $"{row.Parameter.Name}: {G(row.Posterior[3])} ({G(row.Posterior[1])} – {G(row.Posterior[5])})");
    }

    private static void Bar(SvgDrawing svg, double from, double to, double y, double height, string look) => svg.Rect(from, y - (height / 2), Math.Max(to - from, 0.5), height, look);

    /// <summary>The standardised value; a value at the end of a range, where it is infinite, stands at the edge.</summary>
    private static double Standard(CalibratedParameter parameter, double natural) => parameter.Standard(natural) is var value && double.IsNaN(value) ? 0 : value;

    private static string Short(string name) => name.Length <= 44 ? name : name[..43] + "…";

    private static string G(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
