using System.Net;
using CampaignHub.Features.Commitments;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Commitments;

public sealed class Climbing
{
    [Fact]
    public async Task A_rung_above_heard_needs_its_evidence_at_both_doors()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await ledger.RecordAsync(visitor);

        await Ledger.ClimbAsync(visitor, id, "ConfirmedInWriting", "2023-01-18", " ");
        var refused = await program.SendAsync(HttpMethod.Post, $"commitments/{id}/steps", new { rung = "minuted", trueOn = "2023-01-18" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("needs its evidence", visitor.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "no_evidence"), (refused.Status, refused.Text("code")));
        Assert.Single((await Ledger.ReadAsync(hub, id)).Steps);
    }

    [Theory]
    [InlineData("2023-01-16", "before it was made")]
    [InlineData("2023-02-08", "not known yet")]
    public async Task A_rung_stands_between_the_promise_and_today(string day, string sentence)
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await ledger.RecordAsync(visitor);

        await Ledger.ClimbAsync(visitor, id, "Minuted", day, "The minutes");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_no_web_address_is_refused()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await ledger.RecordAsync(visitor);
        var body = new
        {
            rung = "public",
            evidence = "Their site",
            sourceUrl = "javascript:alert(1)",
        };

        var refused = await program.SendAsync(HttpMethod.Post, $"commitments/{id}/steps", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task It_climbs_falls_and_climbs_again_and_each_move_is_announced()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await ledger.RecordAsync(visitor);

        await Ledger.ClimbAsync(visitor, id, "BindingAct", "2023-01-20", "Circular 12");
        // Learnt later, of an earlier day: it stands where it stood.
        await Ledger.ClimbAsync(visitor, id, "Minuted", "2023-01-19", "The minutes");
        Assert.Equal(Rung.BindingAct, (await Ledger.ReadAsync(hub, id)).Rung);
        await Ledger.ClimbAsync(visitor, id, "Denied", "2023-01-25", "Press conference");
        Assert.Equal(Rung.Denied, (await Ledger.ReadAsync(hub, id)).Rung);
        await Ledger.ClimbAsync(visitor, id, "Public", "2023-02-03", "Their website");

        Assert.Equal(Rung.Public, (await Ledger.ReadAsync(hub, id)).Rung);
        Assert.Equal(3, await Ledger.RaisedAsync(hub, nameof(CommitmentMoved)));
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains(
            Ledger.Words,
            visitor.Page.QuerySelector("section[aria-labelledby='home-Moved']")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_step_a_second_time_is_no_step()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await ledger.RecordAsync(visitor);

        await Ledger.ClimbAsync(visitor, id, "Minuted", "2023-01-19", "The minutes");
        await Ledger.ClimbAsync(visitor, id, "Minuted", "2023-01-19", "The minutes");

        Assert.Equal(2, (await Ledger.ReadAsync(hub, id)).Steps.Count);
    }

    [Fact]
    public async Task What_was_known_and_what_was_true_on_20_January_are_two_answers()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var ledger = await Ledger.OpenAsync(hub);
        hub.Clock.AdjustTime(new DateTimeOffset(2023, 1, 17, 15, 0, 0, TimeSpan.Zero));
        var body = new
        {
            words = Ledger.Words,
            by = ledger.Director,
            madeOn = "2023-01-17",
        };
        var id = (await program.SendAsync(HttpMethod.Post, "commitments", body)).Text("id");
        await StepAsync("minuted", "2023-01-17", "The minutes");
        hub.Clock.SetUtcNow(new DateTimeOffset(2023, 1, 31, 9, 0, 0, TimeSpan.Zero));
        await StepAsync("confirmed_in_writing", "2023-01-18", "Letter of 18 January");

        var known = await program.SendAsync(HttpMethod.Get, $"commitments/{id}?as_known_on=2023-01-20");
        var trueThen = await program.SendAsync(HttpMethod.Get, $"commitments/{id}?as_true_on=2023-01-20");
        var before = await program.SendAsync(HttpMethod.Get, $"commitments/{id}?as_true_on=2023-01-16");
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await visitor.OpenAsync($"{Ledger.Path}/{id}?on=2023-01-20");

        Assert.Equal(("minuted", "confirmed_in_writing", null), (known.Text("rung"), trueThen.Text("rung"), before.Text("rung")));
        Assert.Equal("The minutes", DecidedBy(known));
        Assert.Equal("Letter of 18 January", DecidedBy(trueThen));
        var (left, right) = (ClockOf("known"), ClockOf("true"));
        Assert.Contains("Minuted True since 17 January 2023, learnt on 17 January 2023. The minutes", left, StringComparison.Ordinal);
        Assert.Contains(
            "Confirmed in writing True since 18 January 2023, learnt on 31 January 2023. Letter of 18 January",
            right,
            StringComparison.Ordinal
        );
        await visitor.OpenAsync($"{Ledger.Path}/{id}?on=2023-01-16");
        Assert.Contains("We knew nothing of it yet.", ClockOf("known"), StringComparison.Ordinal);
        Assert.Contains("It had not been promised yet.", ClockOf("true"), StringComparison.Ordinal);

        string ClockOf(string clock) =>
            string.Join(
                ' ',
                visitor.Page.QuerySelector($"#clock-{clock}")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            );

        static string? DecidedBy(Programs.Answer answer) =>
            answer
                .Json.GetProperty("steps")
                .EnumerateArray()
                .Single(step => step.GetProperty("id").GetString() == answer.Text("decidedBy"))
                .GetProperty("evidence")
                .GetString();

        async Task StepAsync(string rung, string day, string evidence)
        {
            var step = new
            {
                rung,
                trueOn = day,
                evidence,
            };
            Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(HttpMethod.Post, $"commitments/{id}/steps", step)).Status);
        }
    }
}
