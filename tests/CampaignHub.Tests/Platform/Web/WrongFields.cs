using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Platform.Web;

/// <summary>What stands below a field names no property of the code, in either language.</summary>
public sealed class WrongFields
{
    [Theory]
    [InlineData("fr", "Ce champ est à remplir.", "Un nombre de 1 à 250.", "« bientôt » ne convient pas ici.")]
    [InlineData("en", "Fill in this field.", "A number from 1 to 250.", "\"bientôt\" does not fit here.")]
    public async Task A_form_says_what_is_wrong_in_the_persons_language(string language, string missing, string outside, string unread)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        visitor.Client.Speak(language);
        await visitor.OpenAsync("/admin/campaigns/test/meetings/new");

        await visitor.SubmitAsync("form[data-guard]", ("Form.Title", ""), ("Form.ReplyWorkingDays", "-3"), ("Form.StartsOn", "bientôt"));

        var said = visitor.Page.QuerySelectorAll(".invalid-feedback").Select(each => each.TextContent.Trim()).ToList();
        Assert.Superset(new HashSet<string>([missing, outside, unread], StringComparer.Ordinal), said.ToHashSet(StringComparer.Ordinal));
    }
}
