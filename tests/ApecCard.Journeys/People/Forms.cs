namespace ApecCard.Journeys.People;

/// <summary>What an enterprise fills in.</summary>
public static class Forms
{
    /// <summary>A complete form for this applicant, to be mailed, or collected at a service point.</summary>
    public static object Complete(Person person, Company company, string office, string? servicePoint = null) => new
    {
        company = new
        {
            kind = "Private",
            sector = "Trade",
            address = "上海市浦东新区世纪大道 100 号",
            contactName = "黄娜",
            contactPhone = "13456768021",
            contactEmail = company.Email,
            apecTrade = 3_600_000,
            serviceContracts = true,
            taxCredit = "A",
            employees = 48,
        },
        applicant = new
        {
            person.ChineseName,
            person.FamilyName,
            person.GivenNames,
            sex = person.Sex.ToString(),
            person.DateOfBirth,
            person.ResidentId,
            passport = new
            {
                number = person.PassportNumber,
                issuedOn = person.PassportIssuedOn,
                expiresOn = person.PassportExpiresOn,
                person.MrzLine1,
                person.MrzLine2,
            },
            person.Mobile,
            email = "traveller@example.com",
            position = "销售总监",
            staffCategory = "Manager",
            travelNeed = "每年多次赴日本、新加坡和澳大利亚洽谈进出口业务。",
            insuredMonths = 36,
            criminalRecord = false,
            refusedByEconomy = false,
        },
        office,
        handover = new
        {
            method = servicePoint is null ? "Mailing" : "Collection",
            servicePoint,
            address = new
            {
                recipient = person.ChineseName,
                phone = person.Mobile,
                province = "上海市",
                city = "上海市",
                street = "世纪大道 100 号",
                postcode = "200120",
            },
        },
        invoice = new { taxpayerNumber = company.Uscc, email = company.Email },
    };
}
