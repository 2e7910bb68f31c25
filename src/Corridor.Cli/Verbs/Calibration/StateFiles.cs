using System.Text.Json;
using Corridor.Data;
using Corridor.Inference.Calibration;

namespace Corridor.Cli;

/// <summary>A calibration in progress, with the seconds spent on it so far.</summary>
/// <param name="Seconds">Seconds.</param>
/// <param name="State">State.</param>
internal sealed record SavedCalibration(double Seconds, NationCalibrationSnapshot State);

/// <summary>States of calibrations in progress: one file for each nation in a folder beside the results. A file is replaced whole.</summary>
internal sealed class StateFiles(string target)
{
    private readonly string _folder = FolderIn(target);

    /// <summary>The state of a nation, or null.</summary>
    /// <exception cref="BadInputException">The file can't be read.</exception>
    public SavedCalibration? Read(string nation)
    {
        string path = PathOf(nation);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            Faults faults = new();
            string? text = new DataFolder(_folder).ReadUserText(Path.GetFileName(path), faults);
            faults.ThrowIfAny();
            return JsonSerializer.Deserialize<SavedCalibration>(text!);
        }
        catch (JsonException broken)
        {
            throw new BadInputException(path, (int?)broken.LineNumber + 1, (int?)broken.BytePositionInLine + 1, "this state of a calibration can't be read", "delete it: the nation then begins anew");
        }
    }

    /// <summary>Writes the state of a nation.</summary>
    public void Write(string nation, SavedCalibration state)
    {
        Directory.CreateDirectory(_folder);
        string path = PathOf(nation);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(state));
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Deletes the states once the results are written.</summary>
    public static void Clear(string target)
    {
        if (Directory.Exists(FolderIn(target)))
        {
            Directory.Delete(FolderIn(target), recursive: true);
        }
    }

    private string PathOf(string nation) => Path.Combine(_folder, $"{nation}.json");

    private static string FolderIn(string target) => Path.Combine(target, ".state");
}
