using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform.Mail;
using CampaignHub.Tests.Features.Mailbox;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press.FollowUps;

/// <summary>A release that went to a list, and what came back of it.</summary>
internal static class FollowUpDesk
{
    public const string Mobile = "+33 6 12 34 56 78";

    /// <summary>To so many, and it has left.</summary>
    public static async Task<Guid> SentAsync(HubFactory hub, Visitor visitor, int journalists)
    {
        var list = await PressDesk.ListAsync(hub, journalists);
        var release = await PressDesk.ReleaseAsync(hub);
        await PressDesk.SendAsync(visitor, release, list);
        await hub.SettledAsync();
        return release;
    }

    public static string Address(int number) => $"newsroom{number:00}@example.org";

    public static async Task<Delivery> DeliveryAsync(HubFactory hub, int number) =>
        (await hub.DeliveriesAsync()).First(row => row.Address == Address(number));

    public static async Task AnswerAsync(HubFactory hub, HttpClient program, int number)
    {
        var sent = await DeliveryAsync(hub, number);
        await program.PostMailAsync(BounceSteps.Answer(Address(number), null, "Re: x", "Mardi ?", $"In-Reply-To: <{sent.MessageId}>"));
    }

    public static async Task BounceAsync(HubFactory hub, HttpClient program, int number)
    {
        var sent = await DeliveryAsync(hub, number);
        await program.PostMailAsync(
            BounceSteps.Report(
                "presse@hub.example",
                Address(number),
                "5.1.1",
                "550 5.1.1 User unknown",
                headers: $"Message-ID: <{sent.MessageId}>"
            )
        );
    }

    public static Task<Journalist> JournalistAsync(HubFactory hub, int number) =>
        hub.DbAsync(async db =>
        {
            var actor = await db.Set<ContactDetail>()
                .Where(each => each.Value == Address(number))
                .Select(each => each.ActorId)
                .SingleAsync();
            return await db.Set<Journalist>().Include(each => each.Actor.Contacts).SingleAsync(each => each.ActorId == actor);
        });

    public static Task PhoneAsync(HubFactory hub, int number) =>
        hub.DbAsync(async db =>
        {
            var actor = await db.Set<ContactDetail>()
                .Where(each => each.Value == Address(number))
                .Select(each => each.ActorId)
                .SingleAsync();
            var phone = new ContactDetail { ActorId = actor };
            phone.Describe(ContactKind.Mobile, Mobile, "Their card", new DateOnly(2022, 5, 4));
            db.Add(phone);
            return await db.SaveChangesAsync();
        });

    public static string Path(Guid release) => $"/admin/campaigns/test/releases/{release}";
}
