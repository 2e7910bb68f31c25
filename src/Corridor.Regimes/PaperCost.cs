namespace Corridor.Regimes;

/// <summary>What the papers for a first year of lawful work cost a citizen of a nation in a place.</summary>
/// <remarks>
/// union: the actual cost of legal status of a union worker; patent: the actual price of getting one and twelve monthly payments; permit:
/// its actual price. The cheapest way that is open is taken in this order, since a nation has one of them.
/// </remarks>
/// <param name="Status">union, patent or permit.</param>
/// <param name="Amount">Amount for the first year, in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO code of the currency.</param>
/// <param name="Rules">Ids of the rules that it rests on.</param>
public sealed record PaperCost(string Status, double Amount, string Currency, IReadOnlyList<string> Rules)
{
    private const int MonthsOfYear = 12;

    /// <summary>The cost on a day; null where the rules open no work to the nation, or do not say what it costs.</summary>
    public static PaperCost? Of(RuleBook rules, string nation, string place, DateOnly on)
    {
        string prefix = string.Concat(place.Select(char.ToLowerInvariant)) + ".";
        bool Open(string id) => rules.InForce(prefix + id, nation, on)?.Value is { Kind: RuleValueKind.YesNo, Yes: true };
        return Open("work.union") ? Sum("union", ("union.cost.actual", 1))
            : Open("work.patent") ? Sum("patent", ("patent.entry.actual", 1), ("patent.fee", MonthsOfYear))
            : Open("work.permit") ? Sum("permit", ("permit.cost.actual", 1))
            : null;

        PaperCost? Sum(string status, params (string Id, int Times)[] parts)
        {
            double sum = 0;
            string currency = string.Empty;
            foreach ((string id, int times) in parts)
            {
                if (rules.Find(prefix + id, nation) is not { } rule || rule.On(on)?.Value is not { Kind: RuleValueKind.Number } value)
                {
                    return null;
                }

                sum += times * value.Number;
                currency = rule.Unit.Split(' ')[0];
            }

            return new PaperCost(status, sum, currency, [.. parts.Select(part => prefix + part.Id)]);
        }
    }
}
