using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>The data folder, read once for all that a command needs of it. A fault in any file is a fault of all.</summary>
internal sealed class ModelData
{
    private readonly Dictionary<string, ModelSystem> _systems = new(StringComparer.Ordinal);

    /// <summary>The model's data.</summary>
    /// <exception cref="BadInputException">A file can't be used; carries all faults.</exception>
    public ModelSystem System(DataFolder folder)
    {
        if (!_systems.TryGetValue(folder.Root, out ModelSystem? system))
        {
            Faults faults = new();
            system = ModelSystem.Load(folder, faults);
            faults.ThrowIfAny();
            _systems.Add(folder.Root, system);
        }

        return system;
    }

    /// <summary>The published figures.</summary>
    /// <exception cref="BadInputException">A file can't be used; carries all faults.</exception>
    public EvidenceBase Evidence(DataFolder folder)
    {
        ModelSystem system = System(folder);
        Faults faults = new();
        EvidenceBase evidence = EvidenceBase.Load(folder, system.Gazetteer, system.Sources, faults);
        faults.ThrowIfAny();
        return evidence;
    }
}
