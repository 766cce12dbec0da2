using CampaignHub;
using CampaignHub.Platform.Cli;

return CommandLine.IsVerb(args) ? await CommandLine.RunAsync(args) : await CampaignHubApp.ServeAsync(args);

/// <summary>Named so that tests can start the whole application.</summary>
internal sealed partial class Program;
