using Corridor.Data;
using Corridor.Model;

namespace Corridor.Validation;

/// <summary>The project's own data.</summary>
internal static class Project
{
    /// <summary>Reads the data folder.</summary>
    /// <exception cref="BadInputException">A file can't be used; carries all faults.</exception>
    public static ModelSystem Read()
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(DataFolder.Find(null), faults);
        faults.ThrowIfAny();
        return system;
    }
}
