using CampaignHub.Data;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Web;

/// <summary>Whether the hub has been set up; once it has, it stays so for the life of the process.</summary>
internal sealed class HubState
{
    private volatile bool _isSetUp;

    public async ValueTask<bool> IsSetUpAsync(HubDb db, CancellationToken cancellationToken)
    {
        if (!_isSetUp)
        {
            _isSetUp = await db.Set<Setting>().AnyAsync(setting => setting.Key == SettingKey.SiteName.Name, cancellationToken);
        }

        return _isSetUp;
    }
}
