using System.Net;
using CampaignHub.Data;
using CampaignHub.Features.Recipes;
using CampaignHub.Features.Setup;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Setup;

public sealed class Unattended
{
    [Fact]
    public async Task An_empty_hub_sets_itself_up_before_it_is_ready()
    {
        await using var hub = new HubFactory(isSetUp: false);
        hub.Settings["CampaignHub:Setup:SiteName"] = "By itself";
        hub.Settings["CampaignHub:Setup:AdminEmail"] = "o'neill@example.org";
        hub.Settings["CampaignHub:Setup:AdminPassword"] = HubFactory.Password;
        hub.Settings["CampaignHub:Setup:Recipe"] = "blank";
        using var visitor = Visitor.At(hub);

        await WhenReadyAsync(visitor);

        await using var scope = hub.Services.CreateAsyncScope();
        var admin = await scope.ServiceProvider.GetRequiredService<HubDb>().Users.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("o'neill", true), (admin.Name, admin.IsAdministrator));
        await visitor.OpenAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task A_hub_that_is_set_up_is_left_alone()
    {
        await using var hub = new HubFactory();
        hub.Services.GetRequiredService<IConfiguration>()["CampaignHub:Setup:SiteName"] = "Again";
        await using var scope = hub.Services.CreateAsyncScope();

        await scope
            .ServiceProvider.GetServices<IStartTask>()
            .OfType<UnattendedSetup>()
            .Single()
            .RunAsync(TestContext.Current.CancellationToken);

        Assert.False(await hub.DbAsync(db => db.Set<AppliedRecipe>().AnyAsync()));
    }

    [Theory]
    [InlineData("AdminPassword", "short", "The password needs at least 12 characters.")]
    [InlineData("AdminEmail", "nobody", "\"nobody\" is not an e-mail address.")]
    [InlineData("Recipe", "none", "There is no recipe \"none\" to set up with.")]
    [InlineData("AdminEmail", "", "The unattended setup needs CampaignHub__Setup__AdminEmail.")]
    [InlineData("Variables__colour", "red", "The recipe has no variable \"colour\"")]
    public async Task Wrong_values_end_the_start_with_one_sentence(string name, string value, string sentence)
    {
        using var machine = Machine();
        machine.Environment[$"CampaignHub__Setup__{name}"] = value;

        var (exitCode, output, _) = await machine.RunProcessAsync([]);

        Assert.Equal(1, exitCode);
        Assert.Contains($"The hub cannot start: ", output, StringComparison.Ordinal);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain(" at CampaignHub.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_was_refused_leaves_nothing_behind()
    {
        using var machine = Machine();
        machine.Environment["CampaignHub__Setup__AdminPassword"] = "short";
        Assert.Equal(1, (await machine.RunProcessAsync([])).ExitCode);

        var again = await machine.RunProcessAsync(
            ["setup", "--site-name", "A", "--admin-email", "ada@example.org", "--admin-password-stdin", "--recipe", "blank"],
            HubFactory.Password
        );

        Assert.True(again.ExitCode == 0, again.Error);
    }

    private static HubCommand Machine()
    {
        var machine = new HubCommand();
        machine.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        machine.Environment["CampaignHub__Setup__SiteName"] = "By itself";
        machine.Environment["CampaignHub__Setup__AdminEmail"] = "ada@example.org";
        machine.Environment["CampaignHub__Setup__AdminPassword"] = HubFactory.Password;
        machine.Environment["CampaignHub__Setup__Recipe"] = "blank";
        return machine;
    }

    private static async Task WhenReadyAsync(Visitor visitor)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            await visitor.OpenAsync("/health/ready");
            if (visitor.Status == HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The hub was not ready within ten seconds.");
    }
}
