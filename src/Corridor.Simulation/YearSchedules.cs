using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>The schedules of a year by row, padded with zeros to the width of the kernel.</summary>
internal sealed class YearSchedules(NationModel model)
{
    private readonly Dictionary<string, double[]> _byName = new(StringComparer.Ordinal);

    /// <summary>Births per woman-month, by row.</summary>
    public double[] Fertility { get; private set; } = [];

    /// <summary>The schedule with a name, by row.</summary>
    public double[] this[string name] => _byName[name];

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

            model.ScheduleOf(id, year).Values.CopyTo(padded, 0);
        }

        Fertility = Rows();
        model.Birth.Fertility(year).Values.CopyTo(Fertility, 0);
    }

    private static double[] Rows() => new double[MoveKernel.PaddedRows + MoveKernel.Width];
}
