using CampaignHub.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>The query string of the preview: one change, or the revision to go back to.</summary>
internal sealed class PlanMove
{
    [FromQuery(Name = "kind")]
    public PlanChangeKind Kind { get; set; }

    [FromQuery(Name = "id")]
    public Guid? Id { get; set; }

    [FromQuery(Name = "name")]
    public string? Name { get; set; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    [FromQuery(Name = "days")]
    public double? Days { get; set; }

    [FromQuery(Name = "text")]
    public string? Text { get; set; }

    [FromQuery(Name = "person")]
    public Guid? Person { get; set; }

    [FromQuery(Name = "organisation")]
    public bool IsOrganisation { get; set; }

    [FromQuery(Name = "worked")]
    public bool IsWorked { get; set; }

    [FromQuery(Name = "back")]
    public int? BackTo { get; set; }

    public PlanChange Read() =>
        Id is { } id
            ? new PlanChange(Kind, id)
            {
                Name = Name?.Trim() ?? "",
                From = From,
                To = To ?? (Kind is PlanChangeKind.ClosureAdded or PlanChangeKind.Window ? From : null),
                Days = Days,
                Text = Text,
                PersonId = Person,
                IsOrganisation = IsOrganisation,
                IsWorked = IsWorked,
            }
            : throw new RefusedException("What was to be moved is not part of the plan any more.");
}
