using Corridor.Data;

namespace Corridor.Model.Russia;

/// <summary>What Russia's labour market does to what is earned there: factors above zero, a month each from <paramref name="From"/>.</summary>
/// <param name="From">First month.</param>
/// <param name="Wage">Factor of the wage.</param>
/// <param name="Openings">Factor of the chance to have work.</param>
public sealed record WageReaction(Month From, IReadOnlyList<double> Wage, IReadOnlyList<double> Openings)
{
    private const string Driver = "wage";

    /// <summary>As a path of the wage in Russia: wage times chance.</summary>
    public DriverPath Path => new(Driver, RussiaPeople.Place, From, [.. Wage.Zip(Openings, (wage, openings) => wage * openings)]);

    /// <summary>What is to be multiplied beyond <see cref="Path"/> so that the elasticity of the wage is so many times its value, as in a member of an ensemble.</summary>
    public DriverPath Beyond(double times) => new(Driver, RussiaPeople.Place, From, [.. Wage.Select(factor => Math.Pow(factor, times - 1))]);

    /// <summary>First month in which the wage may react: the one after its observation ends.</summary>
    public static Month Begins(ModelSystem system) => system.Drivers.Catalogue.All.First(driver => driver.Id == Driver).ObservedUntil.Plus(1);
}
