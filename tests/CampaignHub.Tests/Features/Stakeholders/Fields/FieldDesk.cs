using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Fields;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Fields;

/// <summary>The page on which a coordinator defines the campaign's fields, and the form in which they are filled.</summary>
internal static class FieldDesk
{
    public const string Path = "/admin/campaigns/test/stakeholders/fields";

    public static async Task<CustomField> AddAsync(
        HubFactory hub,
        Visitor coordinator,
        string name,
        FieldKind kind,
        string choices = "",
        bool isRequired = false
    )
    {
        await coordinator.OpenAsync(Path);
        await coordinator.SubmitAsync(
            "#new-field",
            ("Form.Name", name),
            ("Form.Kind", $"{kind}"),
            ("Form.Choices", choices),
            ("Form.IsRequired", isRequired ? "true" : "false")
        );
        return await hub.DbAsync(db => db.Set<CustomField>().SingleAsync(field => field.Name == name));
    }

    public static async Task FillAsync(Visitor visitor, Stakeholder stakeholder, params (CustomField Field, string Text)[] values)
    {
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}/edit");
        await visitor.SubmitAsync("form[data-guard]", [.. values.Select(each => ($"Values[{each.Field.Id}]", each.Text))]);
    }

    /// <summary>What is kept of it: field, value.</summary>
    public static async Task<string[]> KeptAsync(HubFactory hub, Stakeholder stakeholder) =>
        [
            .. await hub.DbAsync(db =>
                db.Set<FieldValue>()
                    .Where(value => value.StakeholderId == stakeholder.Id)
                    .OrderBy(value => value.Field.Place)
                    .Select(value => value.Field.Name + "=" + value.Text)
                    .ToListAsync()
            ),
        ];

    public static async Task<string[]> TagsAsync(HubFactory hub, Guid stakeholder) =>
        [
            .. await hub.DbAsync(db =>
                db.Set<ActorTag>()
                    .Where(tag => db.Set<Stakeholder>().Any(each => each.Id == stakeholder && each.ActorId == tag.ActorId))
                    .OrderBy(tag => tag.FindText)
                    .Select(tag => tag.Text)
                    .ToListAsync()
            ),
        ];
}
