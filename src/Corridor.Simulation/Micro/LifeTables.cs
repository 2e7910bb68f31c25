using System.Globalization;
using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>Tables of simulated lives by birth cohort.</summary>
internal sealed class LifeTables(StateSpace states, Biography biography, int scale)
{
    private const int MostSequences = 20;
    private const int MostOfCohort = 8;
    private readonly List<LifeRow> _rows = [];
    private readonly List<HistorySpell> _histories = [];

    /// <summary>All rows.</summary>
    public IReadOnlyList<LifeRow> Rows => _rows;

    /// <summary>Spells of the persons who were followed.</summary>
    public IReadOnlyList<HistorySpell> Histories => _histories;

    /// <summary>Adds the children of a year.</summary>
    /// <param name="year">Year.</param>
    /// <param name="counts">Children asked about: all; mother abroad and not the father; father and not the mother; both.</param>
    /// <param name="sampled">How many children stand behind one who was asked about.</param>
    public void AddChildren(int year, ReadOnlySpan<long> counts, double sampled)
    {
        string when = year.ToString(CultureInfo.InvariantCulture);
        string[] names = ["mother_abroad", "father_abroad", "both_abroad"];
        double all = counts[0];
        for (int i = 0; i < names.Length && all > 0; i++)
        {
            _rows.Add(new LifeRow("children", states.Nation, string.Empty, string.Empty, $"{when} {names[i]}", counts[i + 1] * sampled * scale, counts[i + 1] / all, "share"));
        }

        if (all > 0)
        {
            _rows.Add(new LifeRow("children", states.Nation, string.Empty, string.Empty, $"{when} any_abroad", (counts[1] + counts[2] + counts[3]) * sampled * scale, (counts[1] + counts[2] + counts[3]) / all, "share"));
        }
    }

    /// <summary>Adds the mean number of persons abroad.</summary>
    public void AddStock(double persons) => _rows.Add(new LifeRow("stock_abroad", states.Nation, string.Empty, string.Empty, "mean", Math.Round(persons), Math.Round(persons), "persons"));

    /// <summary>Fills the tables from the records of all cohorts; groups of birth years are divided among threads.</summary>
    public void Fill(Cohort?[] cohorts, Tally tally, int threads)
    {
        int groups = (cohorts.Length + Tally.ColumnsOfGroup - 1) / Tally.ColumnsOfGroup;
        LifeCounts[] counts = [.. Enumerable.Range(0, groups).Select(_ => new LifeCounts())];
        Parallel.For(0, groups, new ParallelOptions { MaxDegreeOfParallelism = threads }, group =>
        {
            for (int column = group * Tally.ColumnsOfGroup; column < Math.Min(cohorts.Length, (group + 1) * Tally.ColumnsOfGroup); column++)
            {
                if (cohorts[column] is { } cohort)
                {
                    counts[group].Take(cohort, BirthYear(column), biography);
                }
            }
        });
        for (int group = 0; group < groups; group++)
        {
            AddGroup(counts[group], group);
        }

        AddSequences(counts);
        AddSpells(tally, groups);
        foreach (Cohort? cohort in cohorts)
        {
            AddHistories(cohort);
        }
    }

    private static int BirthYear(int column) => Scenario.Start.Year - Strata.OldestAge + column;

    private static string Years(int group) =>
        FormattableString.Invariant($"{BirthYear(group * Tally.ColumnsOfGroup)}-{BirthYear(((group + 1) * Tally.ColumnsOfGroup) - 1)}");

    private static string ClassName(IReadOnlyList<int> bounds, int at)
    {
        int from = at == 0 ? 0 : bounds[at - 1] + 1;
        return (from, bounds[at]) switch
        {
            (0, int upto) when bounds[0] > 1 => FormattableString.Invariant($"up to {upto}"),
            (_, int.MaxValue) => FormattableString.Invariant($"{from} and more"),
            (_, int upto) when upto == from || from == 0 => FormattableString.Invariant($"{upto}"),
            (_, int upto) => FormattableString.Invariant($"{from}-{upto}"),
        };
    }

    private void AddGroup(LifeCounts counts, int group)
    {
        for (int sex = 0; sex < 2; sex++)
        {
            for (int a = 0; a < LifeCounts.Ages.Count; a++)
            {
                if (counts.Alive[sex, a] > 0)
                {
                    Add("ever_migrated", group, sex, LifeCounts.Ages[a].ToString(CultureInfo.InvariantCulture), counts.Alive[sex, a], (double)counts.Migrated[sex, a] / counts.Alive[sex, a], "share");
                }
            }

            long migrants = counts.Sums[sex, 0];
            if (migrants == 0)
            {
                continue;
            }

            AddClasses("first_departure", group, sex, counts.FirstAges, LifeCounts.FirstAgeClasses, migrants);
            AddClasses("trips", group, sex, counts.Trips, LifeCounts.TripClasses, migrants);
            AddClasses("months_abroad", group, sex, counts.Months, LifeCounts.MonthClasses, migrants);
            Add("first_departure", group, sex, "mean", migrants, (double)counts.Sums[sex, 3] / migrants, "years");
            Add("trips", group, sex, "mean", migrants, (double)counts.Sums[sex, 1] / migrants, "trips");
            Add("months_abroad", group, sex, "mean", migrants, (double)counts.Sums[sex, 2] / migrants, "months");
            Add("remitted_usd", group, sex, "mean", migrants, counts.Remitted[sex] / migrants, "USD");
        }
    }

    private void AddClasses(string table, int group, int sex, long[,] counts, IReadOnlyList<int> bounds, long all)
    {
        for (int c = 0; c < bounds.Count; c++)
        {
            Add(table, group, sex, ClassName(bounds, c), counts[sex, c], (double)counts[sex, c] / all, "share");
        }
    }

    private void Add(string table, int group, int sex, string category, long persons, double value, string unit) =>
        _rows.Add(new LifeRow(table, states.Nation, Years(group), Strata.Sexes[sex], category, (double)persons * scale, value, unit));

    /// <summary>The most frequent sequences of statuses, of all and by birth years; the others together.</summary>
    private void AddSequences(LifeCounts[] counts)
    {
        Dictionary<uint, long> all = [];
        foreach ((uint sequence, long persons) in counts.SelectMany(group => group.Sequences))
        {
            all[sequence] = all.GetValueOrDefault(sequence) + persons;
        }

        AddSequences(all, string.Empty, MostSequences);
        for (int group = 0; group < counts.Length; group++)
        {
            AddSequences(counts[group].Sequences, Years(group), MostOfCohort);
        }
    }

    private void AddSequences(Dictionary<uint, long> persons, string cohort, int most)
    {
        long sum = persons.Values.Sum();
        long named = 0;
        foreach ((uint sequence, long count) in persons.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most))
        {
            string words = string.Join(" > ", LifeRecord.Codes(sequence).Select(code => biography.StatusWords[code - 1]));
            named += count;
            _rows.Add(new LifeRow("sequences", states.Nation, cohort, string.Empty, words, (double)count * scale, (double)count / sum, "share"));
        }

        if (sum > named)
        {
            _rows.Add(new LifeRow("sequences", states.Nation, cohort, string.Empty, "all others", (double)(sum - named) * scale, (double)(sum - named) / sum, "share"));
        }
    }

    /// <summary>Ended spells by place and status; the months of a stay are one spell.</summary>
    private void AddSpells(Tally tally, int groups)
    {
        int classes = Tally.SpellClasses.Count;
        foreach (IGrouping<(string Place, string Status), State> status in states.All.GroupBy(state => (state.Place, state.Status)))
        {
            for (int group = 0; group < groups; group++)
            {
                long[] byClass = [.. Enumerable.Range(0, classes).Select(c => status.Sum(state => tally.Spells[(((state.Index * groups) + group) * classes) + c]))];
                long ended = byClass.Sum();
                if (ended == 0)
                {
                    continue;
                }

                string name = $"{status.Key.Place} {status.Key.Status}";
                double months = status.Sum(state => tally.SpellMonths[(state.Index * groups) + group]);
                _rows.Add(new LifeRow("spells", states.Nation, Years(group), string.Empty, $"{name} mean", (double)ended * scale, months / ended, "months"));
                for (int c = 0; c < classes; c++)
                {
                    _rows.Add(new LifeRow("spells", states.Nation, Years(group), string.Empty, $"{name} {ClassName(Tally.SpellClasses, c)}", (double)byClass[c] * scale, (double)byClass[c] / ended, "share"));
                }
            }
        }
    }

    private void AddHistories(Cohort? cohort)
    {
        if (cohort is null)
        {
            return;
        }

        ILookup<uint, Step> steps = cohort.Followed.ToLookup(step => step.Id);
        for (uint id = 0; id < cohort.Count; id++)
        {
            LifeRecord person = cohort.Records[id];
            if (!person.Followed)
            {
                continue;
            }

            int entered = steps[id].Any() ? cohort.FirstMoment(id) : person.Entered;
            foreach (Step step in steps[id])
            {
                AddSpell(cohort, id, person, step.From, entered, step.Moment);
                entered = step.Moment;
            }

            AddSpell(cohort, id, person, person.State, entered, null);
        }
    }

    private void AddSpell(Cohort cohort, uint id, LifeRecord person, int state, int from, int? to)
    {
        (string place, string status) = state < states.Count
            ? (states.All[state].Place, states.All[state].Status)
            : (string.Empty, ((Absorbing)(state - states.Count)) switch
            {
                Absorbing.DiedHome => "died_home",
                Absorbing.DiedAbroad => "died_abroad",
                _ => "killed",
            });
        double sent = biography.IsAbroad(state) ? biography.Sent(state, from, to ?? (biography.Months + 1)) : 0;
        _histories.Add(new HistorySpell(
            ((long)cohort.Column << 24) | id,
            states.Nation,
            Strata.Sexes[person.Lane / 3],
            BirthYear(cohort.Column),
            Strata.Educations[person.Lane % 3],
            place,
            status,
            from,
            to,
            sent));
    }
}
