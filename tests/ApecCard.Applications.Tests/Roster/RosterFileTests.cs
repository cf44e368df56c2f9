using System.Net;
using System.Text;
using ApecCard.Applications.Roster;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Applications.Tests.Roster.RosterDesk;

namespace ApecCard.Applications.Tests.Roster;

/// <summary>Which files are read, and what is said of those that cannot be.</summary>
[Collection(nameof(TheService))]
public class RosterFileTests(ApplicationsService service)
{
    [Theory]
    [InlineData("utf-8", true, ",")]
    [InlineData("utf-8", false, ";")]
    [InlineData("GB18030", false, ",")]
    [InlineData("GB18030", false, "\t")]
    public async Task As_spreadsheets_write_it(string encoding, bool mark, string between)
    {
        var csv = $"Chinese name,Resident ID,Date of birth,Sex,Staff category\r\n王伟,{APerson()},,,管理人员\r\n"
            .Replace(",", between, StringComparison.Ordinal);
        var writes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.UTF8;
        byte[] bytes = [.. mark ? Encoding.UTF8.Preamble.ToArray() : [], .. writes.GetBytes(csv)];

        var answer = await Body(await Upload(service.As(Roles.Enterprise, await service.AnEnterprise()), bytes));

        Assert.Equal((1, "王伟"), (answer.Good, answer.Items[0].Applicant));
    }

    [Theory]
    [InlineData("出生日期", "31.12.1990x", "applicant.dateOfBirth", "format")]
    [InlineData("性别", "外星人", "applicant.sex", "format")]
    [InlineData("本企业已缴社保月数", "-1", "applicant.insuredMonths", "format")]
    [InlineData("有犯罪记录", "也许", "applicant.criminalRecord", "format")]
    [InlineData("护照号码", "E123456789", "applicant.passport.number", "too-long")]
    [InlineData("手机", "12", "applicant.mobile", "format")]
    [InlineData("邮箱", "nobody", "applicant.email", "format")]
    public async Task A_cell_that_cannot_be_what_it_should_be_is_told(
        string column, string cell, string field, string code)
    {
        var answer = await Body(await Check($"中文姓名,身份证号,{column}\n王伟,{APerson()},{cell}"));
        Assert.Equal((field, code), Assert.Single(answer.Items[0].Problems.Select(one => (one.Field, one.Code))));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_stands_in_nobodys_way()
    {
        var answer = await Body(await Check(
            $"中文姓名,身份证号\n\"王\"伟,1\n李娜,{APerson()}\n张敏,{APerson()},too,many"));
        Assert.Equal([false, true, false], answer.Items.Select(item => item.Problems.Count == 0));
        Assert.Equal("unreadable", answer.Items[0].Problems[0].Code);
    }

    [Fact]
    public async Task The_template_is_read_and_its_example_is_nobody()
    {
        var http = service.As(Roles.Enterprise, await service.AnEnterprise());
        foreach (var language in new[] { "zh", "en" })
        {
            var template = await http.GetByteArrayAsync($"/cases/roster/template?language={language}");
            Assert.Equal(Encoding.UTF8.Preamble.ToArray(), template[..3]);

            var answer = await Body(await http.PostAsync("/cases/roster/check", new ByteArrayContent(template)));

            Assert.Equal("example", Assert.Single(answer.Items[0].Problems).Code);
        }
    }

    [Theory]
    [InlineData("", "roster.empty")]
    [InlineData("\uFEFF \r\n", "roster.empty")]
    [InlineData("中文姓名,身份证号\n", "roster.empty")]
    [InlineData("中文姓名,身份证号\n,\n,", "roster.empty")]
    [InlineData("中文姓名\n王伟", "roster.header")]
    [InlineData("中文姓名,身份证号,工资\n王伟,1,2", "roster.header")]
    [InlineData("中文姓名,身份证号,身份证号\n王伟,1,1", "roster.header")]
    [InlineData("中文姓名,身份证号\n王\0伟,1", "roster.encoding")]
    [InlineData("PK\u0003\u0004", "roster.encoding")]
    public async Task What_is_no_roster_is_refused_as_a_whole(string csv, string code) =>
        await Refusal.Is(HttpStatusCode.BadRequest, code, await Check(csv));

    [Fact]
    public async Task Another_encoding_is_told_and_not_guessed() => await Refusal.Is(
        HttpStatusCode.BadRequest, "roster.encoding", await Check(Encoding.Unicode.GetBytes("中文姓名,身份证号\n王伟,1")));

    [Fact]
    public async Task Too_many_rows_and_too_many_bytes_are_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("王伟,1\n", RosterFile.MostRows + 1));
        await Refusal.Is(HttpStatusCode.BadRequest, "roster.too-many-rows", await Check($"中文姓名,身份证号\n{rows}"));
        await Refusal.Is(HttpStatusCode.BadRequest, "roster.too-many-rows",
            await Check($"中文姓名,身份证号\n\"{new string('\n', 500_000)}"));
        await Refusal.Is(
            HttpStatusCode.RequestEntityTooLarge, "too-large", await Check(new byte[RosterFile.MostBytes + 1]));
    }

    private Task<HttpResponseMessage> Check(string csv) => Check(Encoding.UTF8.GetBytes(csv));

    private async Task<HttpResponseMessage> Check(byte[] csv) => await service
        .As(Roles.Enterprise, await service.AnEnterprise()).PostAsync("/cases/roster/check", new ByteArrayContent(csv));
}
