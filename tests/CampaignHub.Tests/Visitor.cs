using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CampaignHub.Tests;

/// <summary>Somebody at the door: opens pages, fills the forms that stand on them, and keeps the cookies. English unless told.</summary>
internal sealed class Visitor(HttpClient client) : IDisposable
{
    public HttpClient Client { get; } = client;

    public HttpStatusCode Status { get; private set; }
    public Uri? Location { get; private set; }
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    /// <summary>What a person reads on the page.</summary>
    public string Text =>
        System.Text.RegularExpressions.Regex.Replace(Page.Body?.TextContent ?? "", @"\s+", " ", default, TimeSpan.FromSeconds(5));

    public static Visitor At(HubFactory hub, string language = "en")
    {
        var client = hub.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new Visitor(client);
    }

    public static async Task<Visitor> SignInAsync(HubFactory hub, string email)
    {
        var visitor = At(hub);
        await visitor.OpenAsync("/admin/sign-in");
        await visitor.SubmitAsync("form", ("Email", email), ("Password", HubFactory.Password));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        return visitor;
    }

    public async Task OpenAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        await ReadAsync(response);
    }

    /// <summary>
    /// Fills the named fields of the form at <paramref name="selector"/> (its other fields keep what the page gave them) and sends it;
    /// says yes where the hub asks first.
    /// </summary>
    public async Task SubmitAsync(string selector, params (string Name, string Value)[] fields)
    {
        await AskAsync(selector, fields);
        if (Page.QuerySelector("form#confirm") is not null)
        {
            await AskAsync("form#confirm");
        }
    }

    /// <summary>Sends the form as <see cref="SubmitAsync"/> does, and stays at the question where the hub asks first.</summary>
    public async Task AskAsync(string selector, params (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelectorAll(selector).OfType<IHtmlFormElement>().First();
        var values = FieldsOf(form).Where(field => !fields.Any(given => given.Name == field.Name)).Concat(fields);
        using var content = new FormUrlEncodedContent(values.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var address = new Uri(new Uri(Page.DocumentUri), form.GetAttribute("action") ?? "");
        using var response = await Client.PostAsync(address, content, TestContext.Current.CancellationToken);
        await ReadAsync(response);
    }

    /// <summary>Chooses a file in the form at <paramref name="selector"/> and sends it.</summary>
    public Task UploadAsync(string selector, string field, string fileName, byte[] bytes) =>
        UploadAsync(selector, field, [(fileName, bytes)]);

    /// <summary>Chooses several files, fills other fields, and sends them.</summary>
    public async Task UploadAsync(
        string selector,
        string field,
        (string Name, byte[] Bytes)[] files,
        params (string Name, string Value)[] fields
    )
    {
        var form = Page.QuerySelectorAll(selector).OfType<IHtmlFormElement>().First();
        using var content = new MultipartFormDataContent();
        foreach (
            var (name, value) in FieldsOf(form)
                .Where(each => each.Name != field && !fields.Any(given => given.Name == each.Name))
                .Concat(fields)
        )
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, name);
        }

        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : new Uri(Page.DocumentUri).PathAndQuery;
        using var response = await Client.PostAsync(
            new Uri(address, UriKind.RelativeOrAbsolute),
            content,
            TestContext.Current.CancellationToken
        );
        await ReadAsync(response);
    }

    /// <summary>Opens the page that the last answer points to.</summary>
    public Task FollowAsync() =>
        OpenAsync(Location?.OriginalString ?? throw new InvalidOperationException($"The answer was {Status} without a place to go."));

    public void Dispose() => Client.Dispose();

    private static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }
                or IHtmlInputElement { Name: null or "" }
                or IHtmlInputElement { Type: "submit" }:
                    break;
                case IHtmlInputElement input:
                    yield return (input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    foreach (var option in select.Options.Where(option => option.IsSelected))
                    {
                        yield return (name, option.Value);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        Status = response.StatusCode;
        Location = response.Headers.Location;
        var url = response.RequestMessage?.RequestUri?.AbsoluteUri ?? "https://localhost/";
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var context = AngleSharp.BrowsingContext.New(AngleSharp.Configuration.Default);
        Page = (IHtmlDocument)
            await AngleSharp.BrowsingContextExtensions.OpenAsync(
                context,
                answer => answer.Content(html).Address(url),
                TestContext.Current.CancellationToken
            );
    }
}
