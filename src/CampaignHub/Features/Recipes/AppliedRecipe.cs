using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Recipes;

/// <summary>
/// A recipe that was run here: the moment that its dates are counted from, and the values given for its variables. Later runs take the same, so that they change nothing.
/// </summary>
internal sealed class AppliedRecipe : Record
{
    public const int NameMaxLength = 200;

    public required string Name { get; init; }
    public required DateTimeOffset Moment { get; init; }

    /// <summary>A JSON object of the values that were given from outside.</summary>
    public required string Variables { get; set; }

    public static Guid KeyOf(string recipe) => RecipeRun.KeyOf(recipe, "recipe", "");

    internal sealed class Mapping : IEntityTypeConfiguration<AppliedRecipe>
    {
        public void Configure(EntityTypeBuilder<AppliedRecipe> builder)
        {
            builder.ToTable("applied_recipes");
            builder.Property(recipe => recipe.Name).HasMaxLength(NameMaxLength);
        }
    }
}

/// <summary>A step of a recipe that was run here, with the checksum of its text; its journal tells each later text.</summary>
internal sealed class AppliedStep : Record
{
    public required Guid RecipeId { get; init; }
    public required string Pointer { get; init; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of the step before its expressions were evaluated.</summary>
    public required string Checksum { get; set; }
    public required StepAction Action { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AppliedStep>
    {
        public void Configure(EntityTypeBuilder<AppliedStep> builder)
        {
            builder.ToTable("applied_recipe_steps");
            builder.Property(step => step.Pointer).HasMaxLength(40);
            builder.Property(step => step.Name).HasMaxLength(AppliedRecipe.NameMaxLength);
            builder.Property(step => step.Checksum).HasMaxLength(64);
            builder.HasIndex(step => step.RecipeId);
            builder.HasOne<AppliedRecipe>().WithMany().HasForeignKey(step => step.RecipeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
