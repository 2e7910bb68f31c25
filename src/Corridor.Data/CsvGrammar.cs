namespace Corridor.Data;

/// <summary>
/// Where the fields of one CSV row begin and where it breaks RFC 4180. The library that splits the rows forgives stray quotes;
/// here they are faults, because a forgiven quote can swallow the rest of a file.
/// </summary>
internal static class CsvGrammar
{
    /// <summary>Reads one row, line end included.</summary>
    /// <param name="row">The row as it stands in the file.</param>
    /// <returns>
    /// Index of each field's first character; index of the first character that breaks the grammar, or null;
    /// and whether that character is a quote that nothing closes.
    /// </returns>
    public static (List<int> Starts, int? Flaw, bool Unclosed) Read(ReadOnlySpan<char> row)
    {
        List<int> starts = [];
        int at = 0;
        while (true)
        {
            int start = at;
            starts.Add(start);
            if (at < row.Length && row[at] == '"')
            {
                int end = EndOfQuoted(row, at);
                if (end < 0)
                {
                    return (starts, at, true);
                }

                at = end;
            }
            else
            {
                int length = row[at..].IndexOfAny("\",\r\n");
                at = length < 0 ? row.Length : at + length;
            }

            if (row[at..] is "" or "\n" or "\r\n")
            {
                return (starts, null, false);
            }

            if (row[at] != ',')
            {
                // A quoted field that runs over lines into other text was most likely never closed, and met the quote of a later row.
                bool ranOn = row[start] == '"' && row[start..at].Contains('\n');
                return (starts, ranOn ? start : at, ranOn);
            }

            at++;
        }
    }

    /// <summary>Index after the quote that closes the field opened at <paramref name="open"/>, or -1. A doubled quote is a quote of the text.</summary>
    private static int EndOfQuoted(ReadOnlySpan<char> row, int open)
    {
        for (int at = open + 1; at < row.Length; at++)
        {
            if (row[at] != '"')
            {
                continue;
            }

            if (at + 1 == row.Length || row[at + 1] != '"')
            {
                return at + 1;
            }

            at++;
        }

        return -1;
    }
}
