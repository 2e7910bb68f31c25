using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Corridor.Data;

/// <summary>
/// Checks that a text is YAML as the project writes it: words, lists and mappings. A key given twice, an anchor, an alias, a tag and a tab
/// that indents are faults, because each makes a reader see something else than the program does. Every fault up to the first that
/// breaks the syntax is found.
/// </summary>
internal static class YamlGrammar
{
    /// <summary>Deeper nesting is no data file.</summary>
    private const int Deepest = 32;

    /// <summary>The text as the library's events, to be read on without scanning it again; null after a fault.</summary>
    public static IParser? Read(string text, string name, Faults faults)
    {
        int before = faults.Count;
        CheckTabs(text, name, faults);
        if (faults.Count > before)
        {
            return null;
        }

        List<ParsingEvent> events = [];
        Scanner scanner = new(new StringReader(text), skipComments: true);
        try
        {
            Walk(new Parser(scanner), events, name, faults);
        }
        catch (YamlException e)
        {
            AddSyntax(faults, name, e.Start, e.Message);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The library stumbles over some unclosed brackets instead of naming them.
            AddSyntax(faults, name, scanner.CurrentPosition, "a bracket, brace or quote is not closed");
        }

        return faults.Count == before ? new Replay(events) : null;
    }

    private static void CheckTabs(string text, string name, Faults faults)
    {
        int line = 0;
        foreach (ReadOnlySpan<char> content in text.AsSpan().EnumerateLines())
        {
            line++;
            ReadOnlySpan<char> indent = content[..^content.TrimStart(" \t").Length];
            if (indent.Length < content.Length && indent.Contains('\t'))
            {
                faults.Add(name, line, indent.IndexOf('\t') + 1, "a tab indents this line", "indent with spaces");
            }
        }
    }

    private static void Walk(Parser parser, List<ParsingEvent> events, string name, Faults faults)
    {
        Stack<Level> levels = [];
        while (parser.MoveNext())
        {
            events.Add(parser.Current!);
            switch (parser.Current)
            {
                case MappingEnd or SequenceEnd:
                    levels.Pop();
                    break;
                case Scalar or AnchorAlias or MappingStart or SequenceStart:
                    ParsingEvent node = parser.Current;
                    CheckPlainness(node, name, faults);
                    if (levels.TryPeek(out Level? level))
                    {
                        level.Take(node, name, faults);
                    }

                    if (node is MappingStart or SequenceStart)
                    {
                        levels.Push(new Level(node is MappingStart));
                    }

                    break;
            }

            if (levels.Count > Deepest)
            {
                Add(faults, name, parser.Current!.Start, $"nested more than {Deepest} deep", "is a bracket or brace not closed?");
                return;
            }
        }
    }

    private static void CheckPlainness(ParsingEvent node, string name, Faults faults)
    {
        if (node is AnchorAlias alias)
        {
            Add(faults, name, node.Start, $"an alias, *{alias.Value}", "write the value out; a text that begins with * needs quotes");
        }
        else if (node is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            Add(faults, name, node.Start, $"an anchor, &{anchored.Anchor}", "write the value without it; a text that begins with & needs quotes");
        }
        else if (node is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            Add(faults, name, node.Start, $"a tag, {tagged.Tag}", "write the value without it; a text that begins with ! needs quotes");
        }
    }

    private static void AddSyntax(Faults faults, string name, Mark mark, string message) =>
        Add(faults, name, mark, $"this is not YAML: {message.TrimEnd('.')}", "check indentation, brackets and quotes on this line and the one above");

    private static void Add(Faults faults, string name, Mark mark, string what, string hint) =>
        faults.Add(name, Math.Max((int)mark.Line, 1), Math.Max((int)mark.Column, 1), what, hint);

    /// <summary>Gives events that were read before.</summary>
    private sealed class Replay(List<ParsingEvent> events) : IParser
    {
        private int _at = -1;

        public ParsingEvent? Current => _at < 0 || _at >= events.Count ? null : events[_at];

        public bool MoveNext() => ++_at < events.Count;
    }

    /// <summary>One open mapping or list: in a mapping, keys and values take turns.</summary>
    private sealed class Level(bool isMapping)
    {
        private readonly HashSet<string>? _keys = isMapping ? new(StringComparer.Ordinal) : null;
        private bool _valueIsNext;

        public void Take(ParsingEvent node, string name, Faults faults)
        {
            if (_keys is null)
            {
                return;
            }

            if (!_valueIsNext)
            {
                if (node is not Scalar key)
                {
                    Add(faults, name, node.Start, "a key that is not a word", "write 'key: value'");
                }
                else if (!_keys.Add(key.Value))
                {
                    Add(faults, name, node.Start, $"key '{key.Value}' appears twice", "keep one");
                }
            }

            _valueIsNext = !_valueIsNext;
        }
    }
}
