using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members.Search;

/// <summary>A keyed digest by which staff find a person without opening anybody.</summary>
internal sealed class MemberSearch
{
    public Guid PersonId { get; init; }
    public string Kind { get; init; } = "";
    public byte[] Digest { get; init; } = [];

    /// <summary>Of the index key under which the digest was made.</summary>
    public int Version { get; init; }

    public static void Configure(EntityTypeBuilder<MemberSearch> entity) => entity.HasKey(x => new { x.Kind, x.Digest, x.PersonId });
}

/// <summary>What is indexed of a person, and how a query is turned into the same.</summary>
internal static class SearchTerms
{
    public const int LeastKana = 2;
    private const int MostPrefix = 12;

    public static IEnumerable<(string Kind, string Value)> Of(Registered registered)
    {
        var content = registered.Content;
        var terms = Prefixes("kana", Kana.SearchKey(content.Kana)).Concat(Prefixes("kana", Kana.SearchKey(content.GivenKana)))
            .Concat(Prefixes("name", Spaceless(content.Name)))
            .Append(("born", Born(content.BornOn)));
        return (content.Contact.Phone is { Length: >= 4 } phone ? terms.Append(("phone", phone[^4..])) : terms).Distinct();
    }

    public static string Born(DateOnly day) => day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
    public static string Spaceless(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
    public static string Cut(string key) => key.Length > MostPrefix ? key[..MostPrefix] : key;

    public static byte[] Digest(SearchIndex index, string kind, string value) => index.Office($"member.{kind}", value);
    public static byte[][] Digests(SearchIndex index, string kind, string value) => index.OfficeInAnyVersion($"member.{kind}", value);

    private static IEnumerable<(string, string)> Prefixes(string kind, string key) =>
        Enumerable.Range(LeastKana, Math.Max(0, Math.Min(key.Length, MostPrefix) - LeastKana + 1)).Select(length => (kind, key[..length]));
}
