using System.Net;
using CampaignHub.Data;
using CampaignHub.Features.Recipes;
using CampaignHub.Features.Setup;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Setup;

public sealed class SettingUp
{
    [Fact]
    public async Task The_first_visit_sets_the_hub_up_and_signs_the_administrator_in()
    {
        await using var hub = new HubFactory(isSetUp: false);
        using var visitor = Visitor.At(hub, "fr");
        await visitor.OpenAsync("/");
        Assert.Equal("/setup", visitor.Location?.OriginalString);

        await visitor.FollowAsync();
        Assert.Contains("Installez votre espace", visitor.Text, StringComparison.Ordinal);
        await SubmitAsync(visitor, hub);

        Assert.Equal("/admin", visitor.Location?.OriginalString);
        await visitor.FollowAsync();
        await visitor.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var admin = await OutsideAsync(hub, db => db.Users.SingleAsync());
        Assert.Equal(("Ada", true, "en"), (admin.Name, admin.IsAdministrator, admin.Language));
        Assert.Equal(
            "My collective",
            await OutsideAsync(hub, db => db.Set<Setting>().Where(each => each.Key == "Site:Name").Select(each => each.Value).SingleAsync())
        );
        Assert.Equal("blank", await OutsideAsync(hub, db => db.Set<AppliedRecipe>().Select(each => each.Name).SingleAsync()));
        await visitor.OpenAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task Until_then_there_is_nothing_else()
    {
        await using var hub = new HubFactory(isSetUp: false);
        using var visitor = Visitor.At(hub);

        await visitor.OpenAsync("/admin/campaigns");
        Assert.Equal("/setup", visitor.Location?.OriginalString);
        await visitor.OpenAsync("/api/v1/campaigns/test/demands");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
    }

    [Fact]
    public async Task A_wrong_code_is_refused_and_after_some_nobody_may_try_for_a_while()
    {
        await using var hub = new HubFactory(isSetUp: false);
        using var visitor = Visitor.At(hub);
        await visitor.OpenAsync("/setup");

        for (var tries = 0; tries < SetupCode.Tries; tries++)
        {
            await SubmitAsync(visitor, hub, ("Form.Code", "AAAA-AAAA-AAAA"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
            Assert.Contains("This is not the code", visitor.Text, StringComparison.Ordinal);
        }

        await SubmitAsync(visitor, hub);
        Assert.Contains("Too many wrong codes: wait 60 seconds", visitor.Text, StringComparison.Ordinal);
        Assert.False(await OutsideAsync(hub, db => db.Users.AnyAsync()));
        hub.Clock.Advance(SetupCode.Pause);
        await SubmitAsync(visitor, hub);
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }

    [Theory]
    [InlineData("short", "at least 12 characters")]
    [InlineData("Password123456", "too easy to guess")]
    [InlineData("motdepasse2024!", "too easy to guess")]
    [InlineData("azertyuiop123", "too easy to guess")]
    [InlineData("aaaaaaaaaaaaaaaa", "too easy to guess")]
    [InlineData("123456789012", "too easy to guess")]
    [InlineData("adaadaada-2024", "too easy to guess")]
    [InlineData("MyCollective01", "too easy to guess")]
    public async Task A_weak_password_is_refused(string password, string sentence)
    {
        await using var hub = new HubFactory(isSetUp: false);
        using var visitor = Visitor.At(hub);
        await visitor.OpenAsync("/setup");

        await SubmitAsync(visitor, hub, ("Form.AdminPassword", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.False(await OutsideAsync(hub, db => db.Users.AnyAsync()));
        Assert.False(await OutsideAsync(hub, db => db.Set<Setting>().AnyAsync()));
    }

    [Fact]
    public async Task The_form_comes_back_as_it_was_filled()
    {
        await using var hub = new HubFactory(isSetUp: false);
        using var visitor = Visitor.At(hub);
        await visitor.OpenAsync("/setup");

        await SubmitAsync(visitor, hub, ("Form.AdminEmail", "no address"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal("My collective", visitor.Page.QuerySelector("#Form_SiteName")!.GetAttribute("value"));
        Assert.Equal("blank", visitor.Page.QuerySelector("input[name='Form.Recipe'][checked]")!.GetAttribute("value"));
        Assert.Null(visitor.Page.QuerySelector("#Form_AdminPassword")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Of_two_who_set_up_at_once_one_does()
    {
        // PostgreSQL lets both begin; the one who is late breaks the index of the settings, which EF logs.
        await using var hub = new HubFactory(isSetUp: false).Expecting("Microsoft.EntityFrameworkCore");
        using var first = Visitor.At(hub);
        using var second = Visitor.At(hub);
        await first.OpenAsync("/setup");
        await second.OpenAsync("/setup");

        await Task.WhenAll(SubmitAsync(first, hub), SubmitAsync(second, hub, ("Form.AdminEmail", "other@example.org")));

        Assert.Equal(1, await OutsideAsync(hub, db => db.Users.CountAsync()));
        Assert.Equal(1, await OutsideAsync(hub, db => db.Set<AppliedRecipe>().CountAsync()));
        Assert.Contains(HttpStatusCode.Redirect, new[] { first.Status, second.Status });
    }

    private static Task SubmitAsync(Visitor visitor, HubFactory hub, params (string Name, string Value)[] other)
    {
        (string Name, string Value)[] answers =
        [
            ("Form.Code", hub.Services.GetRequiredService<SetupCode>().Value.ToLowerInvariant()),
            ("Form.SiteName", "My collective"),
            ("Form.AdminName", "Ada"),
            ("Form.AdminEmail", "ada@example.org"),
            ("Form.AdminPassword", HubFactory.Password),
            ("Form.Language", "en"),
            ("Form.Recipe", "blank"),
        ];
        return visitor.SubmitAsync("form", [.. answers.Where(answer => !other.Any(given => given.Name == answer.Name)), .. other]);
    }

    private static async Task<TResult> OutsideAsync<TResult>(HubFactory hub, Func<HubDb, Task<TResult>> work)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().EnterEverywhere();
        return await work(scope.ServiceProvider.GetRequiredService<HubDb>());
    }
}
