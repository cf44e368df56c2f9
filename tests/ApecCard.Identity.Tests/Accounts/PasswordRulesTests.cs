using ApecCard.Identity.Accounts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Tests.Accounts;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("123456123456")]
    [InlineData("PASSWORDPASSWORD")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("yuanfan-2026")]
    [InlineData("qwerty123456")]
    [InlineData("sunshine2026!!")]
    [InlineData("dragonflydragonfly")]
    [InlineData("Unbelievable")]
    [InlineData("123basketball!")]
    [InlineData("zxcasdqwe123")]
    [InlineData("ElizaVeta2000")]
    public void What_everybody_tries_first_is_refused(string password)
    {
        var refused = Assert.Throws<InvalidInputException>(
            () => PasswordRules.Check(password, "yuanfan@company.example"));
        Assert.Equal(400, refused.Status);
    }

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("我们公司喜欢长长的密码吗")]
    [InlineData("ApecCard-Demo-2026")]
    public void Length_makes_a_good_one(string password) => PasswordRules.Check(password, "yuanfan@company.example");
}
