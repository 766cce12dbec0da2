using System.Text;
using System.Text.Json;

namespace CampaignHub.Platform.Printing;

/// <summary>
/// HTML into tagged PDF, by one kept Chromium with one page, behind a queue (several at once gain nothing). The document is handed over in answer to the
/// page's own request and every other request is refused: nothing is read from disk or net, and no script runs.
/// </summary>
internal sealed class PdfPrinter(Chromium chromium, TimeProvider clock) : IAsyncDisposable
{
    private const string Address = "https://document.invalid/";
    private const double Inch = 25.4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A browser holds some 200 MB; starting it anew takes less than a second.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    private static readonly object[] Headers =
    [
        new { name = "Content-Type", value = "text/html; charset=utf-8" },
        new
        {
            name = "Content-Security-Policy",
            value = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
        },
    ];

    private readonly SemaphoreSlim _queue = new(1);
    private DebuggingPipe? _pipe;
    private ITimer? _idle;
    private readonly HashSet<string?> _loaded = [];
    private string _html = "";

    public bool IsInstalled => chromium.Path is not null;

    /// <param name="html">A whole document with its language, title and styles in it.</param>
    /// <exception cref="IOException">Chromium does not start, or fails twice at this document.</exception>
    public async Task<byte[]> PrintAsync(string html, Paper paper, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await _queue.WaitAsync(patience.Token);
        try
        {
            _idle?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return await PrintTwiceAsync(html, paper, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            await EndAsync();
            throw new IOException($"Chromium made no PDF in {Patience.TotalSeconds} seconds.", late);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked went away in the middle of a conversation.
            await EndAsync();
            throw;
        }
        finally
        {
            _idle ??= clock.CreateTimer(_ => _ = EndIdleAsync(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _idle.Change(Idle, Timeout.InfiniteTimeSpan);
            _queue.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _queue.WaitAsync();
        await EndAsync();
        if (_idle is not null)
        {
            await _idle.DisposeAsync();
        }

        _queue.Dispose();
    }

    // A kept browser may have died since the last time (memory, an update of the package): a new one is tried once.
    private async Task<byte[]> PrintTwiceAsync(string html, Paper paper, CancellationToken cancellationToken)
    {
        var isKept = _pipe is not null;
        try
        {
            return await PrintOnceAsync(html, paper, cancellationToken);
        }
        catch (Exception exception) when (isKept && exception is IOException or JsonException)
        {
            await EndAsync();
            return await PrintOnceAsync(html, paper, cancellationToken);
        }
        catch (IOException)
        {
            await EndAsync();
            throw;
        }
    }

    private async Task<byte[]> PrintOnceAsync(string html, Paper paper, CancellationToken cancellationToken)
    {
        var pipe = _pipe ??= await OpenAsync(cancellationToken);
        await LoadAsync(pipe, Address, html, cancellationToken);
        var printed = await pipe.CallAsync(
            "Page.printToPDF",
            new
            {
                paperWidth = paper.Width / Inch,
                paperHeight = paper.Height / Inch,
                preferCSSPageSize = true,
                printBackground = true,
                generateTaggedPDF = true,
                generateDocumentOutline = true,
            },
            cancellationToken
        );
        // What was printed does not stay in the browser's memory.
        await LoadAsync(pipe, "about:blank", "", cancellationToken);
        return printed.GetProperty("data").GetBytesFromBase64();
    }

    private async Task<DebuggingPipe> OpenAsync(CancellationToken cancellationToken)
    {
        var pipe = DebuggingPipe.Start(chromium.Path ?? throw new IOException("No Chromium is installed."));
        try
        {
            var target = await pipe.CallAsync("Target.createTarget", new { url = "about:blank" }, cancellationToken);
            var session = await pipe.CallAsync(
                "Target.attachToTarget",
                new { targetId = target.GetProperty("targetId").GetString(), flatten = true },
                cancellationToken
            );
            pipe.Session = session.GetProperty("sessionId").GetString();
            pipe.Heard = (method, said, token) => HearAsync(pipe, method, said, token);
            await pipe.CallAsync("Page.enable", new { }, cancellationToken);
            await pipe.CallAsync("Page.setLifecycleEventsEnabled", new { enabled = true }, cancellationToken);
            await pipe.CallAsync("Emulation.setScriptExecutionDisabled", new { value = true }, cancellationToken);
            await pipe.CallAsync("Fetch.enable", new { patterns = new[] { new { urlPattern = "*" } } }, cancellationToken);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync();
            throw;
        }
    }

    private async Task LoadAsync(DebuggingPipe pipe, string address, string html, CancellationToken cancellationToken)
    {
        _html = html;
        _loaded.Clear();
        var navigation = await pipe.CallAsync("Page.navigate", new { url = address }, cancellationToken);
        // Of this document: the end of an earlier one may be heard late.
        var loader = navigation.GetProperty("loaderId").GetString();
        await pipe.UntilAsync(() => _loaded.Contains(loader), cancellationToken);
    }

    private async Task HearAsync(DebuggingPipe pipe, string method, JsonElement said, CancellationToken cancellationToken)
    {
        if (method == "Page.lifecycleEvent" && said.GetProperty("name").GetString() == "load")
        {
            _loaded.Add(said.GetProperty("loaderId").GetString());
        }
        else if (method == "Fetch.requestPaused")
        {
            var requestId = said.GetProperty("requestId").GetString();
            var isDocument = said.GetProperty("request").GetProperty("url").GetString() == Address && _html.Length > 0;
            await (
                isDocument
                    ? pipe.SendAsync(
                        "Fetch.fulfillRequest",
                        new
                        {
                            requestId,
                            responseCode = 200,
                            responseHeaders = Headers,
                            body = Encoding.UTF8.GetBytes(_html),
                        },
                        cancellationToken
                    )
                    : pipe.SendAsync("Fetch.failRequest", new { requestId, errorReason = "BlockedByClient" }, cancellationToken)
            );
            // An iframe that asks for the document's own address gets nothing.
            _html = isDocument ? "" : _html;
        }
    }

    private async Task EndIdleAsync()
    {
        // Somebody prints, so it is not idle.
        if (!await _queue.WaitAsync(TimeSpan.Zero))
        {
            return;
        }

        try
        {
            await EndAsync();
        }
        finally
        {
            _queue.Release();
        }
    }

    private async Task EndAsync()
    {
        if (_pipe is { } pipe)
        {
            _pipe = null;
            await pipe.DisposeAsync();
        }
    }
}
