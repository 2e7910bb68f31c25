using System.Globalization;
using System.Text;
using Corridor.Data;
using Corridor.DataCompiler;

const string usage = "usage: Corridor.DataCompiler [--check] [--shared ../shared] [--data data]";
string sharedPath = "../shared";
string? dataPath = null;
bool check = false;
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--check":
            check = true;
            break;
        case "--shared" when i + 1 < args.Length:
            sharedPath = args[++i];
            break;
        case "--data" when i + 1 < args.Length:
            dataPath = args[++i];
            break;
        case "--help" or "-h":
            Console.WriteLine(usage);
            return 0;
        default:
            Console.Error.WriteLine($"unknown or unfinished argument '{args[i]}'");
            Console.Error.WriteLine(usage);
            return 2;
    }
}

try
{
    DataFolder data = DataFolder.Find(dataPath);
    IReadOnlyList<CompiledFile> files = Compiler.Compile(new DataFolder(sharedPath), data);
    if (check)
    {
        IReadOnlyList<string> differing = Compiler.Differences(files, data);
        foreach (string name in differing)
        {
            Console.WriteLine($"differs: {name}");
        }

        return differing.Count == 0 ? 0 : 1;
    }

    Compiler.Write(files, data);
    foreach (CompiledFile file in files)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name,-32} {file.Rows,7} rows {Encoding.UTF8.GetByteCount(file.Text),9} bytes"));
    }

    return 0;
}
catch (BadInputException bad)
{
    Console.Error.WriteLine(bad.Message);
    return 2;
}
