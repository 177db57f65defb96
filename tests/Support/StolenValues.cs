using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Support;

/// <param name="Column">schema.table.column.</param>
/// <param name="Purpose">Null: under the session key.</param>
/// <param name="Stored">Values there are.</param>
/// <param name="Opened">Values that whoever holds the keys could open.</param>
public sealed record StolenColumn(string Column, Purpose? Purpose, int Stored, int Opened);

/// <summary>A thief with a copy of the whole database and some keys: every sealed column of every module, and every key at hand tried on each value,
/// straight and through the people's wrapped keys.</summary>
public static class StolenValues
{
    /// <param name="site">For the modules' mappings: which columns are sealed.</param>
    /// <param name="database">The copy.</param>
    /// <param name="folder">Key files at hand; null for none.</param>
    /// <param name="found">What else could be a key.</param>
    public static async Task<IReadOnlyList<StolenColumn>> Try(Site site, TestDatabase database, string? folder, FoundKeys? found = null)
    {
        using var thief = await Thief.With(database, folder, found);
        var seen = new List<StolenColumn>();
        foreach (var table in new SealedTables(site.Office.GetServices<SealedModel>()).All)
        {
            foreach (var (column, purpose) in table.Columns)
            {
                var values = await Values(database, $"select {table.IdColumn} || '|' || {table.PersonColumn} || '|' || encode({column}, 'hex') from {table.Schema}.{table.Table} where {column} is not null");
                var opened = values.Count(v => thief.OpensOf(Guid.Parse(v.Two), purpose, v.Value, table.Context(Guid.Parse(v.One), column)));
                seen.Add(new($"{table.Schema}.{table.Table}.{column}", purpose, values.Length, opened));
            }
        }
        return [.. seen.OrderBy(s => s.Column, StringComparer.Ordinal)];
    }

    /// <summary>What stands sealed beside the modules' columns: wrapped keys, kept answers, challenges, words in the log.</summary>
    public static async Task<IReadOnlyList<StolenColumn>> Beside(TestDatabase database, string? folder, FoundKeys? found = null)
    {
        using var thief = await Thief.With(database, folder, found);
        var seen = thief.Wrapped.GroupBy(w => w.Purpose).OrderBy(g => g.Key)
            .Select(g => new StolenColumn("keys.person_key.wrapped", g.Key, g.Count(), g.Count(w => thief.Unwraps(w.Person, w.Purpose)))).ToList();
        var notes = await Values(database, "select s.entry_id || '|' || a.person_id || '|' || encode(s.note, 'hex') from audit.entry_subject s join keys.audit_alias a on a.alias = s.alias where s.note is not null");
        seen.Add(new("audit.entry_subject.note", Purpose.Office, notes.Length, notes.Count(n => thief.OpensOf(Guid.Parse(n.Two), Purpose.Office, n.Value, $"audit.entry_subject|{Guid.Parse(n.One):N}|note"))));
        var answers = await Values(database, "select replace(session_id::text, '-', '') || ' ' || replace(key::text, '-', '') || '|' || use_case || '|' || encode(answer, 'hex') from kernel.command_key where answer is not null");
        seen.Add(new("kernel.command_key.answer", null, answers.Length,
            answers.Count(a => thief.OpensUnderSessionKey(a.Value, $"kernel.command_key|{a.One.Split(' ')[0]}|{a.Two}|{a.One.Split(' ')[1]}"))));
        var asked = await Values(database, "select replace(id::text, '-', '') || '||' || encode(state, 'hex') from identity.passkey_challenge");
        seen.Add(new("identity.passkey_challenge.state", null, asked.Length, asked.Count(a => thief.OpensUnderSessionKey(a.Value, $"identity.passkey_challenge|{a.One}|state"))));
        return [.. seen.OrderBy(s => s.Column, StringComparer.Ordinal)];
    }

    /// <summary>An entry of the log with words about somebody, as the back office would write it.</summary>
    public static async Task Note(Site site, Guid person)
    {
        await using var scope = site.Office.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.Open(CancellationToken.None);
        var audit = scope.ServiceProvider.GetRequiredService<AuditTrail>();
        audit.Because("inquiry", person, "電話での問い合わせ");
        await audit.Write(UseCaseShape.Of(typeof(WhoIsAtTheTerminal))!, new UseCaseContext { Terminal = "T-01" }, "ok", CancellationToken.None);
        await session.Commit(CancellationToken.None);
    }

    private static async Task<(string One, string Two, byte[] Value)[]> Values(TestDatabase database, string sql) =>
        [.. (await database.Read<string>(sql)).Select(l => l.Split('|')).Select(l => (l[0], l[1], Convert.FromHexString(l[2])))];
}
