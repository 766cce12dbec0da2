using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Releases;

namespace CampaignHub.Tests.Features.Press;

/// <summary>A press list with journalists, and releases to send to it.</summary>
internal static class PressDesk
{
    public static Task<Guid> ListAsync(HubFactory hub, int journalists, int doNotContact = 0) =>
        hub.DbAsync(async db =>
        {
            var list = new PressList { Name = "Newsrooms", CampaignId = hub.Campaign.Id };
            db.Add(list);
            for (var number = 0; number < journalists + doNotContact; number++)
            {
                var actor = new Actor { Type = ActorKind.Person, Name = $"Newsroom {number:00}" };
                var journalist = new Journalist { ActorId = actor.Id, Actor = actor };
                if (number >= journalists)
                {
                    journalist.LeaveAlone("Said so on the telephone", new DateOnly(2023, 1, 10));
                }

                db.Add(journalist);
                var mail = new ContactDetail { ActorId = actor.Id };
                mail.Describe(ContactKind.Email, $"newsroom{number:00}@example.org", "Their website", new DateOnly(2022, 11, 2));
                db.Add(mail);
                list.Add(journalist.Id);
            }

            await db.SaveChangesAsync();
            return list.Id;
        });

    public static Task<Guid> ReleaseAsync(HubFactory hub, DateTime? embargo = null, bool approved = true) =>
        hub.DbAsync(async db =>
        {
            var release = new Release
            {
                CampaignId = hub.Campaign.Id,
                Headline = "The algorithm that suspects the poor",
                Slug = "the-algorithm",
            };
            new ReleaseForm
            {
                Headline = release.Headline,
                Lede = "A score decides who is controlled.",
                Body = "Its source code **was asked for**.",
                Contacts = "Camille Renard, spokesperson, press@example.org, +33 1 00 00 00 00",
                EmbargoLocal = embargo,
            }.WriteTo(release, hub.Campaign);
            if (approved)
            {
                release.Approve(hub.Clock.GetUtcNow());
            }

            db.Add(release);
            await db.SaveChangesAsync();
            return release.Id;
        });

    public static async Task SendAsync(Visitor visitor, Guid release, Guid list)
    {
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release}/sending?list={list}");
        await visitor.SubmitAsync("form#send");
    }

    /// <summary>The files of the outbox once there are so many; a further moment shows that no more come.</summary>
    public static async Task<IReadOnlyList<string>> OutboxAsync(HubFactory hub, int count)
    {
        var folder = Path.Combine(hub.DataFolder, "outbox");
        string[] Files() => System.IO.Directory.Exists(folder) ? System.IO.Directory.GetFiles(folder, "*.eml") : [];
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (Files().Length < count && waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await Task.Delay(300, TestContext.Current.CancellationToken);
        return Files();
    }
}
