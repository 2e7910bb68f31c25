using System.Text;

namespace Corridor.Publishing.Drawing;

/// <summary>
/// An SVG drawing under construction. Looks come from classes of figure.css only, so that light, dark and print share one drawing.
/// All texts are escaped here.
/// </summary>
public sealed class SvgDrawing
{
    private readonly StringBuilder _body = new();
    private readonly string _id;
    private readonly string _title;
    private readonly string _description;

    /// <summary>Starts an empty drawing.</summary>
    /// <param name="id">Unique in its page; letters, digits and hyphens.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="title">What it shows, read by screen readers first.</param>
    /// <param name="description">What can be seen, in a sentence or two.</param>
    public SvgDrawing(string id, double width, double height, string title, string description)
    {
        (_id, Width, Height, _title, _description) = (id, width, height, title, description);
    }

    /// <summary>Width in pixels.</summary>
    public double Width { get; }

    /// <summary>Height in pixels.</summary>
    public double Height { get; }

    /// <summary>Additional attributes of the root, such as data-from, read by the page's script.</summary>
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>A line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string look) =>
        _body.Append("<line x1=\"").Append(N(x1)).Append("\" y1=\"").Append(N(y1)).Append("\" x2=\"").Append(N(x2)).Append("\" y2=\"").Append(N(y2))
            .Append("\" class=\"").Append(look).Append("\"/>\n");

    /// <summary>A rectangle.</summary>
    public void Rect(double x, double y, double width, double height, string look, string? tooltip = null)
    {
        _body.Append("<rect x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append("\" width=\"").Append(N(width)).Append("\" height=\"").Append(N(height)).Append('"');
        Finish("rect", look, tooltip);
    }

    /// <summary>A circle.</summary>
    public void Circle(double x, double y, double radius, string look, string? tooltip = null)
    {
        _body.Append("<circle cx=\"").Append(N(x)).Append("\" cy=\"").Append(N(y)).Append("\" r=\"").Append(N(radius)).Append('"');
        Finish("circle", look, tooltip);
    }

    /// <summary>A path; nothing when the data are empty.</summary>
    public void Path(string data, string look, string? tooltip = null, double? strokeWidth = null)
    {
        if (data.Length == 0)
        {
            return;
        }

        _body.Append("<path d=\"").Append(data).Append('"');
        if (strokeWidth is double width)
        {
            _body.Append(" stroke-width=\"").Append(N(width)).Append('"');
        }

        Finish("path", look, tooltip);
    }

    /// <summary>A text; alignment is part of its look (start, mid, end).</summary>
    public void Text(double x, double y, string text, string look) =>
        _body.Append("<text x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append("\" class=\"").Append(look).Append("\">").Append(Markup.Escape(text)).Append("</text>\n");

    /// <summary>Everything drawn until <see cref="EndClip"/> is cut at a rectangle.</summary>
    public void BeginClip(double x, double y, double width, double height)
    {
        string clip = _id + "-clip";
        _body.Append("<clipPath id=\"").Append(clip).Append("\"><rect x=\"").Append(N(x)).Append("\" y=\"").Append(N(y))
            .Append("\" width=\"").Append(N(width)).Append("\" height=\"").Append(N(height)).Append("\"/></clipPath>\n<g clip-path=\"url(#").Append(clip).Append(")\">\n");
    }

    /// <summary>Ends the cutting.</summary>
    public void EndClip() => _body.Append("</g>\n");

    /// <summary>The drawing for a page that holds figure.css.</summary>
    public string Inline() => Root(0, Height, string.Empty, string.Empty);

    /// <summary>The drawing as a file of its own: name space, looks, a heading and a line below it.</summary>
    public string Standalone(string heading, string subtitle)
    {
        const double Top = 58;
        StringBuilder head = new();
        head.Append("<style>").Append(Asset.Read("figure.css")).Append("</style>\n");
        head.Append("<rect x=\"0\" y=\"").Append(N(-Top)).Append("\" width=\"100%\" height=\"").Append(N(Height + Top)).Append("\" class=\"paper\"/>\n");
        head.Append("<text x=\"16\" y=\"-32\" class=\"heading\">").Append(Markup.Escape(heading)).Append("</text>\n");
        head.Append("<text x=\"16\" y=\"-12\" class=\"subtitle\">").Append(Markup.Escape(subtitle)).Append("</text>\n");
        return Root(-Top, Height + Top, " xmlns=\"http://www.w3.org/2000/svg\"", head.ToString());
    }

    private static string N(double value) => NumberText.Coordinate(value);

    private string Root(double top, double height, string nameSpace, string head)
    {
        StringBuilder svg = new(_body.Length + 1000);
        svg.Append("<svg").Append(nameSpace).Append(" class=\"fig\" role=\"img\" viewBox=\"0 ").Append(N(top)).Append(' ').Append(N(Width)).Append(' ').Append(N(height))
            .Append("\" width=\"").Append(N(Width)).Append("\" height=\"").Append(N(height))
            .Append("\" aria-labelledby=\"").Append(_id).Append("-t ").Append(_id).Append("-d\"");
        foreach ((string name, string value) in Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            svg.Append(' ').Append(name).Append("=\"").Append(Markup.Escape(value)).Append('"');
        }

        svg.Append(">\n<title id=\"").Append(_id).Append("-t\">").Append(Markup.Escape(_title)).Append("</title>\n<desc id=\"").Append(_id).Append("-d\">")
            .Append(Markup.Escape(_description)).Append("</desc>\n").Append(head).Append(_body).Append("</svg>\n");
        return svg.ToString();
    }

    private void Finish(string element, string look, string? tooltip)
    {
        _body.Append(" class=\"").Append(look).Append('"');
        if (tooltip is null)
        {
            _body.Append("/>\n");
        }
        else
        {
            _body.Append("><title>").Append(Markup.Escape(tooltip)).Append("</title></").Append(element).Append(">\n");
        }
    }
}
