using System.CommandLine;
using System.Globalization;
using CampaignHub.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary><c>plan schedule FILE [--calendar fr|none] [--from DATE] [--json]</c>: the dates of a plan in a file, without a database.</summary>
internal static class ScheduleCommand
{
    private const string French = "fr";
    private const string None = "none";

    public static Command Make(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The plan: MS Project XML (.xml) or JSON (.json)." };
        var calendar = new Option<string>("--calendar")
        {
            Description = "Holidays added to the file's calendar: fr, the French ones, or none.",
            DefaultValueFactory = _ => French,
        };
        calendar.AcceptOnlyFromAmong(French, None);
        var from = new Option<DateOnly?>("--from")
        {
            Description = "The day that decides what is too late, as 2026-05-28; today unless told.",
            CustomParser = ReadDay,
        };
        var json = new Option<bool>("--json") { Description = "Print the dates as JSON and nothing else." };
        var command = new Command("schedule", "Compute the dates of a plan and say what does not fit.") { file, calendar, from, json };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunAsync(async services =>
                {
                    IReadOnlyCollection<DatedHours> holidays = parsed.GetValue(calendar) == None ? [] : [.. FrenchHolidays.Closures()];
                    var path = parsed.GetRequiredValue(file);
                    var read = services.GetRequiredService<ReadPlanFile>();
                    var plan = await read.ExecuteAsync(path, holidays, parsed.GetValue(from), cancellationToken);
                    var schedule = Compute(plan, path, services.GetRequiredService<Texts>());
                    await PrintAsync(schedule, parsed.GetValue(json), services);
                    return 0;
                })
        );
        return new Command("plan", "Plans in files.") { command };
    }

    private static ScheduleJson Compute(PlanFile plan, string path, Texts texts)
    {
        try
        {
            return ScheduleJson.Of(plan, texts);
        }
        catch (ArgumentException wrong)
        {
            throw new RefusedException("{0}: {1}", path, wrong.Message);
        }
    }

    private static DateOnly? ReadDay(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsKnown(day))
        {
            return day;
        }

        result.AddError($"--from: \"{text}\" is not a date as 2026-05-28.");
        return null;
    }

    private static bool IsKnown(DateOnly day) => day >= WorkCalendar.FirstDay && day <= WorkCalendar.LastDay;

    private static async Task PrintAsync(ScheduleJson schedule, bool asJson, IServiceProvider services)
    {
        if (asJson)
        {
            await Console.Out.WriteLineAsync(services.Json(schedule));
            return;
        }

        foreach (var task in schedule.Tasks)
        {
            await Console.Out.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{task.Start:yyyy-MM-dd HH:mm}  {task.Finish:yyyy-MM-dd HH:mm}  {task.TotalSlackDays, 8:0.##}  {(task.Critical ? "!" : " ")} {task.Name}"
                )
            );
        }

        foreach (var problem in schedule.Problems)
        {
            await Console.Out.WriteLineAsync($"{problem.Kind}: {problem.Text}");
            foreach (var repair in problem.Repairs)
            {
                await Console.Out.WriteLineAsync($"  - {repair}");
            }
        }
    }
}
