using System.Globalization;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>The files of a projection of one or two sexes, read and checked together.</summary>
/// <param name="Name">The folder as given.</param>
/// <param name="Ages">First age of each group; the last is open.</param>
/// <param name="Female">Females at the start.</param>
/// <param name="Male">Males at the start, or null.</param>
/// <param name="Rates">Rates of each period.</param>
/// <param name="Periods">Names of the periods; none where rates are constant.</param>
/// <param name="Notes">What the user should know.</param>
internal sealed record ProjectionFolder(
    string Name, double[] Ages, double[] Female, double[]? Male, IReadOnlyList<ProjectionRates> Rates, IReadOnlyList<string> Periods, IReadOnlyList<string> Notes)
{
    private const string Mend = "mend the file; --help says what it holds";

    /// <summary>Reads the folder.</summary>
    /// <exception cref="BadInputException">Every fault of its files.</exception>
    public static ProjectionFolder Read(string folder, Screen screen, double sexRatio, double? radix) => new Reading(folder, screen, sexRatio, radix).All();

    /// <summary>The common width of age groups that begin at 0; a fault where there is none.</summary>
    public static double Width(double[] ages, UserTable table, Faults faults)
    {
        int before = faults.Count;
        double width = ages.Length > 1 ? ages[1] - ages[0] : 0;
        if (ages.Length < 2)
        {
            table.Fault("there is one age group", "give at least two, the last of them open");
        }
        else if (ages[0] != 0)
        {
            table.Fault($"the first age is {Text(ages[0])}", "begin with age 0");
        }

        for (int i = 1; i < ages.Length && faults.Count == before; i++)
        {
            if (Math.Abs(ages[i] - ages[i - 1] - width) > 1e-9)
            {
                table.Fault($"the age groups are not equally wide: {Text(ages[i - 1])} to {Text(ages[i])} after groups of {Text(width)} years", "a projection needs groups as wide as its step");
            }
        }

        return width;
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A table whose rows belong to periods; one nameless period where there is no such column.</summary>
    private sealed record Periodic(UserTable Table, IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<CsvRow>> Rows)
    {
        public IReadOnlyList<CsvRow> At(int period) => Rows[Math.Min(period, Rows.Count - 1)];
    }

    private sealed class Reading(string folder, Screen screen, double sexRatio, double? radix)
    {
        private readonly Faults _faults = new();
        private readonly List<string> _notes = [];
        private double[] _ages = [];
        private double _width;
        private bool _both;

        public ProjectionFolder All()
        {
            if (!Directory.Exists(folder))
            {
                throw new BadInputException(folder, null, null, "there is no such folder", "give the folder that holds population.csv");
            }

            UserTable? population = Table("population.csv", "age", new("male", Optional: true), "female");
            bool mortality = Has("mortality.csv"), survivorship = Has("survivorship.csv");
            if (mortality == survivorship)
            {
                _faults.Add(folder, null, null, mortality ? "mortality.csv and survivorship.csv are both there" : "mortality.csv or survivorship.csv is missing", "give one of the two");
            }

            Periodic? dying = !mortality ? null : ByPeriod("mortality.csv", "age", new("mx_male", Optional: true), new("mx_female") { Also = ["mx"] }, new("ax_male", Optional: true), new("ax_female", Optional: true));
            Periodic? living = !survivorship ? null : ByPeriod("survivorship.csv", "age", new("Lx_male", Optional: true), new("Lx_female") { Also = ["Lx"] });
            Periodic? fertility = ByPeriod("fertility.csv", "age", new("rate") { Also = ["fertility_rate", "asfr"] });
            Periodic? migration = Has("migration.csv") ? ByPeriod("migration.csv", "age", new("male", Optional: true), "female") : null;
            if (population is not null)
            {
                _ages = population.Ages(population.Rows);
                _width = Width(_ages, population, _faults);
                _both = population.Has("male");
                Sexes(dying, "mx_male");
                Sexes(living, "Lx_male");
                Sexes(migration, "male");
            }

            _faults.ThrowIfAny();
            double[] female = Column(population!, population!.Rows, "female", 0);
            double[]? male = _both ? Column(population, population.Rows, "male", 0) : null;
            Periodic?[] files = [dying, living, fertility, migration];
            List<string> periods = Named(files);
            int count = Math.Max(1, files.Max(file => file?.Names.Count ?? 1));
            List<ProjectionRates> rates = [];
            for (int period = 0; period < count; period++)
            {
                rates.Add(Rates(period, dying, living, fertility!, migration));
            }

            _faults.ThrowIfAny();
            return new ProjectionFolder(folder, _ages, female, male, rates, periods, _notes);
        }

        private ProjectionRates Rates(int period, Periodic? dying, Periodic? living, Periodic fertility, Periodic? migration)
        {
            double[] births = Sparse(fertility, period, "rate", 0);
            double[] women = migration is null ? [] : Sparse(migration, period, "female", double.NegativeInfinity);
            double[] men = migration is null || !_both ? [] : Sparse(migration, period, "male", double.NegativeInfinity);
            SurvivalRatios? female = Survival(period, dying, living, Sex.Female), male = _both ? Survival(period, dying, living, Sex.Male) : null;
            _faults.ThrowIfAny();
            return RefusedInputException.Telling(folder, Mend, () => male is null
                ? ProjectionRates.ForFemales(female!, births, sexRatio, women)
                : ProjectionRates.From(female!, male, births, sexRatio, women, men));
        }

        private SurvivalRatios? Survival(int period, Periodic? dying, Periodic? living, Sex sex)
        {
            string word = sex == Sex.Male ? "male" : "female";
            if (dying is not null)
            {
                IReadOnlyList<CsvRow> rows = dying.At(period);
                double[] ages = dying.Table.Ages(rows), mx = Column(dying.Table, rows, "mx_" + word, 0);
                double[]? ax = dying.Table.Has("ax_" + word) ? Column(dying.Table, rows, "ax_" + word, 0) : null;
                return !_faults.None ? null : RefusedInputException.Telling(dying.Table.File, Mend, () =>
                {
                    AgeGroups groups = AgeGroups.From(ages);
                    LifeTable table = ax is null ? LifeTable.FromRates(groups, mx, sex) : LifeTable.FromRates(groups, mx, ax, sex);
                    return table.ToSurvivalRatios(_width, _ages[^1]);
                });
            }

            IReadOnlyList<CsvRow> years = living!.At(period);
            SameAges(living, years);
            double[] lx = Column(living.Table, years, "Lx_" + word, 0);
            return !_faults.None ? null : RefusedInputException.Telling(living.Table.File, "mend the column, or give --radix", () =>
                SurvivalRatios.FromPersonYears(lx, _width, radix ?? SurvivalRatios.UsualRadix(lx[0], _width)));
        }

        private void SameAges(Periodic file, IReadOnlyList<CsvRow> rows)
        {
            double[] ages = file.Table.Ages(rows);
            int i = 0;
            while (i < Math.Min(ages.Length, _ages.Length) && ages[i] == _ages[i])
            {
                i++;
            }

            if (i < ages.Length)
            {
                file.Table.Fault(rows[i], "age", i < _ages.Length ? $"age {Text(ages[i])} where population.csv has {Text(_ages[i])}" : $"age {Text(ages[i])} lies above the open age of population.csv, {Text(_ages[^1])}", "give the ages of population.csv");
            }
            else if (i < _ages.Length)
            {
                file.Table.Fault($"age {Text(_ages[i])} is missing", "give the ages of population.csv");
            }
        }

        /// <summary>A column in which an age without a row counts as 0.</summary>
        private double[] Sparse(Periodic file, int period, string column, double min)
        {
            double[] values = new double[_ages.Length];
            Dictionary<string, int> seen = new(StringComparer.Ordinal);
            foreach (CsvRow row in file.At(period))
            {
                double age = file.Table.Age(row);
                int at = Array.IndexOf(_ages, age);
                if (at < 0)
                {
                    file.Table.Fault(row, "age", $"age {Text(age)} begins no group of population.csv", "give the ages of population.csv");
                }
                else if (file.Table.Once(seen, row, "age", "age " + Text(age)))
                {
                    values[at] = file.Table.Number(row, column, min);
                }
            }

            return values;
        }

        private static double[] Column(UserTable table, IReadOnlyList<CsvRow> rows, string column, double min) => [.. rows.Select(row => table.Number(row, column, min))];

        private void Sexes(Periodic? file, string male)
        {
            if (file is not null && _both != file.Table.Has(male))
            {
                if (_both)
                {
                    file.Table.Fault($"column '{male}' is missing", "population.csv has males: give them here too");
                }
                else
                {
                    _notes.Add($"column {male} of {file.Table.File} was not used: population.csv has no males");
                }
            }
        }

        private static List<string> Named(Periodic?[] files)
        {
            List<string> names = [];
            foreach (Periodic? file in files)
            {
                for (int i = 0; file is not null && file.Table.Has("period") && i < file.Names.Count; i++)
                {
                    if (i >= names.Count)
                    {
                        names.Add(file.Names[i]);
                    }
                    else if (names[i] != file.Names[i])
                    {
                        file.Table.Fault($"period {file.Names[i]} stands where another file has {names[i]}", "give the same periods in the same order");
                    }
                }
            }

            return names;
        }

        private Periodic? ByPeriod(string name, params UserColumn[] columns)
        {
            if (Table(name, [.. columns, new UserColumn("period", Optional: true)]) is not { } table)
            {
                return null;
            }

            if (!table.Has("period"))
            {
                return new Periodic(table, [string.Empty], [table.Rows]);
            }

            IGrouping<string, CsvRow>[] groups = [.. table.Rows.GroupBy(row => table.Text(row, "period"), StringComparer.Ordinal)];
            return new Periodic(table, [.. groups.Select(group => group.Key)], [.. groups.Select(group => (IReadOnlyList<CsvRow>)[.. group])]);
        }

        private UserTable? Table(string name, params UserColumn[] columns) => UserTable.Read(Path.Combine(folder, name), screen, _faults, columns);

        private bool Has(string name) => File.Exists(Path.Combine(folder, name));
    }
}
