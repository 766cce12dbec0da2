namespace CampaignHub.Planning;

/// <summary>Dates that no schedule changes: of work that is done, under way, pinned by hand or promised outside.</summary>
/// <param name="Start">Civil local time; given back as it is.</param>
/// <param name="Finish">Civil local time; given back as it is. The work between the two takes the place of the task's duration.</param>
/// <param name="Progress">What has happened already need not wait any more: links into it are left out.</param>
public sealed record FrozenDates(DateTime Start, DateTime Finish, Progress Progress = Progress.NotStarted);
