using Corridor.Data;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>Where the plan and the members of an ensemble on many machines lie: a folder, or a run store. Nothing else is shared.</summary>
internal abstract class EnsemblePlace : IDisposable
{
    private const int ShortestDigits = 4;
    private const string Write = "write one: corridor ensemble plan SCENARIO --members 1000 --shards 8 -o DIR, or --store STORE";

    /// <summary>Name of the place, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>The words that name the ensemble in a command, such as "shared/base".</summary>
    public abstract string Words { get; }

    /// <summary>The members.</summary>
    public abstract IMembers Members { get; }

    /// <summary>The run store that this is; null for a folder.</summary>
    public virtual RunStore? Store => null;

    /// <summary>The plan as it is kept; null when there is none.</summary>
    protected abstract string? Text { get; set; }

    /// <summary>The place that a word on the command line means: a folder, or the first digits of an ensemble in a run store.</summary>
    /// <param name="word">The word.</param>
    /// <param name="store">The run store for digits.</param>
    /// <exception cref="BadInputException">The store has no such plan.</exception>
    public static EnsemblePlace Of(string word, string store) =>
        IsDigits(word) ? StorePlace.Find(RunStore.OpenExisting(store), word) : new FolderPlace(word);

    /// <summary>Whether a word means an ensemble in a run store: digits that no folder is named by.</summary>
    public static bool IsDigits(string word) => word.Length >= ShortestDigits && word.All(char.IsAsciiHexDigit) && !Directory.Exists(word);

    /// <summary>A folder.</summary>
    public static EnsemblePlace InFolder(string path) => new FolderPlace(path);

    /// <summary>A place in a run store, which it closes in the end.</summary>
    public static EnsemblePlace InStore(RunStore store, string run, string ensemble) => new StorePlace(store, run, ensemble);

    /// <summary>Reads the plan.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public EnsemblePlan Plan() =>
        Text is not { } json ? throw new BadInputException(Name, null, null, "there is no plan of an ensemble here", Write)
        : EnsemblePlan.Read(json) ?? throw new BadInputException(Name, null, null, "the plan of the ensemble can't be read", Write);

    /// <summary>Keeps a plan; members of the same ensemble stay.</summary>
    /// <exception cref="BadInputException">The place holds members of another ensemble.</exception>
    public void Keep(EnsemblePlan plan)
    {
        if (Text is not null && Plan() is { } old && old.Ensemble != plan.Ensemble && Members.Numbers().Count > 0)
        {
            throw new BadInputException(Name, null, null, $"the folder holds members of another ensemble ({old.Ensemble[..8]}, this is {plan.Ensemble[..8]})", "name a new folder with -o");
        }

        Text = plan.Text();
    }

    /// <inheritdoc/>
    public void Dispose() => Store?.Dispose();

    private sealed class FolderPlace(string path) : EnsemblePlace
    {
        private readonly MemberFolder _folder = new(path, $"{Environment.MachineName}-{Environment.ProcessId}");

        public override string Name => path;

        public override string Words => path;

        public override IMembers Members => _folder.Of(Plan().Ensemble);

        protected override string? Text
        {
            get => _folder.Plan;
            set => _folder.Plan = value;
        }
    }

    private sealed class StorePlace(RunStore store, string run, string ensemble) : EnsemblePlace
    {
        private readonly StoredMembers _members = new(store, run, ensemble);

        public override string Name => store.Name;

        public override string Words => $"{ensemble[..8]} --store {store.Name}";

        public override IMembers Members => _members;

        public override RunStore Store => store;

        protected override string? Text
        {
            get => _members.Plan;
            set => _members.Plan = value;
        }

        /// <summary>The plan in a store that begins with some digits; the store is closed when there is none.</summary>
        public static StorePlace Find(RunStore store, string digits)
        {
            try
            {
                (string Run, string Ensemble)[] there = [.. StoredMembers.Plans(store)];
                (string Run, string Ensemble)[] meant = [.. there.Where(one => one.Ensemble.StartsWith(digits, StringComparison.OrdinalIgnoreCase) || digits.StartsWith(one.Ensemble, StringComparison.OrdinalIgnoreCase))];
                string known = string.Join(", ", (meant.Length > 0 ? meant : there).Take(8).Select(one => one.Ensemble));
                return meant.Length switch
                {
                    1 => new StorePlace(store, meant[0].Run, meant[0].Ensemble),
                    0 => throw new BadInputException(store.Name, null, null, $"no plan of an ensemble begins with '{digits}' here", there.Length > 0 ? $"there are {known}" : Write),
                    _ => throw new BadInputException(store.Name, null, null, $"several plans begin with '{digits}'", $"write more digits: {known}"),
                };
            }
            catch
            {
                store.Dispose();
                throw;
            }
        }
    }
}
