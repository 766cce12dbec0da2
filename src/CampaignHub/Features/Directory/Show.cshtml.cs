using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

internal sealed class ShowModel(HubDb db, ActorProfile profiles, Here here, Texts texts) : PageModel, ILoadsPage
{
    internal sealed record ContactInput(ContactKind Kind, string? Value, string? Source);

    internal sealed record TieInput(TieType Type, Guid ToId, int Strength, DateOnly? Since, DateOnly? Until, string? Source);

    [FromRoute]
    public Guid Id { get; set; }

    public ActorProfile.Profile Profile { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Title)> AllPosts { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Profile is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostContactAsync(
        [Bind(Prefix = "ContactForm")] ContactInput form,
        CancellationToken cancellationToken
    ) =>
        await AddAsync(
            actor =>
            {
                if (string.IsNullOrWhiteSpace(form.Value) || string.IsNullOrWhiteSpace(form.Source))
                {
                    throw new RefusedException("A contact detail needs its value and its source.");
                }

                db.Add(
                    new ContactDetail
                    {
                        ActorId = actor.Id,
                        Kind = form.Kind,
                        Value = form.Value.Trim(),
                        Source = form.Source.Trim(),
                        CollectedOn = here.Today,
                    }
                );
            },
            cancellationToken
        );

    public async Task<IActionResult> OnPostPostAsync(
        string? title,
        Guid? postId,
        DateOnly? from,
        DateOnly? until,
        CancellationToken cancellationToken
    ) =>
        await AddAsync(
            actor =>
            {
                if (postId is { } post)
                {
                    var mandate = new Mandate { PersonId = actor.Id, PostId = post };
                    mandate.Date(from, until);
                    db.Add(mandate);
                }
                else if (!string.IsNullOrWhiteSpace(title))
                {
                    db.Add(new Post { OrganisationId = actor.Id, Title = title.Trim() });
                }
            },
            cancellationToken
        );

    public async Task<IActionResult> OnPostTieAsync([Bind(Prefix = "TieForm")] TieInput form, CancellationToken cancellationToken) =>
        await AddAsync(
            actor =>
            {
                var tie = new Tie
                {
                    FromId = actor.Id,
                    ToId = form.ToId,
                    Type = form.Type,
                };
                tie.Describe(form.Strength, form.Since, form.Until, form.Source ?? "");
                db.Add(tie);
            },
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Profile = (await profiles.FindAsync(Id, cancellationToken))!;
        var posts =
            from post in db.Set<Post>()
            join body in db.Set<Actor>() on post.OrganisationId equals body.Id
            orderby body.Name, post.Title
            select new
            {
                post.Id,
                post.Title,
                body.Name,
            };
        AllPosts = [.. (await posts.ToListAsync(cancellationToken)).Select(post => (post.Id, $"{post.Title}, {post.Name}"))];
        var others = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => actor.Id != Id)
            .OrderBy(actor => actor.FindText)
            .ToListAsync(cancellationToken);
        Others = [.. others.Select(actor => (actor.Id, actor.FullName))];
    }

    /// <summary>From one day to another, as people say it.</summary>
    public string Span(DateOnly? from, DateOnly? until) =>
        (from, until) switch
        {
            (null, null) => texts["no dates"],
            ({ } start, null) => texts["since {0}", Days.Long(start)],
            (null, { } end) => texts["until {0}", Days.Long(end)],
            ({ } start, { } end) => texts["from {0} to {1}", Days.Long(start), Days.Long(end)],
        };

    private async Task<IActionResult> AddAsync(Action<Actor> add, CancellationToken cancellationToken)
    {
        if (await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == Id, cancellationToken) is not { } actor)
        {
            return NotFound();
        }

        if (!here.MayChange(actor))
        {
            throw new RefusedException("You may change only what you entered yourself.");
        }

        add(actor);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Directory.Show(here.Campaign.Slug, Id));
    }
}
