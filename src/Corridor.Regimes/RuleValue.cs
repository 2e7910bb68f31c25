using System.Globalization;

namespace Corridor.Regimes;

/// <summary>What kind of thing a rule says.</summary>
public enum RuleValueKind
{
    /// <summary>One number, in the unit of the rule.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Words.</summary>
    Text,

    /// <summary>Several named numbers, such as days 90 and window 180.</summary>
    Numbers,
}

/// <summary>
/// What a rule says from a date on: a number, yes or no, a text, or several named numbers. Immutable; two values are equal when they
/// say the same.
/// </summary>
public sealed class RuleValue : IEquatable<RuleValue>
{
    private readonly double _number;
    private readonly string _text = string.Empty;
    private readonly KeyValuePair<string, double>[] _numbers = [];

    private RuleValue(RuleValueKind kind, double number) => (Kind, _number) = (kind, number);

    private RuleValue(string text) => (Kind, _text) = (RuleValueKind.Text, text);

    private RuleValue(KeyValuePair<string, double>[] numbers) => (Kind, _numbers) = (RuleValueKind.Numbers, numbers);

    /// <summary>Which of the typed accessors may be read.</summary>
    public RuleValueKind Kind { get; }

    /// <summary>The number, in the unit of the rule.</summary>
    /// <exception cref="InvalidOperationException">The value is no number.</exception>
    public double Number => Kind == RuleValueKind.Number ? _number : throw Is(RuleValueKind.Number);

    /// <summary>Yes (true) or no (false).</summary>
    /// <exception cref="InvalidOperationException">The value is no yes or no.</exception>
    public bool Yes => Kind == RuleValueKind.YesNo ? _number != 0 : throw Is(RuleValueKind.YesNo);

    /// <summary>The words.</summary>
    /// <exception cref="InvalidOperationException">The value is no text.</exception>
    public string Words => Kind == RuleValueKind.Text ? _text : throw Is(RuleValueKind.Text);

    /// <summary>The named numbers in the order of the file.</summary>
    /// <exception cref="InvalidOperationException">The value is no set of named numbers.</exception>
    public IReadOnlyList<KeyValuePair<string, double>> Numbers => Kind == RuleValueKind.Numbers ? _numbers : throw Is(RuleValueKind.Numbers);

    /// <summary>The number with a name.</summary>
    /// <exception cref="InvalidOperationException">The value is no set of named numbers, or has no such name.</exception>
    public double this[string name] =>
        Find(name) ?? throw new InvalidOperationException($"'{this}' has no '{name}'.");

    /// <summary>A plain number.</summary>
    public static RuleValue Of(double number) => new(RuleValueKind.Number, number);

    /// <summary>Yes or no.</summary>
    public static RuleValue Of(bool yes) => new(RuleValueKind.YesNo, yes ? 1 : 0);

    /// <summary>Words.</summary>
    public static RuleValue Of(string words) => new(words);

    /// <summary>Several named numbers; their order is kept.</summary>
    public static RuleValue Of(IEnumerable<KeyValuePair<string, double>> numbers) => new([.. numbers]);

    /// <summary>The number with a name, or null when there is none of that name.</summary>
    /// <exception cref="InvalidOperationException">The value is no set of named numbers.</exception>
    public double? Find(string name)
    {
        foreach (KeyValuePair<string, double> pair in Numbers)
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal))
            {
                return pair.Value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Equals(RuleValue? other) =>
        other is not null
        && Kind == other.Kind
        && _number.Equals(other._number)
        && _text == other._text
        && _numbers.Length == other._numbers.Length
        && _numbers.All(pair => other.Find(pair.Key) is { } value && value.Equals(pair.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RuleValue);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Kind, _number, string.GetHashCode(_text, StringComparison.Ordinal), _numbers.Sum(pair => pair.Value));

    /// <summary>"8900", "yes", "words" or "days 90, window 180".</summary>
    public override string ToString() => Kind switch
    {
        RuleValueKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        RuleValueKind.YesNo => Yes ? "yes" : "no",
        RuleValueKind.Text => _text,
        _ => string.Join(", ", _numbers.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}"))),
    };

    /// <summary>The kind of a value in words.</summary>
    internal static string Name(RuleValueKind kind) => kind switch
    {
        RuleValueKind.Number => "a number",
        RuleValueKind.YesNo => "a yes or no",
        RuleValueKind.Text => "a text",
        _ => "a set of named numbers",
    };

    private InvalidOperationException Is(RuleValueKind wanted) => new($"'{this}' is {Name(Kind)}, not {Name(wanted)}.");
}
