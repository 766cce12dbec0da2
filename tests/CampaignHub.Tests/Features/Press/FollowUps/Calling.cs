using System.Net;
using CampaignHub.Features.Press.FollowUps;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Press.FollowUps;

/// <summary>Issue 5, item 6: the call sheet, and what follows from each outcome.</summary>
public sealed class Calling
{
    [Fact]
    public async Task The_sheet_leads_from_one_call_to_the_next_and_each_is_a_contact_of_the_directory()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var release = await FollowUpDesk.SentAsync(hub, visitor, 2);
        await FollowUpDesk.PhoneAsync(hub, 0);
        await FollowUpDesk.PhoneAsync(hub, 1);
        var (first, second) = (await FollowUpDesk.JournalistAsync(hub, 0), await FollowUpDesk.JournalistAsync(hub, 1));
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/calls");
        Assert.Contains("2 calls to make", visitor.Text, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("#calls a[href='tel:+33612345678']"));
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/calls/{first.Id}");

        await visitor.SubmitAsync("form#call", ("Outcome", "AskedForInterview"), ("Note", "Tomorrow, by telephone"));

        Assert.Equal($"{FollowUpDesk.Path(release)}/calls/{second.Id}", visitor.Location?.OriginalString);
        var interaction = await hub.DbAsync(db =>
            db.Set<Interaction>().Include(each => each.Actors).Include(each => each.Points).AsSplitQuery().SingleAsync()
        );
        Assert.Equal(
            (InteractionType.Call, new DateOnly(2023, 2, 7), first.ActorId, "Tomorrow, by telephone"),
            (interaction.Type, interaction.HeldOn, Assert.Single(interaction.Actors).ActorId, interaction.Note)
        );
        Assert.Equal("Arrange the interview with Newsroom 00", Assert.Single(interaction.Points).FollowUp);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up?group=AskedForInterview");
        var row = Assert.Single(visitor.Page.QuerySelectorAll("#follow-up tbody tr")).TextContent;
        Assert.Contains("Asked for interview", row, StringComparison.Ordinal);
        Assert.Contains("7 February 2023", row, StringComparison.Ordinal);
        Assert.Contains("Tomorrow, by telephone", row, StringComparison.Ordinal);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        await reader.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up");
        Assert.Contains("Asked for interview", reader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tomorrow, by telephone", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_twice_is_noted_once_and_nobody_reached_is_no_contact()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var release = await FollowUpDesk.SentAsync(hub, visitor, 1);
        var journalist = await FollowUpDesk.JournalistAsync(hub, 0);
        using var again = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/calls/{journalist.Id}");
        var id = visitor.Page.QuerySelector("form#call input[name=ReactionId]")!.GetAttribute("value")!;
        await again.OpenAsync($"{FollowUpDesk.Path(release)}/calls/{journalist.Id}");

        await visitor.SubmitAsync("form#call", ("Outcome", "NoAnswer"));
        await again.SubmitAsync("form#call", ("Outcome", "NoAnswer"), ("ReactionId", id));

        Assert.Equal(1, await hub.DbAsync(db => db.Set<Reaction>().CountAsync()));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Interaction>().CountAsync()));
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/follow-up");
        Assert.Contains("No answer", visitor.Page.QuerySelector("#follow-up")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not replied", visitor.Page.QuerySelector("#follow-up")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_number_holds_no_more_and_who_asked_for_no_calls_leaves_the_sheet()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var release = await FollowUpDesk.SentAsync(hub, visitor, 3);
        foreach (var number in new[] { 0, 1, 2 })
        {
            await FollowUpDesk.PhoneAsync(hub, number);
        }

        var outcomes = new[] { "WrongNumber", "DoNotCall", "DoNotContact" };
        for (var number = 0; number < 3; number++)
        {
            var journalist = await FollowUpDesk.JournalistAsync(hub, number);
            await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/calls/{journalist.Id}");
            await visitor.SubmitAsync("form#call", ("Outcome", outcomes[number]));
        }

        var wrong = await FollowUpDesk.JournalistAsync(hub, 0);
        Assert.False(wrong.Actor.Contacts.Single(each => each.Value == FollowUpDesk.Mobile).IsValid);
        var silent = await FollowUpDesk.JournalistAsync(hub, 1);
        Assert.Equal((new DateOnly(2023, 2, 7), false), (silent.NoCallsSince!.Value, silent.DoNotContact));
        Assert.True((await FollowUpDesk.JournalistAsync(hub, 2)).DoNotContact);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/calls?group=NotReplied&group=SpokenTo");
        Assert.Contains(
            "Newsroom 00",
            Assert.Single(visitor.Page.QuerySelectorAll("#calls tbody tr")).TextContent,
            StringComparison.Ordinal
        );
        await visitor.OpenAsync($"/admin/campaigns/test/journalists/{silent.Id}");
        await visitor.SubmitAsync("form#call-again");
        Assert.Null((await FollowUpDesk.JournalistAsync(hub, 1)).NoCallsSince);
    }

    [Fact]
    public async Task Who_is_to_be_called_again_needs_an_hour_and_stands_on_the_home_page()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var release = await FollowUpDesk.SentAsync(hub, visitor, 1);
        var journalist = await FollowUpDesk.JournalistAsync(hub, 0);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/calls/{journalist.Id}");
        await visitor.SubmitAsync("form#call", ("Outcome", "CallAgain"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Say when to call again.", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("form#call", ("Outcome", "CallAgain"), ("CallAgainLocal", "2023-02-07T16:30"));

        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains("Call Newsroom 00", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/calls");
        Assert.Contains("0 calls to make", visitor.Text, StringComparison.Ordinal);
        hub.Clock.Advance(TimeSpan.FromHours(7));
        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/calls");
        Assert.Contains("1 call to make", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_is_a_file_and_a_page_to_print()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var release = await FollowUpDesk.SentAsync(hub, visitor, 1);
        await FollowUpDesk.PhoneAsync(hub, 0);

        var csv = await visitor.Client.GetStringAsync(
            new Uri($"{FollowUpDesk.Path(release)}/calls.csv?group=NotReplied", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var printed = await visitor.Client.GetAsync(
            new Uri($"{FollowUpDesk.Path(release)}/calls?format=pdf", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Contains(
            $"\"Newsroom 00\";\"\";\"'{FollowUpDesk.Mobile}\";\"7 February 2023, 10:00\";\"Not replied\"",
            csv,
            StringComparison.Ordinal
        );
        Assert.Equal("application/pdf", printed.Content.Headers.ContentType?.MediaType);
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await printed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Newsroom 00", Assert.Single(pdf.GetPages()).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reader", "calls")]
    [InlineData("Reader", "calls.csv")]
    [InlineData("Contributor", "follow-up/mail")]
    public async Task Who_may_not_neither_calls_nor_reminds(string role, string page)
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var release = await FollowUpDesk.SentAsync(hub, officer, 1);
        using var visitor = await hub.VisitorAsync(Enum.Parse<CampaignRole>(role), "other@example.org");

        await visitor.OpenAsync($"{FollowUpDesk.Path(release)}/{page}");

        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }
}
