namespace Corridor.DataCompiler;

/// <summary>A data file as the compiler writes it.</summary>
/// <param name="Name">Name relative to the data folder, with forward slashes.</param>
/// <param name="Text">Whole text, ended by a line feed.</param>
/// <param name="Rows">Number of rows below the header (features for shapes).</param>
public sealed record CompiledFile(string Name, string Text, int Rows);
