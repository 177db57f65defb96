using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>Source: NIST SP 800-63B-4 3.2.2. Counts wrong passwords typed with the right card in the reader: only its holder, or a finder, can reach that count.
/// The hundredth in a row kills the password and suspends the card, until two people bind them anew.</summary>
internal sealed class StaffMisses(DbSession session, Sessions sessions, Clock clock)
{
    public async Task Count(Guid staff, CancellationToken ct)
    {
        await using var count = session.Command(
            """
            update identity.staff set wrong_count = wrong_count + 1, version = version + 1,
                password_hash = case when wrong_count + 1 < $2 then password_hash end,
                password_changed_at = case when wrong_count + 1 < $2 then password_changed_at end,
                disabled_at = case when wrong_count + 1 < $2 then disabled_at else $3 end
            where id = $1 returning wrong_count
            """, staff, StaffPasswordRules.MostWrong, clock.Now);
        if ((int)(await count.ExecuteScalarAsync(ct))! < StaffPasswordRules.MostWrong)
        {
            return;
        }
        await using var suspend = session.Command(
            """
            with suspended as (update identity.card set state = 'Suspended' where staff_id = $2 and state = 'Active')
            insert into identity.alert (id, code, at) values ($1, 'staff-disabled', $3)
            """, Guid.CreateVersion7(), staff, clock.Now);
        await suspend.ExecuteNonQueryAsync(ct);
        await sessions.EndAll(staff, Guid.Empty, ct);
    }
}
