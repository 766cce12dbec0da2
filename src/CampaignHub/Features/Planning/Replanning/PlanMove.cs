using System.Text.Json;
using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Planning;
using CampaignHub.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>The query string of the preview: one change, days off of a calendar, or the revision to go back to.</summary>
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

    /// <summary>Days off of a calendar, each as <see cref="DaysOff.Written"/> writes it.</summary>
    [FromQuery(Name = "off")]
    public List<string> Off { get; set; } = [];

    /// <summary>Changes of a task, as <see cref="PlanChange.Json"/> writes them.</summary>
    [FromQuery(Name = "change")]
    public List<string> Changes { get; set; } = [];

    /// <summary>The task before, of a link.</summary>
    [FromQuery(Name = "after")]
    public Guid? After { get; set; }

    [FromQuery(Name = "type")]
    public LinkType Type { get; set; }

    [FromQuery(Name = "lag")]
    public double Lag { get; set; }

    [FromQuery(Name = "unit")]
    public LagUnit? Unit { get; set; }

    /// <summary>The task waits for the one before no longer.</summary>
    [FromQuery(Name = "unbound")]
    public bool IsUnbound { get; set; }

    /// <summary>The query string of several changes of a task.</summary>
    public static QueryString QueryOf(IEnumerable<PlanChange> changes) =>
        QueryString.Create(changes.Select(change => KeyValuePair.Create("change", (string?)change.Write())));

    public IReadOnlyList<PlanChange> Read() =>
        Off.Count > 0 ? [.. Off.Take(DaysOff.Most).Select(DaysOff.Read)]
        : Changes.Count > 0 ? [.. Changes.Take(ReadMoves.Most).Select(ReadTask)]
        : [ReadOne()];

    // Only of a task: what else moves dates says more than its text, and to others.
    private static PlanChange ReadTask(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PlanChange>(text, PlanChange.Json) is { IsOfTask: true } change ? change : throw Gone();
        }
        catch (JsonException)
        {
            throw Gone();
        }
    }

    private PlanChange ReadOne() =>
        Id is { } id
            ? new PlanChange(Kind, id)
            {
                Name = Name?.Trim() ?? "",
                From = From,
                To = To ?? (Kind is PlanChangeKind.ClosureAdded or PlanChangeKind.Window ? From : null),
                Days = Days,
                Text =
                    Kind != PlanChangeKind.Link ? Text
                    : IsUnbound ? null
                    : new PlanTie(Type, Lag, Unit ?? LagUnit.WorkingDays).Write(),
                AfterId = After,
                PersonId = Person,
                IsOrganisation = IsOrganisation,
                IsWorked = IsWorked,
            }
            : throw Gone();

    private static RefusedException Gone() => new("What was to be moved is not part of the plan any more.");
}
