using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform.Language;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace CampaignHub.Platform.Web;

/// <summary>
/// What stands below a field that was filled in wrongly. ASP.NET's own sentences name the property of the code, and it looks up a French one only
/// for an attribute that brings a message of its own.
/// </summary>
internal sealed class ValidationWords(Texts texts) : IValidationMetadataProvider, IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => texts["Fill in this field."]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Fill in this field."]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Fill in this field."]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["\"{0}\" does not fit here.", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["\"{0}\" does not fit here.", value]);
        messages.SetValueIsInvalidAccessor(value => texts["\"{0}\" does not fit here.", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["This value does not fit here."]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["This value does not fit here."]);
        messages.SetValueMustBeANumberAccessor(_ => texts["A number is needed here."]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["A number is needed here."]);
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            // An attribute of our own says its sentence; Identity's and ASP.NET's say none, or their own.
            if (attribute.ErrorMessageResourceType is null && Sentence(attribute) is { } sentence)
            {
                attribute.ErrorMessage = sentence;
            }
        }
    }

    // The sentences are looked up in the person's language when they are said, and bear the attribute's values.
    private static string? Sentence(ValidationAttribute attribute) =>
        attribute switch
        {
            RequiredAttribute => "Fill in this field.",
            EmailAddressAttribute => "This is not an e-mail address.",
            UrlAttribute => "This is not an address that begins with http:// or https://.",
            MaxLengthAttribute => "At most {1} characters.",
            StringLengthAttribute { MinimumLength: 0 } => "At most {1} characters.",
            RangeAttribute => "A number from {1} to {2}.",
            _ => null,
        };
}
