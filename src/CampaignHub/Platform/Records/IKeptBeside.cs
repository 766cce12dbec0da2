namespace CampaignHub.Platform.Records;

/// <summary>What a feature keeps beside any record, by its id alone and without a foreign key: comments, files.</summary>
internal interface IKeptBeside
{
    /// <summary>The record leaves the trash for good: what was kept beside it is removed with the next save.</summary>
    Task ForgetAsync(Record subject, CancellationToken cancellationToken);
}
