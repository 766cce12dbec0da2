using CampaignHub.Data;
using CampaignHub.Platform.Mail.Signing;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Mailbox.Settings;

/// <summary>The keys that mails are signed with, and the records that receivers look them up by.</summary>
internal sealed class SignatureModel(HubDb db, DkimKeys keys, HubSettings settings) : PageModel, ILoadsPage
{
    public IReadOnlyList<DkimKey> Keys { get; private set; } = [];
    public bool AreUsed { get; private set; }

    /// <summary>A file or the environment gives the key.</summary>
    public bool IsFixed => settings.IsFixed(SettingKey.DkimKey) || settings.IsFixed(SettingKey.DkimEdKey);
    public bool IsUseFixed => settings.IsFixed(SettingKey.DkimSign);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostKeysAsync(CancellationToken cancellationToken)
    {
        await keys.MakeAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("The keys are made. Put their records into the DNS, then switch signing on.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostUseAsync([FromForm] bool use, CancellationToken cancellationToken)
    {
        await keys.UseAsync(use, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        this.Say(use ? "Mails are signed from now on." : "Mails leave without a signature from now on.");
        return RedirectToPage();
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Keys = await keys.ReadAsync(cancellationToken);
        AreUsed = await keys.AreUsedAsync(cancellationToken);
    }
}
