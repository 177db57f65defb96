using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Own;

/// <summary>What stands on the member's card, and nothing else of the record.</summary>
public sealed record MyCard : IPortalUseCase<MemberCard>, IQuery
{
    public static Access Access => Access.Member;

    internal sealed class Handler(IMemberCards cards, Actor actor) : IHandle<MyCard, MemberCard>
    {
        public async Task<Outcome<MemberCard>> Handle(MyCard query, CancellationToken ct) =>
            await cards.Of(actor.PersonId, ct) is { } own ? own.Card : Refusal.NotFound;
    }
}

internal sealed class MemberCards(MembersDb db, PersonKeys keys, IEnterprises enterprises) : IMemberCards
{
    public async Task<OwnCard?> Of(Guid person, CancellationToken ct)
    {
        var own = await db.Members.AsNoTracking().Where(m => m.Id == person)
            .Join(db.Profiles.AsNoTracking(), m => m.Id, p => p.Id, (m, p) => new { Member = m, Profile = p }).SingleOrDefaultAsync(ct);
        if (own is null)
        {
            return null;
        }
        var (member, profile) = (own.Member, own.Profile);
        await keys.LoadFor(person, ct: ct);
        var enterprise = await enterprises.Find(member.EnterpriseId, ct);
        var family = profile.FamilyName.Open();
        return new(new(
            family, $"{family}　{profile.GivenName.Open()}", $"{profile.FamilyKana.Open()}　{profile.GivenKana.Open()}",
            member.Number, enterprise?.Name ?? "", member.State, member.JoinedOn, member.LeftOn), member.HouseholdId);
    }
}
