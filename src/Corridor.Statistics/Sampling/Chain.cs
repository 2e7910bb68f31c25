namespace Corridor.Statistics;

/// <summary>One chain under way.</summary>
internal sealed class Chain
{
    private double[] point;
    private double value;

    public Chain(double[] point, double value)
    {
        this.point = point;
        this.value = value;
    }

    public Chain(ChainState state)
    {
        (point, value) = (state.Point, state.LogDensity);
        Draws.AddRange(state.Draws);
        Values.AddRange(state.LogDensities);
        (Wide, WideAccepted, Local, LocalAccepted) = (state.Wide, state.WideAccepted, state.Local, state.LocalAccepted);
    }

    /// <summary>Draws, warm-up included.</summary>
    public List<double[]> Draws { get; } = [];

    public List<double> Values { get; } = [];

    public int Wide { get; private set; }

    public int WideAccepted { get; private set; }

    public int Local { get; private set; }

    public int LocalAccepted { get; private set; }

    public Chain Copy() => new(State());

    public ChainState State() => new()
    {
        Point = point, LogDensity = value, Draws = [.. Draws], LogDensities = [.. Values], Wide = Wide, WideAccepted = WideAccepted, Local = Local, LocalAccepted = LocalAccepted,
    };

    public void Move(ChainKernel kernel, IRandomBits bits, bool counted)
    {
        (point, value, var local, var accepted) = kernel.Move(point, value, bits);
        Draws.Add(point);
        Values.Add(value);
        if (!counted)
        {
            return;
        }

        Wide += local ? 0 : 1;
        WideAccepted += !local && accepted ? 1 : 0;
        Local += local ? 1 : 0;
        LocalAccepted += local && accepted ? 1 : 0;
    }
}
