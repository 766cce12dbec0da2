using System.Net;
using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Directory.Rights;
using CampaignHub.Tests.Features.Stakeholders;
using CampaignHub.Tests.Features.Stakeholders.Importing;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>Ties of family are sensitive: off until an administrator allows them, and in no file that nobody asked them of.</summary>
public sealed class TiesOfFamily
{
    private const string Graph = """
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="t" for="edge" attr.name="type"/><key id="k" for="edge" attr.name="known_on"/>
        <key id="l" for="node" attr.name="label"/><graph edgedefault="directed">
        <node id="1"><data key="l">Una Zed</data></node><node id="2"><data key="l">Duo Zed</data></node>
        <edge source="1" target="2"><data key="t">family</data><data key="k">2022-05-01</data></edge></graph></graphml>
        """;

    [Fact]
    public async Task They_are_neither_offered_nor_taken_at_any_door_until_they_are_allowed()
    {
        await using var hub = new HubFactory();
        var (una, duo) = (await StakeholderDesk.PutAsync(hub, "Una"), await StakeholderDesk.PutAsync(hub, "Duo"));
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();

        await visitor.OpenAsync($"{RightsRoom.Root}/{una.ActorId}");
        Assert.Null(visitor.Page.QuerySelector("#tie-type option[value=Family]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TieAsync(program, una.ActorId, duo.ActorId)).Status);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(Graph));
        Assert.Contains("ties of family are not kept here", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));

        await AllowAsync(hub, isAllowed: true);
        await visitor.OpenAsync($"{RightsRoom.Root}/{una.ActorId}");
        Assert.NotNull(visitor.Page.QuerySelector("#tie-type option[value=Family]"));
        Assert.Equal(HttpStatusCode.Created, (await TieAsync(program, una.ActorId, duo.ActorId)).Status);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/network");
        Assert.Contains("Family", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{duo.Id}/routes");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    [InlineData("kumu.json")]
    [InlineData("network.csv")]
    public async Task They_leave_in_a_file_only_when_asked_for(string suffix)
    {
        await using var hub = new HubFactory();
        await AllowAsync(hub, isAllowed: true);
        var (una, duo) = (await StakeholderDesk.PutAsync(hub, "Una"), await StakeholderDesk.PutAsync(hub, "Duo"));
        await StakeholderDesk.TieAsync(hub, una, duo, TieType.Family);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        Assert.DoesNotContain("family", await FileAsync(""), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("family", await FileAsync("?sensitive=true"), StringComparison.OrdinalIgnoreCase);

        Task<string> FileAsync(string query) =>
            visitor.Client.GetStringAsync(
                new Uri($"{StakeholderDesk.Path}{(suffix == "network.csv" ? "/" : ".")}{suffix}{query}", UriKind.Relative),
                TestContext.Current.CancellationToken
            );
    }

    [Fact]
    public async Task An_allowed_one_comes_in_by_a_file_as_what_it_is_and_keeps_the_setting_on()
    {
        await using var hub = new HubFactory();
        await AllowAsync(hub, isAllowed: true);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes(Graph));
        var tie = await hub.DbAsync(db => db.Set<Tie>().SingleAsync());
        Assert.Equal((TieType.Family, new DateOnly(2022, 5, 1)), (tie.Type, tie.KnownOn));

        using var administrator = await AllowAsync(hub, isAllowed: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains("The directory holds 1 ties of family: take them out first.", administrator.Text, StringComparison.Ordinal);
    }

    private static async Task<Visitor> AllowAsync(HubFactory hub, bool isAllowed)
    {
        var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync("/admin/settings");
        ((AngleSharp.Html.Dom.IHtmlInputElement)administrator.Page.QuerySelector("[value='Directory:FamilyTies']")!).IsChecked = isAllowed;
        await administrator.SubmitAsync("form.hub-form");
        return administrator;
    }

    private static Task<Programs.Answer> TieAsync(HttpClient program, Guid from, Guid to) =>
        program.SendAsync(
            HttpMethod.Post,
            "ties",
            new
            {
                from,
                to,
                type = "family",
                strength = 3,
                source = "Interview",
            }
        );
}
