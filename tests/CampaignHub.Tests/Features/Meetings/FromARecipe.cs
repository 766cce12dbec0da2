using CampaignHub.Features.Meetings;
using CampaignHub.Features.Recipes;
using CampaignHub.Tests.Features.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Meetings;

public sealed class FromARecipe
{
    internal static readonly string[] Before =
    [
        """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "Campaign", "slug": "c" }""",
        """
            { "name": "CampaignHub.Directory",
              "actors": [{ "id": "fund", "kind": "organisation", "name": "The fund" }, { "id": "director", "kind": "person", "name": "The director" }],
              "posts": [{ "id": "head", "organisation": "fund", "title": "Director general" }],
              "mandates": [{ "id": "m", "person": "director", "post": "head", "from": "2017-11-01", "until": "2023-01-31" }] }
            """,
        """{ "name": "CampaignHub.Demands", "demands": [{ "id": "code", "number": 1, "title": "Publish the code", "versions": [{ "text": "Now.", "since": "2022-08-30" }] }] }""",
    ];

    internal const string Meetings = """
        { "name": "CampaignHub.Meetings", "meetings": [
          { "id": "first", "title": "The fund", "day": "2023-01-17", "time": "10:00", "place": "Paris", "status": "held", "with": ["director"],
            "delegation": [{ "actor": "director", "side": "theirs", "role": "In the chair", "speaks": true }, { "name": "Spokesperson", "side": "ours" }],
            "minutes": [{ "demand": "code", "said": "Perhaps.", "answer": "evasive" }], "minutesState": "confirmed" },
          { "id": "next", "title": "The cabinet", "day": "2023-03-17", "replyWorkingDays": 5, "minutes": [{ "demand": "code" }] },
          { "id": "asked", "title": "The minister" }] }
        """;

    [Fact]
    public async Task A_held_meeting_of_a_recipe_is_announced_once_and_the_second_run_changes_nothing()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(RecipeFile.Steps([.. Before, Meetings]));

        var first = await file.RunAsync(hub);
        var second = await file.RunAsync(hub);

        Assert.Empty(first.Problems);
        Assert.Equal((StepAction.Create, StepAction.Unchanged), (first.Steps[^1].Action, second.Steps[^1].Action));
        var meetings = await hub.DbAsync(db =>
            db.Set<Meeting>().IgnoreQueryFilters().Include(meeting => meeting.Minutes).OrderBy(meeting => meeting.Title).ToListAsync()
        );
        Assert.Equal([MeetingStatus.Dated, MeetingStatus.Held, MeetingStatus.Requested], meetings.Select(meeting => meeting.Status));
        Assert.Equal((new DateOnly(2023, 1, 31), MinutesState.Confirmed), (meetings[1].ReplyDueOn, meetings[1].MinutesState));
        Assert.Equal([AnswerType.Put, AnswerType.Evasive], meetings.SelectMany(meeting => meeting.Minutes).Select(item => item.Answer));
        Assert.Equal(1, await MeetingDesk.RaisedAsync(hub, nameof(MeetingHeld)));
    }

    [Fact]
    public async Task A_meeting_with_somebody_the_recipe_does_not_know_is_a_problem_told_by_its_place()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps([
                .. Before,
                """{ "name": "CampaignHub.Meetings", "meetings": [{ "id": "x", "title": "X", "with": ["nobody"] }] }""",
            ])
        );

        var report = await file.RunAsync(hub);

        Assert.Equal("/steps/3/meetings/x: there is no actor \"nobody\"", Assert.Single(report.Problems).ToString());
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Meeting>().IgnoreQueryFilters().CountAsync()));
    }

    [Fact]
    public async Task A_held_meeting_of_a_recipe_that_is_still_ahead_is_refused()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps([
                .. Before,
                """{ "name": "CampaignHub.Meetings", "meetings": [{ "id": "x", "title": "X", "day": "2023-02-08", "status": "held" }] }""",
            ])
        );

        var report = await file.RunAsync(hub);

        Assert.Contains("is still ahead", Assert.Single(report.Problems).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await MeetingDesk.RaisedAsync(hub, nameof(MeetingHeld)));
    }
}
