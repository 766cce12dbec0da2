using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Activities;

namespace CampaignHub.Features.Workflows.Activities;

/// <summary>Tells people something in the application, with a link to what it is about.</summary>
internal sealed class NotifyPeople(PeopleNamed people, Notifier notifier, RunningWorkflow running) : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string> Who = ActivityProperty.Expression<string>("Who", "Who", ExpressionSyntax.Liquid) with
    {
        Required = true,
        Help = "Roles of the campaign (coordinators, press officers) or addresses of people with an account, with commas between.",
    };

    private static readonly ActivityProperty<string> Text = ActivityProperty.Expression<string>(
        "Text",
        "Text",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubNotifyPeople", ActivityKind.Task, "Tell people", "People")
        {
            Help = "Tells people in the application, and in their digest.",
            Properties = [Who, Text],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var told = await people.FindAsync(await context.NeedAsync(Who), cancellationToken);
        var text = await context.NeedAsync(Text);
        await notifier.TellAsync(
            told.Select(user => user.Id),
            "{0}",
            [text],
            running.Link,
            $"workflow:{context.Instance.WorkflowId}:{context.Instance.Sequence}",
            cancellationToken
        );
        running.Did("{0} told: {1}", [told.Count == 0 ? "—" : string.Join(", ", told.Select(user => user.Name)), text], running.Link);
        return Done;
    }
}
