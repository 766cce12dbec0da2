using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>The versions of the rule that this campaign keeps; the usual values until it keeps one.</summary>
internal sealed class RegisterRules(HubDb db)
{
    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<RegisterRule>> ReadAsync(CancellationToken cancellationToken) =>
        await db.Set<RegisterRule>().AsNoTracking().OrderByDescending(rule => rule.From).ToListAsync(cancellationToken);

    /// <summary>What held on a day; before the first version, that one; the usual values where there is none.</summary>
    public static RegisterRule On(IReadOnlyList<RegisterRule> versions, DateOnly day) =>
        versions.FirstOrDefault(rule => rule.From <= day)
        ?? (versions.Count > 0 ? versions[^1] : null)
        ?? new RegisterRule { From = RegisterRule.UsualFrom };

    /// <summary>Writes the version of that day: a new one, or the one there is.</summary>
    public async Task SetAsync(RegisterRuleForm form, CancellationToken cancellationToken)
    {
        if (form.From is not { } from)
        {
            throw new RefusedException("Say from which day on this holds.");
        }

        if (form.RegisteredOn > db.Here.Today)
        {
            throw new RefusedException("The day of the registration is still to come: write it down once it is done.");
        }

        var rule = await db.Set<RegisterRule>().SingleOrDefaultAsync(each => each.From == from, cancellationToken);
        if (rule is null)
        {
            rule = new RegisterRule { CampaignId = db.Here.Campaign.Id, From = from };
            db.Add(rule);
        }

        rule.Write(form);
        await db.SaveChangesAsync(cancellationToken);
    }
}
