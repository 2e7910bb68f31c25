using System.Text;

namespace Corridor.Publishing.Drawing;

/// <summary>Text made safe for XML and HTML.</summary>
public static class Markup
{
    /// <summary>Escapes the five characters with a meaning in markup and replaces characters that XML 1.0 cannot hold by U+FFFD.</summary>
    public static string Escape(string text)
    {
        StringBuilder safe = new(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case '\'': safe.Append("&#39;"); break;
                case (< 0x20 and not (0x9 or 0xA or 0xD)) or 0xFFFE or 0xFFFF: safe.Append('\uFFFD'); break;
                default: safe.Append(rune.ToString()); break;
            }
        }

        return safe.ToString();
    }
}
