using Corridor.Data;

namespace Corridor.Publishing.Drawing;

/// <summary>Persons of an origin in a destination, as one arc of the map.</summary>
/// <param name="Origin">Origin.</param>
/// <param name="Destination">Destination.</param>
/// <param name="Look">Class of the origin's colour.</param>
/// <param name="Persons">Persons.</param>
public sealed record Arc(Place Origin, Place Destination, string Look, double Persons);

/// <summary>
/// A map around the origins, fitted to the places within reach of it; arcs from capitals to destinations, as wide as the stock is large.
/// Destinations beyond the map end at its left edge.
/// </summary>
public sealed class FlowMap
{
    // A quarter of the sphere away and more: the projection would squeeze the rest of the map.
    private const double ReachInDegrees = 75;
    private const double WidestArc = 30;
    private const double LargestSpot = 30;
    private const double SmallestShare = 0.0004;
    private const double LargeShare = 0.2;

    private readonly SvgDrawing _svg;
    private readonly Frame _frame;
    private readonly Texts _texts;
    private readonly EqualAreaProjection _projection;
    private readonly (double X, double Y, double Scale) _fit;
    private readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];
    private readonly List<(double Left, double Top, double Right, double Bottom)> _spots = [];
    private readonly List<(double X, double Y, double Width)> _inked = [];

    private FlowMap(SvgDrawing svg, Frame frame, IReadOnlyList<Arc> arcs, Texts texts)
    {
        (_svg, _frame, _texts) = (svg, frame, texts);
        Place[] origins = [.. arcs.Select(arc => arc.Origin).Distinct()];
        _projection = new EqualAreaProjection(origins.Average(place => place.Longitude), origins.Average(place => place.Latitude));
        (double X, double Y)[] points = [.. arcs.SelectMany(arc => new[] { arc.Origin, arc.Destination }).Where(IsNear).Select(place => _projection.Project(place.Longitude, place.Latitude))];
        double west = points.Min(p => p.X);
        double east = points.Max(p => p.X);
        double south = points.Min(p => p.Y);
        double north = points.Max(p => p.Y);
        double scale = Math.Min(frame.Width * 0.84 / Math.Max(east - west, 0.2), frame.Height * 0.76 / Math.Max(north - south, 0.2));
        _fit = ((frame.Left + frame.Right) / 2 - ((west + east) / 2 * scale), (frame.Top + frame.Bottom) / 2 + 10 + ((south + north) / 2 * scale), scale);
    }

    /// <summary>Draws the map.</summary>
    /// <param name="svg">Drawing.</param>
    /// <param name="frame">Where in it.</param>
    /// <param name="arcs">Arcs; at least one.</param>
    /// <param name="shapes">Shapes of countries.</param>
    /// <param name="nameOf">Name of a place by its code.</param>
    /// <param name="texts">Words.</param>
    public static void Draw(SvgDrawing svg, Frame frame, IReadOnlyList<Arc> arcs, WorldShapes shapes, Func<string, string> nameOf, Texts texts)
    {
        FlowMap map = new(svg, frame, arcs, texts);
        svg.BeginClip(frame.Left, frame.Top, frame.Width, frame.Height);
        svg.Rect(frame.Left, frame.Top, frame.Width, frame.Height, "sea");
        map.DrawGraticule();
        map.DrawLand(shapes, arcs);
        map.DrawArcsAndSpots(arcs, nameOf);
        svg.EndClip();
        map.DrawKey(arcs);
    }

    private bool IsNear(Place place) => _projection.Distance(place.Longitude, place.Latitude) < ReachInDegrees;

    private (double X, double Y) At(double longitude, double latitude)
    {
        (double x, double y) = _projection.Project(longitude, latitude);
        return (_fit.X + (x * _fit.Scale), _fit.Y - (y * _fit.Scale));
    }

    private void DrawGraticule()
    {
        for (int longitude = -180; longitude < 180; longitude += 20)
        {
            Curve(Enumerable.Range(0, 17).Select(i => At(longitude, (i * 5) + 0.0)));
        }

        for (int latitude = 0; latitude <= 80; latitude += 20)
        {
            Curve(Enumerable.Range(-18, 55).Select(i => At(i * 5, latitude)));
        }

        void Curve(IEnumerable<(double X, double Y)> points) =>
            _svg.Path(PathData.Through(points.Select(p => Beside(p) ? (double.NaN, double.NaN) : p)).ToString(), "graticule");

        bool Beside((double X, double Y) p) => p.X < _frame.Left - 90 || p.X > _frame.Right + 90 || p.Y < _frame.Top - 90 || p.Y > _frame.Bottom + 90;
    }

    private void DrawLand(WorldShapes shapes, IReadOnlyList<Arc> arcs)
    {
        HashSet<string> here = [.. arcs.SelectMany(arc => new[] { arc.Origin.Code, arc.Destination.Code })];
        Frame wider = new(_frame.Left - 3, _frame.Top - 3, _frame.Right + 3, _frame.Bottom + 3);
        foreach (CountryShape country in shapes.Countries.OrderBy(shape => here.Contains(shape.Code)).ThenBy(shape => shape.Code, StringComparer.Ordinal))
        {
            PathData path = new();
            foreach (IReadOnlyList<(double Longitude, double Latitude)> ring in country.Rings)
            {
                Append(path, Thin(RectangleClip.Cut([.. ring.Select(point => At(point.Longitude, point.Latitude))], wider)));
            }

            _svg.Path(path.ToString(), here.Contains(country.Code) ? "land here" : "land");
        }
    }

    // Points nearer than a pixel to the last one kept are not seen.
    private static List<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> ring)
    {
        List<(double X, double Y)> kept = [];
        foreach ((double X, double Y) point in ring)
        {
            if (kept.Count == 0 || Math.Abs(point.X - kept[^1].X) + Math.Abs(point.Y - kept[^1].Y) >= 1)
            {
                kept.Add(point);
            }
        }

        return kept;
    }

    private static void Append(PathData path, List<(double X, double Y)> ring)
    {
        if (ring.Count < 3)
        {
            return;
        }

        path.MoveTo(ring[0].X, ring[0].Y);
        foreach ((double x, double y) in ring.Skip(1))
        {
            path.LineTo(x, y);
        }

        path.Close();
    }

    private void DrawArcsAndSpots(IReadOnlyList<Arc> arcs, Func<string, string> nameOf)
    {
        double largest = arcs.Max(arc => arc.Persons);
        double all = arcs.Sum(arc => arc.Persons);
        Arc[] shown = [.. arcs.Where(arc => arc.Persons > all * SmallestShare)];
        var totals = shown.GroupBy(arc => arc.Destination).Select(group => (Place: group.Key, Persons: group.Sum(arc => arc.Persons)))
            .OrderByDescending(row => row.Persons).ThenBy(row => row.Place.Code, StringComparer.Ordinal).ToArray();
        Dictionary<string, (double X, double Y)> ends = Ends([.. totals.Select(row => row.Place)]);

        string[] origins = [.. arcs.Select(arc => arc.Origin.Code).Distinct()];
        foreach ((Arc arc, (double X, double Y) end) in SideBySide(shown, ends, largest).OrderByDescending(row => row.Arc.Persons))
        {
            double width = WidthOf(arc, largest);
            _svg.Path(
                Curve(At(arc.Origin.Longitude, arc.Origin.Latitude), end, 0.13 + (0.035 * Array.IndexOf(origins, arc.Origin.Code)), width),
                "arc " + arc.Look,
                $"{nameOf(arc.Origin.Code)} → {nameOf(arc.Destination.Code)}: {NumberText.Of(arc.Persons)}",
                width);
        }

        double top = totals.Length == 0 ? 1 : totals[0].Persons;
        List<(Place Place, double Persons, double X, double Y, double Radius)> spots = [];
        foreach ((Place place, double persons) in totals)
        {
            (double x, double y) = ends[place.Code];
            double radius = Math.Max(3, LargestSpot * Math.Sqrt(persons / top));
            spots.Add((place, persons, x, y, radius));
            _spots.Add((x - radius, y - radius, x + radius, y + radius));
            _svg.Circle(x, y, radius, "spot", $"{nameOf(place.Code)}: {NumberText.Of(persons)}");
        }

        foreach (Arc arc in arcs.DistinctBy(arc => arc.Origin.Code))
        {
            (double x, double y) = At(arc.Origin.Longitude, arc.Origin.Latitude);
            _svg.Circle(x, y, 6, "capital " + arc.Look, nameOf(arc.Origin.Code));
            _spots.Add((x - 7, y - 7, x + 7, y + 7));
        }

        foreach (Arc arc in arcs.DistinctBy(arc => arc.Origin.Code))
        {
            double persons = arcs.Where(other => other.Origin.Code == arc.Origin.Code).Sum(other => other.Persons);
            (double x, double y) = At(arc.Origin.Longitude, arc.Origin.Latitude);
            Name(x, y, 9, nameOf(arc.Origin.Code), _texts.Format("fig.map.abroad", Persons(persons)), "name strong halo");
        }

        foreach ((Place place, double persons, double x, double y, double radius) in spots.Where(spot => !origins.Contains(spot.Place.Code)))
        {
            Name(x, y, radius + 3, IsNear(place) ? nameOf(place.Code) : "← " + nameOf(place.Code), Persons(persons), persons > all * LargeShare ? "name strong halo" : "name halo");
        }
    }

    private static double WidthOf(Arc arc, double largest) => Math.Max(0.8, arc.Persons / largest * WidestArc);

    // Arcs that meet in a place end beside each other, in the order in which their origins lie, so that none hides another there.
    private IEnumerable<(Arc Arc, (double X, double Y) End)> SideBySide(Arc[] arcs, Dictionary<string, (double X, double Y)> ends, double largest)
    {
        foreach (IGrouping<string, Arc> group in arcs.GroupBy(arc => arc.Destination.Code, StringComparer.Ordinal))
        {
            (double x, double y) = ends[group.Key];
            double total = group.Sum(arc => WidthOf(arc, largest));
            double dx = x - group.Sum(arc => At(arc.Origin.Longitude, arc.Origin.Latitude).X * WidthOf(arc, largest) / total);
            double dy = y - group.Sum(arc => At(arc.Origin.Longitude, arc.Origin.Latitude).Y * WidthOf(arc, largest) / total);
            double length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
            (double nx, double ny) = (-dy / length, dx / length);
            double offset = -total / 2;
            foreach (Arc arc in group.OrderBy(arc => Side(arc)).ThenBy(arc => arc.Origin.Code, StringComparer.Ordinal))
            {
                double width = WidthOf(arc, largest);
                double at = offset + (width / 2);
                offset += width;
                yield return (arc, (x + (nx * at), y + (ny * at)));
            }

            double Side(Arc arc)
            {
                (double X, double Y) origin = At(arc.Origin.Longitude, arc.Origin.Latitude);
                return (origin.X * nx) + (origin.Y * ny);
            }
        }
    }

    private string Persons(double persons)
    {
        Magnitude magnitude = Magnitude.For(persons);
        return magnitude.Short(persons) + (magnitude.Key.Length == 0 ? string.Empty : "\u202F" + _texts[magnitude.Key]);
    }

    private Dictionary<string, (double X, double Y)> Ends(IReadOnlyList<Place> places)
    {
        Dictionary<string, (double X, double Y)> ends = new(StringComparer.Ordinal);
        int beyond = 0;
        foreach (Place place in places)
        {
            ends[place.Code] = IsNear(place)
                ? At(place.Longitude, place.Latitude)
                : (_frame.Left + 12, _frame.Top + (_frame.Height * (0.14 + (0.13 * beyond++))));
        }

        return ends;
    }

    // A quadratic curve that rises to the north side of the straight way. Remembers where ink lies, for the names.
    private string Curve((double X, double Y) from, (double X, double Y) to, double bend, double width)
    {
        double dx = to.X - from.X;
        double dy = to.Y - from.Y;
        (double nx, double ny) = dx > 0 ? (dy, -dx) : (-dy, dx);
        double x = ((from.X + to.X) / 2) + (nx * bend);
        double y = ((from.Y + to.Y) / 2) + (ny * bend);
        const int Samples = 60;
        for (int i = 0; i <= Samples; i++)
        {
            double t = (double)i / Samples;
            _inked.Add((((1 - t) * (1 - t) * from.X) + (2 * t * (1 - t) * x) + (t * t * to.X), ((1 - t) * (1 - t) * from.Y) + (2 * t * (1 - t) * y) + (t * t * to.Y), width));
        }

        return FormattableString.Invariant($"M{from.X:0.#} {from.Y:0.#}Q{x:0.#} {y:0.#} {to.X:0.#} {to.Y:0.#}");
    }

    // Tries eight sides and takes the one that hides least: other names above all, then circles, then arcs.
    private void Name(double x, double y, double distance, string name, string value, string look)
    {
        const double Height = 27;
        double width = Math.Max(Legend.WidthOf(name) * (look.Contains("strong", StringComparison.Ordinal) ? 1.08 : 1), Legend.WidthOf(value) * 0.94) + 2;
        double slant = distance * 0.72;
        (double Left, double Top, string Anchor)[] sides =
        [
            (x + distance, y - (Height / 2), "start"),
            (x - distance - width, y - (Height / 2), "end"),
            (x - (width / 2), y + distance, "mid"),
            (x - (width / 2), y - distance - Height, "mid"),
            (x + slant, y + slant - 4, "start"),
            (x - slant - width, y + slant - 4, "end"),
            (x + slant, y - slant - Height + 4, "start"),
            (x - slant - width, y - slant - Height + 4, "end"),
        ];
        (double Left, double Top, string Anchor) best = sides.MinBy(side => Hidden(side.Left, side.Top, width, Height));
        _taken.Add((best.Left, best.Top, best.Left + width, best.Top + Height));
        double anchor = best.Anchor == "start" ? best.Left : best.Anchor == "end" ? best.Left + width : best.Left + (width / 2);
        _svg.Text(anchor, best.Top + 11, name, look + " " + best.Anchor);
        _svg.Text(anchor, best.Top + 24, value, "small halo " + best.Anchor);
    }

    private double Hidden(double left, double top, double width, double height)
    {
        bool outside = left < _frame.Left + 2 || left + width > _frame.Right - 2 || top < _frame.Top + 2 || top + height > _frame.Bottom - 2;
        return (outside ? 1e6 : 0)
            + (1e4 * _taken.Count(Meets))
            + (300 * _spots.Count(Meets))
            + _inked.Where(point => point.X > left - 2 && point.X < left + width + 2 && point.Y > top && point.Y < top + height).Sum(point => point.Width);

        bool Meets((double Left, double Top, double Right, double Bottom) other) =>
            left < other.Right && other.Left < left + width && top < other.Bottom && other.Top < top + height;
    }

    // The same widths as the arcs, for two round numbers.
    private void DrawKey(IReadOnlyList<Arc> arcs)
    {
        double largest = arcs.Max(arc => arc.Persons);
        double big = LinearScale.NiceStep(largest, 1) <= largest ? LinearScale.NiceStep(largest, 1) : LinearScale.NiceStep(largest, 2);
        double y = _frame.Bottom - 18;
        double x = _frame.Right - 250;
        foreach (double persons in new[] { big / 10, big })
        {
            double width = Math.Max(0.8, persons / largest * WidestArc);
            _svg.Path(FormattableString.Invariant($"M{x:0.#} {y:0.#}h26"), "arc rest", null, width);
            _svg.Text(x + 26 + (width / 2) + 8, y + 4, Persons(persons), "small start halo");
            x += 128;
        }
    }
}
