using System.Net;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Meetings;

public sealed class Minuting
{
    [Fact]
    public async Task A_demand_that_was_put_is_unanswered_until_an_answer_is_noted()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var demand = await MeetingDesk.DemandAsync(hub, "Publish the code");
        var id = await MeetingDesk.HeldAsync(visitor);
        await MeetingDesk.PutAsync(visitor, id, demand);
        await visitor.FollowAsync();
        Assert.Contains("Unanswered", visitor.Text, StringComparison.Ordinal);

        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}/minutes/{demand}");
        await visitor.SubmitAsync("form[data-guard]", ("Answer", "PartlyAccepted"), ("Said", "The old versions, perhaps."));
        await visitor.FollowAsync();

        Assert.DoesNotContain("Unanswered", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("The old versions, perhaps.", visitor.Text, StringComparison.Ordinal);
        var item = Assert.Single((await MeetingDesk.ReadAsync(hub, id)).Minutes);
        Assert.Equal((AnswerType.PartlyAccepted, 1), (item.Answer, item.DemandVersion));
    }

    [Theory]
    [InlineData("2023-02-08", "From 8 February 2023 on, the button \"It was held\" stands at the top of this page")]
    [InlineData("2023-02-07", "Once \"It was held\" is said at the top of this page")]
    [InlineData("", "Give the meeting a day first")]
    public async Task Before_the_meeting_was_held_the_page_says_when_minutes_can_be_entered(string day, string words)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        var id = await MeetingDesk.MeetAsync(visitor, day);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");

        Assert.Contains(words, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_of_a_demand_that_was_not_put_are_refused_at_both_doors()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var demand = await MeetingDesk.DemandAsync(hub, "Publish the code");
        var id = await MeetingDesk.HeldAsync(visitor);
        var body = new
        {
            demand,
            said = "Yes",
            answer = "accepted",
        };

        var refused = await program.SendAsync(HttpMethod.Post, $"meetings/{id}/minutes", body);
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}/minutes/{demand}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Demand 1 was not put at this meeting", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Empty((await MeetingDesk.ReadAsync(hub, id)).Minutes);
    }

    [Fact]
    public async Task A_program_puts_a_demand_writes_its_minutes_and_reads_them_again()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var demand = await MeetingDesk.DemandAsync(hub, "Publish the code");
        var silent = await MeetingDesk.DemandAsync(hub, "More agents");
        var id = await MeetingDesk.HeldAsync(visitor);
        await program.SendAsync(HttpMethod.Post, $"meetings/{id}/demands", new { demands = new[] { demand, silent } });
        await program.SendAsync(
            HttpMethod.Post,
            $"meetings/{id}/minutes",
            new
            {
                demand,
                said = "No.",
                answer = "refused_with_reasons",
            }
        );

        var minutes = await program.SendAsync(HttpMethod.Get, $"meetings/{id}/minutes");

        Assert.Equal(
            [("refused_with_reasons", false), ("put", true)],
            minutes
                .Json.EnumerateArray()
                .Select(item => (item.GetProperty("answer").GetString()!, item.GetProperty("unanswered").GetBoolean()))
        );
        var notPut = await program.SendAsync(HttpMethod.Post, $"meetings/{id}/minutes", new { demand, answer = "not_put" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, notPut.Status);
    }

    [Fact]
    public async Task What_was_put_is_the_wording_in_force_on_the_day_of_the_meeting()
    {
        await using var hub = new HubFactory();
        hub.Clock.AdjustTime(new DateTimeOffset(2023, 1, 2, 9, 0, 0, TimeSpan.Zero));
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var demand = await MeetingDesk.DemandAsync(hub, "Publish the code");
        var id = await MeetingDesk.MeetAsync(visitor, "2023-01-17");
        await MeetingDesk.PutAsync(visitor, id, demand);
        await RewordAsync(hub, demand, new DateTimeOffset(2023, 1, 10, 9, 0, 0, TimeSpan.Zero), "The code and its weights.");
        await RewordAsync(hub, demand, new DateTimeOffset(2023, 1, 20, 9, 0, 0, TimeSpan.Zero), "The code, its weights and its history.");

        using var later = await hub.VisitorAsync(CampaignRole.Contributor);
        await MeetingDesk.HoldAsync(later, id);

        Assert.Equal(2, Assert.Single((await MeetingDesk.ReadAsync(hub, id)).Minutes).DemandVersion);
        await later.OpenAsync($"{MeetingDesk.Path}/{id}/minutes/{demand}");
        Assert.Contains("The code and its weights.", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_write_the_same_minutes_see_both()
    {
        await using var hub = new HubFactory();
        using var first = await hub.VisitorAsync(CampaignRole.Contributor);
        using var second = await hub.VisitorAsync(CampaignRole.Contributor, "other@example.org");
        var demand = await MeetingDesk.DemandAsync(hub, "Publish the code");
        var id = await MeetingDesk.HeldAsync(first);
        await MeetingDesk.PutAsync(first, id, demand);
        await first.OpenAsync($"{MeetingDesk.Path}/{id}/minutes/{demand}");
        await second.OpenAsync($"{MeetingDesk.Path}/{id}/minutes/{demand}");
        await first.SubmitAsync("form[data-guard]", ("Answer", "Deferred"), ("Said", "After the agreement."));

        await second.SubmitAsync("form[data-guard]", ("Answer", "Evasive"), ("Said", "We shall see."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("After the agreement.", second.Text, StringComparison.Ordinal);
        await second.SubmitAsync("form[data-guard]");
        Assert.Equal("We shall see.", Assert.Single((await MeetingDesk.ReadAsync(hub, id)).Minutes).Said);
    }

    [Fact]
    public async Task Minutes_nobody_has_been_sent_cannot_be_contested()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await MeetingDesk.HeldAsync(visitor);

        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.SubmitAsync("#minutes-state", ("state", "Contested"));
        var refused = visitor.Status;
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.SubmitAsync("#minutes-state", ("state", "Sent"));
        await visitor.OpenAsync($"{MeetingDesk.Path}/{id}");
        await visitor.SubmitAsync("#minutes-state", ("state", "Contested"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused);
        Assert.Equal(MinutesState.Contested, (await MeetingDesk.ReadAsync(hub, id)).MinutesState);
    }

    private static Task<bool> RewordAsync(HubFactory hub, Guid id, DateTimeOffset at, string text)
    {
        hub.Clock.SetUtcNow(at);
        return hub.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<CampaignHub.Data.HubDb>();
            var demand = await db.Set<Demand>().Include(each => each.Versions).SingleAsync(each => each.Id == id);
            await services.GetRequiredService<RewordDemand>().ExecuteAsync(demand, text, "", TestContext.Current.CancellationToken);
            return true;
        });
    }
}
