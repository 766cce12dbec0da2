using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>On the home page: the threshold before it is reached, the registration once it is, and the declaration while it is due.</summary>
internal sealed class RegisterAtHome(HubDb db, ReadRegister register, Texts texts) : IHomeSource
{
    private const string Icon = "gavel";

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(StakeholdersFeature.Edit))
        {
            return [];
        }

        var state = await register.ExecuteAsync(isBrief: true, cancellationToken);
        return state.Rule.RegisteredOn is null ? Unregistered(state) : Declaration(state);
    }

    private IReadOnlyList<HomeLine> Unregistered(RegisterState state)
    {
        var link = Links.Register.Index(db.Here.Campaign.Slug);
        if (state.RegisterBy is { } by)
        {
            return
            [
                new HomeLine(
                    by < state.Until ? HomeSection.Late : HomeSection.Due,
                    Icon,
                    texts["Enter the register of interest representatives"],
                    link,
                    texts["The threshold was reached on {0}.", Days.Long(state.Deciding.ReachedOn!.Value)],
                    by
                ),
            ];
        }

        return state.IsNear
            ?
            [
                new HomeLine(
                    HomeSection.Due,
                    Icon,
                    texts["The register of interest representatives is near"],
                    link,
                    texts["{0} of {1} contacts in the window that ends today.", state.Deciding.Now, state.Rule.Needed],
                    Day: null
                ),
            ]
            : [];
    }

    private IReadOnlyList<HomeLine> Declaration(RegisterState state) =>
        state.Year.Until < state.Until
            ?
            [
                new HomeLine(
                    HomeSection.Due,
                    Icon,
                    texts["Declare to the register of interest representatives"],
                    Links.Register.Draft(db.Here.Campaign.Slug, state.Year.From.Year),
                    texts["Accounting year to {0}", Days.Long(state.Year.Until)],
                    state.Year.DueOn
                ),
            ]
            : [];
}
