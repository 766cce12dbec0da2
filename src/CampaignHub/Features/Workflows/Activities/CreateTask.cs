using CampaignHub.Data;
using CampaignHub.Features.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Activities;

namespace CampaignHub.Features.Workflows.Activities;

/// <summary>Puts a task into the plan, to be finished so many working days from today.</summary>
internal sealed class CreateTask(HubDb db, SavePlanItem save, PeopleNamed people, RunningWorkflow running) : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string> Title = ActivityProperty.Expression<string>(
        "Title",
        "Title",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
    };

    private static readonly ActivityProperty<string> Note = ActivityProperty.Expression<string>(
        "Note",
        "Note",
        ExpressionSyntax.Liquid
    ) with
    {
        Type = PropertyType.LongText,
        Help = "Markdown.",
    };

    private static readonly ActivityProperty<int> Days = ActivityProperty.Plain<int>("Days", "Working days") with
    {
        Missing = 5,
        Help = "It is to be finished so many working days from the day it is created.",
    };

    private static readonly ActivityProperty<decimal> Duration = ActivityProperty.Plain<decimal>("Duration", "Duration") with
    {
        Missing = 1,
        Help = "How many working days it takes.",
    };

    private static readonly ActivityProperty<string> Responsible = ActivityProperty.Expression<string>(
        "Responsible",
        "Responsible",
        ExpressionSyntax.Liquid
    ) with
    {
        Help = "The address of somebody with an account, or a role of the campaign: then its first person.",
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubCreateTask", ActivityKind.Task, "Create a task", "Plan")
        {
            Help = "Puts a task into the plan, linked to what the workflow is about.",
            Properties = [Title, Note, Days, Duration, Responsible],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var days = await context.GetAsync(Days);
        if (days is < 0 or > (int)PlanItem.LongestDays)
        {
            throw new RefusedException("A task is to be finished within 0 to {0} working days.", PlanItem.LongestDays);
        }

        var due = context.Host.Calendar.AddWorkingDays(db.Here.Today, days);
        var owner = await context.GetAsync(Responsible) is { Length: > 0 } named
            ? await people.FindFirstAsync(named, cancellationToken)
            : null;
        var item = await save.ExecuteAsync(
            item: null,
            new SavePlanItem.Input
            {
                Title = await context.NeedAsync(Title),
                Note = await context.GetAsync(Note) ?? "",
                DurationDays = (double)await context.GetAsync(Duration),
                DueOn = due,
                OwnerId = owner?.Id,
                About = running.About is { } about ? [about] : [],
            },
            cancellationToken
        );
        running.Did(
            owner is null ? "A task was planned: {0}, by {1}" : "A task was planned: {0}, by {1}, for {2}",
            owner is null ? [item.Title, Platform.Web.Days.Iso(due)] : [item.Title, Platform.Web.Days.Iso(due), owner.Name],
            Links.Planning.Show(db.Here.Campaign.Slug, item.Id)
        );
        return Done;
    }
}
