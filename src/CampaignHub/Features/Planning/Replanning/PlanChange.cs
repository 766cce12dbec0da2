using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Replanning;

internal enum PlanChangeKind
{
    /// <summary>An anchor moves: <see cref="PlanChange.From"/> is its day.</summary>
    Anchor,

    /// <summary>A window moves, and the anchors that stand in it with it.</summary>
    Window,

    /// <summary>A task takes <see cref="PlanChange.Days"/> working days, or those from <see cref="PlanChange.From"/> to <see cref="PlanChange.To"/>.</summary>
    Duration,

    /// <summary>A task is pinned to the days from <see cref="PlanChange.From"/> to <see cref="PlanChange.To"/>; without days the plan may move it again.</summary>
    Dates,

    /// <summary>What decides the dates of a task changes: its anchor or day, rule, deadline, buffer; <see cref="PlanChange.Text"/> is <see cref="PlanTerms"/>.</summary>
    Terms,

    /// <summary>A task waits for <see cref="PlanChange.AfterId"/>: <see cref="PlanChange.Text"/> is a <see cref="PlanTie"/>, none when it waits no longer.</summary>
    Link,

    /// <summary>Days off (or worked) are added.</summary>
    ClosureAdded,

    /// <summary>They are taken back.</summary>
    ClosureRemoved,

    /// <summary>An ordinary week or the holidays kept change: <see cref="PlanChange.Text"/> is a <see cref="CalendarWeek"/>, none where it is again that of those above.</summary>
    Week,
}

/// <summary>One change that moves dates, with what was there before, so that it can be shown first and undone later.</summary>
internal sealed record PlanChange(PlanChangeKind Kind, Guid Id)
{
    public static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>What is changed, by name.</summary>
    public string Name { get; init; } = "";
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public double? Days { get; init; }
    public string? Text { get; init; }
    public DateOnly? OldFrom { get; init; }
    public DateOnly? OldTo { get; init; }
    public double? OldDays { get; init; }
    public string? OldText { get; init; }

    /// <summary>Of a link: the task before, and its name.</summary>
    public Guid? AfterId { get; init; }
    public string AfterName { get; init; } = "";

    /// <summary>Of days off and of a week: whose; with neither it is the campaign's.</summary>
    public Guid? PersonId { get; init; }
    public bool IsOrganisation { get; init; }
    public bool IsWorked { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>What takes it back.</summary>
    [JsonIgnore]
    public PlanChange Inverse =>
        this with
        {
            Kind = Kind switch
            {
                PlanChangeKind.ClosureAdded => PlanChangeKind.ClosureRemoved,
                PlanChangeKind.ClosureRemoved => PlanChangeKind.ClosureAdded,
                _ => Kind,
            },
            From = IsClosure ? From : OldFrom,
            To = IsClosure ? To : OldTo,
            OldFrom = IsClosure ? null : From,
            OldTo = IsClosure ? null : To,
            Days = OldDays,
            OldDays = Days,
            Text = OldText,
            OldText = Text,
        };

    /// <summary>One of those that a task's own page makes.</summary>
    [JsonIgnore]
    public bool IsOfTask => Kind is PlanChangeKind.Duration or PlanChangeKind.Dates or PlanChangeKind.Terms or PlanChangeKind.Link;

    [JsonIgnore]
    public CalendarOf Of =>
        PersonId is not null ? CalendarOf.Person
        : IsOrganisation ? CalendarOf.Organisation
        : CalendarOf.Campaign;

    [JsonIgnore]
    public bool IsClosure => Kind is PlanChangeKind.ClosureAdded or PlanChangeKind.ClosureRemoved;

    public PlanClosure Closure(Guid campaign) =>
        new()
        {
            Id = Id,
            CampaignId = IsOrganisation || PersonId is not null ? null : campaign,
            PersonId = PersonId,
            Name = Name,
            From = From!.Value,
            To = To!.Value,
            IsWorked = IsWorked,
        };

    public static PlanChange Removing(PlanClosure closure) =>
        new(PlanChangeKind.ClosureRemoved, closure.Id)
        {
            Name = closure.Name,
            From = closure.From,
            To = closure.To,
            PersonId = closure.PersonId,
            IsOrganisation = closure.Of == CalendarOf.Organisation,
            IsWorked = closure.IsWorked,
        };

    /// <summary>Says no before anything is computed.</summary>
    public void Check()
    {
        if (IsClosure)
        {
            PlanClosure.Check(Name, From ?? DateOnly.MinValue, To ?? DateOnly.MinValue);
        }
        else if (Kind is PlanChangeKind.Anchor or PlanChangeKind.Window && From is null or { Year: < 1950 or > 2099 })
        {
            throw new RefusedException("The new day lies between 1950 and 2099.");
        }
        else if (Kind is PlanChangeKind.Dates or PlanChangeKind.Duration)
        {
            PlanDays.Check(From, To);
        }
        else if (Kind == PlanChangeKind.Window && To is null or { Year: > 2099 } || To < From)
        {
            throw new RefusedException("A window lies between 1950 and 2099, its last day not before its first.");
        }
    }
}
