using System.Text.Json.Nodes;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Planning;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Activities.BuiltIn;
using CampaignHub.Workflows.Rehearsing;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Features.Workflows.Rehearsing;

/// <summary>The world of a rehearsal: a campaign's calendar, and the day as the virtual clock has it.</summary>
internal sealed class CampaignRehearsal(ActivityCatalog catalog, IWorkflowCalendar calendar, string campaignName, JsonObject subject)
    : RehearsalHost(catalog, calendar, new RehearsalClock()),
        IKnowsCampaign
{
    JsonObject IKnowsCampaign.Campaign => new() { ["name"] = campaignName, ["today"] = Days.Iso(Moments.Day(Calendar, Clock.Now)) };

    JsonObject IKnowsCampaign.Subject => subject;
}

/// <summary>A calendar of the plan, as workflows ask for it.</summary>
internal sealed record RehearsalCalendar(TimeZoneInfo Zone, WorkCalendar Work) : IWorkflowCalendar
{
    /// <summary>Monday to Friday without French public holidays, in Paris: where no campaign says otherwise.</summary>
    public static RehearsalCalendar France(TimeZoneInfo? zone = null) =>
        new(zone ?? TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Planning.Calendars.CampaignCalendar.France.Work);

    public DateOnly AddWorkingDays(DateOnly day, int days) => Work.AddWorkingDays(day, days);
}
