using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>People of the directory whose rights are asked for.</summary>
internal static class RightsRoom
{
    public const string Root = "/admin/campaigns/test/directory";

    public static readonly DateOnly Collected = new(2023, 1, 7);

    public static Task<Actor> PersonAsync(
        HubFactory hub,
        string firstName,
        string name,
        string? email = null,
        DateOnly? collectedOn = null,
        string note = ""
    ) =>
        hub.DbAsync(async db =>
        {
            var actor = new Actor
            {
                Type = ActorKind.Person,
                FirstName = firstName,
                Name = name,
                Note = note,
            };
            actor.Collect("Business card", collectedOn ?? Collected);
            db.Add(actor);
            if (email is not null)
            {
                var detail = new ContactDetail { ActorId = actor.Id };
                detail.Describe(ContactKind.Email, email, "Business card", collectedOn ?? Collected);
                db.Add(detail);
            }

            await db.SaveChangesAsync();
            return actor;
        });

    public static Task<Interaction> MeetAsync(HubFactory hub, string title, string note, params Guid[] actors) =>
        hub.DbAsync(async db =>
        {
            var held = new Interaction
            {
                Type = InteractionType.Call,
                Direction = InteractionDirection.OutgoingOwnInitiative,
                HeldOn = new DateOnly(2023, 2, 1),
                Title = title,
                Note = note,
                CampaignId = hub.Campaign.Id,
            };
            db.Add(held);
            db.AddRange(
                actors.Select(actor => new InteractionActor
                {
                    InteractionId = held.Id,
                    ActorId = actor,
                    CampaignId = hub.Campaign.Id,
                })
            );
            await db.SaveChangesAsync();
            return held;
        });

    public static Task<Stakeholder> OnMapAsync(HubFactory hub, Guid actor, string note = "") =>
        hub.DbAsync(async db =>
        {
            var stakeholder = new Stakeholder
            {
                ActorId = actor,
                Class = TargetClass.Relay,
                Note = note,
                CampaignId = hub.Campaign.Id,
            };
            db.Add(stakeholder);
            await db.SaveChangesAsync();
            return stakeholder;
        });

    public static Task MailAsync(HubFactory hub, string subject, string text, params string[] addresses) =>
        hub.InsideAsync(async services =>
        {
            await services
                .GetRequiredService<MailQueue>()
                .QueueAsync(
                    new MailDraft
                    {
                        Purpose = MailPurpose.Mailing,
                        Subject = subject,
                        Text = text,
                        Recipients = [.. addresses.Select(address => new MailRecipient(address))],
                    },
                    TestContext.Current.CancellationToken
                );
            await services.GetRequiredService<CampaignHub.Data.HubDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
            return true;
        });

    /// <summary>Waits until no delivery is on its way.</summary>
    public static async Task DeliveredAsync(HubFactory hub)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); )
        {
            if (!await hub.DbAsync(db => db.Set<Delivery>().IgnoreQueryFilters().AnyAsync(each => each.SettledAt == null)))
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("Mails are still on their way.");
    }

    public static async Task EraseAsync(Visitor visitor, Actor actor)
    {
        await visitor.OpenAsync($"{Root}/{actor.Id}/erasure");
        await visitor.SubmitAsync("form#erase", ("name", actor.FullName));
    }
}
