using CampaignHub.Platform.Mail.Lists;

namespace CampaignHub.Platform.Mail;

/// <summary>Who is not to get a mail, and why: asked as it is queued, and once more in the last moment before it leaves.</summary>
internal sealed class Withheld(IEnumerable<IMailObjections> objections, IEnumerable<IMailAnswers> answers, Unsubscriptions unsubscriptions)
{
    /// <summary>As below, of a mail that is about to leave; of one that follows another, whoever answered meanwhile as well.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AmongAsync(
        OutgoingMail mail,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellationToken
    )
    {
        var reasons = await AmongAsync(mail.Purpose, mail.ListId, addresses, cancellationToken);
        if (mail.UnlessAnsweredSince is null)
        {
            return reasons;
        }

        var all = new Dictionary<string, string>(reasons, StringComparer.Ordinal);
        foreach (var each in answers)
        {
            foreach (var address in await each.AmongAsync(mail, addresses, cancellationToken))
            {
                all.TryAdd(address, DeliveryReasons.Answered);
            }
        }

        return all;
    }

    /// <summary>The reason by address, one of <see cref="DeliveryReasons"/>; who may be written to is not in it.</summary>
    /// <param name="purpose">An account's own mails and notices of the hub are no prospecting: whoever objects gets them nevertheless.</param>
    /// <param name="listId">The list that the mail goes to.</param>
    /// <param name="addresses">In lower case.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IReadOnlyDictionary<string, string>> AmongAsync(
        MailPurpose purpose,
        Guid? listId,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellationToken
    )
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        if (listId is { } list)
        {
            foreach (var address in await unsubscriptions.AmongAsync(list, addresses, cancellationToken))
            {
                reasons[address] = DeliveryReasons.Unsubscribed;
            }
        }

        if (MailPurposes.Unasked.Contains(purpose))
        {
            foreach (var each in objections)
            {
                foreach (var address in await each.AmongAsync(addresses, cancellationToken))
                {
                    reasons[address] = each.Because;
                }
            }
        }

        return reasons;
    }
}
