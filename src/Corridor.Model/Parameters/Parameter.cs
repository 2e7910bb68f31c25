using Corridor.Data;

namespace Corridor.Model.Parameters;

/// <summary>What is believed of a parameter before calibration: a family centred on the parameter's value.</summary>
/// <param name="Family">normal (spread = standard deviation), lognormal (spread = standard deviation of the logarithm), beta (spread = standard deviation) or fixed.</param>
/// <param name="Spread">Spread in the sense of the family; 0 when fixed.</param>
public sealed record Prior(string Family, double Spread);

/// <summary>A number that calibration sets (data/parameters/*.yaml).</summary>
/// <param name="Id">Name.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Definition">What it means and where it stands in the formula.</param>
/// <param name="Unit">Unit.</param>
/// <param name="By">Dimensions: of nation, place, status.</param>
/// <param name="Prior">Prior, centred on the value.</param>
/// <param name="Low">Lowest allowed value.</param>
/// <param name="High">Highest allowed value.</param>
/// <param name="Source">Source or judgement.</param>
/// <param name="UsedBy">Processes that use it.</param>
/// <param name="Value">Value where no other is given; null when every key must be given.</param>
/// <param name="Values">Values by key, such as "TJK" or "TJK.RUS".</param>
public sealed record Parameter(
    string Id,
    Label Label,
    string Definition,
    string Unit,
    IReadOnlyList<string> By,
    Prior Prior,
    double Low,
    double High,
    string Source,
    IReadOnlyList<string> UsedBy,
    double? Value,
    IReadOnlyDictionary<string, double> Values);
