namespace Corridor.Evidence;

/// <summary>A dated rule or event that the sources name.</summary>
/// <param name="Id">Id, such as T042.</param>
/// <param name="When">The date as the sources give it.</param>
/// <param name="From">First day it can mean.</param>
/// <param name="To">Last day it can mean.</param>
/// <param name="What">What happened or came into force.</param>
/// <param name="Places">Codes of the countries concerned.</param>
/// <param name="Groups">Statuses or groups of people concerned.</param>
/// <param name="Sources">Ids of the sources.</param>
public sealed record TimelineEvent(string Id, string When, DateOnly From, DateOnly To, string What, IReadOnlyList<string> Places, string Groups, IReadOnlyList<string> Sources);

/// <summary>A legal status and the way to the next one.</summary>
/// <param name="Id">Id, such as S012.</param>
/// <param name="From">Standing before.</param>
/// <param name="To">Standing after.</param>
/// <param name="Who">For whom the way is open.</param>
/// <param name="Conditions">What it takes.</param>
/// <param name="Sources">Ids of the sources.</param>
/// <param name="Figures">Ids of figures that bear on it.</param>
public sealed record LegalStanding(string Id, string From, string To, string Who, string Conditions, IReadOnlyList<string> Sources, IReadOnlyList<string> Figures);

/// <summary>An institution, programme, portal or agreement that the sources name.</summary>
/// <param name="Id">Id, such as N101.</param>
/// <param name="Name">Name.</param>
/// <param name="Places">Codes of the countries it belongs to.</param>
/// <param name="Kind">programme, database, institution, agreement, ...</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Sources">Ids of the sources.</param>
public sealed record NamedSystem(string Id, string Name, IReadOnlyList<string> Places, string Kind, string Purpose, IReadOnlyList<string> Sources);

/// <summary>What a source says drives the system, expects or advises. Corridor reports it and takes no side.</summary>
/// <param name="Id">Id, such as C007.</param>
/// <param name="Kind">cause, forecast or recommendation.</param>
/// <param name="Topic">Heading under which it stands.</param>
/// <param name="Text">The statement; in causes "(+)" raises, "(-)" lowers, "(~)" changes the kind.</param>
/// <param name="Sources">Ids of the sources.</param>
public sealed record SourceStatement(string Id, string Kind, string Topic, string Text, IReadOnlyList<string> Sources);
