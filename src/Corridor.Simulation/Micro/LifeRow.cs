namespace Corridor.Simulation.Micro;

/// <summary>A row of the tables of simulated lives.</summary>
/// <param name="Table">
/// ever_migrated (share of those alive at an age), first_departure (age in years), trips, months_abroad, remitted_usd (each among persons whose
/// first departure the run has seen), sequences (first statuses since then), spells (ended ones, by place and status), children (at home, under
/// 18, with known mother), stock_abroad (mean of the run).
/// </param>
/// <param name="Nation">Nation.</param>
/// <param name="Cohort">Birth years, "1990-1994"; empty = all.</param>
/// <param name="Sex">male, female; empty = both.</param>
/// <param name="Category">Age, class, sequence, place and status, or year.</param>
/// <param name="Persons">Persons, spells or children counted, in persons of the population (simulated ones times the scale).</param>
/// <param name="Value">Share of the table's whole, or a mean; see <paramref name="Unit"/>.</param>
/// <param name="Unit">share, years, trips, months, USD or persons.</param>
public sealed record LifeRow(string Table, string Nation, string Cohort, string Sex, string Category, double Persons, double Value, string Unit);

/// <summary>A spell in the history of a simulated person.</summary>
/// <param name="Person">Number of the person within the nation; it means nothing outside the run.</param>
/// <param name="Nation">Nation.</param>
/// <param name="Sex">male or female.</param>
/// <param name="BirthYear">Birth year.</param>
/// <param name="Education">basic, vocational or tertiary.</param>
/// <param name="Place">Place; the nation's own code for home, empty for the dead.</param>
/// <param name="Status">Legal status, or died_home, died_abroad, killed.</param>
/// <param name="From">Months since the start of the run; 0 = then or before.</param>
/// <param name="To">Moment of leaving; empty while it lasts at the end of the run.</param>
/// <param name="RemittedUsd">Money sent home during the spell.</param>
public sealed record HistorySpell(long Person, string Nation, string Sex, int BirthYear, string Education, string Place, string Status, int From, int? To, double RemittedUsd);
