namespace Corridor.DataCompiler;

/// <summary>
/// Values of five-year periods read at calendar years. A period 2010-2015 runs from 1 July 2010 to 1 July 2015, so its middle is
/// 1 January 2013 (2013.0); the middle of calendar year 2010 is 2010.5. Values between two middles lie on a straight line.
/// </summary>
public static class PeriodInterpolation
{
    /// <summary>The first year of the earlier of the two periods around a calendar year, and the weight of the later one (0..1).</summary>
    public static (int Period, double Weight) At(int year)
    {
        double middle = year + 0.5;
        int period = (int)(5 * Math.Floor((middle - 3) / 5));
        return (period, (middle - 3 - period) / 5);
    }
}
