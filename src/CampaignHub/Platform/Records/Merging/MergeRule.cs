namespace CampaignHub.Platform.Records.Merging;

/// <summary>
/// What a feature says of its rows when the record they belong to is merged into another one. Foreign keys and unique indexes are followed without
/// being told; a rule says when two rows of no unique index are one, what the one that stays takes from the other, and which rows mean nothing any more.
/// </summary>
internal abstract class MergeRule
{
    public abstract Type Row { get; }

    /// <summary>Has nothing to say any more: a tie to oneself.</summary>
    public abstract bool IsVoid(object row);

    public abstract bool IsSame(object kept, object other);

    public abstract void Join(object kept, object other);
}

/// <inheritdoc/>
internal sealed class MergeRule<TRow> : MergeRule
    where TRow : class
{
    public Func<TRow, bool> Void { get; init; } = _ => false;
    public Func<TRow, TRow, bool> Same { get; init; } = (_, _) => false;

    /// <summary>The first stays. Called for rows that a unique index does not let stand side by side as well.</summary>
    public Action<TRow, TRow> Take { get; init; } = (_, _) => { };

    public override Type Row => typeof(TRow);

    public override bool IsVoid(object row) => Void((TRow)row);

    public override bool IsSame(object kept, object other) => Same((TRow)kept, (TRow)other);

    public override void Join(object kept, object other) => Take((TRow)kept, (TRow)other);
}
