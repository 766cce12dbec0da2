using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Settings;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Stakeholders as the API tells them: with where they stand, demand by demand, and which statement decided.</summary>
internal sealed class ToldStakeholders(HubDb db, StakeholderSheet sheet, TraitShelf shelf, MapSettingsOfCampaign settings)
{
    public async Task<StakeholdersApi.StakeholderJson> OneAsync(Stakeholder stakeholder, CancellationToken cancellationToken) =>
        (await OfAsync([stakeholder], cancellationToken))(stakeholder);

    public async Task<Func<Stakeholder, StakeholdersApi.StakeholderJson>> OfAsync(
        IReadOnlyList<Stakeholder> stakeholders,
        CancellationToken cancellationToken
    )
    {
        await sheet.LetInheritAsync(stakeholders, cancellationToken);
        var traits = await shelf.ReadAsync([.. stakeholders.Select(each => each.Id)], cancellationToken);
        var demands = await sheet.DemandsAsync(cancellationToken);
        var (today, months) = (db.Here.Today, (await settings.ReadAsync(cancellationToken)).StaleMonths);
        return each => new StakeholdersApi.StakeholderJson(
            each.Id,
            each.ActorId,
            each.Actor.FullName,
            each.Class,
            each.IsUs,
            each.Overall.Level,
            [
                .. StakeholderSheet
                    .Stances(each, demands)
                    .Select(line => new StakeholdersApi.StandingJson(
                        line.DemandId,
                        line.Standing.Level,
                        line.Standing.Deciding?.Id,
                        line.Standing.Deciding?.MadeOn,
                        line.Standing.IsInherited,
                        line.Standing.IsStale(today, months),
                        line.Standing.From?.Stakeholder,
                        line.Standing.From?.Post ?? "",
                        line.Standing.From?.Since
                    )),
            ],
            each.OwnerId,
            each.Note,
            each.Influence,
            each.Interest,
            [.. each.Statements.OrderBy(statement => statement.MadeOn).Select(Json)],
            traits.TagsOf(each),
            [.. traits.ValuesOf(each.Id).Select(value => new StakeholdersApi.ValueJson(value.Field.Id, value.Field.Name, value.Text))]
        );
    }

    public static StakeholdersApi.StatementJson Json(Statement s) =>
        new(s.Id, s.StakeholderId, s.DemandId, s.Level, s.MadeOn, s.Source, s.Words, s.IsPublic);
}
