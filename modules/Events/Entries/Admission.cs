using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>Whether a member may enter a session now, and with whom at what fee.</summary>
internal sealed record Admission(Happening Happening, Session Session, Membership Membership, IReadOnlyList<Relative> Family, Placed[] Party)
{
    public int Quantity => Party.Length;
    public Yen Amount => Fees.Total(Party);
}

internal static class Admissions
{
    /// <summary>Asks the rules. The member's own key is loaded by it. Places and limits are the counters' business.</summary>
    public static async Task<Outcome<Admission>> Admit(
        this EventsDb db, IMemberFiles members, PersonKeys keys, Guid person, Guid session, IReadOnlyCollection<PartyMember> companions, Clock clock, CancellationToken ct)
    {
        var happening = await db.Happenings.AsNoTracking().Include(h => h.PriceClasses).Include(h => h.Sessions).ThenInclude(s => s.Stock)
            .AsSingleQuery().SingleOrDefaultAsync(h => h.Sessions.Any(s => s.Id == session), ct);
        if (happening is null)
        {
            return Refusal.NotFound;
        }
        var held = happening.Sessions.Single(s => s.Id == session);
        if (Entering.Refuse(happening, held, clock.Now) is { } refusal)
        {
            return refusal;
        }
        var file = (await members.Of([person], ct)).GetValueOrDefault(person);
        await keys.LoadFor(person, ct: ct);
        if (file is null || !file.Membership.IsMemberOn(clock.Today) || file.Open() is not { } member)
        {
            return Entering.NotAMember;
        }
        var family = file.Family();
        var party = Party.Of(member, companions, family, happening, held.Day);
        if (!party.Succeeded)
        {
            return Outcome<Admission>.Refused(party.Refusals);
        }
        return Fees.Place(happening.PriceClasses, party.Value) is { } placed
            ? new Admission(happening, held, file.Membership, family, placed) : Fees.NoClass;
    }
}
