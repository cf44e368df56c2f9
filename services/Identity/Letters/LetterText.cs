namespace ApecCard.Identity.Letters;

/// <summary>What letters say, in Chinese and in English; nobody's name but a company's stands in them.</summary>
public sealed record LetterText(string Subject, string Body)
{
    /// <param name="kind">What it is about.</param>
    /// <param name="link">Where it leads.</param>
    /// <param name="company">Of an invitation: whose account it is, or whom the agent acts for.</param>
    public static LetterText Of(LetterKind kind, Uri link, string? company) => kind switch
    {
        LetterKind.ConfirmEmail => Letter(
            "请确认您的邮箱", "Please confirm your e-mail",
            $"""
            有企业用这个邮箱在 APEC 商务旅行卡系统注册。请在 72 小时内打开下面的链接，确认邮箱：

            {link}

            如果不是您注册的，请勿打开链接，不必做任何事。
            """,
            $"""
            A company has registered for the APEC Business Travel Card with this e-mail. Please open this link within
            72 hours to confirm the address:

            {link}

            If it was not you, leave the link alone: there is nothing to do.
            """),
        LetterKind.ResetPassword => Letter(
            "重新设置密码", "Choose a new password",
            $"""
            有人请求为使用这个邮箱登录的账户重新设置密码。链接 30 分钟内有效，只能使用一次：

            {link}

            如果不是您本人操作，请忽略本邮件，密码不会改变。
            """,
            $"""
            Somebody asked for a new password for the account that signs in with this e-mail. The link is good for 30
            minutes, and once:

            {link}

            If it was not you, ignore this mail: the password stays as it is.
            """),
        LetterKind.PasswordChanged => Letter(
            "您的密码已更改", "Your password was changed",
            """
            您的账户刚刚设置了新密码，其他设备均已退出登录。

            如果不是您本人操作，请立即在登录页点击“忘记密码”，并联系发证机构。
            """,
            """
            Your account has a new password since a moment ago, and was signed out everywhere else.

            If it was not you, choose “Forgot your password?” on the sign-in page at once, and call the office.
            """),
        LetterKind.ConfirmNewEmail => Letter(
            "请确认新的登录邮箱", "Please confirm your new e-mail",
            $"""
            有企业希望今后用这个邮箱登录 APEC 商务旅行卡系统。请在 24 小时内打开下面的链接确认：

            {link}

            确认之前，原邮箱继续有效。如果不是您本人操作，请勿打开链接。
            """,
            $"""
            A company wants to sign in to the APEC Business Travel Card with this e-mail from now on. Please open this
            link within 24 hours to confirm it:

            {link}

            Until then it signs in with the old address. If it was not you, leave the link alone.
            """),
        LetterKind.EmailChangeAsked => Letter(
            "您的登录邮箱将要更改", "Your e-mail is about to change",
            """
            您的账户请求改用另一个邮箱登录。新邮箱确认之后，本邮箱不再用于登录。

            如果不是您本人操作，请立即登录，在“账户”页取消更改，并设置新密码。
            """,
            """
            Your account asked to sign in with another e-mail. Once that one is confirmed, this one signs in no more.

            If it was not you, sign in at once, cancel the change on the page “Account”, and choose a new
            password.
            """),
        LetterKind.InviteAgent => Letter(
            "邀请您担任经办人", "You are invited to act for a company",
            $"""
            “{company}”请您担任经办人，在 APEC 商务旅行卡系统为企业办理业务。请在 72 小时内打开下面的链接，设置自己的登录密码：

            {link}

            链接只能使用一次。企业授权之后您即可登录。如果您不认识这家企业，请忽略本邮件。
            """,
            $"""
            “{company}” asks you to act for it with the APEC Business Travel Card. Please open this link within 72 hours
            and choose a password of your own:

            {link}

            The link is good once. You can sign in as soon as the company has authorised you. If you do not know this
            company, ignore this mail.
            """),
        _ => Letter(
            "邀请您启用企业账户", "Your company's account is ready",
            $"""
            根据电话联系，我们为“{company}”开立了 APEC 商务旅行卡企业账户。请在 72 小时内打开下面的链接，核对企业信息并设置密码：

            {link}

            如有疑问，请致电发证机构。
            """,
            $"""
            As agreed on the telephone, we have opened an account for “{company}” for the APEC Business Travel Card.
            Please open this link within 72 hours, look whether the company's facts are right, and choose a password:

            {link}

            If anything is unclear, please call the office.
            """),
    };

    /// <summary>To an address an account wanted and another has; it is not said whose, and there is no link.</summary>
    public static LetterText OfTakenEmail() => Letter(
        "这个邮箱已在使用", "This e-mail is in use already",
        """
        有人希望用这个邮箱登录 APEC 商务旅行卡系统，但它已是一个账户的登录邮箱，因此没有任何改变。

        如果是您本人操作，请换用另一个邮箱，或直接用本邮箱登录。如果不是，请忽略本邮件。
        """,
        """
        Somebody wanted to sign in to the APEC Business Travel Card with this e-mail, but an account does so already:
        nothing was changed.

        If it was you, take another address, or sign in with this one. If it was not, ignore this mail.
        """);

    /// <summary>To who signs in with a device that is new; there is no link, which somebody could be made to open.</summary>
    public static LetterText OfSignInCode(string digits) => Letter(
        "登录验证码", "Your sign-in code",
        $"""
        有人用您的密码在一台新设备上登录 APEC 商务旅行卡系统。验证码：

        {digits}

        10 分钟内有效，只能使用一次。请勿告诉任何人，发证机构不会向您索取。如果不是您本人登录，说明有人知道您的密码：
        请立即在登录页点击“忘记密码”，设置新密码。
        """,
        $"""
        Somebody signs in to the APEC Business Travel Card with your password, on a device that is new. The code:

        {digits}

        It is good for 10 minutes, and once. Tell it to nobody; no office will ask you for it. If it was not you,
        somebody knows your password: choose “Forgot your password?” on the sign-in page at once.
        """);

    private static LetterText Letter(string chinese, string english, string chineseText, string englishText) => new(
        $"APEC 商务旅行卡：{chinese} · {english}", $"{chineseText}\n\n--------\n\n{englishText}\n");
}
