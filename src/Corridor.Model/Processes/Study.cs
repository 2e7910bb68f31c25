namespace Corridor.Model.Processes;

/// <summary>
/// Study: home (17-24) -> student, and student -> work, settled.
/// Places are offered by destination and year (data/drivers/study_places.csv) and are taken up among the young in proportion to the
/// schedule "study": rate = min(places / 12 x openness / candidates, most). Studies end after their term (1 / months), with shares for
/// working on (permit in Russia, work elsewhere) and settling; the others go home, which the process Return carries.
/// </summary>
public sealed class Study : IProcess
{
    private readonly ProcessInputs _with;
    private readonly (int Never, int Returned, int Work, int Settled, int Place, double EndRate, double WorkShare, double SettleShare)[] _places;
    private readonly double _most;

    /// <summary>Declares the moves.</summary>
    public Study(ProcessInputs with)
    {
        _with = with;
        Moves moves = with.Moves;
        _most = with.Of("study.most");
        double end = 1 / with.Of("study.months");
        _places =
        [
            .. with.States.Destinations.Select((place, p) =>
            {
                State student = with.States[place, "student"];
                State work = with.States.Find(place, "work") ?? with.States[place, "permit"];
                State settled = with.States.Find(place, "settled") ?? with.States[place, "temporary"];
                return (
                    moves.Rate("study", with.States.Home("never"), student, "study"),
                    moves.Rate("study", with.States.Home("returned"), student, "study"),
                    moves.Rate("study", student, work, NationModel.Flat),
                    moves.Rate("study", student, settled, NationModel.Flat),
                    p,
                    end,
                    with.Of("study.to_work", place),
                    with.Of("study.to_settled", place));
            }),
        ];
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        foreach ((int never, int returned, int work, int settled, int place, double end, double workShare, double settleShare) in _places)
        {
            double offered = _with.Inputs.StudyPlaces[place][t] * _with.Inputs.Openness[place][t] / 12;
            double rate = now.StudyCandidates > 0 ? Math.Min(offered / now.StudyCandidates, _most) : 0;
            rates[never] = rate;
            rates[returned] = rate;
            rates[work] = end * workShare;
            rates[settled] = end * settleShare;
        }
    }
}
