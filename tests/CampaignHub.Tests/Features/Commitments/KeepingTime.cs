using CampaignHub.Features.Commitments;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Commitments;

public sealed class KeepingTime
{
    [Fact]
    public async Task It_is_overdue_from_midnight_of_the_campaigns_zone_without_any_job()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using (var visitor = await hub.VisitorAsync(CampaignRole.Contributor))
        {
            await ledger.RecordAsync(visitor, "2023-02-10");
        }

        // 10 February ends in Paris at 23:00 UTC.
        var before = await MarkAsync(hub, new DateTimeOffset(2023, 2, 10, 22, 59, 59, TimeSpan.Zero));
        var after = await MarkAsync(hub, new DateTimeOffset(2023, 2, 10, 23, 0, 0, TimeSpan.Zero));

        Assert.Equal(("Due soon", "Overdue"), (before, after));
    }

    [Theory]
    [InlineData("2023-02-06", "Overdue")]
    [InlineData("2023-02-07", "DueSoon")]
    [InlineData("2023-02-21", "DueSoon")]
    [InlineData("2023-02-22", "OnTime")]
    public void A_deadline_within_a_fortnight_is_soon(string deadline, string expected)
    {
        var commitment = New(DateOnly.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(expected, $"{commitment.ScheduleOn(new DateOnly(2023, 2, 7))}");
    }

    [Fact]
    public void What_is_implemented_is_not_late_and_what_was_denied_still_is()
    {
        var (kept, denied) = (New(new DateOnly(2023, 1, 31)), New(new DateOnly(2023, 1, 31)));
        Climb(kept, Rung.Implemented);
        Climb(denied, Rung.Denied);

        var today = new DateOnly(2023, 2, 7);
        Assert.Equal((ScheduleStatus.OnTime, ScheduleStatus.Overdue), (kept.ScheduleOn(today), denied.ScheduleOn(today)));
    }

    [Fact]
    public async Task A_missed_deadline_is_announced_once_and_a_new_one_again()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await ledger.RecordAsync(visitor, "2023-02-07");
        await SweepAsync(hub);
        Assert.Equal(0, await Ledger.RaisedAsync(hub, nameof(CommitmentOverdue)));

        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 2, 8, 9, 0, 0, TimeSpan.Zero));
        await SweepAsync(hub);
        await SweepAsync(hub);
        Assert.Equal(1, await Ledger.RaisedAsync(hub, nameof(CommitmentOverdue)));
        using var program = await hub.ProgramAsync();
        await program.SendAsync(HttpMethod.Patch, $"commitments/{id}", new { deadline = "2023-02-10" });
        await SweepAsync(hub);
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 2, 11, 9, 0, 0, TimeSpan.Zero));
        await SweepAsync(hub);

        Assert.Equal(2, await Ledger.RaisedAsync(hub, nameof(CommitmentOverdue)));
    }

    private static async Task<string> MarkAsync(HubFactory hub, DateTimeOffset now)
    {
        hub.Clock.SetUtcNow(now);
        // Whoever signed in days ago has to do so again.
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync(Ledger.Path);
        return visitor.Page.QuerySelector("td[data-label='Deadline'] .mark")!.TextContent.Trim();
    }

    private static async Task SweepAsync(HubFactory hub)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TellOverdue>().ExecuteAsync(TestContext.Current.CancellationToken);
    }

    private static Commitment New(DateOnly deadline)
    {
        var commitment = new Commitment
        {
            Words = Ledger.Words,
            ById = Guid.CreateVersion7(),
            MadeOn = new DateOnly(2023, 1, 17),
            Slug = "words",
        };
        commitment.Describe("", deadline);
        return commitment;
    }

    private static void Climb(Commitment commitment, Rung rung) =>
        commitment.Climb(
            CommitmentStep.Of(
                commitment,
                new CommitmentStep.Input(rung, commitment.MadeOn, "A letter", SourceUrl: null),
                new DateOnly(2023, 2, 7)
            )
        );

    [Fact]
    public async Task A_deadline_that_is_past_as_it_is_written_down_is_announced_at_once_and_once()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        var late = await ledger.RecordAsync(visitor, "2023-02-01");
        Assert.Equal(1, await Ledger.RaisedAsync(hub, nameof(CommitmentOverdue)));
        var moved = await ledger.RecordAsync(visitor, "2023-03-01", "Letters will be rewritten.");
        await visitor.OpenAsync($"{Ledger.Path}/{moved}/edit");
        await visitor.SubmitAsync("form[data-guard]", ("Deadline", "2023-02-02"));
        Assert.Equal(2, await Ledger.RaisedAsync(hub, nameof(CommitmentOverdue)));
        using var program = await hub.ProgramAsync();
        await program.SendAsync(HttpMethod.Patch, $"commitments/{late}", new { deadline = "2023-02-03" });
        await program.SendAsync(HttpMethod.Patch, $"commitments/{late}", new { deadline = "2023-02-01" });
        await program.SendAsync(
            HttpMethod.Post,
            "commitments",
            new
            {
                words = "A reply.",
                by = ledger.Fund,
                madeOn = "2023-01-17",
                deadline = "2023-02-04",
            }
        );
        await SweepAsync(hub);

        Assert.Equal(4, await Ledger.RaisedAsync(hub, nameof(CommitmentOverdue)));
    }
}
