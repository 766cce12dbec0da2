using System.Globalization;
using System.Security.Claims;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>
/// The calendar behind a secret address, as its person may see it at this moment: nothing for who was disabled, left the campaign or may not see its plan any more.
/// </summary>
internal sealed class ReadFeed(HubDb db, Admission admission, CampaignPlan plan, FeedCalendar calendar, Texts texts)
{
    /// <returns>Null when the address opens nothing.</returns>
    public async Task<byte[]?> ExecuteAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = CalendarFeed.HashOf(secret);
        var feed = await db.Set<CalendarFeed>()
            .AsNoTracking()
            .SingleOrDefaultAsync(each => each.Hash == hash && each.RevokedAt == null, cancellationToken);
        if (feed is null)
        {
            return null;
        }

        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{feed.UserId}")]));
        await admission.AdmitAsync(person, slug: null, cancellationToken);
        var campaigns = db.Here.Campaigns.Where(campaign => feed.CampaignId is null || campaign.Id == feed.CampaignId).ToList();
        if (db.Here.User is not { } user || (feed.CampaignId is not null && campaigns.Count == 0))
        {
            return null;
        }

        Speak(user);
        await calendar.BeginAsync(
            feed.CampaignId is null ? texts["My tasks"] : campaigns[0].Name,
            Links.Planning.CalendarFeed(secret),
            feed.ShowsTitles,
            cancellationToken
        );
        foreach (var campaign in campaigns)
        {
            await admission.AdmitAsync(person, campaign.Slug, cancellationToken);
            if (db.Here.Can(PlanningFeature.View))
            {
                var events = FeedEvent.Of(await plan.ReadAsync(cancellationToken), feed.CampaignId is null ? user.Id : null, db.Here.Now);
                await calendar.AddAsync(campaign, events, cancellationToken);
            }
            else if (feed.CampaignId is not null)
            {
                return null;
            }
        }

        await NoteUseAsync(feed, cancellationToken);
        return calendar.End();
    }

    // A calendar program asks, whose language says nothing of the person's.
    private static void Speak(HubUser user)
    {
        if (user.Language is { } language)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Cultures.Of(language));
        }
    }

    private async Task NoteUseAsync(CalendarFeed feed, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(db.Here.Now.UtcDateTime);
        if (feed.LastReadOn != today)
        {
            await db.Set<CalendarFeed>()
                .Where(each => each.Id == feed.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.LastReadOn, today), cancellationToken);
        }
    }
}
