using System.Net;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace CampaignHub.Tests.Features.Access;

public sealed class SigningIn
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_sentence()
    {
        await using var hub = new HubFactory();
        using var visitor = Visitor.At(hub);

        await visitor.OpenAsync("/admin/sign-in");
        await visitor.SubmitAsync("form", ("Email", HubFactory.AdministratorEmail), ("Password", "not the right one"));
        var wrong = visitor.Page.QuerySelector(".alert-danger")!.TextContent;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await visitor.SubmitAsync("form", ("Email", "nobody@example.org"), ("Password", "not the right one"));

        Assert.Equal(wrong, visitor.Page.QuerySelector(".alert-danger")!.TextContent);
    }

    [Fact]
    public async Task A_person_who_is_disabled_is_out_at_the_next_click_and_so_are_their_tokens()
    {
        await using var hub = new HubFactory();
        using var person = await hub.VisitorAsync(CampaignRole.Reader, "leaving@example.org");
        var user = await hub.DbAsync(db => db.Users.SingleAsync(user => user.Email == "leaving@example.org"));
        var secret = await TokenAsync(hub, user.Id);
        using var program = hub.CreateClient();
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, "/api/v1/campaigns/test/demands"));

        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync($"/admin/people/{user.Id}");
        await administrator.SubmitAsync("form[action*=Closing]");

        await person.OpenAsync("/admin/campaigns/test");
        Assert.Equal(HttpStatusCode.Redirect, person.Status);
        Assert.Contains("/admin/sign-in", person.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program, "/api/v1/campaigns/test/demands"));
    }

    [Fact]
    public async Task A_session_in_daily_use_ends_after_a_week()
    {
        await using var hub = new HubFactory();
        using var person = await hub.VisitorAsync(CampaignRole.Reader);
        for (var hours = 0; hours < 7 * 24; hours += 8)
        {
            await person.OpenAsync("/admin/campaigns/test");
            Assert.Equal(HttpStatusCode.OK, person.Status);
            hub.Clock.Advance(TimeSpan.FromHours(8));
        }

        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await person.OpenAsync("/admin/campaigns/test");

        Assert.Equal(HttpStatusCode.Redirect, person.Status);
        Assert.Contains("/admin/sign-in", person.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_step_is_asked_for_once_it_is_on_and_a_code_works_once()
    {
        await using var hub = new HubFactory();
        using var person = await hub.VisitorAsync(CampaignRole.Reader);
        await person.OpenAsync("/admin/profile/two-factor");
        await person.SubmitAsync("form[action*=Beginning]");
        await person.FollowAsync();
        var key = Base32Encoding.ToBytes(person.Page.QuerySelector(".totp-key")!.TextContent);
        var totp = new Totp(key);
        var code = totp.ComputeTotp(DateTimeNow());
        await person.SubmitAsync("form[data-guard]", ("Code", code));
        var recovery = person.Page.QuerySelectorAll(".recovery-codes code").Select(each => each.TextContent).ToList();
        Assert.True(recovery.Count == 10, person.Text);

        using var again = Visitor.At(hub);
        await again.OpenAsync("/admin/sign-in");
        await again.SubmitAsync("form", ("Email", "someone@example.org"), ("Password", HubFactory.Password));
        Assert.Contains("/admin/sign-in/code", again.Location!.OriginalString, StringComparison.Ordinal);
        await again.FollowAsync();
        await again.SubmitAsync("form", ("Code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        await again.SubmitAsync("form", ("Code", recovery[0]));

        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        await again.OpenAsync("/admin/campaigns/test");
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task An_administrator_without_the_second_step_of_coordinators_opens_no_page_of_the_workspace_and_no_program_of_theirs_enters()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/people/roles");
        await administrator.SubmitAsync("form[action*=SecondFactor]", ("Roles", nameof(CampaignRole.Coordinator)));

        await administrator.OpenAsync("/admin/people");
        var answer = await program.SendAsync(HttpMethod.Get, "demands");

        Assert.Equal("/admin/profile/two-factor", administrator.Location?.OriginalString);
        await administrator.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("forbidden", answer.Text("code"));
    }

    [Fact]
    public async Task A_role_that_needs_a_second_step_is_sent_to_turn_it_on()
    {
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/people/roles");
        await administrator.SubmitAsync("form[action*=SecondFactor]", ("Roles", nameof(CampaignRole.Adviser)));
        using var adviser = await hub.VisitorAsync(CampaignRole.Adviser);

        await adviser.OpenAsync("/admin/campaigns/test/demands");

        Assert.Equal("/admin/profile/two-factor", adviser.Location?.OriginalString);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_stopped()
    {
        await using var hub = new HubFactory();
        hub.Settings["CampaignHub:Limits:EntryPerMinute"] = "3";
        using var visitor = Visitor.At(hub);
        await visitor.OpenAsync("/admin/sign-in");

        for (var tries = 0; tries < 3; tries++)
        {
            await visitor.SubmitAsync("form", ("Email", "nobody@example.org"), ("Password", "not the right one"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        }

        await visitor.SubmitAsync("form", ("Email", "nobody@example.org"), ("Password", "not the right one"));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
    }

    // Identity's codes follow the machine's clock, not the hub's.
    private static DateTime DateTimeNow() => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static Task<string> TokenAsync(HubFactory hub, Guid user) =>
        hub.DbAsync(async db =>
        {
            var (token, secret) = ApiToken.Make(user, "Test", TokenScope.Read);
            db.Add(token);
            await db.SaveChangesAsync();
            return secret;
        });
}
