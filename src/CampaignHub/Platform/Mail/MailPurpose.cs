namespace CampaignHub.Platform.Mail;

/// <summary>What a mail is for; it decides how soon it goes and whether it says that a machine wrote it.</summary>
internal enum MailPurpose
{
    /// <summary>A press release to journalists.</summary>
    Release,

    /// <summary>News to a list that people asked for.</summary>
    Mailing,

    /// <summary>Sent by a workflow.</summary>
    Workflow,

    /// <summary>An invitation, a password reset: somebody waits for it.</summary>
    Account,
    Notification,
    Test,

    /// <summary>What a person answers to a mail that came in.</summary>
    Answer,
}

internal static class MailPurposes
{
    /// <summary>Those that nobody waits for: they go to no address that is suppressed or whose person objected.</summary>
    public static readonly MailPurpose[] Unasked = [MailPurpose.Release, MailPurpose.Mailing, MailPurpose.Workflow];
}
