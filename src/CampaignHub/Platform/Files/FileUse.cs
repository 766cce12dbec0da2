using CampaignHub.Platform.Records;

namespace CampaignHub.Platform.Files;

/// <summary>A record that shows a file of the library or leads to it.</summary>
/// <param name="IsPublic">Everybody can read the record now, so everybody may have the file.</param>
internal sealed record FileUse(SubjectRef Subject, string Title, bool IsPublic);

/// <summary>A feature whose records use files of the library says which, in the campaign entered: by their address <c>/media/{id}/…</c> in a text, or by their id.</summary>
internal interface IFileUses
{
    Task<IReadOnlyList<FileUse>> OfAsync(Guid fileId, CancellationToken cancellationToken);
}

/// <summary>A file in the store that a record stands for.</summary>
internal sealed record OwnedFile(string Sha256, string Name);

/// <summary>A feature that keeps files in the store says which, in the trash too: what nobody owns is swept away.</summary>
internal interface IFileOwner
{
    /// <summary>Asked everywhere, over all campaigns.</summary>
    Task<IReadOnlyList<OwnedFile>> AllAsync(CancellationToken cancellationToken);
}
