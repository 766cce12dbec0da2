using System.CommandLine;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Cli;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access;

/// <summary><c>token create --user EMAIL --name NAME [--scope read|write] [--json]</c>.</summary>
internal static class TokenCommand
{
    public static Command Make(CommandHost host)
    {
        var user = new Option<string>("--user") { Description = "The e-mail address of the person the program acts as.", Required = true };
        var name = new Option<string>("--name") { Description = "What the token is for.", Required = true };
        var scope = new Option<TokenScope>("--scope")
        {
            Description = "read (default) or write.",
            DefaultValueFactory = _ => TokenScope.Read,
        };
        var json = new Option<bool>("--json") { Description = "Print {\"token\",\"name\",\"scope\",\"user\"} and nothing else." };
        var create = new Command("create", "Make a personal access token; it is printed once.") { user, name, scope, json };
        create.SetAction(parsed =>
            host.RunOnDataAsync(services =>
                CreateAsync(
                    services.GetRequiredService<HubDb>(),
                    parsed.GetRequiredValue(user),
                    parsed.GetRequiredValue(name),
                    parsed.GetValue(scope),
                    parsed.GetValue(json)
                )
            )
        );
        return new Command("token", "Personal access tokens of the API.") { create };
    }

    private static async Task<int> CreateAsync(HubDb db, string email, string name, TokenScope scope, bool asJson)
    {
        var normal = email.ToUpperInvariant();
        var user =
            await db.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == normal && user.DisabledAt == null)
            ?? throw new RefusedException("There is no open account with the address {0}.", email);
        if (string.IsNullOrWhiteSpace(name) || name.Length > ApiToken.NameMaxLength)
        {
            throw new RefusedException("A token needs a name of at most {0} characters.", ApiToken.NameMaxLength);
        }

        var (token, secret) = ApiToken.Make(user.Id, name.Trim(), scope);
        db.Add(token);
        await db.SaveChangesAsync();
        var line = asJson
            ? JsonSerializer.Serialize(
                new
                {
                    token = secret,
                    name = token.Name,
                    scope = scope == TokenScope.Read ? "read" : "write",
                    user = user.Email,
                }
            )
            : secret;
        await Console.Out.WriteLineAsync(line);
        return 0;
    }
}
