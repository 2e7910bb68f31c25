using System.Globalization;
using System.Text;

namespace Corridor.DataCompiler;

/// <summary>Writes a CSV text with one header row, line feeds and quotes only where they are needed.</summary>
public sealed class CsvText
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a file with its header.</summary>
    public CsvText(string header) => _text.Append(header).Append('\n');

    /// <summary>Rows written so far, without the header.</summary>
    public int Rows { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(params ReadOnlySpan<string> fields)
    {
        for (int i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                _text.Append(',');
            }

            _text.Append(Quoted(fields[i]));
        }

        _text.Append('\n');
        Rows++;
    }

    /// <summary>The file.</summary>
    public CompiledFile As(string name) => new(name, _text.ToString(), Rows);

    /// <summary>A whole number.</summary>
    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count of persons, with at most three decimals.</summary>
    public static string Persons(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A rate, share or price, with six significant digits and no exponent; below 1e28.</summary>
    public static string Rate(double value) =>
        decimal.Parse(value.ToString("G6", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
