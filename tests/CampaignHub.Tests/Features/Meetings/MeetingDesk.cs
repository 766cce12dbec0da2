using CampaignHub.Features.Demands;
using CampaignHub.Features.Meetings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Meetings;

/// <summary>Meetings of the test campaign, whose today is Tuesday 7 February 2023.</summary>
internal static class MeetingDesk
{
    public const string Path = "/admin/campaigns/test/meetings";

    /// <summary>Written down through the form.</summary>
    public static async Task<Guid> MeetAsync(Visitor visitor, string day, string title = "Director general of the fund")
    {
        await visitor.OpenAsync($"{Path}/new");
        await visitor.SubmitAsync("form[data-guard]", ("Form.Title", title), ("Form.StartsOn", day), ("Form.Place", "Paris"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, visitor.Status);
        return Guid.Parse(visitor.Location!.OriginalString.Split('/')[^1]);
    }

    public static async Task<Guid> HeldAsync(Visitor visitor, string day = "2023-01-17")
    {
        var id = await MeetAsync(visitor, day);
        await HoldAsync(visitor, id);
        return id;
    }

    public static async Task HoldAsync(Visitor visitor, Guid id)
    {
        await visitor.OpenAsync($"{Path}/{id}");
        await visitor.SubmitAsync("#holding");
    }

    public static async Task PutAsync(Visitor visitor, Guid id, Guid demand)
    {
        await visitor.OpenAsync($"{Path}/{id}");
        await visitor.SubmitAsync("#put", ("demands", $"{demand}"));
    }

    public static Task<Guid> DemandAsync(HubFactory hub, string title) =>
        hub.InsideAsync(async services =>
            (await services.GetRequiredService<AddDemand>().ExecuteAsync(title, $"{title}, now.", TestContext.Current.CancellationToken)).Id
        );

    public static Task<Meeting> ReadAsync(HubFactory hub, Guid id) =>
        hub.DbAsync(db => db.Set<Meeting>().Include(meeting => meeting.Minutes).SingleAsync(meeting => meeting.Id == id));

    public static Task<int> RaisedAsync(HubFactory hub, string name) => hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == name));
}
