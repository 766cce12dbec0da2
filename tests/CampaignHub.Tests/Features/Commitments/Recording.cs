using System.Net;
using CampaignHub.Features.Commitments;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

public sealed class Recording
{
    [Fact]
    public async Task A_promise_is_recorded_word_for_word_with_its_first_rung_and_announced_once()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        var page = await ledger.RecordAsync(visitor, "2023-06-30");
        await visitor.OpenAsync(page);

        Assert.StartsWith(Ledger.Words, visitor.Page.QuerySelector(".hub-verbatim")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Heard", visitor.Page.QuerySelector(".hub-ladder [aria-current]")!.FirstChild!.TextContent.Trim());
        var commitment = await hub.DbAsync(db => db.Set<Commitment>().Include(each => each.Steps).SingleAsync());
        Assert.Equal((new DateOnly(2023, 1, 17), new DateOnly(2023, 2, 7)), (commitment.Steps[0].TrueOn, commitment.Steps[0].LearntOn));
        Assert.Equal(1, await hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(CommitmentMade))));
    }

    [Fact]
    public async Task Somebody_who_did_not_hold_the_post_that_day_is_refused()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 9, 1, 9, 0, 0, TimeSpan.Zero));
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{Ledger.Admin}/new");

        await visitor.SubmitAsync(
            "#commitment",
            ("Form.Words", Ledger.Words),
            ("Form.ActorId", $"{ledger.Director}"),
            ("Form.PostId", $"{ledger.Post}"),
            ("Form.MadeOn", "2023-07-01")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("did not hold this post on that day", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Commitment>().CountAsync()));
    }

    [Fact]
    public async Task A_day_that_is_still_to_come_is_refused()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{Ledger.Admin}/new");

        await visitor.SubmitAsync(
            "#commitment",
            ("Form.Words", Ledger.Words),
            ("Form.ActorId", $"{ledger.Director}"),
            ("Form.MadeOn", "2023-02-08")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("still to come", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_sees_it_and_records_nothing()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var contributor = await hub.VisitorAsync(CampaignRole.Contributor);
        var page = await ledger.RecordAsync(contributor);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");

        await reader.OpenAsync(page);

        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Null(reader.Page.QuerySelector("#climb"));
    }

    [Fact]
    public async Task The_file_holds_what_the_list_shows()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ledger.RecordAsync(visitor, "2023-02-01");

        var file = await visitor.Client.GetStringAsync($"{Ledger.Admin}.csv?schedule=Overdue", TestContext.Current.CancellationToken);
        var none = await visitor.Client.GetStringAsync($"{Ledger.Admin}.csv?schedule=OnTime", TestContext.Current.CancellationToken);

        Assert.Contains($"\"{Ledger.Words}\";\"Director general\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain(Ledger.Words, none, StringComparison.Ordinal);
    }
}
