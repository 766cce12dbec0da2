using System.Net;
using CampaignHub.Features.Commitments.Verdicts;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

/// <summary>A verdict for the public: one that accuses is read by a second person, and whom it accuses was asked first.</summary>
public sealed class Judging
{
    private const string Accused = "The commitment was not kept";

    [Fact]
    public async Task That_a_commitment_was_not_kept_is_public_only_after_a_second_person_and_a_right_of_reply()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var author = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var reviewer = await hub.VisitorAsync(CampaignRole.Coordinator, "reviewer@example.org");
        using var everybody = Visitor.At(hub);
        var (id, page) = await PublishedAsync(hub, ledger, author);

        await WriteAsync(author, id, "NotKept");
        await PublishAsync(author, id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Status);
        Assert.Contains("A second person has to review", author.Text, StringComparison.Ordinal);
        await author.OpenAsync($"{Ledger.Path}/{id}/verdict");
        Assert.Null(author.Page.QuerySelector("#review"));
        await reviewer.OpenAsync($"{Ledger.Path}/{id}/verdict");
        await reviewer.SubmitAsync("#review");
        await PublishAsync(author, id);
        Assert.Contains("Ask whom it concerns for their side", author.Text, StringComparison.Ordinal);
        await everybody.OpenAsync(page);
        Assert.DoesNotContain(Accused, everybody.Text, StringComparison.Ordinal);
        await author.OpenAsync($"{Ledger.Path}/{id}/verdict");
        await author.SubmitAsync("#asked", ("day", "2023-02-02"), ("how", "Letter to the director's office"));
        await PublishAsync(author, id);
        Assert.Equal(HttpStatusCode.Redirect, author.Status);

        await everybody.OpenAsync(page);
        Assert.Contains($"{Accused} 7 February 2023 Letters still go out unread.", everybody.Text, StringComparison.Ordinal);
        Assert.Contains(
            "We asked for their side on 2 February 2023: Letter to the director's office No answer has reached us.",
            everybody.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Their_answer_is_printed_word_for_word_with_its_day()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var author = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var reviewer = await hub.VisitorAsync(CampaignRole.Coordinator, "reviewer@example.org");
        using var everybody = Visitor.At(hub, "fr");
        var (id, page) = await PublishedAsync(hub, ledger, author);
        await WriteAsync(author, id, "PartlyKept");
        await author.OpenAsync($"{Ledger.Path}/{id}/verdict");
        await author.SubmitAsync("#asked", ("day", "2023-02-02"), ("how", "Mail"));
        await author.FollowAsync();
        await author.SubmitAsync("#reply", ("day", "2023-02-01"), ("reply", "Too early."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Status);
        await author.SubmitAsync("#reply", ("day", "2023-02-06"), ("reply", "The new letters <b>are being printed</b>."));
        await reviewer.OpenAsync($"{Ledger.Path}/{id}/verdict");
        await reviewer.SubmitAsync("#review");
        await PublishAsync(author, id);

        await everybody.OpenAsync(page);

        Assert.Contains("Engagement tenu en partie", everybody.Text, StringComparison.Ordinal);
        Assert.Contains("La réponse du 6 février 2023 The new letters <b>are being printed</b>.", everybody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Written_anew_it_leaves_the_site_and_is_reviewed_again()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var author = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var reviewer = await hub.VisitorAsync(CampaignRole.Coordinator, "reviewer@example.org");
        using var everybody = Visitor.At(hub);
        var (id, page) = await PublishedAsync(hub, ledger, author);
        await WriteAsync(author, id, "Kept");
        // One that accuses nobody needs neither.
        await PublishAsync(author, id);
        await everybody.OpenAsync(page);
        Assert.Contains("The commitment was kept", everybody.Text, StringComparison.Ordinal);

        await WriteAsync(reviewer, id, "NotKept");

        await everybody.OpenAsync(page);
        Assert.DoesNotContain("The commitment was", everybody.Text, StringComparison.Ordinal);
        var kept = await hub.DbAsync(db => db.Set<Verdict>().SingleAsync());
        Assert.Equal((VerdictOutcome.NotKept, null, null), (kept.Outcome, kept.ReviewerId, kept.PublishedAt));
        // Whoever wrote it last is its author now.
        await reviewer.OpenAsync($"{Ledger.Path}/{id}/verdict");
        Assert.Null(reviewer.Page.QuerySelector("#review"));
    }

    [Fact]
    public async Task Programs_are_held_to_the_same()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        using var other = await hub.ProgramAsync(CampaignRole.Coordinator);
        var id = await ledger.RecordAsync(visitor);
        var verdict = new { outcome = "not_kept", reasons = "Nothing came." };

        var none = await program.SendAsync(HttpMethod.Get, $"commitments/{id}/verdict");
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict", verdict);
        var hidden = await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/publication");
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/publication", new { });
        var unread = await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/publication");
        var own = await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/review");
        var read = await other.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/review");
        var unasked = await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/publication");
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/reply-request", new { how = "Letter" });
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/reply", new { text = "It did." });
        var published = await program.SendAsync(HttpMethod.Put, $"commitments/{id}/verdict/publication");
        var withdrawn = await program.SendAsync(HttpMethod.Delete, $"commitments/{id}/verdict/publication");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (none.Status, hidden.Status));
        Assert.Equal(("not_reviewed", "own_verdict", "no_right_of_reply"), (unread.Text("code"), own.Text("code"), unasked.Text("code")));
        Assert.True(read.Json.GetProperty("isReviewed").GetBoolean());
        Assert.Equal(
            (true, "It did.", "2023-02-07"),
            (published.Json.GetProperty("isPublic").GetBoolean(), published.Text("reply"), published.Text("repliedOn"))
        );
        Assert.False(withdrawn.Json.GetProperty("isPublic").GetBoolean());
    }

    [Fact]
    public async Task Whoever_may_not_publish_writes_and_publishes_nothing()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var contributor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await ledger.RecordAsync(contributor);
        await WriteAsync(contributor, id, "Kept");
        Assert.Equal(HttpStatusCode.Redirect, contributor.Status);

        await contributor.OpenAsync($"{Ledger.Path}/{id}/verdict/publication");

        Assert.Equal(HttpStatusCode.Forbidden, contributor.Status);
    }

    private static async Task<(Guid Id, string Page)> PublishedAsync(HubFactory hub, Ledger ledger, Visitor visitor)
    {
        var id = await ledger.RecordAsync(visitor);
        await visitor.OpenAsync($"{Ledger.Path}/{id}/publication");
        await visitor.SubmitAsync("#publish");
        return (id, $"/commitments/{(await Ledger.ReadAsync(hub, id)).Slug}");
    }

    private static async Task WriteAsync(Visitor visitor, Guid id, string outcome)
    {
        await visitor.OpenAsync($"{Ledger.Path}/{id}/verdict");
        await visitor.SubmitAsync("#verdict", ("outcome", outcome), ("reasons", "Letters still go out unread."));
    }

    private static async Task PublishAsync(Visitor visitor, Guid id)
    {
        await visitor.OpenAsync($"{Ledger.Path}/{id}/verdict/publication");
        await visitor.SubmitAsync("#publish");
    }
}
