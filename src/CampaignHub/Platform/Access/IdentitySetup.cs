using System.Globalization;
using System.Security.Claims;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Access;

/// <summary>Accounts by ASP.NET Core Identity, sessions in a cookie that is asked about at each request, so that disabling ends them at once.</summary>
internal static class IdentitySetup
{
    /// <summary>A bearer token where one is shown, else the session cookie.</summary>
    private const string Door = "Hub";

    public const string CookieName = "__Host-hub";
    private const string BegunKey = "begun";

    public static readonly TimeSpan IdleSession = TimeSpan.FromHours(12);

    /// <summary>However busy a session is, after this the person signs in again.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(7);

    public static void AddHubIdentity(this IServiceCollection services)
    {
        services
            .AddIdentityCore<HubUser>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                // The user name is the e-mail address, which may hold more than Identity's letters.
                options.User.AllowedUserNameCharacters = "";
                // Length is what protects (ASVS 6.2.5: no composition rules).
                options.Password = new PasswordOptions
                {
                    RequiredLength = Passwords.MinLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<HubDb>()
            .AddPasswordValidator<Passwords>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services
            .AddAuthentication(Door)
            .AddPolicyScheme(
                Door,
                Door,
                scheme =>
                    scheme.ForwardDefaultSelector = context =>
                        TokenAuthentication.IsFor(context.Request) ? TokenAuthentication.Scheme : IdentityConstants.ApplicationScheme
            )
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, configureOptions: null)
            .AddCookie(
                IdentityConstants.ApplicationScheme,
                cookie =>
                {
                    cookie.Cookie.Name = CookieName;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.ExpireTimeSpan = IdleSession;
                    cookie.SlidingExpiration = true;
                    cookie.LoginPath = "/admin/sign-in";
                    cookie.ReturnUrlParameter = "returnUrl";
                    cookie.Events.OnSigningIn = NoteBegin;
                    cookie.Events.OnValidatePrincipal = ValidateAsync;
                    cookie.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
                    cookie.Events.OnRedirectToAccessDenied = context =>
                    {
                        context.Response.StatusCode = StatusCodes.Status403Forbidden;
                        return Task.CompletedTask;
                    };
                }
            )
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => cookie.Cookie.Name = "__Host-hub-2f")
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme, cookie => cookie.Cookie.Name = "__Host-hub-2r")
            .AddCookie(IdentityConstants.ExternalScheme, cookie => cookie.Cookie.Name = "__Host-hub-x");
    }

    // htmx would swap the sign-in page into the middle of another one.
    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.IsApi())
        {
            context.Response.StatusCode = status;
        }
        else if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = status;
            context.Response.Headers["HX-Redirect"] = context.RedirectUri;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    // Travels with the cookie through its renewals.
    private static Task NoteBegin(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(BegunKey, Now(context.HttpContext).ToString("O", CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private static bool IsTooOld(CookieValidatePrincipalContext context) =>
        !context.Properties.Items.TryGetValue(BegunKey, out var begun)
        || !DateTimeOffset.TryParse(begun, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        || Now(context.HttpContext) - at > LongestSession;

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (IsTooOld(context))
        {
            context.RejectPrincipal();
            return;
        }

        var db = context.HttpContext.RequestServices.GetRequiredService<HubDb>();
        var stamp = context.Principal?.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType);
        var isAlive =
            Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && await db.Users.AnyAsync(
                user => user.Id == id && user.DisabledAt == null && user.SecurityStamp == stamp,
                context.HttpContext.RequestAborted
            );
        if (!isAlive)
        {
            context.RejectPrincipal();
        }
    }
}
