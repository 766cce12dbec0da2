namespace CampaignHub.Platform.Records.Merging;

internal enum PointerDeed
{
    /// <summary>Follows the merged record to the one that is kept.</summary>
    Moves,

    /// <summary>The id stands within a text, and is written anew there.</summary>
    MovesInText,

    /// <summary>History, or derived: stays as it is.</summary>
    Stays,
}

/// <summary>A column that names a record of another feature without a foreign key, and what becomes of it at a merge. A test asks for each such column.</summary>
/// <param name="KindColumn">Where the kind of the record stands; null where the column says it alone.</param>
internal sealed record Pointer(Type Row, string Column, string? KindColumn, PointerDeed Deed)
{
    public static Pointer Moves<TRow>(string column, string kindColumn) => new(typeof(TRow), column, kindColumn, PointerDeed.Moves);

    public static Pointer Moves<TRow>(string column) => new(typeof(TRow), column, KindColumn: null, PointerDeed.Moves);

    public static Pointer MovesInText<TRow>(string column) => new(typeof(TRow), column, KindColumn: null, PointerDeed.MovesInText);

    public static Pointer Stays<TRow>(string column) => new(typeof(TRow), column, KindColumn: null, PointerDeed.Stays);
}
