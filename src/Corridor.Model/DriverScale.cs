namespace Corridor.Model;

/// <summary>A driver that is multiplied.</summary>
/// <param name="Driver">wage, exchange_rate, enforcement or openness.</param>
/// <param name="Place">Destination.</param>
/// <param name="Factor">Factor, greater than 0.</param>
public sealed record DriverScale(string Driver, string Place, double Factor);
