using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>Whose contacts are added up: all of the organisation's, or those of each of its people apart.</summary>
internal enum RegisterUnit
{
    Organisation,
    Person,
}

/// <summary>
/// How the register counts from a day on: law and guidelines move, so each version says since when it holds and the earlier ones stay.
/// </summary>
internal sealed class RegisterRule : CampaignRecord
{
    public const int MostContacts = 1000;
    public const int MostMonths = 60;
    public const int UsualThreshold = 10;
    public const int UsualWarning = 7;
    public const int UsualMonths = 12;

    /// <summary>Of the guidelines that the usual values follow.</summary>
    public static readonly DateOnly UsualFrom = new(2023, 10, 1);

    public required DateOnly From { get; init; }
    public int Threshold { get; private set; } = UsualThreshold;

    /// <summary>The decree says "at least ten times", some pages of the authority "more than ten times".</summary>
    public bool IsMoreThan { get; private set; }
    public int WindowMonths { get; private set; } = UsualMonths;
    public RegisterUnit Unit { get; private set; }
    public int WarnAt { get; private set; } = UsualWarning;

    /// <summary>The month that the accounting year begins in, 1 to 12.</summary>
    public int YearStartsIn { get; private set; } = 1;

    /// <summary>Since when the organisation is in the register; null: not yet.</summary>
    public DateOnly? RegisteredOn { get; private set; }

    /// <summary>So many contacts in one window oblige.</summary>
    public int Needed => IsMoreThan ? Threshold + 1 : Threshold;

    public RollingCount.Limit Limit => new(WindowMonths, Needed);

    public void Write(RegisterRuleForm form)
    {
        if (form.Threshold is < 1 or > MostContacts || form.WarnAt is < 1 or > MostContacts)
        {
            throw new RefusedException("The threshold and the warning are numbers from 1 to {0}.", MostContacts);
        }

        if (form.WarnAt > form.Threshold)
        {
            throw new RefusedException("The warning comes at the threshold or before it.");
        }

        if (form.WindowMonths is < 1 or > MostMonths || form.YearStartsIn is < 1 or > 12)
        {
            throw new RefusedException("The window has 1 to {0} months, and the accounting year begins in one of the twelve.", MostMonths);
        }

        (Threshold, IsMoreThan, WarnAt) = (form.Threshold, form.IsMoreThan, form.WarnAt);
        (WindowMonths, Unit) = (form.WindowMonths, form.Unit);
        (YearStartsIn, RegisteredOn) = (form.YearStartsIn, form.RegisteredOn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RegisterRule>
    {
        public void Configure(EntityTypeBuilder<RegisterRule> builder)
        {
            builder.ToTable("register_rules");
            builder.Ignore(rule => rule.Needed);
            builder.Ignore(rule => rule.Limit);
            builder.HasIndex(rule => new { rule.CampaignId, rule.From }).IsUnique();
        }
    }
}

/// <summary>What a person types of the rule; the API and recipes fill the same.</summary>
internal sealed class RegisterRuleForm
{
    public DateOnly? From { get; set; }
    public int Threshold { get; set; } = RegisterRule.UsualThreshold;
    public bool IsMoreThan { get; set; }
    public int WindowMonths { get; set; } = RegisterRule.UsualMonths;
    public RegisterUnit Unit { get; set; }
    public int WarnAt { get; set; } = RegisterRule.UsualWarning;
    public int YearStartsIn { get; set; } = 1;
    public DateOnly? RegisteredOn { get; set; }

    public static RegisterRuleForm Of(RegisterRule rule) =>
        new()
        {
            From = rule.From,
            Threshold = rule.Threshold,
            IsMoreThan = rule.IsMoreThan,
            WindowMonths = rule.WindowMonths,
            Unit = rule.Unit,
            WarnAt = rule.WarnAt,
            YearStartsIn = rule.YearStartsIn,
            RegisteredOn = rule.RegisteredOn,
        };
}
