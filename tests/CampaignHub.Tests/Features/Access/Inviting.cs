using System.Net;
using CampaignHub.Features.Access;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Access;

public sealed class Inviting
{
    [Fact]
    public async Task An_invited_person_comes_in_by_the_link_in_the_mail_once()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await coordinator.OpenAsync("/admin/campaigns/test/members");
        await coordinator.SubmitAsync(
            "form[data-guard]",
            ("Form.Email", "new@example.org"),
            ("Form.Role", nameof(CampaignRole.PressOfficer))
        );
        Assert.Equal(HttpStatusCode.Redirect, coordinator.Status);
        var link = await Mails.LinkAsync(hub, "new@example.org", "/admin/invitations/");

        using var invited = Visitor.At(hub);
        await invited.OpenAsync(link);
        await invited.SubmitAsync("form", ("Name", "Noor"), ("Password", "a sentence of her own"));
        Assert.Equal(HttpStatusCode.Redirect, invited.Status);
        await invited.OpenAsync("/admin/campaigns/test/demands");

        Assert.Equal(HttpStatusCode.OK, invited.Status);
        Assert.Equal(
            CampaignRole.PressOfficer,
            await hub.DbAsync(db =>
                db.Memberships.Where(each => db.Users.Any(user => user.Id == each.UserId && user.Name == "Noor"))
                    .Select(each => each.Role)
                    .SingleAsync()
            )
        );
        using var second = Visitor.At(hub);
        await second.OpenAsync(link);
        Assert.Contains("This invitation was used", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_is_too_old_after_a_week()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await coordinator.OpenAsync("/admin/campaigns/test/members");
        await coordinator.SubmitAsync("form[data-guard]", ("Form.Email", "late@example.org"), ("Form.Role", nameof(CampaignRole.Reader)));
        var link = await Mails.LinkAsync(hub, "late@example.org", "/admin/invitations/");

        hub.Clock.Advance(Invitation.Life);

        using var invited = Visitor.At(hub);
        await invited.OpenAsync(link);
        Assert.Contains("too old", invited.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_invitation_is_gone_from_the_list_and_its_link_is_dead()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await coordinator.OpenAsync("/admin/campaigns/test/members");
        await coordinator.SubmitAsync("form[data-guard]", ("Form.Email", "wrong@example.org"), ("Form.Role", nameof(CampaignRole.Reader)));
        await coordinator.FollowAsync();
        var link = await Mails.LinkAsync(hub, "wrong@example.org", "/admin/invitations/");

        await coordinator.SubmitAsync("form[action*='handler=Revocation']");
        await coordinator.FollowAsync();

        Assert.Contains("The invitation is revoked", coordinator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong@example.org", coordinator.Text, StringComparison.Ordinal);
        using var invited = Visitor.At(hub);
        await invited.OpenAsync(link);
        Assert.Contains("This invitation was used", invited.Text, StringComparison.Ordinal);
        Assert.Null(invited.Page.QuerySelector("input[name=Password]"));
    }

    [Fact]
    public async Task An_administrator_revokes_the_invitation_of_an_administrator_and_no_campaigns()
    {
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/people");
        await administrator.SubmitAsync("main form", ("Email", "wrong@example.org"));
        await administrator.FollowAsync();
        var id = administrator.Page.QuerySelector("input[name=invitation]")?.GetAttribute("value") ?? "";
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await coordinator.OpenAsync("/admin/campaigns/test/members");
        await coordinator.SubmitAsync("form[data-guard]", ("Form.Email", "other@example.org"), ("Form.Role", nameof(CampaignRole.Reader)));
        await coordinator.FollowAsync();

        await coordinator.SubmitAsync("form[action*='handler=Revocation']", ("invitation", id));
        Assert.Equal(HttpStatusCode.NotFound, coordinator.Status);
        await administrator.SubmitAsync("form[action*='handler=Revocation']");

        Assert.Equal(
            ["wrong@example.org"],
            await hub.DbAsync(db =>
                db.Set<Invitation>().Where(invitation => invitation.RevokedAt != null).Select(invitation => invitation.Email).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task An_adviser_is_let_in_until_their_last_day_only()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var adviser = await hub.VisitorAsync(email: "adviser@example.org");
        await coordinator.OpenAsync("/admin/campaigns/test/members");
        await coordinator.SubmitAsync(
            "form[data-guard]",
            ("Form.Email", "adviser@example.org"),
            ("Form.Role", nameof(CampaignRole.Adviser))
        );
        Assert.Contains("needs a last day", coordinator.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync("form[data-guard]", ("Form.Until", "2023-02-10"));

        await adviser.OpenAsync("/admin/campaigns/test/demands");
        Assert.Equal(HttpStatusCode.OK, adviser.Status);
        hub.Clock.Advance(TimeSpan.FromDays(4));

        using var later = await hub.VisitorAsync(email: "adviser@example.org");
        await later.OpenAsync("/admin/campaigns/test/demands");
        Assert.Equal(HttpStatusCode.NotFound, later.Status);
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_mail_and_ends_the_other_sessions()
    {
        await using var hub = new HubFactory();
        using var elsewhere = await hub.VisitorAsync(CampaignRole.Reader);
        using var visitor = Visitor.At(hub);
        await visitor.OpenAsync("/admin/password/forgotten");
        await visitor.SubmitAsync("form", ("Email", "someone@example.org"));
        var link = await Mails.LinkAsync(hub, "someone@example.org", "/admin/password/new");

        await visitor.OpenAsync(link);
        await visitor.SubmitAsync("form", ("Password", "short"));
        Assert.Contains("at least 12 characters", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form", ("Password", "motdepasse1234"));
        Assert.Contains("too easy to guess", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form", ("Password", "another fine sentence"));
        Assert.Equal("/admin/sign-in", visitor.Location?.OriginalString);

        await elsewhere.OpenAsync("/admin/campaigns/test/demands");
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.Status);
    }

    [Fact]
    public async Task A_second_invitation_takes_the_place_of_the_first_and_says_so()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await coordinator.OpenAsync("/admin/campaigns/test/members");
        Assert.Contains(
            "This hub does not know its public address: links in mails lead to http",
            coordinator.Text,
            StringComparison.Ordinal
        );
        await coordinator.SubmitAsync("form[data-guard]", ("Form.Email", "new@example.org"), ("Form.Role", nameof(CampaignRole.Reader)));
        await coordinator.FollowAsync();
        var first = await Mails.LinkAsync(hub, "new@example.org", "/admin/invitations/");
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/people");
        await administrator.SubmitAsync("main form", ("Email", "NEW@example.org"));

        await coordinator.SubmitAsync(
            "form[data-guard]",
            ("Form.Email", "New@example.org"),
            ("Form.Role", nameof(CampaignRole.Contributor))
        );
        await coordinator.FollowAsync();

        Assert.Contains("the link of the one before leads nowhere now", coordinator.Text, StringComparison.Ordinal);
        var open = await hub.DbAsync(db =>
            db.Set<Invitation>().Where(each => each.RevokedAt == null).OrderBy(each => each.CampaignId != null).ToListAsync()
        );
        Assert.Equal([null, CampaignRole.Contributor], open.Select(each => each.Role));
        using var invited = Visitor.At(hub);
        await invited.OpenAsync(first);
        Assert.Contains("This invitation was used", invited.Text, StringComparison.Ordinal);
        await invited.OpenAsync(await Mails.LinkAsync(hub, "New@example.org", "/admin/invitations/"));
        Assert.Equal("New@example.org", invited.Page.QuerySelector("input[autocomplete=username]")?.GetAttribute("value"));
        await invited.SubmitAsync("form", ("Name", "Noor"), ("Password", "a sentence of her own"));
        Assert.Equal(HttpStatusCode.Redirect, invited.Status);

        // The administrator's invitation to the same address is dead with it.
        Assert.Equal(
            1,
            await hub.DbAsync(db => db.Set<Invitation>().CountAsync(each => each.RevokedAt != null && each.CampaignId == null))
        );
    }
}
