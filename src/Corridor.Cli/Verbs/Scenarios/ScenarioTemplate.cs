namespace Corridor.Cli;

/// <summary>The file that `corridor scenario new` writes.</summary>
internal static class ScenarioTemplate
{
    /// <summary>A scenario that changes nothing yet, with an example of each kind of change in its comments.</summary>
    public static string Of(string id, string on) => $$"""
        id: {{id}}
        label: {en: "{{id}}", ru: "{{id}}"}
        question: {en: "What happens if ...?", ru: "Что будет, если ...?"}
        sources: []
        base: {{on}}
        changes: []
        # Take the brackets away and list changes, each with its reason:
        #  - {driver: enforcement, place: RUS, multiply: 2, from: 2027-01, to: 2028-12, recovers_over: 12 months, why: "..."}
        #  - {wage: {place: RUS}, multiply: 1.1, from: 2027-01, reached_over: 24 months, why: "..."}
        #  - {exchange_rate: RUB, multiply: 0.7, at: 2027-03, recovers_over: 24 months, why: "..."}
        #  - {programme: {nation: UZB, place: DEU}, places_per_year: 50000, from: 2027-01, why: "..."}
        #  - {close: {nation: TJK, place: RUS}, from: 2027-01, to: 2027-12, why: "..."}
        #  - {jobs: {nation: UZB}, jobs_per_year: 500000, from: 2027-01, why: "..."}
        #  - {regime: {nation: UZB, place: RUS}, becomes: union, from: 2028-01, why: "..."}
        #  - {rule: rus.patent.fee, nation: [TJK, UZB], multiply: 2, from: 2027-01, why: "..."}
        #  - {amnesty: {nation: TJK}, persons: all, at: 2027-01, why: "..."}
        #  - {fertility: {nation: all}, add: -0.5, from: 2027-01, reached_over: 10 years, why: "..."}
        #  - {parameter: departure.b_net, multiply: 1.2, why: "..."}
        #  - {displaced: {group: relocants, place: KAZ}, arrivals: 50000, at: 2027-09, over: 4 months, why: "..."}
        #  - {russia: population, variant: low, from: 2027-01, why: "..."}
        run: {until: 2035-12, seed: 1}

        """.ReplaceLineEndings("\n");
}
