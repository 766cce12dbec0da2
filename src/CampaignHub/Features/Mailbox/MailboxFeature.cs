using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Features.Mailbox.Webhooks;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Hangfire;

namespace CampaignHub.Features.Mailbox;

/// <summary>What left and what came in. A campaign sees its own mails; administrators see the workspace's at the same pages without a campaign.</summary>
internal sealed class MailboxFeature : IFeature
{
    public static readonly Permission View = new(
        "mailbox.view",
        "See outgoing and incoming mail",
        Implies: null,
        CampaignRole.PressOfficer
    );

    public static readonly Permission Settle = new(
        "mailbox.settle",
        "Send mails again or mark them as sent",
        Implies: View,
        CampaignRole.PressOfficer
    );

    public static readonly Permission Webhooks = new("mailbox.webhooks", "Tell other software what becomes of the mails", Implies: View);

    public static void Register(HubBuilder hub) =>
        hub.Permissions(View, Settle, Webhooks)
            .Record(new Webhook.Mapping())
            .Record(new WebhookCall.Mapping())
            .Page("/Mailbox/Webhooks/Index", Webhooks, Webhooks)
            .Page("/Mailbox/Webhooks/Show", Webhooks, Webhooks)
            .Service<TellWebhooks>()
            .Service<SweepWebhookCalls>()
            .Merging(Pointer.Stays<WebhookCall>(nameof(WebhookCall.Subject)))
            .Subscriber<TellBounceToWebhooks>()
            .Subscriber<TellReplyToWebhooks>()
            .Worker<WebhookWorker>()
            .Endpoints(WebhooksApi.Map)
            .Recurring(jobs =>
                jobs.AddOrUpdate<SweepWebhookCalls>(
                    "sweep-webhook-calls",
                    sweep => sweep.ExecuteAsync(CancellationToken.None),
                    Cron.Daily(4)
                )
            )
            .Record(new IncomingMail.Mapping())
            .Record(new InboxState.Mapping())
            .Pages("/Mailbox", View, Settle)
            .AlsoAt("/Mailbox/Index", "/admin/mailbox")
            .AlsoAt("/Mailbox/Show", "/admin/mailbox/{id:guid}")
            .AlsoAt("/Mailbox/Suppressed/Index", "/admin/mailbox/suppressed")
            .AlsoAt("/Mailbox/Incoming/Index", "/admin/mailbox/incoming")
            .AlsoAt("/Mailbox/Incoming/Show", "/admin/mailbox/incoming/{id:guid}")
            .Pages("/Mailbox/Settings", Permission.Administer, Permission.Administer)
            .Pages("/Mailbox/Unsubscribing", Permission.Everyone, Permission.Everyone)
            .SettingsPage(new SettingsPage(10, "Mail", Links.Mailbox.Settings))
            .Service<ReadMessage>()
            .Service<StoreIncoming>()
            .Service<ActOnIncoming>()
            .Service<AnswerIncoming>()
            .Subscriber<TellOfBounces>()
            .Service<ImapInbox>()
            .Service<FetchMail>()
            .Recurring(jobs =>
                jobs.AddOrUpdate<FetchMail>("fetch-mail", fetch => fetch.ExecuteAsync(CancellationToken.None), "*/5 * * * *")
            )
            .Command(MailCommand.Make)
            .Endpoints(DeliveriesApi.Map)
            .Endpoints(IncomingApi.Map)
            .HomeSource<MailboxHome>()
            .Provides<ISearchSource, MailsFound>()
            .WorkflowEvent<MailReceived>("CampaignHubMailReceived", "A mail came in", "incoming_mail", received => received.AboutId)
            .Menu(
                new MenuEntry(MenuGroup.Press, 90, "Mailbox", "mail", View, Links.Mailbox.Index),
                new MenuEntry(MenuGroup.Workspace, 40, "All mail", "mail", Permission.Administer, _ => Links.Mailbox.Index(campaign: null))
            );
}
