using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access.Profile;

internal sealed class TokensModel(HubDb db, Here here) : PageModel, ILoadsPage
{
    [BindProperty, Required, MaxLength(ApiToken.NameMaxLength)]
    public string Name { get; set; } = "";

    [BindProperty]
    public TokenScope Scope { get; set; }

    public string? Secret { get; private set; }
    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    private IQueryable<ApiToken> Mine => db.Set<ApiToken>().Where(token => token.UserId == here.User!.Id && token.RevokedAt == null);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            (var token, Secret) = ApiToken.Make(here.User!.Id, Name.Trim(), Scope);
            db.Add(token);
            await db.SaveChangesAsync(cancellationToken);
            ModelState.Clear();
            Name = "";
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevocationAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Mine.SingleOrDefaultAsync(token => token.Id == id, cancellationToken) is not { } token)
        {
            return NotFound();
        }

        token.Revoke(here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Access.Tokens);
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Tokens = await Mine.OrderBy(token => token.Name).ToListAsync(cancellationToken);
}
