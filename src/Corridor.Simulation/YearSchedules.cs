using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>The schedules of a year by row, padded with zeros to the width of the kernel.</summary>
internal sealed class YearSchedules(NationModel model)
{
    private readonly Dictionary<string, double[]> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int First, int End)> _rows = new(StringComparer.Ordinal);

    /// <summary>Births per woman-month, by row.</summary>
    public double[] Fertility { get; private set; } = [];

    /// <summary>The schedule with a name, by row.</summary>
    public double[] this[string name] => _byName[name];

    /// <summary>The rows in which a schedule is above zero: the first, rounded down to the width of the kernel, and the end.</summary>
    public (int First, int End) RowsOf(string name) => _rows[name];

    /// <summary>Loads a year; only mortality and fertility change between years.</summary>
    public void Load(int year)
    {
        foreach (string id in model.Moves.Select(move => move.Schedule).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
        {
            if (!_byName.TryGetValue(id, out double[]? padded))
            {
                padded = _byName[id] = Rows();
            }
            else if (id != NationModel.Mortality)
            {
                continue;
            }

            Schedule schedule = model.ScheduleOf(id, year);
            schedule.Values.CopyTo(padded, 0);
            _rows[id] = (schedule.First / MoveKernel.Width * MoveKernel.Width, schedule.End);
        }

        Fertility = Rows();
        model.Birth.Fertility(year).Values.CopyTo(Fertility, 0);
    }

    private static double[] Rows() => new double[MoveKernel.PaddedRows + MoveKernel.Width];
}
