using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>Corrects one line of an actor's page (a tie, a mandate, a contact detail), ends it, or takes out what was entered by mistake.</summary>
internal abstract class LinePage<TRecord>(HubDb db, Here here) : PageModel, ILoadsPage
    where TRecord : Record
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>On whose page the person was, and goes back to.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public Guid Of { get; set; }

    [BindProperty]
    public int Version { get; set; }

    /// <summary>What the line says, for the head of the page and before it is taken out.</summary>
    public string Says { get; private set; } = "";
    public string Back => Links.Directory.Show(Here.Campaign.Slug, Of);

    protected HubDb Db => db;
    protected Here Here => here;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } line)
        {
            return NotFound();
        }

        Version = line.Version;
        Read(line);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            line =>
            {
                if (!ModelState.IsValid)
                {
                    throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
                }

                db.Expect(line, Version);
                Write(line);
                return CheckAsync(line, cancellationToken);
            },
            "Saved.",
            cancellationToken
        );

    public Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            line =>
            {
                db.Remove(line);
                return Task.CompletedTask;
            },
            "Taken out.",
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Says = await FindAsync(cancellationToken) is { } line ? await SayAsync(line, cancellationToken) : "";

    protected abstract void Read(TRecord line);

    protected abstract void Write(TRecord line);

    /// <summary>What the line may not say beside others.</summary>
    protected virtual Task CheckAsync(TRecord line, CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract Task<string> SayAsync(TRecord line, CancellationToken cancellationToken);

    protected Task<string> NameAsync(Guid actor, CancellationToken cancellationToken) =>
        db.Set<Actor>().Where(each => each.Id == actor).Select(each => each.FirstName + " " + each.Name).SingleAsync(cancellationToken);

    private async Task<IActionResult> ChangeAsync(Func<TRecord, Task> change, string done, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } line)
        {
            return NotFound();
        }

        here.RefuseOthers(line);

        await change(line);
        await db.SaveChangesAsync(cancellationToken);
        this.Say(done);
        return Redirect(Back);
    }

    private Task<TRecord?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<TRecord>().SingleOrDefaultAsync(line => line.Id == Id, cancellationToken);
}
