using System.Security.Claims;
using System.Text.Encodings.Web;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignHub.Platform.Access;

/// <summary>Signs a program in by <c>Authorization: Bearer</c>, on the API only.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    HubDb db
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Token";
    private const string Bearer = "Bearer ";

    public static bool IsFor(HttpRequest request) =>
        request.Path.IsApi() && request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var hash = ApiToken.HashOf(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim());
        var token = await db.Set<ApiToken>()
            .AsNoTracking()
            .SingleOrDefaultAsync(token => token.Hash == hash && token.RevokedAt == null, Context.RequestAborted);
        if (token is null)
        {
            return AuthenticateResult.Fail("This token is unknown or revoked.");
        }

        await NoteUseAsync(token);
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, token.UserId.ToString()));
        identity.AddClaim(new Claim(NeedsPermission.ReadOnlyClaim, (token.Scope == TokenScope.Read).ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    private async Task NoteUseAsync(ApiToken token)
    {
        var today = DateOnly.FromDateTime(TimeProvider.GetUtcNow().UtcDateTime);
        if (token.LastUsedOn != today)
        {
            await db.Set<ApiToken>()
                .Where(each => each.Id == token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(each => each.LastUsedOn, today), Context.RequestAborted);
        }
    }
}
