using System.Net;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Settings;
using CampaignHub.Testing.Smtp;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Settings;

public sealed class Changing
{
    [Fact]
    public async Task An_administrator_sets_the_relay_and_its_password_is_never_shown()
    {
        await using var relay = new SmtpSink();
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync("/admin/settings/mail");
        await administrator.SubmitAsync(
            "form[data-dirty]",
            ("Form.Host", "127.0.0.1"),
            ("Form.Port", $"{relay.Port}"),
            ("Form.Security", "None"),
            ("Form.Password", "very secret word"),
            ("Form.FromAddress", "presse@hub.example")
        );
        await administrator.FollowAsync();

        Assert.Contains("Saved.", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("One is kept, encrypted", administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("very secret", administrator.Page.Source.Text, StringComparison.Ordinal);
        var stored = await hub.DbAsync(db => db.Set<Setting>().SingleAsync(setting => setting.Key == SettingKey.SmtpPassword.Name));
        Assert.DoesNotContain("very secret", stored.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(
            await hub.DbAsync(db => db.Journal.Select(entry => entry.Changes).ToListAsync()),
            changes => changes.Contains("secret", StringComparison.Ordinal)
        );
        await administrator.SubmitAsync("form[data-dirty]", ("Form.FromName", "Collectif"));
        var read = await hub.InsideAsync(services =>
            services.GetRequiredService<MailSettings>().RelayAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(("127.0.0.1", "very secret word", MailSecurity.None), (read.Host, read.Password, read.Security));
    }

    [Fact]
    public async Task A_test_says_what_the_relay_answered()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub().Expecting("The mail relay cannot be used");
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/settings/mail");

        await administrator.SubmitAsync("form[action='?handler=Test']", ("to", "me@example.org"));
        Assert.Contains("The relay accepted the mail:", administrator.Text, StringComparison.Ordinal);
        Assert.Contains("250 2.0.0 Ok", administrator.Text, StringComparison.Ordinal);
        relay.Script = (stage, _) => stage == SmtpStage.Rcpt ? "550 5.1.1 nobody here" : null;
        await administrator.SubmitAsync("form[action='?handler=Test']", ("to", "me@example.org"));
        Assert.Contains("The relay refused the mail: 550 5.1.1 nobody here", administrator.Text, StringComparison.Ordinal);
        relay.Script = (stage, _) => stage == SmtpStage.Connect ? SmtpReply.Drop : null;
        await administrator.SubmitAsync("form[action='?handler=Test']", ("to", "me@example.org"));
        Assert.Contains("The relay cannot be used:", administrator.Text, StringComparison.Ordinal);
        await administrator.SubmitAsync("form[action='?handler=Test']", ("to", "nobody"));
        Assert.Contains("\"nobody\" is not a mail address.", administrator.Text, StringComparison.Ordinal);

        Assert.Single(relay.Mails);
        Assert.Equal(
            [DeliveryState.Accepted, DeliveryState.Failed, DeliveryState.Failed],
            (await hub.DeliveriesAsync()).OrderBy(row => row.Id).Select(row => row.State)
        );
    }

    [Fact]
    public async Task What_a_file_says_is_shown_and_cannot_be_changed()
    {
        await using var hub = new HubFactory { Settings = { ["CampaignHub:Site:Tagline"] = "From the file" } };
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync("/admin/settings");
        Assert.Contains("A file or the environment says it (CampaignHub:Site:Tagline)", administrator.Text, StringComparison.Ordinal);
        await administrator.SubmitAsync(
            "form[data-dirty]",
            ("Name", "Changer de Cap"),
            ("Tagline", "Mine"),
            ("PublicUrl", "https://cap.example.org/"),
            ("Language", "en")
        );

        Assert.Equal(HttpStatusCode.Redirect, administrator.Status);
        var values = await hub.InsideAsync(async services =>
        {
            var settings = services.GetRequiredService<HubSettings>();
            var read = new List<string?>();
            foreach (var key in new[] { SettingKey.SiteName, SettingKey.SiteTagline, SettingKey.PublicUrl, SettingKey.SiteLanguage })
            {
                read.Add(await settings.FindAsync(key, TestContext.Current.CancellationToken));
            }

            return read;
        });
        Assert.Equal(["Changer de Cap", "From the file", "https://cap.example.org", "en"], values);
    }

    [Theory]
    [InlineData("Name", "", "The site needs a name.")]
    [InlineData("PublicUrl", "ftp://x", "is not an address")]
    [InlineData("PublicUrl", "somewhere", "is not an address")]
    [InlineData("Language", "de", "can be French or English")]
    public async Task What_cannot_be_is_refused_with_a_sentence(string field, string value, string sentence)
    {
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync("/admin/settings");
        await administrator.SubmitAsync("form[data-dirty]", (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains(sentence, administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_does_not_see_the_settings()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);

        foreach (var page in new[] { "/admin/settings", "/admin/settings/mail" })
        {
            await coordinator.OpenAsync(page);
            Assert.Equal(HttpStatusCode.Forbidden, coordinator.Status);
        }
    }

    [Fact]
    public async Task Whose_browser_speaks_neither_gets_the_sites_language()
    {
        await using var hub = new HubFactory { Settings = { ["CampaignHub:Site:Language"] = "en" } };
        using var visitor = Visitor.At(hub, "de");

        await visitor.OpenAsync("/admin/sign-in");

        Assert.Equal("en", visitor.Page.DocumentElement.GetAttribute("lang"));
    }
}
