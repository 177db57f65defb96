using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Own;

/// <summary>What stands on the member's card, and nothing else of the record.</summary>
public sealed record MyCard : IPortalUseCase<MyCard.Result>, IQuery
{
    public static Access Access => Access.Member;

    public sealed record Result(string FamilyName, string Name, string Kana, string Number, string EnterpriseName, MembershipState State, DateOnly JoinedOn, DateOnly? LeftOn);

    internal sealed class Handler(MembersDb db, PersonKeys keys, IEnterprises enterprises, Actor actor) : IHandle<MyCard, Result>
    {
        public async Task<Outcome<Result>> Handle(MyCard query, CancellationToken ct)
        {
            var own = await db.Members.AsNoTracking().Where(m => m.Id == actor.PersonId)
                .Join(db.Profiles.AsNoTracking(), m => m.Id, p => p.Id, (m, p) => new { Member = m, Profile = p }).SingleOrDefaultAsync(ct);
            if (own is null)
            {
                return Refusal.NotFound;
            }
            var (member, profile) = (own.Member, own.Profile);
            await keys.LoadFor(actor.PersonId, ct: ct);
            var enterprise = await enterprises.Find(member.EnterpriseId, ct);
            var family = profile.FamilyName.Open();
            return new Result(
                family, $"{family}　{profile.GivenName.Open()}", $"{profile.FamilyKana.Open()}　{profile.GivenKana.Open()}",
                member.Number, enterprise?.Name ?? "", member.State, member.JoinedOn, member.LeftOn);
        }
    }
}
