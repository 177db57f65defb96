using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
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
        this EventsDb db, IMembers members, Guid person, Guid session, IReadOnlyCollection<PartyMember> companions, Clock clock, CancellationToken ct)
    {
        var happening = await db.Happenings.AsNoTracking().Include(h => h.PriceClasses).Include(h => h.Sessions).ThenInclude(s => s.Stock)
            .AsSplitQuery().SingleOrDefaultAsync(h => h.Sessions.Any(s => s.Id == session), ct);
        if (happening is null)
        {
            return Refusal.NotFound;
        }
        var held = happening.Sessions.Single(s => s.Id == session);
        if (Entering.Refuse(happening, held, clock.Now) is { } refusal)
        {
            return refusal;
        }
        var membership = await members.Of(person, ct);
        if (membership is null || !membership.IsMemberOn(clock.Today) || await members.Open(person, ct) is not { } member)
        {
            return Entering.NotAMember;
        }
        var family = await members.FamilyOf(person, ct);
        var party = Party.Of(member, companions, family, happening, held.Day);
        if (!party.Succeeded)
        {
            return Outcome<Admission>.Refused(party.Refusals);
        }
        return Fees.Place(happening.PriceClasses, party.Value) is { } placed
            ? new Admission(happening, held, membership, family, placed) : Fees.NoClass;
    }
}
