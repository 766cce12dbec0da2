using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignHub.Features.Recipes;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;

namespace CampaignHub.Features.Setup;

/// <summary><c>setup --site-name … --admin-email … --admin-password-stdin --recipe NAME [--variable k=v] [--json]</c>.</summary>
internal static class SetupCommand
{
    public static Command Make(CommandHost host)
    {
        var siteName = new Option<string>("--site-name") { Required = true, Description = "What the site is called." };
        var email = new Option<string>("--admin-email") { Required = true, Description = "The administrator signs in with it." };
        var name = new Option<string?>("--admin-name") { Description = "The administrator's name." };
        var password = new Option<string?>("--admin-password")
        {
            Description = "Seen by others in the list of processes: prefer --admin-password-stdin.",
        };
        var passwordStdin = new Option<bool>("--admin-password-stdin")
        {
            Description = "Read the password from the first line of standard input.",
        };
        var recipe = new Option<string>("--recipe") { Required = true, Description = "A recipe of the folder recipes, such as blank." };
        var variables = new Option<string[]>("--variable")
        {
            Description = "A value for a variable of the recipe: name=value.",
            DefaultValueFactory = _ => [],
        };
        var json = new Option<bool>("--json") { Description = "Print the recipe's report as JSON, and nothing else." };
        var command = new Command("setup", "Set an empty hub up.")
        {
            siteName,
            email,
            name,
            password,
            passwordStdin,
            recipe,
            variables,
            json,
        };
        command.Validators.Add(result => Validate(result, password, passwordStdin, variables));
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunOnDataAsync(async services =>
                {
                    var answers = new SetupAnswers
                    {
                        SiteName = parsed.GetRequiredValue(siteName),
                        AdminEmail = parsed.GetRequiredValue(email),
                        AdminName = parsed.GetValue(name),
                        AdminPassword = parsed.GetValue(password) ?? await Console.In.ReadLineAsync(cancellationToken) ?? "",
                        Recipe = parsed.GetRequiredValue(recipe),
                        Variables = Pairs(parsed.GetRequiredValue(variables)),
                    };
                    var result = await services.GetRequiredService<SetUpHub>().ExecuteAsync(answers, cancellationToken);
                    await RecipesCommand.PrintAsync(result.Report, parsed.GetValue(json));
                    if (!parsed.GetValue(json))
                    {
                        await Console.Out.WriteLineAsync(
                            $"The hub \"{answers.SiteName.Trim()}\" is set up with the recipe {result.Report.Name}: start it without a command, and sign in at {Links.Admin} as {answers.AdminEmail.Trim()}."
                        );
                    }

                    return 0;
                })
        );
        return command;
    }

    private static void Validate(CommandResult result, Option<string?> password, Option<bool> passwordStdin, Option<string[]> variables)
    {
        if (result.GetValue(password) is null == !result.GetValue(passwordStdin))
        {
            result.AddError("Give the password by --admin-password-stdin or by --admin-password.");
        }

        if (Array.Find(result.GetValue(variables) ?? [], variable => variable.IndexOf('=', StringComparison.Ordinal) < 1) is { } wrong)
        {
            result.AddError($"--variable {wrong}: write name=value.");
        }
    }

    private static Dictionary<string, string> Pairs(IEnumerable<string> variables)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in variables)
        {
            var at = variable.IndexOf('=', StringComparison.Ordinal);
            if (!pairs.TryAdd(variable[..at], variable[(at + 1)..]))
            {
                throw new RefusedException("The variable {0} is given twice.", variable[..at]);
            }
        }

        return pairs;
    }
}
