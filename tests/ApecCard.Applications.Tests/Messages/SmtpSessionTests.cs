using System.Text;
using ApecCard.Simulators;
using ApecCard.Simulators.Mail;

namespace ApecCard.Applications.Tests.Messages;

/// <summary>The simulated mail server speaks SMTP as a real one does, as far as it goes.</summary>
public class SmtpSessionTests
{
    private readonly Mailbox _mailbox = new();
    private readonly Behaviour _behaviour = new();

    [Fact]
    public async Task A_mail_is_taken_and_its_dots_are_undone()
    {
        var said = await Talk(
            "EHLO here", "MAIL FROM:<a@example.cn>", "RCPT TO:<b@example.cn>", "RCPT TO:<c@example.cn>", "DATA",
            "Subject: =?utf-8?B?5L2g5aW9?=", " =?utf-8?Q?_A?=", "", "..dot", "text", ".", "QUIT");
        Assert.Equal(["220", "250", "250", "250", "250", "354", "250", "221"], said);
        var mail = Assert.Single(_mailbox.Find("C@example.cn"));
        Assert.Equal(("a@example.cn", "你好 A", ".dot\r\ntext\r\n"), (mail.From, mail.Subject, mail.Text));
    }

    [Theory]
    [InlineData("503", "MAIL FROM:<a@example.cn>")]
    [InlineData("503", "HELO here", "RCPT TO:<b@example.cn>")]
    [InlineData("503", "HELO here", "MAIL FROM:<a@example.cn>", "DATA")]
    [InlineData("503", "HELO here", "MAIL FROM:<a@example.cn>", "RSET", "RCPT TO:<b@example.cn>")]
    [InlineData("503", "HELO here", "MAIL FROM:<a@example.cn>", "MAIL FROM:<a@example.cn>")]
    [InlineData("501", "HELO here", "MAIL from nobody")]
    [InlineData("501", "HELO here", "MAIL FROM:<>", "RCPT TO:<>")]
    [InlineData("500", "LOOK")]
    [InlineData("502", "VRFY somebody")]
    [InlineData("250", "NOOP")]
    [InlineData("550", "HELO here", "MAIL FROM:<>", "RCPT TO:<nobody@example.cn>")]
    public async Task Every_command_has_its_time(string last, params string[] lines)
    {
        _behaviour.Current = new(Refuse: ["nobody@example.cn"]);
        Assert.Equal(last, (await Talk(lines))[^1]);
        Assert.Empty(_mailbox.Find(to: null));
    }

    [Fact]
    public async Task It_is_out_of_order_when_asked_for()
    {
        _behaviour.Current = new(FailNext: 1);
        Assert.Equal(["220", "250", "451", "250"], await Talk("HELO here", "MAIL FROM:<>", "MAIL FROM:<>"));
    }

    // The answers' codes; of an answer in several lines, one.
    private async Task<string[]> Talk(params string[] lines)
    {
        var answers = new MemoryStream();
        var question = new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"));
        using var session = new SmtpSession(new TwoWay(question, answers), _mailbox, _behaviour);
        await session.RunAsync(CancellationToken.None);
        return [.. Encoding.UTF8.GetString(answers.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[3] == ' ').Select(line => line[..3])];
    }

    private sealed class TwoWay(Stream reads, Stream writes) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => reads.Read(buffer, offset, count);

        public override void Write(byte[] buffer, int offset, int count) => writes.Write(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
