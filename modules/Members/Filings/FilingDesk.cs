using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members.Filings;

internal sealed record Departure(Registered Who, DateOnly RetiredOn, string? Reason);

/// <summary>Changes and leavings of one person or of a whole roster, and taking them back. A change of facts holds at once,
/// a leaving from its month's end; both are recorded as a filing with what was before.</summary>
internal sealed class FilingDesk(MembersDb db, Registration registration, IAccounts accounts, INotices notices, Rulebook rulebook, Clock clock)
{
    /// <summary>Until when what is filed now may be taken back, and from which month it holds.</summary>
    public Task<EffectiveMonth> MonthNow(CancellationToken ct) => MonthAt(clock.Now, ct);

    public async Task<EffectiveMonth> MonthAt(DateTimeOffset filed, CancellationToken ct) => (await rulebook.On<CutOff>(Clock.DayOf(filed), ct)).At(filed);

    public async Task<IReadOnlyList<Filing>> Change(IReadOnlyList<(Registered Who, EmployeeContent After)> changes, EffectiveMonth effective, Filer filer, CancellationToken ct)
    {
        var numbers = await registration.FilingNumbers(changes.Count, ct);
        var filings = new List<Filing>(changes.Count);
        foreach (var (who, after) in changes)
        {
            var before = who.Content;
            who.Write(after, clock.Now);
            filings.Add(filer.File(who.Member.EnterpriseId, who.Member.Id, FilingKind.Change, new(before, after), effective, Yen.Zero, numbers[filings.Count]));
            await Carry(who.Member.Id, before, after, ct);
        }
        db.AddRange(filings);
        await db.SaveChangesAsync(ct);
        await Tell(filings, "members.filed-for-you", ct);
        return filings;
    }

    public async Task<IReadOnlyList<Filing>> Leave(IReadOnlyList<Departure> departures, EffectiveMonth effective, Filer filer, CancellationToken ct)
    {
        var leaving = await rulebook.Today<Leaving>(ct);
        var dues = (await rulebook.Today<MonthlyDues>(ct)).PerMember;
        var people = departures.Select(d => d.Who.Member.Id).ToArray();
        var spans = await db.Spans.Where(s => people.Contains(s.PersonId) && s.EndsOn == null).ToDictionaryAsync(s => s.PersonId, ct);
        var numbers = await registration.FilingNumbers(departures.Count, ct);
        var filings = new List<Filing>(departures.Count);
        foreach (var departure in departures)
        {
            var member = departure.Who.Member;
            var asked = leaving.LastDay(departure.RetiredOn, effective);
            var lastDay = asked < member.JoinedOn.AddDays(-1) ? member.JoinedOn.AddDays(-1) : asked; // who retired before they joined was a member for no day
            member.Leave(lastDay, clock.Today);
            spans[member.Id].EndsOn = lastDay;
            var month = effective with { From = CutOff.FirstOf(lastDay.AddDays(1)) };
            filings.Add(filer.File(member.EnterpriseId, member.Id, FilingKind.Leave, new(departure.Who.Content, null, departure.RetiredOn, departure.Reason),
                month, Yen.Zero - dues, numbers[filings.Count]));
        }
        db.AddRange(filings);
        await db.SaveChangesAsync(ct);
        await Tell(filings, "members.filed-for-you", ct);
        return filings;
    }

    /// <summary>Puts back what the filing did. The caller has checked that it may still be taken back, and tells the person: of this, or of what takes its place.
    /// With a joining goes whatever else was filed about the person: there is no membership that it could change or end.</summary>
    /// <returns>Why not: something else was changed since, or who would stay never joined. Null when it was taken back.</returns>
    public async Task<Refusal?> TakeBack(Filing filing, Registered who, FilingState state, CancellationToken ct)
    {
        var span = await db.Spans.Where(s => s.PersonId == filing.PersonId).OrderByDescending(s => s.StartsOn).FirstAsync(ct);
        switch (filing.Kind)
        {
            case FilingKind.Join:
                who.Member.NeverJoined();
                span.EndsOn = span.StartsOn.AddDays(-1);
                foreach (var other in await db.Filings.Where(f => f.PersonId == filing.PersonId && f.Id != filing.Id && f.State == FilingState.Filed).ToListAsync(ct))
                {
                    other.State = FilingState.Withdrawn;
                }
                await accounts.Close(filing.PersonId, ct);
                break;
            case FilingKind.Leave:
                if (await db.Filings.AnyAsync(f => f.PersonId == filing.PersonId && f.Kind == FilingKind.Join && f.State == FilingState.Withdrawn, ct))
                {
                    return MembershipRules.FilingClosed;
                }
                who.Member.Stay(clock.Today);
                span.EndsOn = null;
                break;
            case FilingKind.Change when filing.Content.Open() is { Before: { } before, After: { } after } && after == who.Content:
                who.Write(before, clock.Now);
                await Carry(filing.PersonId, after, before, ct);
                break;
            default:
                return MembershipRules.ChangedSince;
        }
        filing.State = state;
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>The employee learns that the filing holds no more.</summary>
    public Task TellTakenBack(Filing filing, CancellationToken ct) => Tell([filing], "members.filing-withdrawn", ct);

    // The employee learns what was filed for them: by mail, or by a letter in the print batch (ENT-08, decision 0030). A roster tells everybody in one statement.
    private Task Tell(IReadOnlyList<Filing> filings, string template, CancellationToken ct) =>
        notices.TellAll([.. filings.Select(f => (f.PersonId, f.Id))], template, ct);

    private async Task Carry(Guid person, EmployeeContent before, EmployeeContent after, CancellationToken ct)
    {
        if (before.Name != after.Name)
        {
            await accounts.Rename(person, after.Name, ct);
        }
        if (before.Contact.Mail != after.Contact.Mail)
        {
            await notices.SetAddress(person, after.Contact.Mail, ct);
        }
    }
}
