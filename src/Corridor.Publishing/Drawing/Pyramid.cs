namespace Corridor.Publishing.Drawing;

/// <summary>Population by single age: men to the left, women to the right, the youngest at the bottom.</summary>
public static class Pyramid
{
    /// <summary>Draws both sides and their axes.</summary>
    /// <param name="svg">Drawing.</param>
    /// <param name="frame">Frame.</param>
    /// <param name="men">Persons by age 0, 1, 2, ...</param>
    /// <param name="women">Persons by age, as long as <paramref name="men"/>.</param>
    /// <param name="texts">Words.</param>
    public static void Draw(SvgDrawing svg, Frame frame, double[] men, double[] women, Texts texts)
    {
        const double Gutter = 17;
        double middle = (frame.Left + frame.Right) / 2;
        double largest = men.Concat(women).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        LinearScale right = LinearScale.Covering(0, largest, middle + Gutter, frame.Right, 4);
        LinearScale left = right with { Start = middle - Gutter, End = frame.Left };
        LinearScale ages = AgeScale(frame, men.Length);
        Magnitude magnitude = Magnitude.For(right.Max);

        Side(svg, frame, left, magnitude);
        Side(svg, frame, right, magnitude);
        for (int age = 0; age < men.Length; age += 20)
        {
            svg.Text(middle, ages.At(age) + 1, NumberText.Of(age), "tick mid");
        }

        svg.Path(Outline(left, ages, men), "band men", texts["sex.male"]);
        svg.Path(Outline(right, ages, women), "band women", texts["sex.female"]);
        svg.Text(left.Start, frame.Top - 10, texts["sex.male"], "name end");
        svg.Text(right.Start, frame.Top - 10, texts["sex.female"], "name start");
        svg.Text(frame.Left, frame.Top - 10, NumberText.Of(men.Where(double.IsFinite).Sum()), "note start");
        svg.Text(frame.Right, frame.Top - 10, NumberText.Of(women.Where(double.IsFinite).Sum()), "note end");
    }

    /// <summary>The scale of ages: the bar of age a lies between a and a + 1.</summary>
    public static LinearScale AgeScale(Frame frame, int ages) => new(0, ages, frame.Bottom, frame.Top);

    private static void Side(SvgDrawing svg, Frame frame, LinearScale scale, Magnitude magnitude)
    {
        LinearScale shown = new(0, scale.Max / magnitude.Divisor, scale.Start, scale.End);
        int decimals = shown.TickDecimals(4);
        foreach (double tick in shown.Ticks(4))
        {
            double x = shown.At(tick);
            svg.Line(x, frame.Top, x, frame.Bottom, tick == 0 ? "axis" : "grid");
            svg.Text(x, frame.Bottom + 17, NumberText.Of(tick, decimals), "tick mid");
        }
    }

    private static string Outline(LinearScale scale, LinearScale ages, double[] persons)
    {
        PathData path = new PathData().MoveTo(scale.Start, ages.At(0));
        for (int age = 0; age < persons.Length; age++)
        {
            double x = scale.At(double.IsFinite(persons[age]) ? persons[age] : 0);
            path.LineTo(x, ages.At(age)).LineTo(x, ages.At(age + 1));
        }

        return path.LineTo(scale.Start, ages.At(persons.Length)).Close().ToString();
    }
}
