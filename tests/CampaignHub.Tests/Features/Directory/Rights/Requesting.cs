using System.Net;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>The register of requests: one month, two more with a reason.</summary>
public sealed class Requesting
{
    [Fact]
    public async Task A_request_is_due_one_month_after_it_came_in_and_the_home_page_says_when_it_is_late()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync($"{RightsRoom.Root}/rights/requests");
        await visitor.SubmitAsync(
            "form#new-request",
            ("Form.Kind", "AccessToData"),
            ("Form.ReceivedOn", "2023-01-07"),
            ("Form.From", "A reader")
        );

        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains("To be answered by 7 February 2023", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{RightsRoom.Root}/rights/requests");
        Assert.DoesNotContain("overdue", visitor.Text, StringComparison.Ordinal);
        hub.Clock.Advance(TimeSpan.FromDays(1));
        // The session has run out in the meantime.
        using var later = await hub.VisitorAsync(CampaignRole.Coordinator);
        await later.OpenAsync($"{RightsRoom.Root}/rights/requests");

        Assert.Contains("overdue", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_months_more_are_taken_with_a_reason_and_only_within_the_first()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        var made = await program.SendAsync(
            HttpMethod.Post,
            "rights-requests",
            new
            {
                kind = "erasure_of_data",
                actor = person.Id,
                receivedOn = "2023-01-07",
            }
        );
        var path = $"rights-requests/{made.Text("id")}";

        hub.Clock.Advance(TimeSpan.FromDays(1));
        var late = await program.SendAsync(HttpMethod.Patch, path, new { longerBecause = "Many files" });
        hub.Clock.SetUtcNow(HubFactory.Start.AddDays(1));
        var second = await program.SendAsync(
            HttpMethod.Post,
            "rights-requests",
            new
            {
                kind = "access_to_data",
                actor = person.Id,
                receivedOn = "2023-01-08",
            }
        );
        var longer = await program.SendAsync(
            HttpMethod.Patch,
            $"rights-requests/{second.Text("id")}",
            new { longerBecause = "Many files" }
        );

        Assert.Equal("2023-02-07", made.Text("dueOn"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("2023-04-08", longer.Text("dueOn"));
    }

    [Fact]
    public async Task A_request_is_closed_with_what_was_done_and_opened_again()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        await visitor.OpenAsync($"{RightsRoom.Root}/rights/requests?of={person.Id}");
        await visitor.SubmitAsync("form#new-request", ("Form.Kind", "AccessToData"), ("Form.ReceivedOn", "2023-02-07"));
        await visitor.FollowAsync();

        await visitor.SubmitAsync("form#close", ("outcome", "Handed over by post."), ("state", "Answered"));

        var request = await hub.DbAsync(db => db.Set<RightsRequest>().SingleAsync());
        Assert.Equal((RequestState.Answered, new DateOnly(2023, 2, 7)), (request.State, request.ClosedOn));
        Assert.Equal(person.Id, request.ActorId);
    }
}
