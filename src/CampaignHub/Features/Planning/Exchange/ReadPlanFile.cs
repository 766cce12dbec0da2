using CampaignHub.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>Reads a plan from a file of MS Project (MSPDI) or JSON; what is wrong with it is refused in the reader's language, with the place.</summary>
internal sealed class ReadPlanFile(TimeProvider clock, Texts texts)
{
    public const int LargestFile = 64 * 1024 * 1024;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(Campaign.DefaultZone);

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime);

    /// <param name="path">The file: <c>.xml</c> or <c>.json</c>.</param>
    /// <param name="holidays">Added to the file's calendars.</param>
    /// <param name="from">The day on which the question is asked; today when null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<PlanFile> ExecuteAsync(
        string path,
        IReadOnlyCollection<DatedHours> holidays,
        DateOnly? from,
        CancellationToken cancellationToken
    )
    {
        var bytes = await BytesAsync(path, cancellationToken);
        return Read(path, bytes, holidays, from);
    }

    /// <param name="name">Of the file, for what is told of it.</param>
    /// <param name="bytes">Its content.</param>
    public PlanFile Read(string name, byte[] bytes) => Read(name, bytes, [], from: null);

    private PlanFile Read(string name, byte[] bytes, IReadOnlyCollection<DatedHours> holidays, DateOnly? from)
    {
        var options = new PlanFileOptions
        {
            Today = from ?? Today,
            Start = Today,
            Holidays = holidays,
            Zone = Zone,
        };
        try
        {
            return IsXml(name, bytes) ? MspdiPlan.Read(bytes, options) : JsonPlan.Read(bytes, options);
        }
        catch (PlanFileException wrong)
        {
            object[] values = [.. wrong.Values.Select(value => value is string words ? texts[words] : value)];
            throw new RefusedException("{0}: {1}: {2}", name, wrong.Place.Words(texts), texts[wrong.Sentence, values]);
        }
    }

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new RefusedException("There is no file {0}.", path);
        }

        return file.Length <= LargestFile
            ? await File.ReadAllBytesAsync(file.FullName, cancellationToken)
            : throw new RefusedException("The file {0} is larger than {1} MB.", path, LargestFile >> 20);
    }

    private static bool IsXml(string path, byte[] bytes) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".XML" => true,
            ".JSON" => false,
            _ => Array.Find(bytes, letter => letter > ' ' && letter < 0x80) == '<',
        };
}
