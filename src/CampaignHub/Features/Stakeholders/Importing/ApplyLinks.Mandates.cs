using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

internal sealed partial class ApplyLinks
{
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
        if (Fault(told, post, person, mandates.Where(each => each != same), from, until) is { } fault)
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
        IEnumerable<Mandate> others,
        DateOnly? from,
        DateOnly? until
    )
    {
        if (until < from)
        {
            return new ImportProblem(told.Line, "Line {0}: the mandate of {1} ends before it begins.", told.Line, person.FullName);
        }

        var meanwhile = others
            .Where(each => each.PostId == post.Id)
            .Where(each => until is null || each.From is null || each.From <= until)
            .Where(each => from is null || each.Until is null || each.Until >= from)
            .ToList();
        return meanwhile.Exists(each => each.PersonId == person.Id)
                ? new ImportProblem(told.Line, "Line {0}: {1} holds {2} in these days already.", told.Line, person.FullName, post.Title)
            : post.IsForOne && meanwhile.Count > 0
                ? new ImportProblem(
                    told.Line,
                    "Line {0}: {1} is a post for one, and somebody else holds it in the days of {2}.",
                    told.Line,
                    post.Title,
                    person.FullName
                )
            : null;
    }
}
