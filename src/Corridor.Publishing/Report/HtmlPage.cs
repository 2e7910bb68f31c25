using Corridor.Data;
using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>The few elements of which a report is made; all texts are escaped here.</summary>
internal sealed class HtmlPage(TextWriter to, Texts texts)
{
    public Texts Texts { get; } = texts;

    public void Element(string element, string text, string look = "")
    {
        to.Write(look.Length == 0 ? $"<{element}>" : $"<{element} class=\"{look}\">");
        to.Write(Markup.Escape(text));
        to.Write($"</{element}>\n");
    }

    public void Facts(IReadOnlyList<(string Name, string Value)> facts)
    {
        to.Write("<dl class=\"facts\">\n");
        foreach ((string name, string value) in facts)
        {
            to.Write($"<div><dt>{Markup.Escape(name)}</dt><dd>{Markup.Escape(value)}</dd></div>\n");
        }

        to.Write("</dl>\n");
    }

    public void Section(string id, string title, Action body)
    {
        to.Write($"<section id=\"{Markup.Escape(id)}\">\n");
        Element("h2", title);
        body();
        to.Write("</section>\n");
    }

    public void List(IReadOnlyList<string> items)
    {
        to.Write("<ul class=\"notes\">\n");
        foreach (string item in items)
        {
            Element("li", item);
        }

        to.Write("</ul>\n");
    }

    public void Grid(IReadOnlyList<Figure> figures)
    {
        to.Write("<div class=\"grid\">\n");
        foreach (Figure figure in figures)
        {
            Figure(figure);
        }

        to.Write("</div>\n");
    }

    public void Figure(Figure figure)
    {
        to.Write($"<figure id=\"fig-{Markup.Escape(figure.Key)}\" class=\"{(figure.Wide ? "wide" : "half")}\">\n<figcaption>");
        Element("h3", figure.Title);
        Element("p", figure.Unit, "unit");
        to.Write("</figcaption>\n<div class=\"canvas\">\n");
        to.Write(figure.Drawing.Inline());
        to.Write("</div>\n");
        if (figure.Table.Rows.Count > 0)
        {
            to.Write("<details><summary>");
            to.Write(Markup.Escape(Texts["table.show"]));
            to.Write("</summary>\n<div class=\"scroll\">\n");
            Numbers(figure.Table.Columns, figure.Table.Rows, "numbers");
            if (figure.Dots.Count > 0)
            {
                Element("p", Texts["dots.note"], "small");
                Published(figure.Dots);
            }

            to.Write("</div></details>\n");
        }

        to.Write("</figure>\n");
    }

    public void Numbers(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, string look)
    {
        to.Write($"<table class=\"{look}\"><thead><tr>");
        foreach (string column in columns)
        {
            to.Write($"<th scope=\"col\">{Markup.Escape(column)}</th>");
        }

        to.Write("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            to.Write($"<tr><th scope=\"row\">{Markup.Escape(row[0])}</th>");
            foreach (string cell in row.Skip(1))
            {
                to.Write($"<td>{Markup.Escape(cell)}</td>");
            }

            to.Write("</tr>\n");
        }

        to.Write("</tbody></table>\n");
    }

    /// <summary>Writes markup that was made by this project and is escaped already.</summary>
    public void Raw(string markup) => to.Write(markup);

    public void SourceList(IReadOnlyList<Source> sources)
    {
        to.Write("<ol class=\"sources\">\n");
        foreach (Source source in sources)
        {
            string authors = source.Authors.Length == 0 ? string.Empty : source.Authors + ". ";
            to.Write($"<li id=\"source-{Markup.Escape(source.Id)}\"><b>{Markup.Escape(source.Id)}</b> {Markup.Escape(authors)}<cite>{Markup.Escape(source.Title)}</cite>. ");
            to.Write(Markup.Escape($"{source.Publisher}, {source.Year} ({source.Kind}; {source.Licence}; {Texts["footer.read"]} {source.Read})."));
            if (Uri.TryCreate(source.Url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            {
                to.Write($" <a href=\"{Markup.Escape(source.Url)}\" rel=\"noopener\">{Markup.Escape(source.Url)}</a>");
            }

            to.Write("</li>\n");
        }

        to.Write("</ol>\n");
    }

    private void Published(IReadOnlyList<PublishedDot> dots)
    {
        bool share = dots.Max(dot => dot.High) < 1000;
        Numbers(
            [Texts["figure.id"], Texts["month"], Texts["value"], Texts["counts"], Texts["source"]],
            [.. dots.Select(dot => (IReadOnlyList<string>)
            [
                dot.FigureId,
                dot.When.ToString(),
                dot.Low == dot.High ? NumberText.Of(dot.Low, share ? 1 : 0) : NumberText.Of(dot.Low, share ? 1 : 0) + "–" + NumberText.Of(dot.High, share ? 1 : 0),
                dot.Label,
                dot.Source,
            ])],
            "numbers published");
    }
}
