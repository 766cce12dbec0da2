using System.Text;

namespace CampaignHub.Tests;

/// <summary>The console of a verb that runs within the tests: what it reads and writes is its own, though many run at once.</summary>
internal sealed class CommandConsole : IDisposable
{
    private static readonly AsyncLocal<CommandConsole?> Current = new();

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly StringReader _input;

    static CommandConsole()
    {
        // The runner writes its own lines to the console.
        Console.SetOut(new Router(Console.Out, console => console._output));
        Console.SetError(new Router(Console.Error, console => console._error));
        Console.SetIn(new InputRouter());
    }

    private CommandConsole(string input) => _input = new StringReader(input);

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string input, Func<Task<int>> verb)
    {
        using var console = new CommandConsole(input);
        Current.Value = console;
        var exitCode = await verb();
        return (exitCode, console._output.ToString(), console._error.ToString());
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _input.Dispose();
    }

    private sealed class Router(TextWriter otherwise, Func<CommandConsole, StringWriter> choose) : TextWriter
    {
        public override Encoding Encoding => otherwise.Encoding;

        public override void Write(char value)
        {
            var target = Current.Value is { } console ? choose(console) : otherwise;
            lock (target)
            {
                target.Write(value);
            }
        }

        public override void Write(char[] buffer, int index, int count)
        {
            var target = Current.Value is { } console ? choose(console) : otherwise;
            lock (target)
            {
                target.Write(buffer, index, count);
            }
        }

        public override void Write(string? value) => Write((value ?? "").ToCharArray());

        public override void WriteLine(string? value) => Write(value + NewLine);

        public override void Flush() => otherwise.Flush();
    }

    private sealed class InputRouter : TextReader
    {
        public override int Peek() => Current.Value?._input.Peek() ?? -1;

        public override int Read() => Current.Value?._input.Read() ?? -1;
    }
}
