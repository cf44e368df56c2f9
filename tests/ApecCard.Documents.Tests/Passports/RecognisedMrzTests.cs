using ApecCard.Documents.Passports;

namespace ApecCard.Documents.Tests.Passports;

public class RecognisedMrzTests
{
    private const string Line1 = "POCHNZHANG<<XIAOMING<<<<<<<<<<<<<<<<<<<<<<<<";
    private const string Line2 = "EA12345676CHN9001011M3001019MBPNLLLMMMPCA030";
    private static readonly DateOnly _today = new(2026, 11, 22);

    [Theory]
    [InlineData("as it stands", Line1, Line2)]
    [InlineData("other lines before", "PASSPORT\n\nCHN\n" + Line1, Line2)]
    [InlineData("fillers lost", "POCHNZHANG<<XIAOMING<<<<", Line2)]
    [InlineData("fillers taken for letters", "POCHNZHANG<<XIAOMING<<<<<<<K<<<C<<<<<<<<<<<<", Line2)]
    [InlineData("noise instead of fillers", "POCHNZHANG<<XIAOMING<<<<<<<KKSSSS<S<K<K", Line2)]
    [InlineData("a gap in a line", Line1, "EA12345676CHN9001011M300101 9MBPNLLLMMMPCA030")]
    [InlineData("digits taken for letters", Line1, "EA12345676CHN9OOIOIIM3OOIOI9MBPNLLLMMMPCA030")]
    [InlineData("a character seen twice", Line1, "EA12345676CHN9001011M3001019MBPNLLLMMMPCAO030")]
    [InlineData("a letter taken for a digit", "P0CHNZHANG<<X1AOM1NG<<<<", Line2)]
    public void Finds_the_lines(string what, string first, string second) =>
        Assert.Equal((what, (Line1, Line2)), (what, RecognisedMrz.Find($"{first}\n{second}\n", _today)));

    [Theory]
    [InlineData("EA12345676CHN9001011M3001019<<<<<<04")]
    [InlineData("EA12345676CHN9001011M3001019<<<<<<<<KK<KKK<<<04")]
    public void Where_there_is_no_optional_data_fillers_are_not_counted(string second) => Assert.Equal(
        "EA12345676CHN9001011M3001019<<<<<<<<<<<<<<04", RecognisedMrz.Find($"{Line1}\n{second}", _today)?.Line2);

    [Theory]
    [InlineData("a wrong digit", Line1, "EA12345676CHN9001211M3001019MBPNLLLMMMPCA030")]
    [InlineData("too much is lost", Line1, "EA12345676CHN9001011M3001019MBPNLLLMMMP")]
    [InlineData("names without their end", "POCHNZHANG", Line2)]
    [InlineData("one line", Line1, "")]
    [InlineData("another document", "I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6")]
    [InlineData("nothing but noise", "<A<B<C<D<E<F<G<H<I<K<L<M<N<O<P<Q<R<S<T<U<V<W<X", "0")]
    public void Reads_nothing_into_it(string what, string first, string second) =>
        Assert.Equal((what, null), (what, RecognisedMrz.Find($"{first}\n{second}\n", _today)));
}
