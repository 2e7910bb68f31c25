namespace Corridor.Inference;

/// <summary>Why a figure does not stand beside a quantity of the model, in the order in which it is asked.</summary>
public enum Exclusion
{
    /// <summary>Its measure counts something that is easily taken for the quantity.</summary>
    OtherMeasure,

    /// <summary>The printed digits can't be right.</summary>
    Garbled,

    /// <summary>The unit, base or period is not stated clearly.</summary>
    AmbiguousUnit,

    /// <summary>The same number from the same origin stands elsewhere in the base.</summary>
    Duplicate,

    /// <summary>An expectation or a projection.</summary>
    Forecast,

    /// <summary>It has no number.</summary>
    NoNumber,

    /// <summary>It has no date.</summary>
    Undated,

    /// <summary>It is in another unit, such as the national currency.</summary>
    OtherUnit,

    /// <summary>It counts people who went in a period, not people who are there at one time.</summary>
    Flow,

    /// <summary>It counts money of a part of a year, or of several years.</summary>
    NotAYear,

    /// <summary>It counts women alone or men alone.</summary>
    OneSex,

    /// <summary>It counts only those who went for one purpose other than work.</summary>
    OnePurpose,

    /// <summary>Reading it shows that it counts something else; data/evidence/left_out.yaml says what.</summary>
    Read,
}

/// <summary>The reasons as a reader sees them.</summary>
public static class ExclusionWords
{
    /// <summary>The reason in a few words.</summary>
    public static string Text(this Exclusion exclusion) => exclusion switch
    {
        Exclusion.OtherMeasure => "counts something else",
        Exclusion.Garbled => "its printed digits can't be right",
        Exclusion.AmbiguousUnit => "its unit, base or period is not clear",
        Exclusion.Duplicate => "repeats another figure",
        Exclusion.Forecast => "is a forecast",
        Exclusion.NoNumber => "has no number",
        Exclusion.Undated => "has no date",
        Exclusion.OtherUnit => "is in another unit",
        Exclusion.Flow => "counts people who went in a period",
        Exclusion.NotAYear => "is not about one calendar year",
        Exclusion.OneSex => "counts one sex",
        Exclusion.OnePurpose => "counts one purpose",
        _ => "counts something else as it is read",
    };
}
