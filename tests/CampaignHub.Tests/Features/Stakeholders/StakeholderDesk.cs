using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;

namespace CampaignHub.Tests.Features.Stakeholders;

/// <summary>Stakeholders of the test campaign.</summary>
internal static class StakeholderDesk
{
    public const string Path = "/admin/campaigns/test/stakeholders";

    /// <summary>A person of one name, new in the directory, on the map.</summary>
    public static Task<Stakeholder> PutAsync(HubFactory hub, string name, TargetClass @class = TargetClass.Relay, bool isUs = false) =>
        hub.DbAsync(async db =>
        {
            var actor = new Actor { Type = ActorKind.Person, Name = name };
            var stakeholder = new Stakeholder
            {
                ActorId = actor.Id,
                Actor = actor,
                Class = @class,
                IsUs = isUs,
            };
            db.Add(stakeholder);
            await db.SaveChangesAsync();
            return stakeholder;
        });

    /// <summary>A tie known since the first of January 2023.</summary>
    public static Task TieAsync(
        HubFactory hub,
        Stakeholder from,
        Stakeholder to,
        TieType type,
        int strength = Tie.Strongest,
        DateOnly? until = null
    ) =>
        hub.DbAsync(async db =>
        {
            var tie = new Tie
            {
                FromId = from.ActorId,
                ToId = to.ActorId,
                Type = type,
            };
            tie.Describe(strength, new DateOnly(2023, 1, 1), until, "Annual report");
            db.Add(tie);
            return await db.SaveChangesAsync();
        });
}
