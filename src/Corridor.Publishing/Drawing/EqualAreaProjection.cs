namespace Corridor.Publishing.Drawing;

/// <summary>
/// Lambert's azimuthal equal-area projection on a sphere of radius 1 (J. P. Snyder, Map Projections: A Working Manual, USGS 1987, p. 182-190).
/// </summary>
/// <param name="Longitude">Degrees east of the centre.</param>
/// <param name="Latitude">Degrees north of the centre.</param>
public readonly record struct EqualAreaProjection(double Longitude, double Latitude)
{
    private const double Degree = Math.PI / 180;

    /// <summary>The point in the plane, x to the east and y to the north of the centre.</summary>
    public (double X, double Y) Project(double longitude, double latitude)
    {
        double east = (longitude - Longitude) * Degree;
        (double sin, double cos) = Math.SinCos(latitude * Degree);
        (double sin0, double cos0) = Math.SinCos(Latitude * Degree);
        double k = Math.Sqrt(2 / Math.Max(1e-9, 1 + CosineOfDistance(longitude, latitude)));
        return (k * cos * Math.Sin(east), k * ((cos0 * sin) - (sin0 * cos * Math.Cos(east))));
    }

    /// <summary>Degrees of arc from the centre.</summary>
    public double Distance(double longitude, double latitude) =>
        Math.Acos(Math.Clamp(CosineOfDistance(longitude, latitude), -1, 1)) / Degree;

    private double CosineOfDistance(double longitude, double latitude)
    {
        (double sin, double cos) = Math.SinCos(latitude * Degree);
        (double sin0, double cos0) = Math.SinCos(Latitude * Degree);
        return (sin0 * sin) + (cos0 * cos * Math.Cos((longitude - Longitude) * Degree));
    }
}
