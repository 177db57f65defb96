using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Rules;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members.Register;

/// <summary>Makes people members, one or a whole roster: keys, numbers, records, filings, accounts and the letters with the activation keys.</summary>
internal sealed class Registration(
    MembersDb db, DbSession session, PersonKeys keys, IAccounts accounts, INotices notices, Rulebook rulebook, Clock clock)
{
    private const int Batch = 250;

    public Task<IReadOnlyList<Filing>> Register(
        EnterpriseSummary enterprise, IReadOnlyList<EmployeeContent> people, EffectiveMonth effective, Filer filer, CancellationToken ct) =>
        Register(enterprise, people, effective, filer, static (_, _) => Task.CompletedTask, ct);

    /// <param name="reached">Told the number of people written so far.</param>
    public async Task<IReadOnlyList<Filing>> Register(
        EnterpriseSummary enterprise, IReadOnlyList<EmployeeContent> people, EffectiveMonth effective, Filer filer, Func<int, CancellationToken, Task> reached, CancellationToken ct)
    {
        if (people.Count == 0)
        {
            return [];
        }
        var benefits = (await rulebook.On<BenefitsStart>(effective.From, ct)).From(effective.From);
        var dues = (await rulebook.On<MonthlyDues>(effective.From, ct)).PerMember;
        var last = await TakeNumbers(enterprise.Id, people.Count, ct);
        var numbers = await FilingNumbers(people.Count, ct);
        var members = people.Select((_, i) => Member.Join(
            enterprise.Id, $"{enterprise.Number}-{last - people.Count + 1 + i:000}", effective.From, benefits, clock.Today)).ToArray();
        await keys.MakeFor([.. members.Select(m => m.Id)], enterprise.Id, ct);
        var filings = new List<Filing>(people.Count);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var i = 0; i < members.Length; i++)
        {
            filings.Add(filer.File(enterprise.Id, members[i].Id, FilingKind.Join, new(null, people[i]), effective, dues, numbers[i]));
            db.AddRange(members[i], MemberProfile.Of(members[i].Id, enterprise.Id, people[i]), MemberContact.Of(members[i].Id, enterprise.Id, people[i].Contact),
                new TenureSpan { Id = Guid.CreateVersion7(), PersonId = members[i].Id, EnterpriseId = enterprise.Id, StartsOn = effective.From }, filings[i]);
            if ((i + 1) % Batch == 0)
            {
                await db.SaveChangesAsync(ct);
                await reached(i + 1, ct);
            }
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await OpenAccounts(enterprise, members, people, ct);
        await reached(people.Count, ct);
        return filings;
    }

    public async Task<IReadOnlyList<string>> FilingNumbers(int count, CancellationToken ct)
    {
        await using var take = session.Command("select nextval('members.filing_number') from generate_series(1, $1)", count);
        await using var row = await take.ExecuteReaderAsync(ct);
        var numbers = new List<string>(count);
        while (await row.ReadAsync(ct))
        {
            numbers.Add($"N{Kernel.Calendar.FiscalYear.Of(clock.Today).Year % 100:00}-{row.GetInt64(0):000000}");
        }
        return numbers;
    }

    // The counter's row is the lock: two officers registering at once get numbers one after the other.
    private async Task<int> TakeNumbers(Guid enterprise, int count, CancellationToken ct)
    {
        await using var take = session.Command(
            """
            insert into members.member_counter as c (enterprise_id, last) values ($1, $2)
            on conflict (enterprise_id) do update set last = c.last + excluded.last returning last
            """, enterprise, count);
        return (int)(await take.ExecuteScalarAsync(ct))!;
    }

    private async Task OpenAccounts(EnterpriseSummary enterprise, Member[] members, IReadOnlyList<EmployeeContent> people, CancellationToken ct)
    {
        var opened = await accounts.OpenMembers([.. members.Select((m, i) => new NewMemberAccount(m.Id, m.Number, people[i].Name))], ct);
        await notices.SetFirstAddresses(
            [.. members.Select((m, i) => (m.Id, people[i].Contact.Mail)).Where(m => m.Mail is not null).Select(m => (m.Id, m.Mail!))], ct);
        await notices.PostAll([.. members.Select((m, i) => (m.Id, KeyLetter(enterprise, m.Number, people[i].Name, opened[i])))], ct);
    }

    private static Letter KeyLetter(EnterpriseSummary enterprise, string number, string name, PostedKey key) =>
        new("members.activation-key", name, enterprise.AddressLines, key.LetterValues(number));
}
