using System.Globalization;
using CampaignHub.Features.Planning.Importing;
using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>What a task says that Microsoft Project has no place for, in columns of text that we add to a project and find again in it.</summary>
internal static class ProjectFields
{
    private const string Buffer = "CampaignHub buffer (days)";
    private const string Channel = "CampaignHub channel";
    private const string Checklist = "CampaignHub checklist";

    // Jours ouvrables to the anchor: negative before it.
    private const string SixDays = "CampaignHub six-day week";
    private const string Promised = "CampaignHub promised";
    private const string Window = "CampaignHub window";
    private const string Reviewers = "CampaignHub reviewers";

    public static IReadOnlyDictionary<string, string> Of(PlanItem item, PlanNamesInFiles names)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Buffer] = item.BufferDays > 0 ? item.BufferDays.ToString(CultureInfo.InvariantCulture) : "",
            [Channel] = $"{item.Channel}",
            [Checklist] = item.Checklist,
            [SixDays] = item is { Counting: DayCount.SixDayWeek, AnchorId: not null } ? $"{item.OffsetDays}" : "",
            [Promised] = item.State == PlanState.Promised ? "1" : "",
            [Window] = names.Window(item),
            [Reviewers] = names.Reviewers(item),
        };
        return fields.Where(field => field.Value.Length > 0).ToDictionary();
    }

    /// <summary>The details with what the columns say of them; a value that we never wrote says nothing.</summary>
    public static PlanDetails Tell(PlanDetails details, PlanFileDetail said) =>
        details with
        {
            BufferDays = double.TryParse(Said(said, Buffer), NumberStyles.Float, CultureInfo.InvariantCulture, out var buffer)
                ? buffer
                : details.BufferDays,
            EffortHours = said.WorkHours is { } hours ? Math.Round(hours, 2) : details.EffortHours,
            Channel = Enum.TryParse<PlanChannel>(Said(said, Channel), out var channel) ? channel : details.Channel,
            Checklist = Said(said, Checklist) ?? details.Checklist,
        };

    public static bool IsPromised(PlanFileDetail said) => Said(said, Promised) == "1";

    public static string? WindowOf(PlanFileDetail said) => Said(said, Window);

    public static IReadOnlyList<string>? ReviewersOf(PlanFileDetail said) =>
        Said(said, Reviewers)?.Split(PlanTieText.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Days of the six-day week from the anchor, as long as the link of the file still leads to the same day.</summary>
    public static int? SixDaysOf(PlanFileDetail said, DateOnly anchor, DateOnly linked, WorkCalendar calendar) =>
        int.TryParse(Said(said, SixDays), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
        && Math.Abs(days) <= PlanItem.LongestDays
        && CountedDays.From(anchor, days, DayCount.SixDayWeek, calendar) == linked
            ? days
            : null;

    private static string? Said(PlanFileDetail said, string name) => said.Fields.GetValueOrDefault(name);
}
