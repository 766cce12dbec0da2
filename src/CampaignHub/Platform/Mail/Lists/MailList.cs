namespace CampaignHub.Platform.Mail.Lists;

/// <summary>What a mail belongs to that people can leave: a press list, a newsletter. Its mails bear <c>List-Id</c> and a way out.</summary>
/// <param name="Id">Stays, whatever becomes of the name.</param>
/// <param name="Name">What its readers know it by.</param>
internal sealed record MailList(Guid Id, string Name);
