using System.Net;
using CampaignHub.Features.Commitments;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

public sealed class Following
{
    [Fact]
    public async Task A_rung_needs_its_evidence()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var page = await ledger.RecordAsync(visitor);
        await visitor.OpenAsync(page);

        await visitor.SubmitAsync("#climb", ("rung", "ConfirmedInWriting"), ("trueOn", "2023-01-18"), ("evidence", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("needs its evidence", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<CommitmentStep>().CountAsync()));
    }

    [Fact]
    public async Task It_climbs_falls_back_and_climbs_again_and_every_move_stays_in_its_history()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var page = await ledger.RecordAsync(visitor);

        await ClimbAsync(visitor, page, "ConfirmedInWriting", "2023-01-18", "Letter of 18 January");
        await ClimbAsync(visitor, page, "Denied", "2023-01-25", "Press conference");
        var fallen = await ReadAsync(hub);
        await ClimbAsync(visitor, page, "Public", "2023-02-03", "Their website");
        var risen = await ReadAsync(hub);

        Assert.Equal((Rung.Denied, (Rung?)null), (fallen.Current, fallen.Reached));
        Assert.Equal((Rung.Public, (Rung?)Rung.Public), (risen.Current, risen.Reached));
        Assert.Equal([Rung.Heard, Rung.ConfirmedInWriting, Rung.Denied, Rung.Public], risen.History.Select(step => step.Rung));
        Assert.Equal(3, await hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(CommitmentMoved))));
    }

    [Fact]
    public async Task The_same_rung_of_the_same_day_is_noted_once()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var page = await ledger.RecordAsync(visitor);

        await ClimbAsync(visitor, page, "Minuted", "2023-01-20", "Minutes");
        await ClimbAsync(visitor, page, "Minuted", "2023-01-20", "Minutes");

        Assert.Equal(2, (await ReadAsync(hub)).Steps.Count);
    }

    [Fact]
    public async Task It_is_overdue_from_midnight_of_the_campaigns_zone_without_any_job()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ledger.RecordAsync(visitor, "2023-02-10");

        // 10 February ends in Paris at 23:00 UTC.
        var before = await MarkAsync(hub, new DateTimeOffset(2023, 2, 10, 22, 59, 59, TimeSpan.Zero));
        var after = await MarkAsync(hub, new DateTimeOffset(2023, 2, 10, 23, 0, 0, TimeSpan.Zero));

        Assert.Equal(("Due soon", "Overdue"), (before, after));
    }

    private static async Task<string> MarkAsync(HubFactory hub, DateTimeOffset now)
    {
        hub.Clock.SetUtcNow(now);
        // Whoever signed in days ago has to do so again.
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync(Ledger.Admin);
        return visitor.Page.QuerySelector("td[data-label='Deadline'] .mark")!.TextContent.Trim();
    }

    [Fact]
    public async Task A_passed_deadline_is_announced_once_however_often_the_round_is_made()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ledger.RecordAsync(visitor, "2023-02-10");

        await WatchAsync(hub);
        var early = await ToldAsync(hub);
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 2, 11, 9, 0, 0, TimeSpan.Zero));
        await WatchAsync(hub);
        await WatchAsync(hub);

        Assert.Equal((0, 1), (early, await ToldAsync(hub)));
    }

    [Fact]
    public async Task The_public_reads_published_ones_only_and_a_removed_one_is_gone()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var page = await ledger.RecordAsync(visitor, "2023-02-10");
        var slug = (await ReadAsync(hub)).Slug;

        await visitor.OpenAsync($"/commitments/{slug}");
        var before = visitor.Status;
        await visitor.OpenAsync(page);
        await visitor.SubmitAsync("#publication");
        await visitor.OpenAsync($"/commitments/{slug}");
        var (status, words) = (visitor.Status, visitor.Page.QuerySelector("h1")!.TextContent);
        await visitor.OpenAsync($"{page}/removal");
        await visitor.SubmitAsync("form.card");
        await visitor.OpenAsync($"/commitments/{slug}");

        Assert.Equal(HttpStatusCode.NotFound, before);
        Assert.Equal((HttpStatusCode.OK, Ledger.Words), (status, words));
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    private static async Task ClimbAsync(Visitor visitor, string page, string rung, string day, string evidence)
    {
        await visitor.OpenAsync(page);
        await visitor.SubmitAsync("#climb", ("rung", rung), ("trueOn", day), ("evidence", evidence));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }

    private static Task<Commitment> ReadAsync(HubFactory hub) =>
        hub.DbAsync(db => db.Set<Commitment>().Include(commitment => commitment.Steps).SingleAsync());

    private static Task<bool> WatchAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<WatchDeadlines>().ExecuteAsync(TestContext.Current.CancellationToken);
            return true;
        });

    private static Task<int> ToldAsync(HubFactory hub) =>
        hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(CommitmentOverdue)));
}
