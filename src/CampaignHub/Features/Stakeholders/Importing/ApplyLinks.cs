using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// Writes ties and mandates of a file between actors that are decided. The same once more changes nothing; an end that the file tells closes what
/// is there, and nothing is deleted.
/// </summary>
internal sealed class ApplyLinks(HubDb db, TieRules rules)
{
    internal sealed record Done(int Changed, IReadOnlyList<ImportProblem> Problems);

    private sealed record Ended(ImportedTie Tie, Guid From, Guid To);

    private const int Chunk = 500;

    private readonly List<ImportProblem> _problems = [];
    private int _changed;

    /// <param name="batch">Its changes are noted there.</param>
    /// <param name="links">Of the file.</param>
    /// <param name="find">Whom a key or a name means.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Done> ExecuteAsync(
        ImportBatch batch,
        ImportedLinks links,
        Func<string, Guid?> find,
        CancellationToken cancellationToken
    )
    {
        foreach (var some in links.Ties.Chunk(Chunk))
        {
            await TieAsync(batch, [.. some.Select(tie => Resolve(tie, find)).OfType<Ended>()], cancellationToken);
        }

        foreach (var ofBody in links.Mandates.GroupBy(mandate => mandate.Organisation, StringComparer.Ordinal))
        {
            await InstallAsync(batch, ofBody, find, cancellationToken);
        }

        return new Done(_changed, _problems);
    }

    private Ended? Resolve(ImportedTie tie, Func<string, Guid?> find)
    {
        if (find(tie.From) is { } from && find(tie.To) is { } to && from != to)
        {
            return new Ended(tie, from, to);
        }

        _problems.Add(
            new ImportProblem(tie.Line, "Line {0}: the tie from {1} to {2} leads to nobody of the file.", tie.Line, tie.From, tie.To)
        );
        return null;
    }

    private async Task TieAsync(ImportBatch batch, IReadOnlyList<Ended> some, CancellationToken cancellationToken)
    {
        var froms = some.Select(each => each.From).Distinct().ToList();
        var kept = (await db.Set<Tie>().Where(tie => froms.Contains(tie.FromId)).ToListAsync(cancellationToken)).ToLookup(tie =>
            (tie.FromId, tie.ToId, tie.Type)
        );
        var made = new Dictionary<(Guid, Guid, TieType, DateOnly?), Tie>();
        foreach (var (told, from, to) in some)
        {
            var same =
                kept[(from, to, told.Type)].FirstOrDefault(tie => tie.Since is null || told.Since is null || tie.Since == told.Since)
                ?? made.GetValueOrDefault((from, to, told.Type, told.Since));
            if (same is null)
            {
                if (await MakeAsync(batch, told, from, to, cancellationToken) is { } tie)
                {
                    made.Add((from, to, told.Type, told.Since), tie);
                }
            }
            else
            {
                Retell(batch, same, told);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task<Tie?> MakeAsync(ImportBatch batch, ImportedTie told, Guid from, Guid to, CancellationToken cancellationToken)
    {
        var tie = new Tie
        {
            FromId = from,
            ToId = to,
            Type = told.Type,
        };
        tie.Describe(
            told.Strength ?? ApplyImport.UsualStrength,
            told.Since,
            told.Until,
            told.Source.Length > 0 ? told.Source : batch.Source,
            knownOn: told.Until is null ? db.Here.Today : null
        );
        if (tie.Type == TieType.ReportsTo)
        {
            // Those before it count too.
            await db.SaveChangesAsync(cancellationToken);
            if (await rules.ClosesCircleAsync(tie, cancellationToken))
            {
                _problems.Add(
                    new ImportProblem(told.Line, "Line {0}: {1} and {2} would report to one another.", told.Line, told.From, told.To)
                );
                return null;
            }
        }

        db.Add(tie);
        db.Add(batch.Note(ImportedKinds.Tie, tie.Id));
        _changed++;
        return tie;
    }

    private void Retell(ImportBatch batch, Tie tie, ImportedTie told)
    {
        var (strength, since, until) = (told.Strength ?? tie.Strength, told.Since ?? tie.Since, told.Until ?? tie.Until);
        if ((strength, since, until) == (tie.Strength, tie.Since, tie.Until))
        {
            return;
        }

        if (until < since)
        {
            _problems.Add(
                new ImportProblem(told.Line, "Line {0}: the tie from {1} to {2} ends before it begins.", told.Line, told.From, told.To)
            );
            return;
        }

        var before = ImportedKinds.Span(tie.Strength, tie.Since, tie.Until);
        tie.Describe(strength, since, until, tie.Source, tie.KnownOn);
        db.Add(batch.Note(ImportedKinds.Tie, tie.Id, ImportedKinds.Whole, before, ImportedKinds.Span(strength, since, until)));
        _changed++;
    }

    private async Task InstallAsync(
        ImportBatch batch,
        IGrouping<string, ImportedMandate> told,
        Func<string, Guid?> find,
        CancellationToken cancellationToken
    )
    {
        var id = find(told.Key);
        var body = await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == id, cancellationToken);
        if (body is null or { Type: ActorKind.Person })
        {
            var first = told.First();
            _problems.Add(new ImportProblem(first.Line, "The post {0} belongs to no organisation of the file.", first.Post));
            return;
        }

        var posts = await db.Set<Post>().Where(post => post.OrganisationId == id).ToListAsync(cancellationToken);
        var known = posts.ConvertAll(post => post.Id);
        var mandates = await db.Set<Mandate>().Where(mandate => known.Contains(mandate.PostId)).ToListAsync(cancellationToken);
        foreach (var one in told)
        {
            var post = posts.Find(each => string.Equals(each.Title, one.Post, StringComparison.OrdinalIgnoreCase));
            if (post is null)
            {
                post = Post.Of(body, one.Post);
                posts.Add(post);
                Made(batch, post, ImportedKinds.Post, post.Id);
            }

            if (one.Person is { } person)
            {
                await HoldAsync(batch, one, post, find(person), mandates, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task HoldAsync(
        ImportBatch batch,
        ImportedMandate told,
        Post post,
        Guid? holder,
        List<Mandate> mandates,
        CancellationToken cancellationToken
    )
    {
        var person = await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == holder, cancellationToken);
        if (person is null or { Type: not ActorKind.Person })
        {
            _problems.Add(new ImportProblem(told.Line, "The post {0} is held by nobody of the file.", told.Post));
            return;
        }

        var same = mandates.Find(each =>
            each.PostId == post.Id && each.PersonId == person.Id && (each.From is null || told.From is null || each.From == told.From)
        );
        var (from, until) = (told.From ?? same?.From, told.Until ?? same?.Until);
        if (Fault(told, post, person, mandates, from, until) is { } fault)
        {
            _problems.Add(fault);
        }
        else if (same is null)
        {
            var mandate = Mandate.Of(person, post, from, until);
            mandates.Add(mandate);
            Made(batch, mandate, ImportedKinds.Mandate, mandate.Id);
        }
        else if ((from, until) != (same.From, same.Until))
        {
            var before = ImportedKinds.Span(0, same.From, same.Until);
            same.Date(from, until);
            db.Add(batch.Note(ImportedKinds.Mandate, same.Id, ImportedKinds.Whole, before, ImportedKinds.Span(0, from, until)));
            _changed++;
        }
    }

    private static ImportProblem? Fault(
        ImportedMandate told,
        Post post,
        Actor person,
        List<Mandate> mandates,
        DateOnly? from,
        DateOnly? until
    ) =>
        until < from ? new ImportProblem(told.Line, "Line {0}: the mandate of {1} ends before it begins.", told.Line, person.FullName)
        : post.IsForOne
        && mandates.Exists(each =>
            each.PostId == post.Id
            && each.PersonId != person.Id
            && (until is null || each.From is null || each.From <= until)
            && (from is null || each.Until is null || each.Until >= from)
        )
            ? new ImportProblem(
                told.Line,
                "Line {0}: {1} is a post for one, and somebody else holds it in the days of {2}.",
                told.Line,
                post.Title,
                person.FullName
            )
        : null;

    private void Made(ImportBatch batch, object record, string kind, Guid id)
    {
        db.Add(record);
        db.Add(batch.Note(kind, id));
        _changed++;
    }
}
