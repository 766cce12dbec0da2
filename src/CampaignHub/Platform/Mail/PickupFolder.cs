namespace CampaignHub.Platform.Mail;

/// <summary>Where mails go while there is no relay: one file each, named by the delivery, so that trying again writes the same file over.</summary>
internal static class PickupFolder
{
    public static async Task<Verdict> WriteAsync(string folder, Guid delivery, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var half = Path.Combine(folder, $"{delivery:n}.part");
            await using (var file = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(half, Path.Combine(folder, $"{delivery:n}.eml"), overwrite: true);
            return new Verdict(VerdictKind.Accepted, Code: null, DeliveryReasons.Written);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Verdict.RelayDown(exception.Message);
        }
    }
}
