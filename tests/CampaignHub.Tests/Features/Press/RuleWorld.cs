using CampaignHub.Data;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Reading;

namespace CampaignHub.Tests.Features.Press;

/// <summary>Six journalists who differ in all that a rule may ask, on 7 February 2023.</summary>
internal static class RuleWorld
{
    private static readonly DateTimeOffset Now = HubFactory.Start;

    public static Task<bool> MakeAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var radio = Outlet("Radio Nord", OutletKind.Radio, "Nord");
            var paper = Outlet("Gazette", OutletKind.Newspaper, "Île-de-France");
            db.AddRange(radio, paper);
            // At the radio; answered twice, the last time five days ago.
            var ana = PressPeople.Add(db, "Ana", "A", "ana@example.org", "Logement, Énergie");
            ana.Speak(["fr", "en"]);
            Works(db, ana, radio, until: null);
            // Left the radio last year; met ten days ago.
            var ben = PressPeople.Add(db, "Ben", "B", "ben@example.org", "logement");
            ben.Speak(["fr"]);
            Works(db, ben, radio, new DateOnly(2022, 12, 31));
            Works(db, ben, paper, until: null);
            // Lives in the north; got a mail 100 days ago and never answered.
            var cleo = PressPeople.Add(db, "Cléo", "C", "cleo@example.org", "sport", "NORD");
            // Tagged by this campaign; another one met her yesterday.
            var dan = PressPeople.Add(db, "Dan", "D", "dan@example.org", "logements sociaux");
            db.Add(Tag(dan, hub.Campaign.Id, "Proche"));
            // On the map with the same tag; his out-of-office answered.
            var eva = PressPeople.Add(db, "Eva", "E", "eva@example.org");
            OnMap(db, eva, hub.Campaign.Id);
            // Tagged by another campaign, and answered once, 50 days ago.
            var fay = PressPeople.Add(db, "Fay", "F", "fay@example.org", "énergie");
            Meet(db, hub.Campaign.Id, ben, new DateOnly(2023, 1, 28));
            Answer(db, Sent(db, hub.Campaign.Id, "ana@example.org", -40), InboundKind.Reply, -38);
            Answer(db, Sent(db, hub.Campaign.Id, "ana@example.org", -6), InboundKind.Reply, -5);
            Sent(db, hub.Campaign.Id, "cleo@example.org", -100);
            Answer(db, Sent(db, hub.Campaign.Id, "eva@example.org", -200), InboundKind.AutoReply, -199);
            Answer(db, Sent(db, hub.Campaign.Id, "fay@example.org", -60), InboundKind.Reply, -50);
            await db.SaveChangesAsync();
            // What another campaign did is no matter of this one.
            var other = new Campaign { Name = "Other", Slug = "other" };
            db.Add(other);
            await db.SaveChangesAsync();
            db.Here.Enter(other);
            db.Add(Tag(fay, other.Id, "Proche"));
            Meet(db, other.Id, dan, new DateOnly(2023, 2, 6));
            Answer(db, Sent(db, other.Id, "cleo@example.org", -3), InboundKind.Reply, -2);
            await db.SaveChangesAsync();
            return true;
        });

    private static Outlet Outlet(string name, OutletKind kind, string territory) =>
        new()
        {
            Name = name,
            Type = kind,
            Scope = OutletScope.Regional,
            Territory = territory,
        };

    private static void Works(HubDb db, Journalist journalist, Outlet outlet, DateOnly? until)
    {
        var role = new OutletRole { JournalistId = journalist.Id, OutletId = outlet.Id };
        role.Describe("", from: null, until);
        db.Add(role);
    }

    private static JournalistTag Tag(Journalist journalist, Guid campaign, string text) =>
        new()
        {
            CampaignId = campaign,
            JournalistId = journalist.Id,
            Text = text,
        };

    private static void OnMap(HubDb db, Journalist journalist, Guid campaign)
    {
        var stakeholder = new Stakeholder
        {
            CampaignId = campaign,
            ActorId = journalist.ActorId,
            Actor = journalist.Actor,
            Class = TargetClass.Relay,
        };
        db.Add(stakeholder);
        db.Add(
            new ActorTag
            {
                CampaignId = campaign,
                ActorId = stakeholder.ActorId,
                Text = "proche",
            }
        );
    }

    private static void Meet(HubDb db, Guid campaign, Journalist journalist, DateOnly day)
    {
        var met = new Interaction
        {
            CampaignId = campaign,
            Type = InteractionType.Call,
            Direction = InteractionDirection.OutgoingOwnInitiative,
            HeldOn = day,
            Title = "A call",
        };
        db.Add(met);
        db.Add(
            new InteractionActor
            {
                CampaignId = campaign,
                InteractionId = met.Id,
                ActorId = journalist.ActorId,
            }
        );
    }

    private static Delivery Sent(HubDb db, Guid campaign, string address, int days)
    {
        var mail = new OutgoingMail
        {
            CampaignId = campaign,
            Purpose = MailPurpose.Release,
            Rank = 1,
            Subject = "A release",
            Text = "A text",
            Language = "fr",
        };
        var delivery = new Delivery
        {
            MailId = mail.Id,
            CampaignId = campaign,
            Address = address,
            AddressKey = address,
            MessageId = $"{mail.Id:n}@hub.example",
            Rank = 1,
            State = DeliveryState.Accepted,
            QueuedAt = Now.AddDays(days),
            DueAt = Now.AddDays(days),
            SettledAt = Now.AddDays(days),
        };
        db.AddRange(mail, delivery);
        return delivery;
    }

    private static void Answer(HubDb db, Delivery delivery, InboundKind kind, int days) =>
        db.Add(
            new IncomingMail
            {
                CampaignId = delivery.CampaignId,
                Key = $"{delivery.Id}",
                Source = IncomingSource.Api,
                FromAddress = delivery.Address,
                Subject = "Re: A release",
                ReceivedAt = Now.AddDays(days),
                Sha256 = new string('0', 64),
                Size = 1,
                Kind = kind,
                AnswersId = delivery.Id,
            }
        );
}
