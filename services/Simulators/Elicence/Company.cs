namespace ApecCard.Simulators.Elicence;

/// <summary>What an electronic business licence says of its company; USCC is its unified social credit code.</summary>
public sealed record Company(string Name, string Uscc, string LegalRepresentative)
{
    /// <summary>
    /// Licences in the phone of whoever scans. The check digits are right, except that of the last: such codes are in
    /// real use, and the system must ask an officer about them instead of refusing.
    /// </summary>
    public static readonly Company[] Samples =
    [
        new("上海远帆国际贸易有限公司", "91310115MA1K30APE6", "陈远帆"),
        new("湖南湘江精密机械股份有限公司", "91430100MA4L10C5XA", "周立群"),
        new("西安丝路数字科技有限公司", "91610131MA6U20XANJ", "王思齐"),
        new("北京华信会计师事务所（普通合伙）", "91110108MA00E30BJF", "赵明哲"),
        new("上海亚太物流集团有限公司", "91310000607200TRD6", "林海峰"),
        new("厦门旧码商贸有限公司", "91350211M0000XUF46", "黄志远"),
    ];
}
