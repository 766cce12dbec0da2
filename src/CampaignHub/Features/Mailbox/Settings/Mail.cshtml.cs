using CampaignHub.Data;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Mailbox.Settings;

internal sealed class MailModel(HubDb db, HubSettings settings, MailSettings mail, Texts texts) : PageModel, ILoadsPage
{
    [BindProperty]
    public MailForm Form { get; set; } = new();

    /// <summary>What a try brought: the sentence, whether it is good news, and the other side's own words.</summary>
    public (bool IsGood, string Sentence, string Words)? Outcome { get; private set; }

    public bool HasPassword { get; private set; }
    public bool HasSparePassword { get; private set; }
    public bool HasImapPassword { get; private set; }
    public RelaySettings Relay { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Form = await MailForm.LoadAsync(settings, mail, cancellationToken);
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] RelayPause pause, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        await Form.KeepAsync(settings, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // Whatever the relay's trouble was, these settings have not been tried.
        await pause.EndAsync(relay: null, cancellationToken);
        this.Say("Saved.");
        return RedirectToPage();
    }

    /// <summary>With the settings as they are saved.</summary>
    public async Task<IActionResult> OnPostTestAsync(
        [FromForm] string? to,
        [FromForm] int? relay,
        [FromServices] SendTestMail send,
        CancellationToken cancellationToken
    )
    {
        ModelState.Clear();
        await OnGetAsync(cancellationToken);
        var result = await send.ExecuteAsync(
            to?.Trim() ?? "",
            texts["Test of the mail relay"],
            texts["This mail was sent from the settings of CampaignHub to see whether the relay works. It does."],
            relay ?? RelayState.FirstId,
            cancellationToken
        );
        Outcome = (
            result.Verdict.Kind == VerdictKind.Accepted,
            Sentence(result),
            result.Folder ?? $"{result.Verdict.Code} {texts[result.Verdict.Text]}".Trim()
        );
        return Page();
    }

    public async Task<IActionResult> OnPostImapAsync([FromServices] ImapInbox inbox, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await OnGetAsync(cancellationToken);
        var (count, problem) = await inbox.TryAsync(cancellationToken);
        Outcome = problem is null
            ? (true, texts.Count(count, "Signed in: the mailbox holds {0} mail.", "Signed in: the mailbox holds {0} mails."), "")
            : (false, texts["The mailbox cannot be read:"], problem);
        return Page();
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Relay = await mail.RelayAsync(cancellationToken);
        HasPassword = Relay.Password is not null;
        HasSparePassword = await settings.FindAsync(SettingKey.SparePassword, cancellationToken) is not null;
        HasImapPassword = await settings.FindAsync(SettingKey.ImapPassword, cancellationToken) is not null;
    }

    private string Sentence(SendTestMail.Result result) =>
        result.Verdict.Kind switch
        {
            VerdictKind.Accepted when result.Folder is not null => texts["No relay is set: the mail was written to a file in this folder:"],
            VerdictKind.Accepted => texts["The relay accepted the mail:"],
            VerdictKind.Deferred => texts["The relay refused the mail for now:"],
            VerdictKind.Failed => texts["The relay refused the mail:"],
            VerdictKind.Uncertain => texts["The text left and no answer came:"],
            _ => texts["The relay cannot be used:"],
        };
}
