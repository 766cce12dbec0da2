using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Coverage;

/// <summary>An article or a broadcast about the campaign.</summary>
internal sealed class CoverageItem : CampaignRecord
{
    public const int TitleMaxLength = 300;
    public const int UrlMaxLength = 1000;

    public static string Kind => "coverage";

    public required DateOnly PublishedOn { get; set; }
    public Guid? OutletId { get; set; }
    public Outlet? Outlet { get; init; }
    public required string Title { get; set; }
    public string Url { get; set; } = "";

    /// <summary>The release it took up, where there is one.</summary>
    public Guid? ReleaseId { get; set; }
    public Release? Release { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<CoverageItem>
    {
        public void Configure(EntityTypeBuilder<CoverageItem> builder)
        {
            builder.ToTable("coverage");
            builder.Property(item => item.Title).HasMaxLength(TitleMaxLength);
            builder.Property(item => item.Url).HasMaxLength(UrlMaxLength);
            builder.HasIndex(item => new { item.CampaignId, item.PublishedOn });
            builder.HasOne(item => item.Outlet).WithMany().HasForeignKey(item => item.OutletId).OnDelete(DeleteBehavior.SetNull);
            builder.HasOne(item => item.Release).WithMany().HasForeignKey(item => item.ReleaseId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}

/// <summary>What a person types of it.</summary>
internal sealed class CoverageForm
{
    [Required]
    public DateOnly? PublishedOn { get; set; }
    public Guid? OutletId { get; set; }

    [Required, MaxLength(CoverageItem.TitleMaxLength)]
    public string Title { get; set; } = "";

    [MaxLength(CoverageItem.UrlMaxLength)]
    public string? Url { get; set; }
    public Guid? ReleaseId { get; set; }

    /// <exception cref="RefusedException">The release is another campaign's, or the outlet or the release is gone.</exception>
    public async Task CheckAsync(HubDb db, CancellationToken cancellationToken)
    {
        if (OutletId is { } outlet && !await db.Set<Outlet>().AnyAsync(each => each.Id == outlet, cancellationToken))
        {
            throw new RefusedException("This outlet is not in the directory any more.");
        }

        if (ReleaseId is { } release && !await db.Set<Release>().AnyAsync(each => each.Id == release, cancellationToken))
        {
            throw new RefusedException("This release is not part of the campaign any more.");
        }
    }

    public void WriteTo(CoverageItem item)
    {
        var url = Url?.Trim() ?? "";
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http")))
        {
            throw new RefusedException("\"{0}\" is not a web address.", url);
        }

        (item.PublishedOn, item.Title, item.Url) = (PublishedOn ?? item.PublishedOn, Title.Trim(), url);
        (item.OutletId, item.ReleaseId) = (OutletId, ReleaseId);
    }
}
