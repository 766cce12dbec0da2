namespace CampaignHub.Features.Planning.Templates;

/// <summary>A plan without its dates: what is done how many working days before or after which date that decides.</summary>
internal sealed record TemplatePlan(IReadOnlyList<TemplatePlan.Date> Anchors, IReadOnlyList<TemplatePlan.Step> Tasks)
{
    /// <param name="Id">Within the template.</param>
    internal sealed record Date(string Id, string Name);

    /// <param name="Id">Within the template.</param>
    /// <param name="DurationDays">Working days; 0 is a milestone.</param>
    /// <param name="Anchor">Null where only the tasks that wait for it decide.</param>
    /// <param name="OffsetDays">Working days from the anchor: negative before it (J−x), positive after it.</param>
    /// <param name="After">Ids of tasks that it waits for.</param>
    internal sealed record Step(
        string Id,
        string Title,
        string Phase,
        double DurationDays,
        string? Anchor,
        int OffsetDays,
        IReadOnlyList<string> After
    )
    {
        public string Note { get; init; } = "";
        public PlanChannel? Channel { get; init; }
    }
}
