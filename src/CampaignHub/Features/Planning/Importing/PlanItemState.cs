using System.Text.Json;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>All that an import may change of a task: to tell whether it changed anything, and to put it back.</summary>
internal sealed record PlanItemState(
    string Title,
    string Note,
    string Phase,
    double DurationDays,
    Guid? AnchorId,
    int OffsetDays,
    DateOnly? DueOn,
    Guid? OwnerId,
    bool IsDone,
    IReadOnlyList<Guid> WaitsFor
)
{
    /// <summary>As JSON, so that two are the same when they say the same.</summary>
    public static string Of(PlanItem item) =>
        JsonSerializer.Serialize(
            new PlanItemState(
                item.Title,
                item.Note,
                item.Phase,
                item.DurationDays,
                item.AnchorId,
                item.OffsetDays,
                item.DueOn,
                item.OwnerId,
                item.IsDone,
                [.. item.WaitsFor.Select(link => link.PredecessorId).Order()]
            )
        );

    public static string Of(Anchor anchor) => JsonSerializer.Serialize(new AnchorState(anchor.Name, anchor.Day));

    /// <summary>Of an anchor's state.</summary>
    public static DateOnly DayOf(string json) => JsonSerializer.Deserialize<AnchorState>(json)!.Day;

    public static PlanItemState Read(string json) => JsonSerializer.Deserialize<PlanItemState>(json)!;

    /// <summary>Puts the fields back; what it waited for is the caller's.</summary>
    public void WriteTo(PlanItem item, DateTimeOffset now)
    {
        (item.Title, item.Note, item.Phase, item.OwnerId) = (Title, Note, Phase, OwnerId);
        item.Measure(DurationDays, AnchorId, OffsetDays, DueOn);
        if (!IsDone)
        {
            item.Reopen();
        }
        else
        {
            item.Finish(now, by: null);
        }
    }

    private sealed record AnchorState(string Name, DateOnly Day);
}
