using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Press.Journalists;

internal sealed class ShowModel(HubDb db, KeepRoles roles, ReadStanding standings) : PageModel, ILoadsPage
{
    internal sealed record RoleInput(Guid? Id, string? Outlet, string? Role, DateOnly? From, DateOnly? Until);

    [FromRoute]
    public Guid Id { get; set; }

    public Journalist Journalist { get; private set; } = null!;
    public JournalistStanding Standing { get; private set; } = null!;
    public IReadOnlyList<string> Tags { get; private set; } = [];
    public IReadOnlyList<string> Outlets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Journalist is null ? NotFound() : Page();
    }

    /// <summary>A further outlet, or another word on one.</summary>
    public Task<IActionResult> OnPostRoleAsync([Bind(Prefix = "RoleForm")] RoleInput form, CancellationToken cancellationToken) =>
        ChangeAsync(
            async journalist =>
            {
                if (form.Id is not { } id)
                {
                    await roles.AddAsync(journalist, form.Outlet, new KeepRoles.Terms(form.Role, form.From, form.Until), cancellationToken);
                    return;
                }

                var role = journalist.Roles.FirstOrDefault(each => each.Id == id);
                role?.Describe(form.Role, form.From, form.Until);
            },
            cancellationToken
        );

    /// <summary>What was entered by mistake; what was right once ends instead.</summary>
    public Task<IActionResult> OnPostRoleRemovalAsync(Guid role, CancellationToken cancellationToken) =>
        ChangeAsync(
            journalist =>
            {
                db.RemoveRange(journalist.Roles.Where(each => each.Id == role).ToList());
                return Task.CompletedTask;
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostLeaveAloneAsync(string? because, DateOnly? since, CancellationToken cancellationToken) =>
        ChangeAsync(
            journalist =>
            {
                if (string.IsNullOrWhiteSpace(because))
                {
                    throw new RefusedException("Say why they are not to be contacted: whoever reads it later needs to know.");
                }

                journalist.LeaveAlone(because, since ?? db.Here.Today);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostWriteAgainAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            journalist =>
            {
                journalist.WriteAgain();
                return Task.CompletedTask;
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostCallAgainAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            journalist =>
            {
                journalist.CallAgain();
                return Task.CompletedTask;
            },
            cancellationToken
        );

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Journalist is null)
        {
            return NotFound();
        }

        Journalist.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", Journalist.Actor.FullName);
        return Redirect(Links.Press.Journalists(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Journalist = (await SaveJournalist.FindAsync(db, Id, cancellationToken))!;
        if (Journalist is null)
        {
            return;
        }

        Standing = await standings.ExecuteAsync(Journalist, cancellationToken);
        Tags = await SaveJournalist.TagsAsync(db, Id, cancellationToken);
        Outlets = await NewModel.SuggestedAsync(db, cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Func<Journalist, Task> change, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Journalist is null)
        {
            return NotFound();
        }

        await change(Journalist);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Press.Journalist(db.Here.Campaign.Slug, Id));
    }
}
