using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Templates;

/// <summary>A plan without its dates: what is done how many days before or after which date that decides.</summary>
internal sealed record TemplatePlan(IReadOnlyList<TemplatePlan.Date> Anchors, IReadOnlyList<TemplatePlan.Step> Tasks)
{
    /// <param name="Id">Within the template.</param>
    internal sealed record Date(string Id, string Name);

    /// <param name="Id">Within the template.</param>
    /// <param name="DurationDays">Working days; 0 is a milestone.</param>
    /// <param name="Anchor">Null where only the tasks that wait for it decide.</param>
    /// <param name="OffsetDays">Days from the anchor, as <see cref="Step.Counting"/> says: negative before it (J−x), positive after it.</param>
    /// <param name="After">Ids of tasks that it begins after the end of.</param>
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
        public DayCount Counting { get; init; }

        /// <summary>
        /// Of a task that is done by a day after the anchor, and may begin before it: the days from the anchor to the end of which it is finished, as
        /// <see cref="Counting"/> says. It has a day of its own then, and no <see cref="OffsetDays"/>.
        /// </summary>
        public int? DueDays { get; init; }

        /// <summary>Links that say more than <see cref="After"/>.</summary>
        public IReadOnlyList<Link> Links { get; init; } = [];
        public DateRule Rule { get; init; }

        /// <summary>Of a rule with a day: working days from the anchor, as <see cref="TemplateDays"/> counts them.</summary>
        public int? RuleDays { get; init; }

        /// <summary>Of the deadline: working days from the anchor.</summary>
        public int? DeadlineDays { get; init; }

        /// <summary>Working days.</summary>
        public double BufferDays { get; init; }
        public double? EffortHours { get; init; }

        /// <summary>Nothing of it is done.</summary>
        public string Checklist { get; init; } = "";
    }

    /// <param name="After">Id of the task that it waits for.</param>
    /// <param name="Lag">In <paramref name="Unit"/>; negative is a lead.</param>
    internal sealed record Link(string After, LinkType Type, double Lag, LagUnit Unit);
}
