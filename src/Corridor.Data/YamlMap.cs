using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Corridor.Data;

/// <summary>A mapping of a YAML file that knows its lines. Missing, unknown and ill-typed keys become faults.</summary>
public sealed class YamlMap
{
    private readonly YamlMappingNode _node;

    private YamlMap(string file, YamlMappingNode node)
    {
        File = file;
        _node = node;
    }

    /// <summary>Relative name of the file.</summary>
    public string File { get; }

    /// <summary>Line of the mapping's start, counted from 1.</summary>
    public int Line => (int)_node.Start.Line;

    /// <summary>Column of the mapping's start, counted from 1.</summary>
    public int Column => (int)_node.Start.Column;

    /// <summary>Keys in the order of the file.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.Select(key => key is YamlScalarNode { Value: { } text } ? text : string.Empty);

    /// <summary>Reads a file whose root is a mapping; null after a fault.</summary>
    public static YamlMap? Read(DataFolder folder, string name, Faults faults)
    {
        string? text = folder.ReadText(name, faults);
        return text is null ? null : Parse(text, name, faults);
    }

    /// <summary>The same for a file of a user, whose last line need not end with a line feed.</summary>
    public static YamlMap? ReadUserFile(DataFolder folder, string name, Faults faults)
    {
        string? text = folder.ReadUserText(name, faults);
        return text is null ? null : Parse(text, name, faults);
    }

    /// <summary>Reads a text whose root is a mapping; null after a fault.</summary>
    public static YamlMap? Parse(string text, string name, Faults faults)
    {
        if (YamlGrammar.Read(text, name, faults) is not { } events)
        {
            return null;
        }

        YamlStream stream = [];
        stream.Load(events);
        if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            faults.Add(name, 1, 1, "the file is not one mapping of keys to values", "begin with 'key: value'");
            return null;
        }

        return new YamlMap(name, root);
    }

    /// <summary>Adds a fault at a key (or at the mapping, when the key is not there).</summary>
    public void Fault(Faults faults, string key, string what, string hint)
    {
        Mark mark = MarkOf(key);
        faults.Add(File, (int)mark.Line, (int)mark.Column, what, hint);
    }

    /// <summary>Every key that is not in the list is a fault.</summary>
    public void Only(Faults faults, params string[] known)
    {
        foreach (YamlNode key in _node.Children.Keys)
        {
            string text = key is YamlScalarNode { Value: { } value } ? value : string.Empty;
            if (!known.Contains(text, StringComparer.Ordinal))
            {
                faults.Add(File, (int)key.Start.Line, (int)key.Start.Column, $"unknown key '{text}'", NearestWord.Hint(text, known));
            }
        }
    }

    /// <summary>True when the key is there and not null.</summary>
    public bool Has(string key) => Node(key) is { } node && !IsNull(node);

    /// <summary>True when the key is there with the value null.</summary>
    public bool IsNull(string key) => Node(key) is { } node && IsNull(node);

    /// <summary>True when the key is there with a list that is empty.</summary>
    public bool HasEmptyList(string key) => Node(key) is YamlSequenceNode { Children.Count: 0 };

    /// <summary>True when the key is there with a mapping below it.</summary>
    public bool HasMap(string key) => Node(key) is YamlMappingNode;

    /// <summary>A text; a fault and an empty text when it is missing.</summary>
    public string Text(string key, Faults faults)
    {
        switch (Node(key))
        {
            case YamlScalarNode { Value.Length: > 0 } scalar when !IsNull(scalar):
                return scalar.Value!;
            case null:
                Fault(faults, key, $"key '{key}' is missing", $"add '{key}: ...'");
                return string.Empty;
            default:
                Fault(faults, key, $"'{key}' is not a text", $"write '{key}: ...' on one line");
                return string.Empty;
        }
    }

    /// <summary>A text, or empty.</summary>
    public string OptionalText(string key) => Node(key) is YamlScalarNode { Value: { } text } node && !IsNull(node) ? text : string.Empty;

    /// <summary>A number within [min, max]; a fault and NaN when it is none.</summary>
    public double Number(string key, Faults faults, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        string text = Text(key, faults);
        if (text.Length == 0)
        {
            return double.NaN;
        }

        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            Fault(faults, key, $"'{text}' in {key} is not a number", "write digits with a decimal point");
            return double.NaN;
        }

        if (value < min || value > max)
        {
            Fault(faults, key, $"{key} is {text}", Bounds.Hint(min, max));
            return double.NaN;
        }

        return value;
    }

    /// <summary>A month; a fault and null when it is none.</summary>
    public Month? Month(string key, Faults faults)
    {
        string text = Text(key, faults);
        if (text.Length == 0)
        {
            return null;
        }

        if (Data.Month.TryParse(text, out Month month))
        {
            return month;
        }

        Fault(faults, key, $"'{text}' in {key} is not a month", "write it as 2022-03");
        return null;
    }

    /// <summary>A date; a fault and null when it is none.</summary>
    public DateOnly? Date(string key, Faults faults)
    {
        string text = Text(key, faults);
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        Fault(faults, key, $"'{text}' in {key} is not a date", "write it as 2022-03-15");
        return null;
    }

    /// <summary>One of the given words; a fault and null when it is another.</summary>
    public string? OneOf(string key, IReadOnlyCollection<string> words, Faults faults, string kind)
    {
        string text = Text(key, faults);
        if (text.Length == 0 || words.Contains(text, StringComparer.Ordinal))
        {
            return text.Length == 0 ? null : text;
        }

        Fault(faults, key, $"unknown {kind} '{text}'", NearestWord.Hint(text, words));
        return null;
    }

    /// <summary>A list of texts (a single text counts as a list of one); empty when the key is not there.</summary>
    public IReadOnlyList<string> Texts(string key, Faults faults)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { } text } scalar:
                return IsNull(scalar) ? [] : [text];
            case YamlSequenceNode list when list.Children.All(item => item is YamlScalarNode && !IsNull(item)):
                return [.. list.Children.Select(item => ((YamlScalarNode)item).Value ?? string.Empty)];
            default:
                Fault(faults, key, $"'{key}' is not a list of words", "write it as [A, B]");
                return [];
        }
    }

    /// <summary>A mapping below a key, or null when it is not there (a fault when it is something else).</summary>
    public YamlMap? Map(string key, Faults faults)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new YamlMap(File, map);
            default:
                Fault(faults, key, $"'{key}' is not a mapping", "write it as {a: ..., b: ...}");
                return null;
        }
    }

    /// <summary>A list of mappings below a key; empty when the key is not there.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, Faults faults)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                foreach (YamlNode other in list.Children.Where(item => item is not YamlMappingNode))
                {
                    faults.Add(File, (int)other.Start.Line, (int)other.Start.Column, $"an item of '{key}' is not a mapping", "write it as - {a: ..., b: ...}");
                }

                return [.. list.Children.OfType<YamlMappingNode>().Select(item => new YamlMap(File, item))];
            default:
                Fault(faults, key, $"'{key}' is not a list", "write one item a line, each beginning with '- '");
                return [];
        }
    }

    /// <summary>An English and a Russian text below a key; a fault for each that is missing.</summary>
    public Label Label(string key, Faults faults)
    {
        if (Node(key) is not YamlMappingNode node)
        {
            Fault(faults, key, $"'{key}' has no texts in English and Russian", $"write {key}: {{en: ..., ru: ...}}");
            return new Label(string.Empty, string.Empty);
        }

        YamlMap map = new(File, node);
        map.Only(faults, "en", "ru");
        return new Label(map.Text("en", faults), map.Text("ru", faults));
    }

    /// <summary>Checks that the key `source` names a source of the catalogue or a judgement with its reason.</summary>
    public string Source(SourceCatalogue sources, Faults faults, string key = "source")
    {
        Mark mark = MarkOf(key);
        string source = OptionalText(key);
        sources.Check(source, faults, File, (int)mark.Line, (int)mark.Column);
        return source;
    }

    /// <summary>The mapping on one line, as it can be written to a file, with other numbers for some keys of its own.</summary>
    /// <param name="numbers">Numbers that stand in the place of those of the file, by key.</param>
    public string OnOneLine(IReadOnlyDictionary<string, double> numbers) =>
        $"{{{string.Join(", ", _node.Children.Select(pair => $"{OneLine(pair.Key)}: {(pair.Key is YamlScalarNode { Value: { } key } && numbers.TryGetValue(key, out double number) ? number.ToString(CultureInfo.InvariantCulture) : OneLine(pair.Value))}"))}}}";

    private static string OneLine(YamlNode node) => node switch
    {
        YamlMappingNode map => $"{{{string.Join(", ", map.Children.Select(pair => $"{OneLine(pair.Key)}: {OneLine(pair.Value)}"))}}}",
        YamlSequenceNode list => $"[{string.Join(", ", list.Children.Select(OneLine))}]",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } plain } when plain.AsSpan().IndexOfAny(",[]{}") < 0 => plain,
        YamlScalarNode scalar => $"\"{(scalar.Value ?? string.Empty).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"",
        _ => throw new InvalidOperationException("A node that YAML files of the project do not have."),
    };

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" };

    /// <summary>Where the value of a key stands; where the key is missing, the mapping's start.</summary>
    private Mark MarkOf(string key)
    {
        foreach ((YamlNode name, YamlNode value) in _node.Children)
        {
            if (name is YamlScalarNode { Value: { } text } && text == key)
            {
                // A value left out has no characters of its own: the key is what a reader can find.
                return value is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" } ? name.Start : value.Start;
            }
        }

        return _node.Start;
    }

    private YamlNode? Node(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? node : null;
}

/// <summary>A text in English and Russian.</summary>
public sealed record Label(string En, string Ru)
{
    /// <summary>The text in a language ("ru", else English).</summary>
    public string In(string language) => language == "ru" ? Ru : En;
}
