using System.Reflection;

namespace Corridor.Model;

/// <content>Comparison of two runs' inputs.</content>
public sealed partial class NationInputs
{
    // All that is kept, so that no input can be forgotten here.
    private static readonly FieldInfo[] Kept = typeof(NationInputs).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);

    /// <summary>The first month, counted from the start, in which an input differs from that of others over as many months; all months where none does.</summary>
    internal int FirstDifference(NationInputs other) => Kept.Min(field => FirstDifference(field.GetValue(this), field.GetValue(other), Months));

    private static int FirstDifference(object? a, object? b, int months) => (a, b) switch
    {
        _ when ReferenceEquals(a, b) => months,
        (double[] was, double[] now) => FirstDifference(was, now, months),
        (int[] was, int[] now) => FirstDifference(was, now, months),
        (double[][] was, double[][] now) when was.Length == now.Length => was.Zip(now, (x, y) => FirstDifference(x, y, months)).DefaultIfEmpty(months).Min(),
        _ => Equals(a, b) ? months : 0,
    };

    private static int FirstDifference<T>(T[] a, T[] b, int months)
        where T : IEquatable<T> =>
        a.Length == months && b.Length == months ? a.AsSpan().CommonPrefixLength(b) : 0;
}
