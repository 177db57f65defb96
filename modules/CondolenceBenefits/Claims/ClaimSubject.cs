using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>What happened when and to whom, without a name: keyed digests that the Gateway can make. A digest is made together
/// with the claimant's id, so two members' claims about one child cannot be linked.</summary>
internal sealed record ClaimSubject(BenefitKind Kind, DateOnly EventDate, byte[] Key, byte[]? SpouseKey)
{
    public Relation Relation => Kind switch
    {
        BenefitKind.Childbirth or BenefitKind.SchoolEntry or BenefitKind.SchoolGraduation => Relation.Child,
        _ => Relation.Member,
    };

    public static ClaimSubject Of(BenefitKind kind, DateOnly eventDate, Guid person, string kana, SearchIndex index)
    {
        var self = index.SignIn("subject", $"{person:N}");
        var about = kana.Length > 0 ? index.SignIn("subject", $"{person:N}|{Kana.SearchKey(kana)}") : self;
        return kind == BenefitKind.Marriage ? new(kind, eventDate, self, about) : new(kind, eventDate, about, null);
    }
}
