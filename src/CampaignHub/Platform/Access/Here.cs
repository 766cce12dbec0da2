using CampaignHub.Platform.Records;

namespace CampaignHub.Platform.Access;

/// <summary>
/// Who is asking, in which campaign, and what they may do: one per request, command, job or test.
/// A query on campaign records before <see cref="Enter"/>, <see cref="EnterEverywhere"/> or a request into a campaign is refused with an exception.
/// </summary>
internal sealed class Here(TimeProvider time)
{
    private Campaign? _campaign;
    private HashSet<string> _permissions = [];

    public DateTimeOffset Now => time.GetUtcNow();

    public HubUser? User { get; private set; }
    public CampaignRole? Role { get; private set; }

    public bool HasCampaign => _campaign is not null;
    public bool IsEverywhere { get; private set; }
    public Campaign Campaign => _campaign ?? throw new InvalidOperationException("No campaign has been entered here.");

    /// <summary>The campaigns that this person may enter, for the menu.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    /// <summary>Today in the campaign's zone.</summary>
    public DateOnly Today => Campaign.DayOf(Now);

    /// <summary>The scope of queries; throws when none was declared.</summary>
    public Guid ScopeId =>
        IsEverywhere
            ? Guid.Empty
            : _campaign?.Id
                ?? throw new InvalidOperationException(
                    "Campaign records were asked for without a campaign: enter one, or everywhere, first."
                );

    public void Enter(Campaign campaign) => (_campaign, IsEverywhere) = (campaign, false);

    /// <summary>For sweeps over all campaigns, never for a request of a person.</summary>
    public void EnterEverywhere() => (_campaign, IsEverywhere) = (null, true);

    public void Admit(HubUser? user, CampaignRole? role, HashSet<string> permissions) =>
        (User, Role, _permissions) = (user, role, permissions);

    public void Offer(IReadOnlyList<Campaign> campaigns) => Campaigns = campaigns;

    /// <summary>May the person do this here? The administrator may everything; a token of scope read nothing that writes (the door sees to it).</summary>
    public bool Can(Permission permission) =>
        permission == Permission.Everyone
        || (User is not null && (permission == Permission.SignedIn || User.IsAdministrator || _permissions.Contains(permission.Name)));

    /// <summary>A correspondent changes only what they entered themselves.</summary>
    public bool MayChange(Record record) => Role != CampaignRole.Correspondent || (User is not null && record.CreatedById == User.Id);

    /// <exception cref="RefusedException">Somebody else entered it, and this person changes only their own entries.</exception>
    public void RefuseOthers(Record record)
    {
        if (!MayChange(record))
        {
            throw new RefusedException("You may change only what you entered yourself.");
        }
    }
}
