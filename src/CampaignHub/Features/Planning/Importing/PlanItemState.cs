using System.Text.Json;
using CampaignHub.Features.Planning.Replanning;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>All that an import may change of a task: to tell whether it changed anything, and to put it back.</summary>
internal sealed record PlanItemState(
    string Title,
    string Note,
    Guid? PhaseId,
    double DurationDays,
    Guid? AnchorId,
    int OffsetDays,
    DateOnly? DueOn,
    Guid? OwnerId,
    PlanState State,
    DateOnly? HeldFrom,
    DateOnly? HeldTo,
    string PromisedTo,
    IReadOnlyList<Guid> WaitsFor
)
{
    public DayCount Counting { get; init; }
    public PlanDetails Details { get; init; } = new();

    /// <summary>In the order of <see cref="WaitsFor"/>; empty in what was kept before links said more.</summary>
    public IReadOnlyList<PlanTie> Ties { get; init; } = [];

    /// <summary>As JSON, so that two are the same when they say the same.</summary>
    public static string Of(PlanItem item) =>
        JsonSerializer.Serialize(
            new PlanItemState(
                item.Title,
                item.Note,
                item.PhaseId,
                item.DurationDays,
                item.AnchorId,
                item.OffsetDays,
                item.DueOn,
                item.OwnerId,
                item.State,
                item.HeldFrom,
                item.HeldTo,
                item.PromisedTo,
                [.. item.WaitsFor.Select(link => link.PredecessorId).Order()]
            )
            {
                Counting = item.Counting,
                Details = item.Details,
                Ties = [.. item.WaitsFor.OrderBy(link => link.PredecessorId).Select(link => PlanTie.Of(link)!)],
            }
        );

    public static string Of(Anchor anchor) => JsonSerializer.Serialize(new AnchorState(anchor.Name, anchor.Day));

    /// <summary>Of an anchor's state.</summary>
    public static DateOnly DayOf(string json) => JsonSerializer.Deserialize<AnchorState>(json)!.Day;

    public static PlanItemState Read(string json) => JsonSerializer.Deserialize<PlanItemState>(json)!;

    /// <summary>Puts kind and lag of the links back, once they are there.</summary>
    public void BindLinks(PlanItem item)
    {
        foreach (var (id, tie) in WaitsFor.Zip(Ties))
        {
            item.WaitsFor.FirstOrDefault(link => link.PredecessorId == id)?.Bind(tie.Type, tie.Lag, tie.Unit);
        }
    }

    /// <summary>Puts the fields back; what it waited for is the caller's.</summary>
    public void WriteTo(PlanItem item, DateTimeOffset now)
    {
        (item.Title, item.Note, item.PhaseId, item.OwnerId) = (Title, Note, PhaseId, OwnerId);
        item.Measure(DurationDays, AnchorId, OffsetDays, DueOn, Counting);
        item.Tell(Details);
        if ((item.State, item.HeldFrom, item.HeldTo, item.PromisedTo) != (State, HeldFrom, HeldTo, PromisedTo))
        {
            Hold(item, now);
        }
    }

    private void Hold(PlanItem item, DateTimeOffset now)
    {
        switch (State)
        {
            case PlanState.NotStarted:
                item.Free();
                break;
            case PlanState.Started:
                item.Begin(HeldFrom!.Value, today: HeldFrom.Value);
                break;
            case PlanState.Done:
                item.Finish(now, by: null, HeldFrom!.Value, HeldTo!.Value);
                break;
            case PlanState.Pinned or PlanState.Promised:
                item.Hold(HeldFrom!.Value, HeldTo!.Value, State == PlanState.Promised ? PromisedTo : null);
                break;
        }
    }

    private sealed record AnchorState(string Name, DateOnly Day);
}
