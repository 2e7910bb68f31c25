namespace Corridor.Cli;

/// <summary>`corridor displaced`: people beside the five nations whom events have moved.</summary>
internal static class DisplacedVerb
{
    public static Verb Of(Screen screen, System.CommandLine.Option<bool> json) => new(
        "displaced",
        "Displaced people: Ukrainians in Russia, Russians who left, Afghans, arrivals at the eastern borders of the European Union. Their stocks and flows are part of every run.",
        ["corridor displaced show --group relocants", "corridor displaced fit"],
        ShowDisplacedVerb.Of(screen, json),
        FitDisplacedVerb.Of(screen, json));
}
