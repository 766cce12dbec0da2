using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Limits;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Mail.Signing;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Printing;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using CampaignHub.Platform.Work;
using CampaignHub.Platform.Workflows;
using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;

namespace CampaignHub.Platform;

/// <summary>What the platform itself keeps and serves; every feature stands on it.</summary>
internal sealed class PlatformFeature : IFeature
{
    public static void Register(HubBuilder hub)
    {
        hub.Permissions(Permission.Administer)
            .Record(new HubUser.Mapping())
            .Record(new Campaign.Mapping())
            .Record(new Membership.Mapping())
            .Record(new RolePermission.Mapping())
            .Record(new ApiToken.Mapping())
            .Record(new JournalEntry.Mapping())
            .Record(new SearchEntry.Mapping())
            .Record(new OutboxEvent.Mapping())
            .Record(new HandledEvent.Mapping())
            .Record(new Setting.Mapping())
            .Record(new OutgoingMail.Mapping())
            .Record(new Delivery.Mapping())
            .Record(new RelayState.Mapping())
            .Record(new Unsubscription.Mapping())
            .Record(new SendPermit.Mapping())
            .Record(new SuppressedAddress.Mapping())
            .Record(new Notification.Mapping())
            .Record(new MergedRow.Mapping())
            .Service<MergeRecords>()
            .Service<RestoreRecords>()
            .Merging(Pointer.Moves<OutgoingMail>(nameof(OutgoingMail.AboutId), nameof(OutgoingMail.AboutKind)))
            // What happened, happened to the record of then.
            .Merging(Pointer.Stays<OutboxEvent>(nameof(OutboxEvent.SubjectId)))
            .Merging(Pointer.Stays<JournalEntry>(nameof(JournalEntry.RecordId)))
            // A list is left by its number: one that was merged away keeps those who left it.
            .Merging(Pointer.Stays<OutgoingMail>(nameof(OutgoingMail.ListId)))
            .Merging(Pointer.Stays<Unsubscription>(nameof(Unsubscription.ListId)))
            .Merging(Pointer.Stays<SuppressedAddress>(nameof(SuppressedAddress.DeliveryId)))
            .Record(new Generation.Mapping())
            .Record(new KeyedAnswer.Mapping());
        Work(hub);
        Shared(hub.Services);
    }

    private static void Work(HubBuilder hub) =>
        hub.Service<RoleGrants>()
            .Service<CampaignMembers>()
            .Service<Notifier>()
            .Worker<EventDispatcher>()
            .Worker<StartTasks>()
            .Service<MailQueue>()
            .Service<MailSettings>()
            .Service<MailComposer>()
            .Service<DkimKeys>()
            .Service<MailSigning>()
            .Service<WayOut>()
            .Service<OwnHeaders>()
            .Service<Unsubscriptions>()
            .Keeps<Outbound.OutboundHttp>()
            .Service<Withheld>()
            .Service<SteerSending>()
            .Service<SendLimits>()
            .Recurring(jobs =>
                jobs.AddOrUpdate<SendLimits>("forget-mail-permits", limits => limits.ForgetAsync(CancellationToken.None), Cron.Hourly())
            )
            .Service<DeliveryLedger>()
            .Service<DeliveryWrites>()
            .Service<RelayPause>()
            .Service<RelayChoice>()
            .Service<DeliverMail>()
            .Service<SendTestMail>()
            .Service<SettleByHand>()
            .Service<RecordBounce>()
            .Service<MatchDelivery>()
            .Provides<IMailObjections, SuppressedAddresses>()
            .Worker<DeliveryWorker>()
            .Service<FileLimits>()
            .Service<FileSweep>()
            .Service<KeyedAnswers>()
            .Recurring(jobs =>
                jobs.AddOrUpdate<KeyedAnswers>(
                    "forget-keyed-answers",
                    answers => answers.ForgetAsync(CancellationToken.None),
                    Cron.Hourly()
                )
            )
            .Recurring(jobs =>
                jobs.AddOrUpdate<FileSweep>("sweep-files", sweep => sweep.SweepAsync(CancellationToken.None), Cron.Daily(4))
            );

    private static void Shared(IServiceCollection services)
    {
        services.AddSingleton<Wakeups>().AddSingleton<Readiness>().AddSingleton<WakeOnCommit>().AddSingleton<HubState>();
        services.AddSingleton<KnownGenerations>().AddSingleton<RaiseGenerations>().AddSingleton(typeof(Remembered<>));
        services.AddSingleton<FileStore>();
        services.AddSingleton<Chromium>().AddSingleton<PdfPrinter>().AddSingleton<PrintStyles>();
        services.AddSingleton<ThemeLibrary>().AddScoped<SiteDress>();
        services.AddSingleton<Instance>().AddSingleton<MailSeal>().AddSingleton<DkimSigners>().AddSingleton<DeliveryTokens>();
        services.AddSingleton<SubjectKinds>().AddSingleton<Texts>().AddSingleton<IStringLocalizerFactory, TextsLocalizer.Factory>();
        services.AddScoped<Here>().AddScoped<Admission>().AddScoped<HubSettings>().AddScoped<ContentSecurity>().AddScoped<RecordHistory>();
        services.AddScoped<IAuthorizationHandler, NeedsPermission.Handler>();
        services.AddTransient<Migrator>();
        services.AddSingleton(WorkflowContract.MakeCatalog).AddScoped<RunningWorkflow>();
    }
}
