using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>The words of the notice: the campaign's own, else the hub's; and the fields that they may hold.</summary>
internal sealed class NoticeTexts(HubDb db, HubSettings settings)
{
    public static readonly IReadOnlyList<string> Fields =
    [
        "name",
        "first_name",
        "last_name",
        "source",
        "collected_on",
        "hub",
        "campaign",
        "contact",
        "years",
    ];

    public async Task<(string Subject, string Body, bool IsOwn)> FindAsync(string language, CancellationToken cancellationToken)
    {
        var own = await db.Set<NoticeText>().SingleOrDefaultAsync(text => text.Language == language, cancellationToken);
        return own is not null ? (own.Subject, own.Body, true)
            : language == "en" ? (NoticeWords.EnglishSubject, NoticeWords.English, false)
            : (NoticeWords.FrenchSubject, NoticeWords.French, false);
    }

    public async Task SaveAsync(string language, string? subject, string? body, CancellationToken cancellationToken)
    {
        var own = await db.Set<NoticeText>().SingleOrDefaultAsync(text => text.Language == language, cancellationToken);
        if (string.IsNullOrWhiteSpace(subject) && string.IsNullOrWhiteSpace(body))
        {
            db.RemoveRange(own is null ? [] : [own]);
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        if (
            string.IsNullOrWhiteSpace(subject)
            || string.IsNullOrWhiteSpace(body)
            || subject.Length > NoticeText.SubjectMaxLength
            || body.Length > NoticeText.BodyMaxLength
        )
        {
            throw new RefusedException(
                "A notice needs a subject of at most {0} characters and a text of at most {1}.",
                NoticeText.SubjectMaxLength,
                NoticeText.BodyMaxLength
            );
        }

        var example = Fields.ToDictionary(field => field, _ => "x", StringComparer.Ordinal);
        if ((MergeText.FindMissing(subject, example) ?? MergeText.FindMissing(body, example)) is { } unknown)
        {
            throw new RefusedException("There is no field {0}: use {1}.", unknown, string.Join(", ", Fields));
        }

        if (own is null)
        {
            db.Add(
                own = new NoticeText
                {
                    Language = language,
                    Subject = subject.Trim(),
                    Body = body.Trim(),
                }
            );
        }

        (own.Subject, own.Body) = (subject.Trim(), body.Trim());
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<Dictionary<string, string>> ValuesAsync(
        NoticeRegister.Line line,
        string language,
        CancellationToken cancellationToken
    )
    {
        var contact = await settings.FindAsync(SettingKey.MailFrom, cancellationToken) ?? db.Here.User?.Email ?? "";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = line.Actor.FullName,
            ["first_name"] = line.Actor.FirstName,
            ["last_name"] = line.Actor.Name,
            ["source"] = line.Actor.Source.Length > 0 ? line.Actor.Source : "–",
            ["collected_on"] = line.CollectedOn.ToString("d MMMM yyyy", new CultureInfo(Cultures.Of(language))),
            ["hub"] = await settings.FindAsync(SettingKey.SiteName, cancellationToken) ?? "CampaignHub",
            ["campaign"] = db.Here.Campaign.Name,
            ["contact"] = contact,
            ["years"] = (await Retention.YearsAsync(settings, cancellationToken)).ToString(CultureInfo.InvariantCulture),
        };
    }
}

/// <summary>Leaves one mail for each of some people; each is told once the relay took it.</summary>
internal sealed class SendNotices(HubDb db, NoticeRegister register, NoticeTexts texts, MailQueue queue)
{
    internal sealed record Result(int Queued, IReadOnlyList<string> WithoutAddress, int NotNeeded);

    public async Task<Result> ExecuteAsync(IReadOnlyCollection<Guid> people, string language, CancellationToken cancellationToken)
    {
        if (people.Count == 0)
        {
            throw new RefusedException("Choose whom to tell.");
        }

        var (subject, body, _) = await texts.FindAsync(language, cancellationToken);
        var (queued, notNeeded) = (0, 0);
        var without = new List<string>();
        foreach (var id in people.Distinct())
        {
            var line = await register.FindAsync(id, cancellationToken);
            if (line is null or { State: NoticeState.PersonTold or NoticeState.PersonExempt or NoticeState.NoticeOnItsWay })
            {
                notNeeded++;
            }
            else if (await AddressAsync(id, cancellationToken) is { } address)
            {
                await QueueAsync(line, address, language, (subject, body), cancellationToken);
                queued++;
            }
            else
            {
                without.Add(line.Actor.FullName);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Result(queued, without, notNeeded);
    }

    private async Task QueueAsync(
        NoticeRegister.Line line,
        string address,
        string language,
        (string Subject, string Body) text,
        CancellationToken cancellationToken
    )
    {
        var rights = await RecordObjection.FindOrAddAsync(db, line.Actor.Id, cancellationToken);
        var mail = await queue.QueueAsync(
            new MailDraft
            {
                Purpose = MailPurpose.Account,
                Subject = text.Subject,
                Text = text.Body,
                Html = SafeHtml.FromMarkdown(text.Body),
                Language = language,
                Recipients = [new MailRecipient(address, line.Actor.FullName, await texts.ValuesAsync(line, language, cancellationToken))],
                About = new Platform.Records.SubjectRef(Actor.Kind, line.Actor.Id),
            },
            cancellationToken
        );
        rights.Mailed(mail.Id, db.Here.User?.Id);
    }

    private async Task<string?> AddressAsync(Guid id, CancellationToken cancellationToken)
    {
        var details = await db.Set<ContactDetail>()
            .Where(detail => detail.ActorId == id && detail.Kind == ContactKind.Email && detail.IsValid)
            .OrderByDescending(detail => detail.CollectedOn)
            .ThenByDescending(detail => detail.Id)
            .Select(detail => detail.Value)
            .ToListAsync(cancellationToken);
        return details.FirstOrDefault(MailQueue.IsAddress);
    }
}
