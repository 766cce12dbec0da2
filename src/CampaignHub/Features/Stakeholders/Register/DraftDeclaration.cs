using CampaignHub.Data;
using CampaignHub.Platform;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>Drafts the declaration of one accounting year.</summary>
internal sealed class DraftDeclaration(HubDb db, RegisterRules rules, RegisterContacts contacts)
{
    private const int EarliestYear = 1900;

    /// <param name="year">The calendar year that it begins in; null is the one that is due, or runs.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<RegisterDraft> ExecuteAsync(int? year, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        if (year < EarliestYear || year > today.Year)
        {
            throw new RefusedException("There is no year {0} to declare.", year.Value);
        }

        var rule = RegisterRules.On(await rules.ReadAsync(cancellationToken), today);
        var chosen = year is { } begins ? AccountingYear.Of(begins, rule.YearStartsIn) : AccountingYear.ToDeclare(today, rule.YearStartsIn);
        return RegisterDraft.Of(
            chosen,
            await contacts.BetweenAsync(chosen.From, chosen.Until < today ? chosen.Until : today, cancellationToken)
        );
    }
}
