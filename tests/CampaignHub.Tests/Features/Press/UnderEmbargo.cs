using System.Net;
using CampaignHub.Features.Press;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Tests.Features.Press;

public sealed class UnderEmbargo
{
    private static readonly Campaign Paris = new() { Name = "Paris", Slug = "paris" };

    [Theory]
    [InlineData("2026-03-03T06:00", "fr", "EMBARGO — mardi 3 mars 2026, 6 h 00 (heure de Paris, UTC+1)")]
    [InlineData("2026-07-14T21:30", "fr", "EMBARGO — mardi 14 juillet 2026, 21 h 30 (heure de Paris, UTC+2)")]
    [InlineData("2026-03-03T06:00", "en", "EMBARGO — Tuesday 3 March 2026, 6:00 (Paris time, UTC+1)")]
    public void The_line_says_the_day_the_hour_and_the_zone(string local, string language, string expected)
    {
        var until = Embargo.InstantOf(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Paris);

        Assert.Equal(expected, Embargo.Line(until, Paris, language));
    }

    [Fact]
    public void Of_an_hour_that_comes_twice_the_later_one_is_meant()
    {
        var until = Embargo.InstantOf(new DateTime(2023, 10, 29, 2, 30, 0), Paris);

        Assert.Equal(new DateTimeOffset(2023, 10, 29, 1, 30, 0, TimeSpan.Zero), until);
    }

    [Fact]
    public void An_hour_that_the_clocks_skip_does_not_exist() =>
        Assert.Throws<RefusedException>(() => Embargo.InstantOf(new DateTime(2023, 3, 26, 2, 30, 0), Paris));

    [Fact]
    public async Task An_hour_that_the_clocks_skip_is_refused_on_the_form_which_keeps_the_words()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync("/admin/campaigns/test/releases/new");

        await visitor.SubmitAsync(
            "form[data-dirty]",
            ("Form.Headline", "A headline"),
            ("Form.Lede", "A lede"),
            ("Form.EmbargoLocal", "2023-03-26T02:30")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("does not exist in Europe/Paris", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("A headline", visitor.Page.QuerySelector("input[name='Form.Headline']")!.GetAttribute("value"));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Release>().CountAsync()));
    }

    [Fact]
    public async Task The_embargo_is_typed_and_shown_on_the_campaigns_clock()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync("/admin/campaigns/test/releases/new");

        await visitor.SubmitAsync("form[data-dirty]", ("Form.Headline", "Éthique & contrôle"), ("Form.EmbargoLocal", "2023-02-15T06:00"));
        var release = await hub.DbAsync(db => db.Set<Release>().SingleAsync());
        await visitor.OpenAsync($"/admin/campaigns/test/releases/{release.Id}/edit");

        Assert.Equal(new DateTimeOffset(2023, 2, 15, 5, 0, 0, TimeSpan.Zero), release.EmbargoUntil);
        Assert.Equal("ethique-controle", release.Slug);
        Assert.Equal("2023-02-15T06:00", visitor.Page.QuerySelector("input[name='Form.EmbargoLocal']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_mail_sent_before_the_hour_says_the_embargo_in_subject_and_first_line()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 1);
        var release = await PressDesk.ReleaseAsync(hub, new DateTime(2023, 2, 15, 6, 0, 0));

        await PressDesk.SendAsync(visitor, release, list);

        using var message = await MimeMessage.LoadAsync(
            Assert.Single(await PressDesk.OutboxAsync(hub, 1)),
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith("[EMBARGO] ", message.Subject, StringComparison.Ordinal);
        Assert.StartsWith("EMBARGO — mercredi 15 février 2023, 6 h 00 (heure de Paris, UTC+1)", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_reads_it_from_the_instant_on_and_only_of_a_public_campaign()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        var list = await PressDesk.ListAsync(hub, 1);
        var release = await PressDesk.ReleaseAsync(hub, new DateTime(2023, 2, 15, 6, 0, 0));
        await PressDesk.SendAsync(visitor, release, list);
        await PressDesk.OutboxAsync(hub, 1);
        var instant = new DateTimeOffset(2023, 2, 15, 5, 0, 0, TimeSpan.Zero);

        Assert.Null(await ReadAsync(hub, instant.AddSeconds(-1), hub.Campaign));
        Assert.Empty(await ListAsync(hub, instant.AddSeconds(-1), hub.Campaign));
        Assert.Null(await ReadAsync(hub, instant));
        var page = await ReadAsync(hub, instant, hub.Campaign);

        var model = Assert.IsType<Dictionary<string, object?>>(page!["Release"]);
        Assert.Equal("/releases/the-algorithm", model["Url"]);
        Assert.Contains("<strong>was asked for</strong>", (string)model["BodyHtml"]!, StringComparison.Ordinal);
        Assert.Single(await ListAsync(hub, instant, hub.Campaign));
    }

    [Fact]
    public async Task What_was_not_sent_is_not_public()
    {
        await using var hub = new HubFactory();
        await PressDesk.ReleaseAsync(hub);

        Assert.Null(await ReadAsync(hub, hub.Clock.GetUtcNow().AddYears(1), hub.Campaign));
    }

    private static Task<IReadOnlyDictionary<string, object?>?> ReadAsync(HubFactory hub, DateTimeOffset now, params Campaign[] campaigns) =>
        hub.InsideAsync(services => PressPublic.One.Load(Request(services, now, campaigns), TestContext.Current.CancellationToken));

    private static Task<List<Dictionary<string, object?>>> ListAsync(HubFactory hub, DateTimeOffset now, params Campaign[] campaigns) =>
        hub.InsideAsync(async services =>
        {
            var page = await PressPublic.List.Load(Request(services, now, campaigns), TestContext.Current.CancellationToken);
            return Assert.IsType<List<Dictionary<string, object?>>>(page!["Releases"]);
        });

    private static PublicRequest Request(IServiceProvider services, DateTimeOffset now, Campaign[] campaigns) =>
        new(services, new Dictionary<string, string> { ["slug"] = "the-algorithm" }, now, campaigns);

    [Fact]
    public async Task An_embargo_that_is_over_is_refused_and_one_that_ended_meanwhile_is_kept()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await visitor.OpenAsync("/admin/campaigns/test/releases/new");

        await visitor.SubmitAsync("form[data-dirty]", ("Form.Headline", "A headline"), ("Form.EmbargoLocal", "2023-02-07T09:59"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("The embargo ended before now, on 7 February 2023", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[data-dirty]", ("Form.EmbargoLocal", "2023-02-07T10:01"));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, visitor.Status);
        hub.Clock.Advance(TimeSpan.FromMinutes(5));
        await visitor.OpenAsync($"{visitor.Location}/edit");
        await visitor.SubmitAsync("form[data-dirty]", ("Form.Headline", "Another headline"));

        Assert.Equal(System.Net.HttpStatusCode.Redirect, visitor.Status);
        using var program = await hub.ProgramAsync();
        var refused = await program.SendAsync(HttpMethod.Post, "releases", new { headline = "Late", embargoLocal = "2023-01-01T06:00" });
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
    }
}
