using Corridor.Data;
using Corridor.Model.Parameters;

namespace Corridor.Model.Processes;

/// <summary>What every process of a nation is built from.</summary>
/// <param name="States">The nation's states.</param>
/// <param name="Inputs">Drivers and rules by month.</param>
/// <param name="Parameters">Parameters.</param>
/// <param name="Season">Seasonal factors.</param>
/// <param name="Entries">How people enter each place.</param>
/// <param name="Moves">Collects the declared moves.</param>
public sealed record ProcessInputs(
    StateSpace States,
    NationInputs Inputs,
    ParameterSet Parameters,
    SeasonTable Season,
    EntryTable Entries,
    Moves Moves)
{
    /// <summary>Russia.</summary>
    public const string Russia = "RUS";

    /// <summary>Nation.</summary>
    public string Nation => States.Nation;

    /// <summary>Index of Russia among the destinations.</summary>
    public int RussiaIndex => IndexOf(Russia);

    /// <summary>A parameter's value for this nation.</summary>
    public double Of(string parameter) => Parameters[parameter, Nation];

    /// <summary>A parameter's value for this nation and a place or status.</summary>
    public double Of(string parameter, string key) => Parameters[parameter, $"{Nation}.{key}"];

    /// <summary>Index of a destination.</summary>
    public int IndexOf(string place)
    {
        for (int p = 0; p < States.Destinations.Count; p++)
        {
            if (States.Destinations[p] == place)
            {
                return p;
            }
        }

        return -1;
    }

    /// <summary>A state in Russia.</summary>
    public State InRussia(string status, int phase = 1) => States[Russia, status, phase];

    /// <summary>The phases of visa-free stay in Russia.</summary>
    public IEnumerable<State> Visitors => States.In(Russia).Where(state => state.Status == "visitor");

    /// <summary>States abroad.</summary>
    public IEnumerable<State> Abroad => States.All.Where(state => States.PlaceOf[state.Index] >= 0);
}
