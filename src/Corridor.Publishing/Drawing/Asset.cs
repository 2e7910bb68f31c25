namespace Corridor.Publishing.Drawing;

/// <summary>Style sheets and the script that travel inside the program.</summary>
internal static class Asset
{
    public static string Read(string name)
    {
        using Stream stream = typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
