using System.Net;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press;

public sealed class Kits
{
    private const string Admin = "/admin/campaigns/test/press-kits";

    [Fact]
    public async Task A_kit_is_put_together_piece_by_piece_ordered_and_published()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var kit = await AddAsync(hub, visitor);
        await PieceAsync(visitor, kit, KitPieceKind.KeyFigures, "Figures", "**32.25 million** automated controls in 2020 (CNAF).");
        await PieceAsync(visitor, kit, KitPieceKind.Quote, "A quote", "> We want to understand.");
        await visitor.OpenAsync($"{Admin}/{kit}");

        var second = visitor.Page.QuerySelectorAll("form[action*='handler=Place']")[1];
        second.Id = "second";
        await visitor.SubmitAsync("#second", ("by", "-1"));
        await visitor.OpenAsync($"{Admin}/{kit}");
        await visitor.SubmitAsync("#publication");
        await visitor.OpenAsync("/press-kits/figures-and-faces");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(["A quote", "Figures"], visitor.Page.QuerySelectorAll("article h2").Select(heading => heading.TextContent));
        Assert.Equal("32.25 million", visitor.Page.QuerySelector("article strong")!.TextContent);
    }

    [Fact]
    public async Task An_empty_kit_is_not_published()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var kit = await AddAsync(hub, visitor);
        await PieceAsync(visitor, kit, KitPieceKind.Text, "Who we are", "A collective.");
        await visitor.OpenAsync($"{Admin}/{kit}");
        await hub.DbAsync(db => db.Set<KitPiece>().ExecuteDeleteAsync());

        await visitor.SubmitAsync("#publication");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("needs a piece", visitor.Text, StringComparison.Ordinal);
        Assert.Null((await hub.DbAsync(db => db.Set<PressKit>().SingleAsync())).PublishedFrom);
    }

    [Fact]
    public async Task Under_embargo_its_address_is_empty_until_the_instant()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var kit = await AddAsync(hub, visitor);
        await PieceAsync(visitor, kit, KitPieceKind.Text, "Who we are", "A collective.");
        await visitor.OpenAsync($"{Admin}/{kit}");
        await visitor.SubmitAsync("#publication", ("embargo", "2023-02-08T06:00"));
        var instant = new DateTimeOffset(2023, 2, 8, 5, 0, 0, TimeSpan.Zero);

        hub.Clock.SetUtcNow(instant.AddSeconds(-1));
        await visitor.OpenAsync("/press-kits/figures-and-faces");
        var before = visitor.Status;
        await visitor.OpenAsync("/releases");
        var led = visitor.Page.QuerySelector("a[href^='/press-kits/']");
        hub.Clock.SetUtcNow(instant);
        await visitor.OpenAsync("/press-kits/figures-and-faces");

        Assert.Equal(HttpStatusCode.NotFound, before);
        Assert.Null(led);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.OpenAsync("/releases");
        Assert.NotNull(visitor.Page.QuerySelector("a[href='/press-kits/figures-and-faces']"));
    }

    [Fact]
    public async Task A_release_under_embargo_is_left_out_of_a_public_kit_and_the_demands_in_force_stand_in_it()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 1);
        var release = await PressDesk.ReleaseAsync(hub, new DateTime(2023, 2, 15, 6, 0, 0));
        await PressDesk.SendAsync(visitor, release, list);
        await PressDesk.OutboxAsync(hub, 1);
        await hub.DbAsync(async db =>
        {
            var demand = new Demand
            {
                CampaignId = hub.Campaign.Id,
                Number = 1,
                Title = "Publish the algorithm",
            };
            db.Add(demand.Reword("Its code.", "", new DateOnly(2022, 8, 30)));
            db.Add(demand.Reword("Its code **and weights**.", "Refused once", new DateOnly(2023, 1, 10)));
            db.Add(demand);
            await db.SaveChangesAsync();
            return demand.Id;
        });
        var kit = await AddAsync(hub, visitor);
        await PieceAsync(visitor, kit, KitPieceKind.Release, "The release", "", release);
        await PieceAsync(visitor, kit, KitPieceKind.Demands, "What we ask for", "");
        await visitor.OpenAsync($"{Admin}/{kit}");
        await visitor.SubmitAsync("#publication");

        await visitor.OpenAsync("/press-kits/figures-and-faces");
        var before = visitor.Page.QuerySelectorAll("article h2").Select(heading => heading.TextContent).ToList();
        var text = visitor.Text;
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 2, 15, 5, 0, 0, TimeSpan.Zero));
        await visitor.OpenAsync("/press-kits/figures-and-faces");

        Assert.Equal(["What we ask for"], before);
        Assert.Contains("Its code and weights.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("suspects the poor", text, StringComparison.Ordinal);
        Assert.Contains("suspects the poor", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/releases");
        await visitor.OpenAsync(visitor.Page.QuerySelector("main a[href^='/releases/']")!.GetAttribute("href")!);
        Assert.NotNull(visitor.Page.QuerySelector("a[href='/press-kits/figures-and-faces']"));
    }

    [Fact]
    public async Task A_piece_taken_out_can_be_put_back()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var kit = await AddAsync(hub, visitor);
        await PieceAsync(visitor, kit, KitPieceKind.Text, "Who we are", "A collective.");
        var piece = await hub.DbAsync(db => db.Set<KitPiece>().Select(piece => piece.Id).SingleAsync());

        await visitor.OpenAsync($"{Admin}/pieces/{piece}");
        await visitor.SubmitAsync("#removal");
        await visitor.OpenAsync($"{Admin}/{kit}");
        var without = visitor.Text;
        await visitor.OpenAsync("/admin/campaigns/test/trash");

        Assert.DoesNotContain("A collective.", without, StringComparison.Ordinal);
        Assert.Contains("Who we are", visitor.Text, StringComparison.Ordinal);
    }

    private static async Task<Guid> AddAsync(HubFactory hub, Visitor visitor)
    {
        await visitor.OpenAsync($"{Admin}/edit");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.Title", "Figures and faces"));
        return await hub.DbAsync(db => db.Set<PressKit>().Select(kit => kit.Id).SingleAsync());
    }

    private static async Task PieceAsync(Visitor visitor, Guid kit, KitPieceKind kind, string title, string body, Guid? release = null)
    {
        await visitor.OpenAsync($"{Admin}/pieces?kit={kit}");
        await visitor.SubmitAsync("#piece", ("Title", title), ("Type", $"{kind}"), ("Body", body), ("ReleaseId", $"{release}"));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }
}
