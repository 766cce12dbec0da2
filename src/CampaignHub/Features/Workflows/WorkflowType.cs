using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Workflows;

/// <summary>A workflow of the campaign: what it is called, whether it starts by itself, and which version of its drawing is in force.</summary>
internal sealed class WorkflowType : CampaignRecord, ISubject, IFindable
{
    public const int NameMaxLength = 200;
    public const int TypeIdMaxLength = 80;

    public static string Kind => "workflow";

    /// <summary>Orchard's <c>WorkflowTypeId</c>: the same on every site that the file goes to.</summary>
    public required string TypeId { get; init; }
    public required string Name { get; set; }

    /// <summary>Starts when its event happens. What runs already goes on either way.</summary>
    public bool IsEnabled { get; private set; }

    /// <summary>The version in force.</summary>
    public Guid VersionId { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public int VersionNumber { get; private set; }

    /// <summary>The drawing that somebody edits, to be put in force as the next version; null when none is begun.</summary>
    [NotJournaled]
    public string? Draft { get; set; }
    public string FindText { get; set; } = "";

    string ISubject.SubjectTitle => Name;

    public string ComposeFindText() => Name;

    /// <summary>Puts a new drawing in force; what runs keeps the one it began with.</summary>
    public WorkflowVersion Redraw(string definition)
    {
        var version = new WorkflowVersion
        {
            CampaignId = CampaignId,
            TypeId = Id,
            Number = VersionNumber + 1,
            Definition = definition,
        };
        (VersionId, VersionNumber) = (version.Id, version.Number);
        return version;
    }

    /// <param name="problems">How many keep it from running.</param>
    public void Enable(int problems)
    {
        if (problems > 0)
        {
            throw new RefusedException("This workflow cannot be switched on: it has {0} problem(s), listed on its page.", problems)
            {
                Code = "workflow_has_problems",
            };
        }

        IsEnabled = true;
    }

    public void Disable() => IsEnabled = false;

    internal sealed class Mapping : IEntityTypeConfiguration<WorkflowType>
    {
        public const string OncePerTypeId = "ix_workflow_types_campaign_type_id";

        public void Configure(EntityTypeBuilder<WorkflowType> builder)
        {
            builder.ToTable("workflow_types");
            builder.Property(type => type.TypeId).HasMaxLength(TypeIdMaxLength);
            builder.Property(type => type.Name).HasMaxLength(NameMaxLength);
            builder.HasIndex(type => new { type.CampaignId, type.TypeId }).IsUnique().HasDatabaseName(OncePerTypeId);
        }
    }
}
