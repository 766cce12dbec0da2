using Microsoft.AspNetCore.DataProtection;

namespace CampaignHub.Platform.Mail;

/// <summary>Seals what a confidential mail says while it waits in the database.</summary>
internal sealed class MailSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CampaignHub.Mail.Confidential");

    public string Close(bool isConfidential, string text) => isConfidential ? _protector.Protect(text) : text;

    public byte[] Close(OutgoingMail mail, byte[] bytes) => mail.IsConfidential ? _protector.Protect(bytes) : bytes;

    public string Open(OutgoingMail mail, string text) => mail.IsConfidential ? _protector.Unprotect(text) : text;

    public byte[] Open(OutgoingMail mail, byte[] bytes) => mail.IsConfidential ? _protector.Unprotect(bytes) : bytes;
}
