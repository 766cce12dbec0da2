using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Activities;

namespace CampaignHub.Features.Workflows.Activities;

/// <summary>Leaves a mail in the queue; it is sent once that is committed, and one execution leaves one mail.</summary>
internal sealed class SendMail(HubDb db, PeopleNamed people, MailQueue queue, HubSettings settings, RunningWorkflow running)
    : Activity,
        IDescribedActivity
{
    private static readonly ActivityProperty<string> To = ActivityProperty.Expression<string>(
        "To",
        "Recipients",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
        Help = "Mail addresses or roles of the campaign (coordinators, press officers), with commas between.",
    };

    private static readonly ActivityProperty<string> Subject = ActivityProperty.Expression<string>(
        "Subject",
        "Subject",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
    };

    private static readonly ActivityProperty<string> Body = ActivityProperty.Expression<string>(
        "Body",
        "Text",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
        Type = PropertyType.LongText,
        Help = "Markdown.",
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubSendMail", ActivityKind.Task, "Send a mail", "Mail")
        {
            Help = "Sends a mail to people of the campaign or to addresses.",
            Properties = [To, Subject, Body],
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var recipients = await people.FindAddressesAsync(await context.NeedAsync(To), cancellationToken);
        if (recipients.Count == 0)
        {
            running.Did("No mail was sent: nobody has this role.", []);
            return Done;
        }

        var language = await settings.FindAsync(SettingKey.SiteLanguage, cancellationToken) ?? Texts.Languages[0];
        var text = Days.Written(await context.NeedAsync(Body), language);
        var mail = await queue.QueueAsync(
            new MailDraft
            {
                Purpose = MailPurpose.Workflow,
                Subject = Days.Written(await context.NeedAsync(Subject), language),
                Text = text,
                Html = SafeHtml.FromMarkdown(text),
                Recipients = recipients,
                Language = language,
                About = running.About,
                OnceKey = $"workflow:{context.Instance.WorkflowId}:{context.Instance.Sequence}",
            },
            cancellationToken
        );
        running.Did(
            "A mail was queued for {0}: {1}",
            [string.Join(", ", recipients.Select(recipient => recipient.Address)), mail.Subject],
            Links.Mailbox.Show(db.Here.Campaign.Slug, mail.Id)
        );
        return Done;
    }
}
